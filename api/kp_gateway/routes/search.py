"""What a number, a name or a scanned code may be."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from kp_gateway.gateway import GatewayDep
from kp_gateway.routes.login import reader_of
from kp_gateway.routes.parcels import At
from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import shown
from kp_ledger.answers.schemas.search import SearchAnswer
from kp_ledger.answers.search import search_answer
from kp_ledger.base.errors import BadInput
from kp_ledger.domain.showing import Names
from kp_ledger.index.queries.search import search

router = APIRouter(prefix="/v1/search", tags=["Search"])

Asked = Annotated[
    str,
    Query(
        description="A parcel's id, a lot reference, a certificate's number, a Participant, a zone,"
        " or the link that a label's code holds. Members may ask for an organisation.",
        max_length=2_000,
        examples=["BW 123"],
    ),
]


@router.get("", response_model=SearchAnswer, operation_id="search")
def find(request: Request, gateway: GatewayDep, q: Asked, at: At = None) -> Response:
    """All that the ledger has under what was typed or scanned.

    Case, spaces and leading zeros do not matter. What only looks alike is suggested, never taken
    for it. When there is nothing, the answer says what that means.
    """
    reader, text = reader_of(request), checked(q)
    with gateway.index.snapshot(at) as snapshot:
        names = gateway.names_for(reader.audience)
        if reader.audience is Audience.PARTY:
            own = gateway.names.organisations.get(reader.organisation, "")
            names = Names(zones=names.zones, organisations={reader.organisation: own})
        member = reader.audience is Audience.MEMBER
        found = search(snapshot, names, text, member=member)
        answer = search_answer(snapshot, names, text, found)
        return gateway.sent(snapshot, shown(answer, Audience.PUBLIC), reader, request)


def checked(text: str) -> str:
    """What is looked for, without spaces around it; BadInput when there is nothing, or no text."""
    stripped = text.strip()
    if not stripped:
        raise BadInput(text, "there has to be something to look for")
    if not stripped.isprintable():
        raise BadInput(text, "what is looked for has letters, digits, signs and spaces only")
    return stripped
