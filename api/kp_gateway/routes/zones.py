"""Questions about zones."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from kp_gateway.gateway import Composed
from kp_gateway.requests import QuestionDep
from kp_ledger.answers import finding
from kp_ledger.answers import zones as compose
from kp_ledger.answers.schemas.zones import ZoneAnswer, ZonesAnswer
from kp_ledger.answers.tags import EVENT
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/zones", tags=["Zones"])

Zone = Annotated[int, Path(description="Number of the zone.", ge=1, lt=1 << 16, examples=[248])]


@router.get("", response_model=ZonesAnswer, operation_id="zones")
async def zones(question: QuestionDep) -> Response:
    """Every zone that the ledger knows, of all natures."""

    def make(snapshot: Snapshot) -> Composed:
        answer = compose.zones_answer(snapshot, question.names, list(snapshot.state.zones))
        return answer, question.reader.audience, [EVENT]

    return await question.answered(make, "zones")


@router.get("/{zone}", response_model=ZoneAnswer, operation_id="zone")
async def zone(question: QuestionDep, zone: Zone) -> Response:
    """A zone: its epochs, weight registered in each, bars on past ones; members see licences."""

    def make(snapshot: Snapshot) -> Composed:
        found = finding.zone(snapshot, zone)
        answer = compose.zone_answer(snapshot, question.names, question.reader, found)
        return answer, question.reader.audience, [EVENT]

    return await question.answered(make, ("zone", zone))
