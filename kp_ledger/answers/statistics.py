"""Statistics by Participant and period, and the same as lines of CSV."""

from __future__ import annotations

import csv
import io
from typing import Any, Final

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.figures import Span, production_rows, trade_rows
from kp_ledger.answers.schemas.trade import StatisticsAnswer
from kp_ledger.answers.units import country, known_day
from kp_ledger.index.queries.trade import crossings, production
from kp_ledger.index.store import Snapshot

COLUMNS: Final = (
    *("table", "period", "participant", "partner", "kind", "zone", "epoch", "nature"),
    *("carats", "dollars", "certificates", "lots", "events"),
)


def statistics_answer(
    snapshot: Snapshot, participant: int | None, span: Span, by: str
) -> StatisticsAnswer:
    dug, crossed = production(snapshot, participant), crossings(snapshot, participant)
    out = [one for one in crossed if participant in (None, one.exporting)]
    into = [one for one in crossed if participant in (None, one.importing)]
    return StatisticsAnswer(
        as_of=as_of(snapshot),
        participant=None if participant is None else country(participant),
        first=known_day(span.first),
        last=known_day(span.last),
        by=by,  # type: ignore[arg-type]
        production=production_rows(snapshot.state, dug, span, by),
        exports=trade_rows(out, span, by, "exports"),
        imports=trade_rows(into, span, by, "imports"),
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
