"""Entering with an enrolled key, and who it is that asks."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from kp_gateway.intake.errors import NoEntry, TokenMalformed
from kp_gateway.routes.orders import answered, desk_of
from kp_gateway.schemas.intake import moment_out
from kp_gateway.schemas.login import Challenge, ChallengeFor, Entered, SignedEntry
from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.base.errors import BadInput
from kp_ledger.domain.parse import parse_address, parse_id
from kp_ledger.model.gateway import Entry

router = APIRouter(prefix="/v1/entry", tags=["Entering"])

_SCHEME = "bearer"


def reader_of(request: Request) -> Reader:
    """Who asks: the public without a token, else whose key it is; EntryRefused for a bad one."""
    header = request.headers.get("authorization")
    if header is None:
        return PUBLIC
    scheme, _, token = header.partition(" ")
    if scheme.lower() != _SCHEME or not token:
        raise TokenMalformed()
    return desk_of(request).entry.reader_of(token.strip())


def entered(request: Request) -> Reader:
    """Who asks, when only a party or a member may."""
    reader = reader_of(request)
    if reader.audience is Audience.PUBLIC:
        raise NoEntry()
    return reader


@router.post("/challenges", response_model=Challenge)
def challenge(request: Request, wanted: Annotated[ChallengeFor, Body()]) -> Response:
    """A challenge for a key to sign, as the EIP-712 type Entry for the contract Participants.

    It is good for five minutes, and once.
    """
    intake = desk_of(request)
    entry = intake.entry.challenge(parse_address(wanted.key))
    return answered(
        Challenge(
            key=entry.key,
            challenge="0x" + entry.challenge.hex(),
            expires=entry.expires,
            chain_id=intake.ledger.chain_id,
            contract=intake.ledger.addresses["Participants"],
        )
    )


@router.post("", response_model=Entered)
def enter(request: Request, signed: Annotated[SignedEntry, Body()]) -> Response:
    """A token for a live key of an organisation in good standing, for a quarter of an hour.

    Offices and observers are members and see every number; any other organisation is a party, and
    sees what concerns it.
    """
    entry = Entry(parse_address(signed.key), parse_id(signed.challenge), signed.expires)
    token = desk_of(request).entry.enter(entry, parse_bytes(signed.signature))
    return answered(
        Entered(
            token=token.text,
            expires=moment_out(token.until),
            audience="member" if token.reader.audience is Audience.MEMBER else "party",
            organisation=token.reader.organisation,
        )
    )


def parse_bytes(text: str) -> bytes:
    """A signature, in hexadecimal."""
    if not re.fullmatch(r"0x[0-9a-fA-F]{130}", text):
        raise BadInput(text[:140], "a signature is 0x and 130 hexadecimal digits")
    return bytes.fromhex(text[2:])
