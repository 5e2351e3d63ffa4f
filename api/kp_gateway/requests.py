"""How a request is read: who asks, as of which block, where a page of an answer begins.

A question has a reader, a gateway and perhaps a block; `Question.answered` gives it to whoever
composes the answer, and sends what that says.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, cast

from fastapi import Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BeforeValidator

from kp_gateway.gateway import Gateway, Make, gateway_of
from kp_gateway.intake.errors import LoginRefused, NotSignedIn, TokenMalformed
from kp_gateway.intake.intake import Intake
from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.answers.names import names_for
from kp_ledger.base.errors import BadInput
from kp_ledger.domain.showing import Names

COOKIE: Final = "kp-entry"
MOST_DIGITS: Final = 12
_SCHEME: Final = "bearer"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def intake_of(request: Request) -> Intake:
    return cast(Intake, request.app.state.intake)


# Who asks


def reader_of(request: Request) -> Reader:
    """Who asks: the public without a token, else whose key it is; LoginRefused for a bad one."""
    header = request.headers.get("authorization")
    if header is None:
        return PUBLIC
    scheme, _, token = header.partition(" ")
    if scheme.lower() != _SCHEME or not token:
        raise TokenMalformed()
    return intake_of(request).login.reader_of(token.strip())


def reader_of_page(request: Request) -> Reader:
    """Who reads a page: the public without a token, or with one that opens nothing any more.

    A browser has no header for a token; it brings it in a cookie.
    """
    token = request.cookies.get(COOKIE, "")
    if not token:
        return PUBLIC
    try:
        return intake_of(request).login.reader_of(token)
    except LoginRefused:
        return PUBLIC


async def _reader(request: Request) -> Reader:
    """Who asks; a token is looked at in a thread of its own."""
    if "authorization" not in request.headers:
        return PUBLIC
    return await run_in_threadpool(reader_of, request)


ReaderDep = Annotated[Reader, Depends(_reader)]


async def _signed_in(reader: ReaderDep) -> Reader:
    if reader.audience is Audience.PUBLIC:
        raise NotSignedIn()
    return reader


# Who asks, where only a party or a member may.
SignedInDep = Annotated[Reader, Depends(_signed_in)]


# What is asked

At = Annotated[
    int | None,
    Query(description="As of this block; without it, of the newest.", ge=0, examples=[362]),
]


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks, and as of which block; None for the newest."""

    request: Request
    gateway: Gateway
    reader: Reader
    at: int | None

    @property
    def names(self) -> Names:
        """The names that the reader may read."""
        return names_for(self.gateway.names, self.reader)

    async def answered(self, make: Make, key: Hashable = None) -> Response:
        """What `make` says; with a key, that is kept as long as it is true of the newest block."""
        if key is None or self.at is not None:
            return await run_in_threadpool(
                self.gateway.made, self.request, self.reader, make, self.at
            )
        return await self.gateway.kept(self.request, key, self.reader, make)


async def _question(request: Request, reader: ReaderDep, at: At = None) -> Question:
    return Question(request, gateway_of(request), reader, at)


async def _own_question(request: Request, reader: SignedInDep) -> Question:
    return Question(request, gateway_of(request), reader, None)


QuestionDep = Annotated[Question, Depends(_question)]
OwnQuestionDep = Annotated[Question, Depends(_own_question)]


# Values of a query


def _as_day(text: object) -> object:
    """Pydantic takes a number for seconds since 1970, and a time for its day; we take neither."""
    if isinstance(text, str) and not _DAY.fullmatch(text):
        raise ValueError("a day is written as in 2026-06-30")
    return text


Day = Annotated[date, BeforeValidator(_as_day)]
First = Annotated[
    Day | None,
    Query(alias="from", description="First day; without it, a year ago.", examples=["2026-01-01"]),
]
Last = Annotated[
    Day | None,
    Query(alias="to", description="Last day; without it, the block's.", examples=["2026-06-30"]),
]
Cursor = Annotated[
    str, Query(description="`next` of the page before.", max_length=200, examples=["LTM4MA"])
]
NumberCursor = Annotated[
    str | None, Query(description="`next` of the page before.", max_length=40, examples=["2711"])
]
EventCursor = Annotated[
    str | None, Query(description="`next` of the page before.", max_length=40, examples=["312-4"])
]
Limit = Annotated[int, Query(description="Items on a page.", ge=1, le=500)]


def cursor_number(text: str | None) -> int | None:
    """A cursor that is a number; BadInput otherwise."""
    if text is None or (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        return None if text is None else int(text)
    raise BadInput(text, "a cursor is the `next` of the page before")


def signature_bytes(text: str) -> bytes:
    """A signature, in hexadecimal."""
    if not re.fullmatch(r"0x[0-9a-fA-F]{130}", text):
        raise BadInput(text[:140], "a signature is 0x and 130 hexadecimal digits")
    return bytes.fromhex(text[2:])
