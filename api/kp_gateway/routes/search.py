"""What a number, a name or a scanned code may be."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from kp_gateway.gateway import Composed
from kp_gateway.requests import QuestionDep
from kp_ledger.answers.schemas.search import SearchAnswer
from kp_ledger.answers.search import search_answer
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/search", tags=["Search"])

Text = Annotated[
    str,
    Query(
        description="A parcel's id, a lot reference, a certificate's number, a Participant, a zone,"
        " or the link that a label's code holds. Members may ask for an organisation.",
        max_length=2_000,
        examples=["BW 123"],
    ),
]


@router.get("", response_model=SearchAnswer, operation_id="search")
async def find(question: QuestionDep, q: Text) -> Response:
    """All that the ledger has under what was typed or scanned.

    Case, spaces and leading zeros do not matter. What only looks alike is suggested, never taken
    for it. When there is nothing, the answer says what that means.
    """

    def make(snapshot: Snapshot) -> Composed:
        answer = search_answer(snapshot, question.gateway.names, question.reader, q)
        return answer, question.reader.audience, []

    return await question.answered(make)
