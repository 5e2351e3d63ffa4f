"""Statistics, and the world: flows, and published figures against recorded ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from fastapi.concurrency import run_in_threadpool

from kp_gateway.conditional import etag, headers_of, is_known
from kp_gateway.gateway import Composed, Gateway
from kp_gateway.requests import First, Last, Question, QuestionDep
from kp_gateway.routes.participants import Of
from kp_ledger.answers import finding
from kp_ledger.answers.schemas.trade import StatisticsAnswer, WorldAnswer
from kp_ledger.answers.statistics import as_csv, span_of, statistics_answer
from kp_ledger.answers.tags import EVENT
from kp_ledger.answers.world import world_answer
from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.demo.run import read_settings
from kp_ledger.index.store import Snapshot

router = APIRouter(prefix="/v1", tags=["Statistics"])

By = Annotated[Literal["month", "quarter", "half"], Query(description="Length of the periods.")]
Format = Annotated[
    Literal["json", "csv"] | None,
    Query(description="Or ask by Accept: text/csv.", examples=["csv"]),
]
CSV = "text/csv; charset=utf-8"


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
    question: QuestionDep,
    participant: Of = None,
    first: First = None,
    last: Last = None,
    by: By = "quarter",
    format: Format = None,
) -> Response:
    """Production, exports and imports by period, each figure with the events it sums; also CSV."""

    def compose(snapshot: Snapshot) -> StatisticsAnswer:
        code = None if participant is None else finding.participant(snapshot, participant)
        return statistics_answer(snapshot, code, span_of(snapshot, first, last), by)

    def make(snapshot: Snapshot) -> Composed:
        return compose(snapshot), question.reader.audience, [EVENT]

    accepted = question.request.headers.get("accept", "")
    if (format or ("csv" if "text/csv" in accepted else "json")) == "csv":
        return await run_in_threadpool(_lines, question, compose)
    return await question.answered(make, ("statistics", participant, first, last, by))


def _lines(question: Question, compose: Callable[[Snapshot], StatisticsAnswer]) -> Response:
    with question.gateway.index.snapshot(question.at) as snapshot:
        answer = compose(snapshot)
    tag = etag(snapshot.hash, question.reader, "csv")
    headers = headers_of(tag, question.reader.audience)
    if is_known(question.request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    headers |= {
        "Content-Disposition": f'attachment; filename="statistics-{snapshot.block}.csv"',
        "X-As-Of-Block": str(answer.as_of.block),
        "X-As-Of-Hash": answer.as_of.hash,
    }
    return Response(as_csv(answer), headers=headers, media_type=CSV)


@router.get("/world", response_model=WorldAnswer, operation_id="world")
async def world(question: QuestionDep, first: First = None, last: Last = None) -> Response:
    """Flows from Participant to Participant; of a demonstration, published against recorded."""

    def make(snapshot: Snapshot) -> Composed:
        begins = demonstration(question.gateway)
        span = span_of(snapshot, first, last, begins or 0)
        return world_answer(snapshot, span, begins), question.reader.audience, [EVENT]

    return await question.answered(make, ("world", first, last))
