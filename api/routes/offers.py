"""The mailbox: orders that wait for another hand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query, Request, Response

from api.answers.desk import Accepted, OrderFile
from api.answers.mailbox import OfferOut, Offers, Signature, offer_out, offers_out
from api.audiences import Reader
from api.desk.offers import Offer
from api.openapi import ENTERED_ONLY
from api.routes.entry import entered, parse_bytes
from api.routes.orders import DigestPath, accepted, answered, desk_of
from kp_ledger.domain.parse import parse_id

router = APIRouter(prefix="/v1/offers", tags=["Mailbox"])

Entered = Annotated[Reader, Depends(entered)]
Before = Annotated[
    int,
    Query(description="Only those below this number: `next` of the page before.", ge=1, lt=1 << 63),
]
NEWEST = (1 << 63) - 1


@router.post("", status_code=201, response_model=OfferOut)
def leave(request: Request, file: Annotated[OrderFile, Body()]) -> Response:
    """Leaves an order that one has signed and another has yet to, until its deadline."""
    desk = desk_of(request)
    offer = desk.mailbox.leave(file.model_dump())
    return answered(offer_out(offer, desk.ledger), 201, f"/v1/offers/0x{offer.digest.hex()}")


@router.get("", response_model=Offers, openapi_extra=ENTERED_ONLY)
def waiting(request: Request, reader: Entered, before: Before = NEWEST) -> Response:
    """What waits for the signature of who has entered, the newest first."""
    desk = desk_of(request)
    return answered(offers_out(desk.mailbox.waiting(reader, before), desk.ledger))


@router.get("/left", response_model=Offers, openapi_extra=ENTERED_ONLY)
def left(request: Request, reader: Entered, before: Before = NEWEST) -> Response:
    """What who has entered has signed and left, and what became of it, the newest first."""
    desk = desk_of(request)
    return answered(offers_out(desk.mailbox.left(reader, before), desk.ledger))


@router.get("/{digest}", response_model=OfferOut, openapi_extra=ENTERED_ONLY)
def one(request: Request, reader: Entered, digest: DigestPath) -> Response:
    """One offer, for those who have signed it or have yet to."""
    desk = desk_of(request)
    return answered(offer_out(desk.mailbox.one(parse_id(digest), reader), desk.ledger))


@router.post(
    "/{digest}/signature",
    status_code=202,
    response_model=Accepted,
    responses={200: {"model": OfferOut, "description": "Kept; others have yet to sign."}},
)
def sign(request: Request, digest: DigestPath, signature: Annotated[Signature, Body()]) -> Response:
    """Adds the signature that lacks, and hands the order in: its receipt is the answer."""
    desk = desk_of(request)
    found = desk.mailbox.sign(parse_id(digest), parse_bytes(signature.signature))
    if isinstance(found, Offer):
        return answered(offer_out(found, desk.ledger))
    return accepted(desk, found)


@router.post("/{digest}/decline", response_model=OfferOut, openapi_extra=ENTERED_ONLY)
def decline(request: Request, reader: Entered, digest: DigestPath) -> Response:
    """Declines an offer that waits for who has entered; nobody can sign it here afterwards."""
    desk = desk_of(request)
    return answered(offer_out(desk.mailbox.decline(parse_id(digest), reader), desk.ledger))
