"""What every route works with: settings, index, names, desk, answers. `app.state` holds it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Hashable, Iterable
from typing import Annotated, Any, cast

from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.exc import SQLAlchemyError

from api.answers.base import Answer, shown
from api.asof import etag
from api.audiences import Audience, Reader
from api.cache import Answers, Made, Tag, joined, split
from api.desk.desk import Desk
from api.metrics import Counts
from api.settings import Settings
from kp_ledger.domain.errors import LedgerUnavailable
from kp_ledger.domain.showing import Names
from kp_ledger.index.store import Index, Reading
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
        desk: Desk,
        names: Names,
        node_url: str,
    ) -> None:
        self.settings = settings
        self.ledger = ledger
        self.index = index
        self.desk = desk
        self.names = names
        self.node_url = node_url
        self.public_names = Names(zones=names.zones)
        self.answers = Answers(index)
        self.counts = Counts()

    def names_for(self, audience: Audience) -> Names:
        """Names of organisations are for members."""
        return self.names if audience is Audience.MEMBER else self.public_names

    def close(self) -> None:
        """Waits until everything that was handed in is on disk."""
        self.desk.close()
        self.index.close()

    async def follow(self) -> None:
        """Looks for new blocks until it is cancelled."""
        while True:
            try:
                await run_in_threadpool(self.answers.refresh)
            except (LedgerUnavailable, SQLAlchemyError) as why:
                log.warning("the index cannot be asked", extra={"reason": str(why)[:200]})
            await asyncio.sleep(POLL_SECONDS)

    async def kept(
        self, request: Request, key: Hashable, reader: Reader, make: Callable[[Reading], Composed]
    ) -> Response:
        """The answer as of the newest block, from what is kept or made now."""
        now = self.answers.now
        if now is not None:
            tag = now.etag(reader)
            if request.headers.get("if-none-match") == tag:
                return Response(status_code=304, headers=_headers(tag, reader))
            members = self.answers.get((key, reader))
            if members is not None:
                return _response(joined(now.envelope, members), tag, reader)
        return await run_in_threadpool(self._made, key, reader, make)

    def _made(self, key: Hashable, reader: Reader, make: Callable[[Reading], Composed]) -> Response:
        with self.index.reading() as reading:
            answer, audience, tags = make(reading)
            whole = shown(answer, audience)
            made = split(reading, whole, tags)
            self.answers.keep((key, reader), made)
            return self.sent(reading, whole, reader, made)

    def sent(
        self, reading: Reading, whole: dict[str, Any], reader: Reader, made: Made | None = None
    ) -> Response:
        """An answer as of a reading's block."""
        made = made or split(reading, whole, ())
        envelope = split(reading, whole["as_of"], ()).members
        tag = etag(reading.hash, reader.audience, reader.organisation)
        return _response(joined(envelope, made.members), tag, reader)


def _headers(tag: str, reader: Reader) -> dict[str, str]:
    public = reader.audience is Audience.PUBLIC
    return {
        "ETag": tag,
        "Cache-Control": "public, no-cache" if public else "private, no-store",
        "Vary": "Authorization, Accept",
    }


def _response(body: bytes, tag: str, reader: Reader) -> Response:
    return Response(body, headers=_headers(tag, reader), media_type="application/json")


def gateway_of(request: Request) -> Gateway:
    return cast(Gateway, request.app.state.gateway)


GatewayDep = Annotated[Gateway, Depends(gateway_of)]
