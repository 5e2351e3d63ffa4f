"""Questions about organisations: for members, and for each about itself."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from kp_gateway.gateway import Composed, GatewayDep
from kp_gateway.problems import NotForYou, NotFound
from kp_gateway.routes.dependencies import At, ReaderDep, answered, names_for, row_number
from kp_ledger.answers import organisations as compose
from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.organisations import OrganisationAnswer, OrganisationsAnswer
from kp_ledger.answers.tags import EVENT
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/organisations", tags=["Organisations"])

Number = Annotated[
    int, Path(description="Number of the organisation.", ge=1, lt=1 << 32, examples=[1_502_338])
]
Cursor = Annotated[
    str | None, Query(description="`next` of the page before.", max_length=40, examples=["2711"])
]
FOR_MEMBERS = "members: authorities, auditors and accredited observers"


@router.get("", response_model=OrganisationsAnswer, operation_id="organisations")
async def organisations(
    request: Request,
    gateway: GatewayDep,
    reader: ReaderDep,
    cursor: Cursor = None,
    at: At = None,
) -> Response:
    """Organisations with their standing, for members."""
    if reader.audience is not Audience.MEMBER:
        raise NotForYou("the list of organisations", FOR_MEMBERS)
    after = row_number(cursor) or 0

    def make(snapshot: Snapshot) -> Composed:
        answer = compose.organisations_answer(snapshot, gateway.names, after)
        return answer, reader.audience, [EVENT]

    return await answered(request, gateway, reader, ("organisations", after), make, at)


@router.get("/{number}", response_model=OrganisationAnswer, operation_id="organisation")
async def organisation(
    request: Request,
    gateway: GatewayDep,
    reader: ReaderDep,
    number: Number,
    cursor: Cursor = None,
    at: At = None,
) -> Response:
    """An organisation: standing through time, licences, keys, parcels. For members and itself."""
    if reader.about(number) is Audience.PUBLIC:
        raise NotForYou(f"organisation no. {number}", f"{FOR_MEMBERS}, and for itself")
    before = row_number(cursor)

    def make(snapshot: Snapshot) -> Composed:
        if number not in snapshot.state.standings:
            raise NotFound(str(number), "This ledger has no organisation of this number.")
        names = names_for(gateway, reader)
        answer = compose.organisation_answer(snapshot, names, number, before)
        return answer, reader.audience, [EVENT]

    return await answered(request, gateway, reader, ("organisation", number, before), make, at)
