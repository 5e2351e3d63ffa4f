"""What was dug, added up: whole months from their totals, the days before and after from theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true

from kp_ledger.index.queries.trade import zones_of
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import production_periods, production_totals
from kp_ledger.index.totals import DAY, MONTH, month_begins

LATEST: Final = 2_000_000  # some day in the year 7445: calendars end in 9999
MOST_DAYS: Final = 31

_periods, _totals = production_periods.c, production_totals.c


@dataclass(frozen=True, slots=True)
class Produced:
    """What was registered, and not voided, of one origin and kind on a day or in a month."""

    participant: int
    origin: int
    kind: int
    day: int  # the first
    lots: int
    millicarats: int


def produced(
    snapshot: Snapshot,
    participant: int | None = None,
    first: int = 0,
    last: int = LATEST,
) -> list[Produced]:
    """Production of the days from `first` to `last` up to the block, of a Participant or of all."""
    zones = snapshot.state.zones
    of = true() if participant is None else _of_zones(zones_of(snapshot.state, participant))
    query = _sums(snapshot.until).where(of, or_(*_spans(first, last)), _totals.lots > 0)
    rows = snapshot.connection.execute(query.order_by(_totals.first, _totals.origin, _totals.kind))
    return [Produced(zones[row.origin >> 8][-1].participant, *row) for row in rows]


def _sums(until: int) -> Any:
    """The newest total of each period before an event."""
    newer = production_totals.alias("newer")
    key = ("origin", "length", "first", "kind")
    newest = (
        select(func.max(newer.c.event))
        .where(*[newer.c[name] == _periods[name] for name in key], newer.c.event < until)
        .correlate(production_periods)
        .scalar_subquery()
    )
    same = [_totals[name] == _periods[name] for name in key]
    return (
        select(_totals.origin, _totals.kind, _totals.first, _totals.lots, _totals.millicarats)
        .select_from(production_periods)
        .join(production_totals, and_(*same, _totals.event == newest))
        .where(_periods.event < until)
    )


def _spans(first: int, last: int) -> Iterator[ColumnElement[bool]]:
    """Whole months within the days, and the days that are left over at both ends."""
    first, last = min(first, LATEST), min(last, LATEST)
    begin = first if first == month_begins(first) else _next_month(first)
    end = month_begins(last + 1)  # the first day of the month that is not whole, or comes after
    if begin >= end:
        yield _within(DAY, first, last)
        return
    yield _within(MONTH, begin, end - 1)
    yield _within(DAY, first, begin - 1)
    yield _within(DAY, end, last)


def _within(length: int, first: int, last: int) -> ColumnElement[bool]:
    return and_(_periods.length == length, _periods.first.between(first, last))


def _next_month(day: int) -> int:
    return month_begins(month_begins(day) + MOST_DAYS)


def _of_zones(zones: list[int]) -> ColumnElement[bool]:
    return or_(false(), *[_periods.origin.between(zone << 8, zone << 8 | 0xFF) for zone in zones])
