"""What a summary is made from, taken out of a folded state and the history of its parcels."""

from __future__ import annotations

from fractions import Fraction

from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.sentences import Border, Facts, HeldBack, Share
from kp_ledger.domain.showing import FIRST_STORED_BLEND, Names
from kp_ledger.generated import codes, events
from kp_ledger.model.state import State
from tests.index.queries.history import MADE_BY, History


def facts_of(state: State, history: History, names: Names, parcel: bytes) -> Facts:
    """The facts about a parcel that is on the ledger."""
    word = state.parcels[parcel]
    way = history.way(parcel)
    return Facts(
        word.millicarats,
        word.status,
        shares(state, names, word),
        registered(history, parcel),
        borders(state, history, parcel),
        held_back(history, parcel) if word.holds else (),
        way[-1].moment if way else 0,
    )


def shares(state: State, names: Names, word: Parcel) -> tuple[Share, ...]:
    """A parcel's origins by zone, as exact fractions."""
    if word.blend < FIRST_STORED_BLEND:
        weights, total = {word.blend: 1}, 1
    else:
        blend = state.blends[word.blend]
        weights = {entry.origin: entry.parts for entry in blend.entries}
        total = 10**12
    by_zone: dict[tuple[int, bool], Fraction] = {}
    for origin, weight in weights.items():
        which = origin >> 8, origin & 0xFF == 0xFF
        by_zone[which] = by_zone.get(which, Fraction(0)) + Fraction(weight, total)
    return tuple(_share(state, names, *which, share) for which, share in by_zone.items())


def _share(state: State, names: Names, zone: int, unweighted: bool, share: Fraction) -> Share:
    now = state.zones[zone][-1]
    name = "weight not stated" if unweighted else names.zones.get(zone, "")
    return Share(now.participant, now.nature, share, name)


def registered(history: History, parcel: bytes) -> tuple[int, int] | None:
    """The first and the last day on which its weight was registered, over all its ancestors."""
    days = []
    for member in history.ancestors(parcel) | {parcel}:
        maker = history.maker(member)
        if maker is not None and isinstance(maker.event, MADE_BY):
            days.append(getattr(maker.event, "day", day_of(maker.moment)))
    return (min(days), max(days)) if days else None


def borders(state: State, history: History, parcel: bytes) -> tuple[Border, ...]:
    """The certificates under which it crossed a border, oldest first, back to its last mix."""
    crossed = [
        entry.event.certificate
        for entry in history.way(parcel)
        if isinstance(entry.event, events.Left | events.InboundRegistered)
    ]
    return tuple(_border(state, certificate) for certificate in dict.fromkeys(crossed))


def _border(state: State, certificate: int) -> Border:
    record = state.certificates[certificate]
    return Border(certificate, record.a.status, record.b.departed)


def held_back(history: History, parcel: bytes) -> tuple[HeldBack, ...]:
    """The holds in force."""
    holds: dict[bytes, HeldBack] = {}
    for entry in history.of(parcel):
        event = entry.event
        if isinstance(event, events.HoldPlaced):
            holds[event.hold] = HeldBack(day_of(entry.moment), event.reason)
        elif isinstance(event, events.HoldReleased):
            holds.pop(event.hold, None)
    return tuple(holds.values())


def definition(state: State, day: int) -> int:
    """The number of the conflict-diamond definition in force on a day; the first before any."""
    return max(1, sum(1 for first in state.definitions if first <= day))


def is_known(state: State, parcel: bytes) -> bool:
    return state.parcel(parcel).status != codes.PARCEL_NONE
