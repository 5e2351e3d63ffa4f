"""The mailbox: orders that wait for another hand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Request, Response

from kp_gateway.intake.offers import Offer
from kp_gateway.openapi import SIGNED_IN_ONLY
from kp_gateway.requests import SignedInDep, intake_of, signature_bytes
from kp_gateway.routes.orders import DigestPath, accepted, answered
from kp_gateway.schemas.intake import Accepted, OrderFile
from kp_gateway.schemas.mailbox import OfferOut, Offers, Signature, offer_out, offers_out
from kp_ledger.domain.parse import parse_id

router = APIRouter(prefix="/v1/offers", tags=["Mailbox"])

Before = Annotated[
    int,
    Query(description="Only those below this number: `next` of the page before.", ge=1, lt=1 << 63),
]
NEWEST = (1 << 63) - 1


@router.post("", status_code=201, response_model=OfferOut)
def leave(request: Request, file: Annotated[OrderFile, Body()]) -> Response:
    """Leaves an order that one has signed and another has yet to, until its deadline."""
    intake = intake_of(request)
    offer = intake.mailbox.leave(file.model_dump())
    return answered(offer_out(offer, intake.ledger), 201, f"/v1/offers/0x{offer.digest.hex()}")


@router.get("", response_model=Offers, openapi_extra=SIGNED_IN_ONLY)
def waiting(request: Request, reader: SignedInDep, before: Before = NEWEST) -> Response:
    """What waits for the signature of who has signed in, the newest first."""
    intake = intake_of(request)
    return answered(offers_out(intake.mailbox.waiting(reader, before), intake.ledger))


@router.get("/left", response_model=Offers, openapi_extra=SIGNED_IN_ONLY)
def left(request: Request, reader: SignedInDep, before: Before = NEWEST) -> Response:
    """What who has signed in has signed and left, and what became of it, the newest first."""
    intake = intake_of(request)
    return answered(offers_out(intake.mailbox.left(reader, before), intake.ledger))


@router.get("/{digest}", response_model=OfferOut, openapi_extra=SIGNED_IN_ONLY)
def one(request: Request, reader: SignedInDep, digest: DigestPath) -> Response:
    """One offer, for those who have signed it or have yet to."""
    intake = intake_of(request)
    return answered(offer_out(intake.mailbox.one(parse_id(digest), reader), intake.ledger))


@router.post(
    "/{digest}/signature",
    status_code=202,
    response_model=Accepted,
    responses={200: {"model": OfferOut, "description": "Kept; others have yet to sign."}},
)
def sign(request: Request, digest: DigestPath, signature: Annotated[Signature, Body()]) -> Response:
    """Adds the signature that lacks, and hands the order in: its receipt is the answer."""
    intake = intake_of(request)
    found = intake.mailbox.sign(parse_id(digest), signature_bytes(signature.signature))
    if isinstance(found, Offer):
        return answered(offer_out(found, intake.ledger))
    return accepted(intake, found)


@router.post("/{digest}/decline", response_model=OfferOut, openapi_extra=SIGNED_IN_ONLY)
def decline(request: Request, reader: SignedInDep, digest: DigestPath) -> Response:
    """Declines an offer that waits for who has signed in; nobody can sign it here afterwards."""
    intake = intake_of(request)
    return answered(offer_out(intake.mailbox.decline(parse_id(digest), reader), intake.ledger))
