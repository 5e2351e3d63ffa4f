"""Statistics by Participant and period, and the same as lines of CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any, Final

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.figures import Span, clipped, production_rows, trade_rows
from kp_ledger.answers.schemas.trade import StatisticsAnswer
from kp_ledger.answers.units import country, known_day
from kp_ledger.base.errors import BadInput
from kp_ledger.domain.days import EPOCH, day_of
from kp_ledger.index.lengths import DAY, HALF, MONTH, QUARTER, spans
from kp_ledger.index.queries.produced import produced
from kp_ledger.index.queries.traded import EXPORTING, IMPORTING, traded
from kp_ledger.index.store import Snapshot
from kp_ledger.index.trading import AGAIN, EXPORTS, IMPORTS

YEAR: Final = 365
LENGTHS_OF: Final = {
    "month": (MONTH, DAY),
    "quarter": (QUARTER, MONTH, DAY),
    "half": (HALF, MONTH, DAY),
}
COLUMNS: Final = (
    *("table", "period", "participant", "partner", "kind", "zone", "epoch", "nature"),
    *("carats", "dollars", "certificates", "lots", "events"),
)


def span_of(snapshot: Snapshot, first: date | None, last: date | None, usual: int = 0) -> Span:
    """The days asked for; without a first one, `usual` or a year before the last."""
    end = day_of(snapshot.moment) if last is None else (last - EPOCH).days
    begin = (usual or end - YEAR) if first is None else (first - EPOCH).days
    if begin > end:
        raise BadInput(f"{first}", "the first day is not later than the last")
    return Span(begin, end)


def statistics_answer(
    snapshot: Snapshot, participant: int | None, span: Span, by: str
) -> StatisticsAnswer:
    days = list(spans(*span.days, LENGTHS_OF[by]))
    dug = produced(snapshot, participant, *span.days)
    out = traded(snapshot, [EXPORTS], days, participant, [EXPORTING])
    into = traded(snapshot, [IMPORTS], days, participant, [IMPORTING])
    ends = [(DAY, *one.days) for one in clipped(span, by)]
    again = traded(snapshot, [AGAIN], ends, participant, [IMPORTING]) if ends else []
    return StatisticsAnswer(
        as_of=as_of(snapshot),
        participant=None if participant is None else country(participant),
        first=known_day(span.first),
        last=known_day(span.last),
        by=by,  # type: ignore[arg-type]
        production=production_rows(snapshot.state, dug, span, by),
        exports=trade_rows(out, [], span, by, "exports"),
        imports=trade_rows(into, again, span, by, "imports"),
    )


def as_csv(answer: StatisticsAnswer) -> str:
    """A line for each row, with the table's name before it; the first line names the columns."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    for table in ("production", "exports", "imports"):
        for row in getattr(answer, table):
            writer.writerow(_line(table, row))
    return text.getvalue()


def _line(table: str, row: Any) -> dict[str, Any]:
    return {"table": table, **row.model_dump()}
