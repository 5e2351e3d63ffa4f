"""The pages of the world, of Participants and zones, and the events behind a figure."""

from __future__ import annotations

from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from kp_gateway.gateway import Composed
from kp_gateway.pages.dependencies import Asking, PageRoute, asking
from kp_gateway.pages.views import bars, compared, streams_of
from kp_gateway.problems import NotFound
from kp_gateway.routes.dependencies import event_number, known_participant
from kp_gateway.routes.event_query import Wanted, wanted_of
from kp_gateway.routes.trade import demonstration, span_of
from kp_ledger.answers import participants as of_participants
from kp_ledger.answers import zones as of_zones
from kp_ledger.answers.events import Asked, events_answer
from kp_ledger.answers.schemas.base import shown
from kp_ledger.answers.tags import EVENT
from kp_ledger.answers.world import world_answer
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import LOG_BITS

router = APIRouter(route_class=PageRoute)

EVENTS: Final = 100
DRAWN: Final = 40


@router.get("/")
def home(request: Request) -> Response:
    """Search, and the year at a glance."""
    with asking(request) as asked:
        world, all_of_them = _world(asked), _participants(asked)
        return asked.page("home.html", world=world, participants=all_of_them, **_map(world))


@router.get("/world")
def world(request: Request) -> Response:
    """Flows of the year, published against recorded."""
    with asking(request) as asked:
        world = _world(asked)
        return asked.page(
            "world.html", world=world, compared=compared(world["comparison"]), **_map(world)
        )


@router.get("/participant/{code}")
def participant(request: Request, code: str) -> Response:
    """A Participant: what was dug, shipped and received, its counterparties' totals beside."""

    def make(snapshot: Snapshot) -> Composed:
        number = known_participant(snapshot, code)
        answer = of_participants.participant_answer(snapshot, asked.names, number)
        return answer, asked.reader.audience, [EVENT]

    with asking(request) as asked:
        answer = asked.kept(("participant", code), make)
        months = bars(answer["production"]["months"], "period")
        return asked.page("participant.html", answer=answer, months=months)


@router.get("/zone/{zone}")
def zone(request: Request, zone: Annotated[int, Path(ge=0, lt=1 << 16)]) -> Response:
    """A zone through time."""
    with asking(request) as asked:
        if zone not in asked.snapshot.state.zones:
            raise NotFound(str(zone), "This ledger has no zone of this number.")
        made = of_zones.zone_answer(asked.snapshot, asked.names, asked.reader, zone)
        answer = asked.shown(made)
        months: dict[str, float] = {}
        for epoch in answer["epochs"]:
            for one in epoch["months"]:
                months[one["month"]] = months.get(one["month"], 0.0) + float(one["carats"])
        rows = [{"month": name, "carats": f"{months[name]:.3f}"} for name in sorted(months)]
        return asked.page("zone.html", answer=answer, months=bars(rows, "month"))


@router.get("/events")
def events(
    request: Request,
    wanted: Annotated[Wanted, Depends(wanted_of)],
    after: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """The events that a figure sums, or any others, in words."""
    with asking(request) as asked:
        start = event_number(after) if after else (1 << LOG_BITS) - 1
        which = Asked(asked.reader, asked.names, wanted.filter(asked.snapshot, asked.reader))
        answer = asked.shown(events_answer(asked.snapshot, which, start, EVENTS))
        query = [item for item in request.query_params.multi_items() if item[0] != "after"]
        onward = "?" + urlencode([*query, ("after", answer.get("next", ""))])
        return asked.page("events.html", answer=answer, onward=onward)


def _world(asked: Asking) -> dict[str, Any]:
    begins = demonstration(asked.gateway)

    def make(snapshot: Snapshot) -> Composed:
        answer = world_answer(snapshot, span_of(snapshot, None, None, begins or 0), begins)
        return answer, asked.reader.audience, [EVENT]

    return asked.kept(("world", None, None), make)


def _participants(asked: Asking) -> list[dict[str, Any]]:
    answer = shown(of_participants.participants_answer(asked.snapshot), asked.reader.audience)
    return list(answer["participants"])


def _map(world: dict[str, Any]) -> dict[str, Any]:
    streams = streams_of(world["flows"][:DRAWN])
    members = dict.fromkeys(code for one in streams for code in (one.start, one.end))
    return {"streams": streams, "members": list(members)}
