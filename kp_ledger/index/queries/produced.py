"""What was dug, added up: whole months from their totals, the days before and after from theirs."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, or_, true

from kp_ledger.index.lengths import DAY, LATEST, MONTH, spans
from kp_ledger.index.queries.newest import newest, within
from kp_ledger.index.queries.trade import zones_of
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import production_periods, production_totals

_periods, _totals = production_periods.c, production_totals.c
_COLUMNS = (_totals.origin, _totals.kind, _totals.first, _totals.lots, _totals.millicarats)


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
    days = within(production_periods, spans(first, last, (MONTH, DAY)))
    sums = newest(production_periods, production_totals, of, days).with_only_columns(*_COLUMNS)
    query = sums.where(_totals.lots > 0).order_by(_totals.first, _totals.origin, _totals.kind)
    rows = snapshot.connection.execute(query, {"until": snapshot.until})
    return [Produced(zones[row.origin >> 8][-1].participant, *row) for row in rows]


def _of_zones(zones: list[int]) -> ColumnElement[bool]:
    return or_(false(), *[_periods.origin.between(zone << 8, zone << 8 | 0xFF) for zone in zones])
