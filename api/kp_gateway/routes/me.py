"""What concerns whoever entered."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from kp_gateway.gateway import GatewayDep
from kp_gateway.intake.errors import NoEntry
from kp_gateway.openapi import ENTERED_ONLY
from kp_gateway.routes.dependencies import ReaderDep, names_for, row_number
from kp_gateway.routes.organisations import Cursor
from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.party import Own, me_answer
from kp_ledger.answers.schemas.base import shown
from kp_ledger.answers.schemas.party import MeAnswer

router = APIRouter(prefix="/v1", tags=["Yourself"])


def entered(reader: ReaderDep) -> Reader:
    """Who asks, when only a party or a member may."""
    if reader.audience is Audience.PUBLIC:
        raise NoEntry()
    return reader


@router.get("/me", response_model=MeAnswer, operation_id="me", openapi_extra=ENTERED_ONLY)
def me(
    request: Request,
    gateway: GatewayDep,
    reader: Annotated[Reader, Depends(entered)],
    cursor: Cursor = None,
) -> Response:
    """Your organisation: offers that wait, what is overdue, on hold, runs out; your parcels."""
    offers = tuple(gateway.intake.mailbox.waiting(reader))
    own = Own(reader, names_for(gateway, reader), offers)
    with gateway.index.snapshot() as snapshot:
        whole = shown(me_answer(snapshot, own, row_number(cursor)), reader.audience)
        return gateway.sent(snapshot, whole, reader)
