"""Questions about Participants, and what is overdue between them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from kp_gateway.gateway import Composed, GatewayDep
from kp_gateway.routes.dependencies import At, ReaderDep, answered, known_participant
from kp_ledger.answers import overdue as of_overdue
from kp_ledger.answers import participants as compose
from kp_ledger.answers.schemas.overdue import OverdueAnswer
from kp_ledger.answers.schemas.participants import ParticipantAnswer, ParticipantsAnswer
from kp_ledger.answers.tags import EVENT
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1", tags=["Participants"])

Code = Annotated[str, Path(description="Two letters (ISO 3166-1 alpha-2).", examples=["BW"])]
Of = Annotated[
    str | None,
    Query(description="Of this Participant, two letters; all without it.", examples=["AE"]),
]


@router.get("/participants", response_model=ParticipantsAnswer, operation_id="participants")
async def participants(
    request: Request, gateway: GatewayDep, reader: ReaderDep, at: At = None
) -> Response:
    """Every Participant that is put down on this ledger, on it or outside."""

    def make(snapshot: Snapshot) -> Composed:
        return compose.participants_answer(snapshot), reader.audience, [EVENT]

    return await answered(request, gateway, reader, "participants", make, at)


@router.get("/participants/{code}", response_model=ParticipantAnswer, operation_id="participant")
async def participant(
    request: Request, gateway: GatewayDep, reader: ReaderDep, code: Code, at: At = None
) -> Response:
    """A Participant: status, offices, zones, settings, production, trade with each partner beside
    what the partner counts, overdue shipments, recorded paper."""

    def make(snapshot: Snapshot) -> Composed:
        number = known_participant(snapshot, code)
        names = gateway.names_for(reader.audience)
        answer = compose.participant_answer(snapshot, names, number)
        return answer, reader.audience, [EVENT]

    return await answered(request, gateway, reader, ("participant", code), make, at)


@router.get("/overdue", response_model=OverdueAnswer, operation_id="overdue")
async def overdue(
    request: Request,
    gateway: GatewayDep,
    reader: ReaderDep,
    participant: Of = None,
    at: At = None,
) -> Response:
    """Shipments that left and were not confirmed within their days: the list of both authorities.

    Computed from the record and the day, and stored nowhere.
    """

    def make(snapshot: Snapshot) -> Composed:
        code = None if participant is None else known_participant(snapshot, participant)
        return of_overdue.overdue_answer(snapshot, code), reader.audience, [EVENT]

    return await answered(request, gateway, reader, ("overdue", participant), make, at)
