"""What every route works with: settings, index, names, intake, answers. `app.state` holds it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Hashable, Iterable
from typing import Annotated, Any, cast

from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.exc import SQLAlchemyError

from kp_gateway.cache import Answers, enveloped, joined, split
from kp_gateway.intake.intake import Intake
from kp_gateway.metrics import Counts
from kp_gateway.node_health import Reach
from kp_gateway.settings import Settings
from kp_ledger.answers.asof import etag, headers_of, is_known
from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.answers.schemas.base import Answer, shown
from kp_ledger.answers.tags import Tag
from kp_ledger.base.errors import LedgerError
from kp_ledger.domain.showing import Names
from kp_ledger.index.store import Index, Snapshot
from kp_ledger.model.state import Ledger

POLL_SECONDS = 0.2
log = logging.getLogger("kp.gateway")

# An answer, the audience it is shown to, and what it rests on.
Composed = tuple[Answer, Audience, Iterable[Tag]]


class Gateway:
    """One worker's. Nothing in it can act for an organisation."""

    def __init__(
        self,
        settings: Settings,
        ledger: Ledger,
        index: Index,
        intake: Intake,
        names: Names,
        node_url: str,
    ) -> None:
        self.settings = settings
        self.ledger = ledger
        self.index = index
        self.intake = intake
        self.names = names
        self.reach = Reach(node_url, ledger.chain_id)
        self.public_names = Names(zones=names.zones)
        self.answers = Answers(index)
        self.counts = Counts()
        self._names_written = settings.place.names_written

    def names_for(self, audience: Audience) -> Names:
        """Names of organisations are for members."""
        return self.names if audience is Audience.MEMBER else self.public_names

    def close(self) -> None:
        """Waits until everything that was handed in is on disk."""
        self.intake.close()
        self.index.close()
        self.reach.close()

    async def follow(self) -> None:
        """Looks for new blocks and names until it is cancelled."""
        while True:
            try:
                found = await run_in_threadpool(self.answers.look)
                if found is not None:
                    self.answers.turn(*found)
                self._look_at_names()
            except (LedgerError, SQLAlchemyError, OSError) as why:
                log.warning("the index cannot be asked", extra={"reason": str(why)[:200]})
            await asyncio.sleep(POLL_SECONDS)

    async def kept(
        self, request: Request, key: Hashable, reader: Reader, make: Callable[[Snapshot], Composed]
    ) -> Response:
        """The answer as of the newest block, from what is kept or made now."""
        now, members = self.answers.now, self.answers.get((key, reader))
        if now is not None and members is not None:
            response = self._response(request, now.etag(reader), reader, now.envelope, members)
        else:
            response = await run_in_threadpool(self._made, request, key, reader, make)
        if reader == PUBLIC and request.url.path.startswith("/v1/"):
            scope = request.scope
            self.answers.know(
                scope["path"], scope["query_string"], (key, reader), scope.get("route")
            )
        return response

    def _made(
        self,
        request: Request,
        key: Hashable,
        reader: Reader,
        make: Callable[[Snapshot], Composed],
    ) -> Response:
        with self.index.snapshot() as snapshot:
            answer, audience, tags = make(snapshot)
            made = split(snapshot, shown(answer, audience), tags)
            self.answers.keep((key, reader), made)
            tag = etag(snapshot.hash, reader.audience, reader.organisation)
            return self._response(request, tag, reader, enveloped(snapshot), made.members)

    def sent(
        self,
        snapshot: Snapshot,
        whole: dict[str, Any],
        reader: Reader,
        request: Request | None = None,
    ) -> Response:
        """An answer as of a snapshot's block; with `request`, to a conditional one too."""
        made = split(snapshot, whole, ())
        tag = etag(snapshot.hash, reader.audience, reader.organisation)
        return self._response(request, tag, reader, enveloped(snapshot), made.members)

    # Inside

    @staticmethod
    def _response(
        request: Request | None, tag: str, reader: Reader, envelope: bytes, members: bytes
    ) -> Response:
        headers = headers_of(tag, reader.audience)
        if request is not None and is_known(request.headers.get("if-none-match"), tag):
            return Response(status_code=304, headers=headers)
        return Response(joined(envelope, members), headers=headers, media_type="application/json")

    def _look_at_names(self) -> None:
        """Names are kept in a file of the home, which the ledger's commands write."""
        written = self.settings.place.names_written
        if written == self._names_written:
            return
        self.names = self.settings.place.names()
        self.public_names = Names(zones=self.names.zones)
        self.answers.forget_all()
        self._names_written = written


def gateway_of(request: Request) -> Gateway:
    return cast(Gateway, request.app.state.gateway)


GatewayDep = Annotated[Gateway, Depends(gateway_of)]
