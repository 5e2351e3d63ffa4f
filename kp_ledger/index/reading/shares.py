"""Where a parcel's weight is from: its blend's entries as exact shares, by zone."""

from __future__ import annotations

from fractions import Fraction

from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.sentences import Share
from kp_ledger.domain.showing import FIRST_STORED_BLEND, Names
from kp_ledger.model.state import State


def weights(state: State, blend: int) -> tuple[dict[int, int], int]:
    """A blend's weight by origin, and their total."""
    if blend < FIRST_STORED_BLEND:
        return {blend: 1}, 1
    stored = state.blends[blend]
    return {entry.origin: entry.millicarats for entry in stored.entries}, stored.total


def by_zone(state: State, blend: int) -> dict[int, Fraction]:
    """A blend's shares by zone, in the order of its entries."""
    found: dict[int, Fraction] = {}
    entries, total = weights(state, blend)
    for origin, weight in entries.items():
        found[origin >> 8] = found.get(origin >> 8, Fraction(0)) + Fraction(weight, total)
    return found


def shares(state: State, names: Names, word: Parcel) -> tuple[Share, ...]:
    """A parcel's origins by zone."""
    return tuple(
        _share(state, names, zone, share) for zone, share in by_zone(state, word.blend).items()
    )


def _share(state: State, names: Names, zone: int, share: Fraction) -> Share:
    now = state.zones[zone][-1]
    return Share(now.participant, now.nature, share, names.zones.get(zone, ""))
