"""What concerns whoever signed in."""

from __future__ import annotations

from fastapi import APIRouter, Response

from kp_gateway.gateway import Composed
from kp_gateway.openapi import SIGNED_IN_ONLY
from kp_gateway.requests import NumberCursor, OwnQuestionDep, cursor_number
from kp_ledger.answers.party import Own, me_answer
from kp_ledger.answers.schemas.party import MeAnswer
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1", tags=["Yourself"])


@router.get("/me", response_model=MeAnswer, operation_id="me", openapi_extra=SIGNED_IN_ONLY)
def me(question: OwnQuestionDep, cursor: NumberCursor = None) -> Response:
    """Your organisation: offers that wait, what is overdue, on hold, runs out; your parcels."""
    reader, before = question.reader, cursor_number(cursor)

    def make(snapshot: Snapshot) -> Composed:
        offers = tuple(question.gateway.intake.mailbox.waiting(reader))
        answer = me_answer(snapshot, Own(reader, question.names, offers), before)
        return answer, reader.audience, []

    return question.gateway.made_live(make)
