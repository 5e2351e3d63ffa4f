"""What crossed borders, added up by period, and what two sides count differently."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from sqlalchemy import bindparam, func, or_, select

from kp_ledger.index.crossings import Crossing
from kp_ledger.index.lengths import LATEST, QUARTER, Days
from kp_ledger.index.queries.newest import newest, within
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import crossings, trade_periods, trade_totals
from kp_ledger.index.trading import read_crossing

EXPORTING, IMPORTING = "exporting", "importing"
BOTH: Final = (EXPORTING, IMPORTING)

_periods, _totals = trade_periods.c, trade_totals.c
_COLUMNS = (
    *(_totals.flow, _totals.first, _totals.exporting, _totals.importing, _totals.detail),
    *(_totals.certificates, _totals.millicarats, _totals.cents, _totals.arrived),
)
_DIFFERING = select(crossings.c.crossing).where(
    crossings.c.differs_until >= bindparam("until"),
    crossings.c.event < bindparam("until"),
    crossings.c.departed <= bindparam("last"),
    or_(
        crossings.c.departed >= bindparam("first"),
        crossings.c.arrived >= bindparam("first"),
    ),
)


class Traded(NamedTuple):
    """What a flow has in a period, which begins on `first`; `detail`: see index/trading.py."""

    flow: int
    first: int
    exporting: int
    importing: int
    detail: int
    certificates: int
    millicarats: int
    cents: int
    arrived: int


def traded(
    snapshot: Snapshot,
    flows: Collection[int],
    spans: Iterable[Days],
    participant: int | None = None,
    sides: Collection[str] = BOTH,
) -> list[Traded]:
    """Sums up to the block, of all or of those in which a Participant is on one of these sides."""
    which = [_periods.flow.in_(flows), within(trade_periods, spans)]
    if participant is not None:
        which.append(or_(*[_periods[side] == participant for side in sides]))
    sums = newest(trade_periods, trade_totals, *which)
    query = sums.with_only_columns(*_COLUMNS).where(_totals.certificates > 0)
    rows = snapshot.connection.execute(query, {"until": snapshot.until})
    return [Traded._make(row) for row in rows]


def first_traded(snapshot: Snapshot, participant: int) -> int:
    """The first day of the earliest quarter in which a Participant traded; 0 if it did not."""
    query = select(func.coalesce(func.min(_periods.first), 0)).where(
        _periods.length == QUARTER,
        or_(*[_periods[side] == participant for side in BOTH]),
        _periods.event < snapshot.until,
    )
    return int(snapshot.connection.execute(query).scalar_one())


def differing(
    snapshot: Snapshot, participant: int, first: int = 0, last: int = LATEST
) -> list[Crossing]:
    """Crossings from and to a Participant of which a quarter counts not the same on both sides.

    Those that left by the day `last` and left or arrived from `first` on: where a quarter of these
    days differs, and some others.
    """
    within_days = {"until": snapshot.until, "first": first, "last": last}
    found: dict[int, Crossing] = {}
    for side in BOTH:
        query = _DIFFERING.where(crossings.c[side] == participant)
        for text in snapshot.connection.execute(query, within_days).scalars():
            one = read_crossing(text)
            found[one.certificate] = one
    return [found[certificate] for certificate in sorted(found)]
