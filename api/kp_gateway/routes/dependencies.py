"""What the routes of readings share: who asks, values from a path, an answer kept or made."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from datetime import date
from typing import Annotated, Final

from fastapi import Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BeforeValidator

from kp_gateway.gateway import Composed, Gateway
from kp_gateway.problems import NotFound
from kp_gateway.routes.login import reader_of
from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.answers.schemas.base import shown
from kp_ledger.base.errors import BadInput
from kp_ledger.domain.participants import parse_participant
from kp_ledger.domain.showing import Names
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import LOG_BITS, place

MOST_DIGITS: Final = 12
OUTSIDE: Final = (
    "This ledger has nothing of this Participant: it is not put down here, and to this ledger it is"
    " outside."
)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _as_day(text: object) -> object:
    """Pydantic takes a number for seconds since 1970, and a time for its day; we take neither."""
    if isinstance(text, str) and not _DAY.fullmatch(text):
        raise ValueError("a day is written as in 2026-06-30")
    return text


Day = Annotated[date, BeforeValidator(_as_day)]


async def asking(request: Request) -> Reader:
    """Who asks; a token is looked at in a thread of its own."""
    if "authorization" not in request.headers:
        return PUBLIC
    return await run_in_threadpool(reader_of, request)


ReaderDep = Annotated[Reader, Depends(asking)]
At = Annotated[
    int | None,
    Query(description="As of this block; without it, of the newest.", ge=0, examples=[362]),
]
Make = Callable[[Snapshot], Composed]


async def answered(
    request: Request, gateway: Gateway, reader: Reader, key: Hashable, make: Make, at: int | None
) -> Response:
    """The answer as of the newest block, kept or made now; or as of a block that is past."""
    if at is not None:
        return await run_in_threadpool(_then, gateway, reader, make, at)
    return await gateway.kept(request, key, reader, make)


def _then(gateway: Gateway, reader: Reader, make: Make, at: int) -> Response:
    with gateway.index.snapshot(at) as snapshot:
        answer, audience, _ = make(snapshot)
        return gateway.sent(snapshot, shown(answer, audience), reader)


def names_for(gateway: Gateway, reader: Reader) -> Names:
    """Names of organisations for members; for a party its own."""
    mine = gateway.names.organisations.get(reader.organisation)
    if reader.audience is not Audience.PARTY or mine is None:
        return gateway.names_for(reader.audience)
    return Names({reader.organisation: mine}, gateway.names.zones)


def participant_code(text: str) -> int:
    """Two letters, in any case and with spaces around; BadInput otherwise."""
    plain = text.strip()
    return parse_participant(plain.upper() if plain.isascii() else plain)


def known_participant(snapshot: Snapshot, text: str) -> int:
    """A Participant that was put down; NotFound with what that means."""
    code = participant_code(text)
    if code not in snapshot.state.participants:
        raise NotFound(text, OUTSIDE)
    return code


def event_number(text: str) -> int:
    """The number of an event's id, "362-14"; BadInput otherwise."""
    block, dash, log = text.strip().partition("-")
    digits = all(part.isascii() and part.isdigit() for part in (block, log))
    if not dash or not digits or max(len(block), len(log)) > MOST_DIGITS:
        raise BadInput(text, "an event's id is its block and its log, as in 362-14")
    if int(log) >= 1 << LOG_BITS:
        raise BadInput(text, f"a block has at most {1 << LOG_BITS} events")
    return place(int(block), int(log))


def row_number(text: str | None) -> int | None:
    """A cursor that is a number; BadInput otherwise."""
    if text is None or (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        return None if text is None else int(text)
    raise BadInput(text, "a cursor is the `next` of the page before")
