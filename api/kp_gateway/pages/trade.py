"""The pages of the world, of Participants and zones, and the events behind a figure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response

from kp_gateway.gateway import Composed
from kp_gateway.pages.dependencies import PageRoute, Visit, visit
from kp_gateway.pages.views import bars, compared, streams_of
from kp_gateway.requests import First, Last
from kp_gateway.routes.events import EventQueryDep
from kp_gateway.routes.trade import demonstration
from kp_ledger.answers import finding
from kp_ledger.answers import participants as of_participants
from kp_ledger.answers import zones as of_zones
from kp_ledger.answers.events import Asked, events_answer
from kp_ledger.answers.schemas.base import shown
from kp_ledger.answers.statistics import YEAR, span_of
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
    with visit(request) as here:
        world, all_of_them = _world(here), _participants(here)
        return here.page("home.html", world=world, participants=all_of_them, **_map(world))


@router.get("/world")
def world(request: Request) -> Response:
    """Flows of the year, published against recorded."""
    with visit(request) as here:
        world = _world(here)
        return here.page(
            "world.html", world=world, compared=compared(world["comparison"]), **_map(world)
        )


@router.get("/participant/{code}")
def participant(request: Request, code: str, first: First = None, last: Last = None) -> Response:
    """A Participant: what was dug, shipped and received, its counterparties' totals beside."""

    def make(snapshot: Snapshot) -> Composed:
        number = finding.participant(snapshot, code)
        span = span_of(snapshot, first, last)
        answer = of_participants.participant_answer(snapshot, here.names, number, span)
        return answer, here.reader.audience, [EVENT]

    with visit(request) as here:
        answer = here.kept(("participant", code, first, last), make)
        months = bars(answer["production"]["months"], "period")
        earlier = _earlier(f"{answer['first']}", f"{answer.get('traded_since', '')}")
        return here.page("participant.html", answer=answer, months=months, earlier=earlier)


@router.get("/zone/{zone}")
def zone(request: Request, zone: Annotated[int, Path(ge=0, lt=1 << 16)]) -> Response:
    """A zone through time."""
    with visit(request) as here:
        found = finding.zone(here.snapshot, zone)
        made = of_zones.zone_answer(here.snapshot, here.names, here.reader, found)
        answer = here.shown(made)
        months: dict[str, float] = {}
        for epoch in answer["epochs"]:
            for one in epoch["months"]:
                months[one["month"]] = months.get(one["month"], 0.0) + float(one["carats"])
        rows = [{"month": name, "carats": f"{months[name]:.3f}"} for name in sorted(months)]
        return here.page("zone.html", answer=answer, months=bars(rows, "month"))


@router.get("/events")
def events(
    request: Request,
    query: EventQueryDep,
    after: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """The events that a figure sums, or any others, in words."""
    with visit(request) as here:
        start = finding.event_number(after) if after else (1 << LOG_BITS) - 1
        which = Asked(here.reader, here.names, query.filter(here.snapshot, here.reader))
        answer = here.shown(events_answer(here.snapshot, which, start, EVENTS))
        others = [item for item in request.query_params.multi_items() if item[0] != "after"]
        onward = "?" + urlencode([*others, ("after", answer.get("next", ""))])
        return here.page("events.html", answer=answer, onward=onward)


def _world(here: Visit) -> dict[str, Any]:
    begins = demonstration(here.gateway)

    def make(snapshot: Snapshot) -> Composed:
        answer = world_answer(snapshot, span_of(snapshot, None, None, begins or 0), begins)
        return answer, here.reader.audience, [EVENT]

    return here.kept(("world", None, None), make)


def _earlier(first: str, traded_since: str) -> str:
    """The query that asks for the quarters of the year before a day, if there is any trade."""
    if not traded_since or traded_since >= first:
        return ""
    day = date.fromisoformat(first)
    days = (day - timedelta(days=YEAR), day - timedelta(days=1))
    return urlencode({"from": days[0].isoformat(), "to": days[1].isoformat()})


def _participants(here: Visit) -> list[dict[str, Any]]:
    answer = shown(of_participants.participants_answer(here.snapshot), here.reader.audience)
    return list(answer["participants"])


def _map(world: dict[str, Any]) -> dict[str, Any]:
    streams = streams_of(world["flows"][:DRAWN])
    members = dict.fromkeys(code for one in streams for code in (one.start, one.end))
    return {"streams": streams, "members": list(members)}
