"""What crossed borders, added up by period, and what two sides count differently."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from sqlalchemy import bindparam, or_, select

from kp_ledger.index.crossings import Crossing
from kp_ledger.index.lengths import Days
from kp_ledger.index.queries.newest import newest, within
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import crossings, trade_periods, trade_totals
from kp_ledger.index.trading import read_crossing

EXPORTING, IMPORTING = "exporting", "importing"
BOTH: Final = (EXPORTING, IMPORTING)

_periods, _totals = trade_periods.c, trade_totals.c
_SUMS = (
    newest(trade_periods, trade_totals)
    .with_only_columns(
        *(_totals.flow, _totals.first, _totals.exporting, _totals.importing, _totals.detail),
        *(_totals.certificates, _totals.millicarats, _totals.cents, _totals.arrived),
    )
    .where(_totals.certificates > 0)
)
_DIFFERING = select(crossings.c.crossing).where(
    crossings.c.differs_until >= bindparam("until"), crossings.c.event < bindparam("until")
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
    query = _SUMS.where(_periods.flow.in_(flows), within(trade_periods, spans))
    if participant is not None:
        query = query.where(or_(*[_periods[side] == participant for side in sides]))
    rows = snapshot.connection.execute(query, {"until": snapshot.until})
    return [Traded._make(row) for row in rows]


def differing(snapshot: Snapshot, participant: int) -> list[Crossing]:
    """Crossings from and to a Participant of which a quarter counts not the same on both sides."""
    found: dict[int, Crossing] = {}
    for side in BOTH:
        query = _DIFFERING.where(crossings.c[side] == participant)
        for text in snapshot.connection.execute(query, {"until": snapshot.until}).scalars():
            one = read_crossing(text)
            found[one.certificate] = one
    return [found[certificate] for certificate in sorted(found)]
