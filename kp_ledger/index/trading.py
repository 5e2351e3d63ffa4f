"""Trade added up as it is written, and the certificates of which two sides count differently.

A crossing counts in the periods of `counted`. What happens to it takes away what it counted for
before and adds what it counts for now, whichever event it was.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any, Final, Protocol

import msgspec

from kp_ledger.base.messages import Event
from kp_ledger.generated import events
from kp_ledger.index.crossings import KINDS, MOVES, Crossing, gaps, issued, measured, move, recorded
from kp_ledger.index.lengths import DAY, LENGTHS, QUARTER, begins
from kp_ledger.index.tables import FOREVER, trade_totals
from kp_ledger.index.totals import Key, Totals, TotalSource
from kp_ledger.model.state import State

# What is added up, each for a length, a first day, an exporting and an importing Participant.
EXPORTS: Final = 0  # by the day of departure
IMPORTS: Final = 1  # by the day of arrival
LEFT, CAME = 2, 3  # the same by kind, by quarter alone; what came as it was measured
PAPER: Final = 4  # imports on foreign paper, by quarter
ON_PAPER: Final = 5  # exports on foreign paper, by the day of issue
AGAIN: Final = 6  # certificates that arrived on a day, and some days before too
ALL_KINDS: Final = 0

BEGUN: Final = frozenset((events.CertificateIssued, events.InboundRecorded))
MOVED: Final = frozenset(MOVES)

Sums = dict[Key, list[int]]  # certificates, millicarats, cents, and what of it has arrived
Row = tuple[int, int, int, int, int, int, int, int, str]  # of `crossings`

_read = msgspec.json.Decoder(Crossing).decode
_NOTHING: Final = [0, 0, 0, 0]
_write = msgspec.json.Encoder().encode


class CrossingSource(TotalSource, Protocol):
    """What was written before."""

    def crossing(self, certificate: int) -> Row:
        """A certificate's newest row."""


def read_crossing(text: str) -> Crossing:
    """A crossing as its row has it."""
    return _read(text)


def counted(one: Crossing) -> Sums:
    """What a crossing counts for, by flow, length, first day, Participants and detail."""
    sums: Sums = defaultdict(lambda: [0, 0, 0, 0])
    if one.departed:
        _count_departure(sums, one)
    for arrival in one.arrivals:
        weight, cents = sum(arrival.certified), arrival.cents
        for length in LENGTHS:
            _count(sums, one, (IMPORTS, length, arrival.day), ALL_KINDS, weight, cents)
        for kind, weight in measured(arrival):
            _count(sums, one, (CAME, QUARTER, arrival.day), kind, weight)
        if one.paper:
            of = (PAPER, QUARTER, arrival.day)
            _count(sums, one, of, ALL_KINDS, one.millicarats, sum(one.cents))
    for earlier, day in pairwise(sorted({arrival.day for arrival in one.arrivals})):
        _count(sums, one, (AGAIN, DAY, day), day - earlier)
    return sums


class Trading:
    """The crossings that events are about, and what of them is not written yet."""

    def __init__(self, before: CrossingSource) -> None:
        self.totals = Totals(before, trade_totals)
        self._before = before
        self._known: dict[int, Crossing] = {}
        self._latest: dict[int, Row] = {}
        self._touched: dict[int, None] = {}
        self._rows: dict[tuple[int, int], Row] = {}

    def note(self, number: int, event: Event, state: State) -> None:
        """An event, with the state after it."""
        if type(event) in BEGUN:
            crossing = _begun(number, event, state)
            self._known[crossing.certificate] = crossing
            before: Sums = {}
        elif type(event) in MOVED:
            crossing = self._crossing(event.certificate)  # type: ignore[attr-defined]
            before = counted(crossing)
            move(crossing, event, number, lambda ids: [state.parcels[one] for one in ids])
        else:
            return
        self._touched[crossing.certificate] = None
        self._add(before, counted(crossing))

    def close_block(self, last: int) -> None:
        """Ends a block, whose last event this is: crossings are noted as they stand then."""
        for certificate in self._touched:
            one, before = self._known[certificate], self._latest.get(certificate)
            if before is not None and FOREVER in before:
                differs, away = [last if at == FOREVER else at for at in before[6:8]]
                self._put((*before[:6], differs, away, before[8]))
            self._put(_row(one, last))
        self._touched.clear()

    def rows(self) -> list[Row]:
        """Rows to be written, some in the place of others."""
        rows, self._rows = list(self._rows.values()), {}
        return rows

    # Inside

    def _crossing(self, certificate: int) -> Crossing:
        if certificate not in self._known:
            row = self._latest[certificate] = self._before.crossing(certificate)
            self._known[certificate] = read_crossing(row[-1])
        return self._known[certificate]

    def _add(self, before: Sums, after: Sums) -> None:
        for key in {**before, **after}:
            old, new = before.get(key, _NOTHING), after.get(key, _NOTHING)
            if old != new:
                more = [b - a for a, b in zip(old, new, strict=True)]
                self.totals.add(key, tuple(more))

    def _put(self, row: Row) -> None:
        self._latest[row[0]] = self._rows[row[0], row[1]] = row


def _row(one: Crossing, event: int) -> Row:
    """A crossing after an event, as the newest there is."""
    differs = FOREVER if gaps(one) else 0
    away = FOREVER if one.under_way else 0
    text = _write(one).decode()
    days = (one.departed, max((arrival.day for arrival in one.arrivals), default=0))
    return (one.certificate, event, one.exporting, one.importing, *days, differs, away, text)


def _begun(number: int, event: Any, state: State) -> Crossing:
    if isinstance(event, events.CertificateIssued):
        return issued(event)
    return recorded(event, state.certificates[event.certificate].a.to, number)


def _count_departure(sums: Sums, one: Crossing) -> None:
    whole = (one.millicarats, sum(one.cents), sum(sum(a.certified) for a in one.arrivals))
    for length in LENGTHS:
        _count(sums, one, (EXPORTS, length, one.departed), ALL_KINDS, *whole)
        if one.paper:
            _count(sums, one, (ON_PAPER, length, one.departed), ALL_KINDS, *whole)
    for kind, weight, cents in zip(KINDS, one.weights, one.cents, strict=True):
        if weight:
            _count(sums, one, (LEFT, QUARTER, one.departed), kind, weight, cents)


def _count(sums: Sums, one: Crossing, of: tuple[int, int, int], detail: int, *more: int) -> None:
    """A certificate counts once in a period, however often it comes."""
    flow, length, day = of
    found = sums[flow, length, begins(day, length), one.exporting, one.importing, detail]
    found[0] = 1
    for at, value in enumerate(more, 1):
        found[at] += value
