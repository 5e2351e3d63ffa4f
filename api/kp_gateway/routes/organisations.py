"""Questions about organisations: for members, and for each about itself."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from kp_gateway.gateway import Composed
from kp_gateway.requests import NumberCursor, QuestionDep, cursor_number
from kp_ledger.answers import finding
from kp_ledger.answers import organisations as compose
from kp_ledger.answers.schemas.organisations import OrganisationAnswer, OrganisationsAnswer
from kp_ledger.answers.tags import EVENT
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/organisations", tags=["Organisations"])

Number = Annotated[
    int, Path(description="Number of the organisation.", ge=1, lt=1 << 32, examples=[1_502_338])
]


@router.get("", response_model=OrganisationsAnswer, operation_id="organisations")
async def organisations(question: QuestionDep, cursor: NumberCursor = None) -> Response:
    """Organisations with their standing, for members."""
    reader, after = question.reader, cursor_number(cursor) or 0

    def make(snapshot: Snapshot) -> Composed:
        finding.check_member(reader, "the list of organisations")
        answer = compose.organisations_answer(snapshot, question.names, after)
        return answer, reader.audience, [EVENT]

    return await question.answered(make, ("organisations", after))


@router.get("/{number}", response_model=OrganisationAnswer, operation_id="organisation")
async def organisation(
    question: QuestionDep, number: Number, cursor: NumberCursor = None
) -> Response:
    """An organisation: standing through time, licences, keys, parcels. For members and itself."""
    reader, before = question.reader, cursor_number(cursor)

    def make(snapshot: Snapshot) -> Composed:
        found = finding.organisation(snapshot, reader, number)
        answer = compose.organisation_answer(snapshot, question.names, found, before)
        return answer, reader.audience, [EVENT]

    return await question.answered(make, ("organisation", number, before))
