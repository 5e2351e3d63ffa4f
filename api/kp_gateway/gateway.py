"""What every route works with: settings, index, names, intake, answers. `app.state` holds it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Hashable, Iterable
from typing import Annotated, cast

import orjson
from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.exc import SQLAlchemyError

from kp_gateway.cache import Answers, joined, split
from kp_gateway.conditional import etag, headers_of, is_known
from kp_gateway.intake.intake import Intake
from kp_gateway.metrics import Counts
from kp_gateway.node_health import NodeHealth
from kp_gateway.settings import Settings
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
Make = Callable[[Snapshot], Composed]


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
        self.node = NodeHealth(node_url, ledger.chain_id)
        self.answers = Answers(index)
        self.counts = Counts()
        self._names_written = settings.place.names_written

    def close(self) -> None:
        """Waits until everything that was handed in is on disk."""
        self.intake.close()
        self.index.close()
        self.node.close()

    async def follow(self) -> None:
        """Looks for new blocks and names until it is cancelled."""
        while True:
            try:
                found = await run_in_threadpool(self.answers.look)
                if found is not None:
                    self.answers.advance(*found)
                self._look_at_names()
            except (LedgerError, SQLAlchemyError, OSError) as why:
                log.warning("the index cannot be asked", extra={"reason": str(why)[:200]})
            await asyncio.sleep(POLL_SECONDS)

    async def kept(self, request: Request, key: Hashable, reader: Reader, make: Make) -> Response:
        """The answer as of the newest block, from what is kept or made now."""
        now, members = self.answers.now, self.answers.get((key, reader))
        if now is not None and members is not None:
            response = _response(request, now.etag(reader), reader, now.envelope, members)
        else:
            response = await run_in_threadpool(self._keep, request, key, reader, make)
        if reader == PUBLIC and request.url.path.startswith("/v1/"):
            scope = request.scope
            self.answers.know(
                scope["path"], scope["query_string"], (key, reader), scope.get("route")
            )
        return response

    def made(self, request: Request, reader: Reader, make: Make, at: int | None = None) -> Response:
        """The answer as of a block, or of the newest, made now and not kept."""
        with self.index.snapshot(at) as snapshot:
            answer, audience, _ = make(snapshot)
            envelope, made = split(snapshot, shown(answer, audience), ())
            return _response(request, etag(snapshot.hash, reader), reader, envelope, made.members)

    def made_live(self, make: Make) -> Response:
        """An answer that changes without a block: nobody keeps it, and it has no tag."""
        with self.index.snapshot() as snapshot:
            answer, audience, _ = make(snapshot)
            body = orjson.dumps(shown(answer, audience))
        return Response(body, headers={"Cache-Control": "no-store"}, media_type="application/json")

    # Inside

    def _keep(self, request: Request, key: Hashable, reader: Reader, make: Make) -> Response:
        with self.index.snapshot() as snapshot:
            answer, audience, tags = make(snapshot)
            envelope, made = split(snapshot, shown(answer, audience), tags)
            self.answers.keep((key, reader), made)
            return _response(request, etag(snapshot.hash, reader), reader, envelope, made.members)

    def _look_at_names(self) -> None:
        """Names are kept in a file of the home, which the ledger's commands write."""
        written = self.settings.place.names_written
        if written == self._names_written:
            return
        self.names = self.settings.place.names()
        self.answers.forget_all()
        self._names_written = written


def _response(
    request: Request, tag: str, reader: Reader, envelope: bytes, members: bytes
) -> Response:
    """An answer as of a block, unless who asks has it already."""
    headers = headers_of(tag, reader.audience)
    if is_known(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(joined(envelope, members), headers=headers, media_type="application/json")


def gateway_of(request: Request) -> Gateway:
    return cast(Gateway, request.app.state.gateway)


async def _gateway(request: Request) -> Gateway:
    return gateway_of(request)


GatewayDep = Annotated[Gateway, Depends(_gateway)]
