"""What concerns whoever entered."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.answers.base import shown
from api.answers.party import MeAnswer
from api.audiences import Audience, Reader
from api.composing.party import Own, me_answer
from api.desk.errors import NoEntry
from api.gateway import GatewayDep
from api.openapi import ENTERED_ONLY
from api.routes.asking import ReaderDep, names_for, row_number
from api.routes.organisations import Cursor

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
    offers = tuple(gateway.desk.mailbox.waiting(reader))
    own = Own(reader, names_for(gateway, reader), offers)
    with gateway.index.reading() as reading:
        whole = shown(me_answer(reading, own, row_number(cursor)), reader.audience)
        return gateway.sent(reading, whole, reader)
