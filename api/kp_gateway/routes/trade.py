"""Statistics, and the world: flows, and published figures against recorded ones."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from kp_gateway.gateway import Composed, Gateway, GatewayDep
from kp_gateway.routes.dependencies import At, Day, ReaderDep, answered, known_participant
from kp_gateway.routes.participants import Of
from kp_ledger.answers.figures import Span
from kp_ledger.answers.schemas.trade import StatisticsAnswer, WorldAnswer
from kp_ledger.answers.statistics import as_csv, statistics_answer
from kp_ledger.answers.tags import EVENT
from kp_ledger.answers.world import world_answer
from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.demo.run import read_settings
from kp_ledger.domain.days import EPOCH, day_of
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1", tags=["Statistics"])

First = Annotated[
    Day | None,
    Query(alias="from", description="First day; without it, a year ago.", examples=["2026-01-01"]),
]
Last = Annotated[
    Day | None,
    Query(alias="to", description="Last day; without it, the block's.", examples=["2026-06-30"]),
]
By = Annotated[Literal["month", "quarter", "half"], Query(description="Length of the periods.")]
Format = Annotated[
    Literal["json", "csv"] | None,
    Query(description="Or ask by Accept: text/csv.", examples=["csv"]),
]
YEAR = 365
CSV = "text/csv; charset=utf-8"


def span_of(snapshot: Snapshot, first: date | None, last: date | None, usual: int = 0) -> Span:
    """The days asked for; without a first one, `usual` or a year ago."""
    end = day_of(snapshot.moment) if last is None else (last - EPOCH).days
    begin = (usual or end - YEAR) if first is None else (first - EPOCH).days
    if begin > end:
        raise BadInput(f"{first}", "the first day is not later than the last")
    return Span(begin, end)


def demonstration(gateway: Gateway) -> int | None:
    """The first day of a demonstration's year; None for any other ledger."""
    home = gateway.settings.place
    try:
        return read_settings(home).first_day if home.description().demonstration else None
    except LedgerUnavailable:
        return None


@router.get(
    "/statistics",
    response_model=StatisticsAnswer,
    operation_id="statistics",
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
async def statistics(
    request: Request,
    gateway: GatewayDep,
    reader: ReaderDep,
    participant: Of = None,
    first: First = None,
    last: Last = None,
    by: By = "quarter",
    format: Format = None,
    at: At = None,
) -> Response:
    """Production, exports and imports by period, each figure with the events it sums; also CSV."""

    def compose(snapshot: Snapshot) -> StatisticsAnswer:
        code = None if participant is None else known_participant(snapshot, participant)
        return statistics_answer(snapshot, code, span_of(snapshot, first, last), by)

    def make(snapshot: Snapshot) -> Composed:
        return compose(snapshot), reader.audience, [EVENT]

    def lines() -> Response:
        with gateway.index.snapshot(at) as snapshot:
            answer = compose(snapshot)
        headers = {
            "Content-Disposition": f'attachment; filename="statistics-{snapshot.block}.csv"',
            "X-As-Of-Block": str(answer.as_of.block),
            "X-As-Of-Hash": answer.as_of.hash,
            "Vary": "Authorization, Accept",
        }
        return Response(as_csv(answer), headers=headers, media_type=CSV)

    wanted = format or ("csv" if "text/csv" in request.headers.get("accept", "") else "json")
    if wanted == "csv":
        return await run_in_threadpool(lines)
    key = ("statistics", participant, first, last, by)
    return await answered(request, gateway, reader, key, make, at)


@router.get("/world", response_model=WorldAnswer, operation_id="world")
async def world(
    request: Request,
    gateway: GatewayDep,
    reader: ReaderDep,
    first: First = None,
    last: Last = None,
    at: At = None,
) -> Response:
    """Flows from Participant to Participant; of a demonstration, published against recorded."""

    def make(snapshot: Snapshot) -> Composed:
        begins = demonstration(gateway)
        span = span_of(snapshot, first, last, begins or 0)
        return world_answer(snapshot, span, begins), reader.audience, [EVENT]

    return await answered(request, gateway, reader, ("world", first, last), make, at)
