"""Signing in with an enrolled key."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from kp_gateway.requests import intake_of, signature_bytes
from kp_gateway.routes.orders import answered
from kp_gateway.schemas.intake import moment_out
from kp_gateway.schemas.login import Challenge, ChallengeFor, SignedIn, SignedLogin
from kp_ledger.answers.audiences import Audience
from kp_ledger.domain.parse import parse_address, parse_id
from kp_ledger.model.gateway import Entry

router = APIRouter(prefix="/v1/entry", tags=["Signing in"])


@router.post("/challenges", response_model=Challenge)
def challenge(request: Request, asked: Annotated[ChallengeFor, Body()]) -> Response:
    """A challenge for a key to sign, as the EIP-712 type Entry for the contract Participants.

    It is good for five minutes, and once.
    """
    intake = intake_of(request)
    entry = intake.login.challenge(parse_address(asked.key))
    return answered(
        Challenge(
            key=entry.key,
            challenge="0x" + entry.challenge.hex(),
            expires=entry.expires,
            chain_id=intake.ledger.chain_id,
            contract=intake.ledger.addresses["Participants"],
        )
    )


@router.post("", response_model=SignedIn)
def enter(request: Request, signed: Annotated[SignedLogin, Body()]) -> Response:
    """A token for a live key of an organisation in good standing, for a quarter of an hour.

    Offices and observers are members and see every number; any other organisation is a party, and
    sees what concerns it.
    """
    entry = Entry(parse_address(signed.key), parse_id(signed.challenge), signed.expires)
    token = intake_of(request).login.enter(entry, signature_bytes(signed.signature))
    return answered(
        SignedIn(
            token=token.text,
            expires=moment_out(token.until),
            audience="member" if token.reader.audience is Audience.MEMBER else "party",
            organisation=token.reader.organisation,
        )
    )
