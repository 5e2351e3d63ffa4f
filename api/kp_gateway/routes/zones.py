"""Questions about zones."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from kp_gateway.gateway import Composed, GatewayDep
from kp_gateway.problems import NotFound
from kp_gateway.routes.dependencies import At, ReaderDep, answered
from kp_ledger.answers import zones as compose
from kp_ledger.answers.schemas.zones import ZoneAnswer, ZonesAnswer
from kp_ledger.answers.tags import EVENT
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1/zones", tags=["Zones"])

Zone = Annotated[int, Path(description="Number of the zone.", ge=1, lt=1 << 16, examples=[248])]


@router.get("", response_model=ZonesAnswer, operation_id="zones")
async def zones(
    request: Request, gateway: GatewayDep, reader: ReaderDep, at: At = None
) -> Response:
    """Every zone that the ledger knows, of all natures."""

    def make(snapshot: Snapshot) -> Composed:
        names = gateway.names_for(reader.audience)
        answer = compose.zones_answer(snapshot, names, list(snapshot.state.zones))
        return answer, reader.audience, [EVENT]

    return await answered(request, gateway, reader, "zones", make, at)


@router.get("/{zone}", response_model=ZoneAnswer, operation_id="zone")
async def zone(
    request: Request, gateway: GatewayDep, reader: ReaderDep, zone: Zone, at: At = None
) -> Response:
    """A zone: its epochs, weight registered in each, bars on past ones; members see licences."""

    def make(snapshot: Snapshot) -> Composed:
        if zone not in snapshot.state.zones:
            raise NotFound(str(zone), "This ledger has no zone of this number.")
        names = gateway.names_for(reader.audience)
        answer = compose.zone_answer(snapshot, names, reader, zone)
        return answer, reader.audience, [EVENT]

    return await answered(request, gateway, reader, ("zone", zone), make, at)
