"""Questions about Participants, and what is overdue or detained between them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from kp_gateway.gateway import Composed
from kp_gateway.requests import First, Last, QuestionDep
from kp_ledger.answers import finding
from kp_ledger.answers import overdue as of_overdue
from kp_ledger.answers import participants as compose
from kp_ledger.answers.schemas.overdue import DetainedAnswer, OverdueAnswer
from kp_ledger.answers.schemas.participants import ParticipantAnswer, ParticipantsAnswer
from kp_ledger.answers.statistics import span_of
from kp_ledger.answers.tags import EVENT
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1", tags=["Participants"])

Code = Annotated[str, Path(description="Two letters (ISO 3166-1 alpha-2).", examples=["BW"])]
Of = Annotated[
    str | None,
    Query(description="Of this Participant, two letters; all without it.", examples=["AE"]),
]


@router.get("/participants", response_model=ParticipantsAnswer, operation_id="participants")
async def participants(question: QuestionDep) -> Response:
    """Every Participant that is registered on this ledger, on it or outside."""

    def make(snapshot: Snapshot) -> Composed:
        return compose.participants_answer(snapshot), question.reader.audience, [EVENT]

    return await question.answered(make, "participants")


@router.get("/participants/{code}", response_model=ParticipantAnswer, operation_id="participant")
async def participant(
    question: QuestionDep, code: Code, first: First = None, last: Last = None
) -> Response:
    """A Participant: status, offices, zones, settings, production, overdue shipments; trade with
    each partner beside what the partner counts, and recorded paper, of the quarters asked for."""

    def make(snapshot: Snapshot) -> Composed:
        number = finding.participant(snapshot, code)
        span = span_of(snapshot, first, last)
        answer = compose.participant_answer(snapshot, question.names, number, span)
        return answer, question.reader.audience, [EVENT]

    return await question.answered(make, ("participant", code, first, last))


@router.get("/overdue", response_model=OverdueAnswer, operation_id="overdue")
async def overdue(question: QuestionDep, participant: Of = None) -> Response:
    """Shipments that left and were not confirmed within their days: the list of both authorities.

    Computed from the record and the day, and stored nowhere.
    """

    def make(snapshot: Snapshot) -> Composed:
        code = None if participant is None else finding.participant(snapshot, participant)
        return of_overdue.overdue_answer(snapshot, code), question.reader.audience, [EVENT]

    return await question.answered(make, ("overdue", participant))


@router.get("/detained", response_model=DetainedAnswer, operation_id="detained")
async def detained(question: QuestionDep, participant: Of = None) -> Response:
    """Shipments that an importing office has stopped: since when and why, the longest first."""

    def make(snapshot: Snapshot) -> Composed:
        code = None if participant is None else finding.participant(snapshot, participant)
        return of_overdue.detained_answer(snapshot, code), question.reader.audience, [EVENT]

    return await question.answered(make, ("detained", participant))
