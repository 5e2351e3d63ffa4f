"""Origin vectors: how they are combined, and what share of a parcel each origin has.

A vector's entries are whole millicarats, ascending by origin. What a parcel contains is the
exact fraction weight × entry ÷ total; only a new vector is rounded, by running rounding, so that
it sums to what was put in and no origin is lost, at zero either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from kp_ledger.generated.records import BlendEntry

FIRST_STORED = 1 << 24  # below it, a blend is an origin itself


def is_origin(blend: int) -> bool:
    return blend < FIRST_STORED


def summed(blends: Sequence[int], weights: Sequence[int]) -> dict[int, int]:
    """Weights added up per blend, in the order in which the blends first appear."""
    sums: dict[int, int] = {}
    for blend, weight in zip(blends, weights, strict=True):
        sums[blend] = sums.get(blend, 0) + weight
    return sums


def running(entries: Iterable[BlendEntry], weight: int) -> Iterator[BlendEntry]:
    """`weight` taken from a vector by running rounding: the parts sum to exactly `weight`."""
    entries = tuple(entries)
    total = sum(entry.millicarats for entry in entries)
    reached = given = 0
    for entry in entries:
        reached += entry.millicarats
        up_to = reached * weight // total
        yield BlendEntry(entry.origin, up_to - given)
        given = up_to


def taken(blend: int, entries: Iterable[BlendEntry], weight: int) -> Iterable[BlendEntry]:
    """`weight` taken from a blend; an origin gives all of it, whatever its `entries` say."""
    return (BlendEntry(blend, weight),) if is_origin(blend) else running(entries, weight)


def added(vectors: Iterable[Iterable[BlendEntry]]) -> tuple[BlendEntry, ...]:
    """One vector of all: ascending by origin, zeros kept."""
    sums: dict[int, int] = {}
    for vector in vectors:
        for entry in vector:
            sums[entry.origin] = sums.get(entry.origin, 0) + entry.millicarats
    return tuple(BlendEntry(origin, sums[origin]) for origin in sorted(sums))


def shares(blend: int, entries: Iterable[BlendEntry]) -> Mapping[int, Fraction]:
    """Each origin's exact share of a blend, by origin; they sum to one."""
    if is_origin(blend):
        return {blend: Fraction(1)}
    entries = tuple(entries)
    total = sum(entry.millicarats for entry in entries)
    return {entry.origin: Fraction(entry.millicarats, total) for entry in entries}


def contents(blend: int, entries: Iterable[BlendEntry], millicarats: int) -> Mapping[int, Fraction]:
    """Each origin's exact millicarats in a parcel of that blend; they sum to its weight."""
    return {origin: share * millicarats for origin, share in shares(blend, entries).items()}
