"""Origin vectors: how they are combined, and what share of a parcel each origin has.

A vector is in parts of 10¹², ascending by origin, whatever weight it was made of. What a parcel
contains of an origin is the exact fraction weight × part ÷ 10¹²; only a new vector is rounded, so
that dust cannot wash an origin away, and only print rounds weights.

A *sum* is what some weight holds of an origin, exact: millicarats × parts, added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from kp_ledger.generated import codes
from kp_ledger.generated.records import BlendEntry

FIRST_STORED = 1 << 24  # below it, a blend is an origin itself
WHOLE = 10**12  # the parts of a vector

Sums = Mapping[int, int]


def is_origin(blend: int) -> bool:
    return blend < FIRST_STORED


def is_without_weight(origin: int) -> bool:
    """Whether it stands for a country that paper names without saying how much is from it."""
    return origin & 0xFF == codes.EPOCH_WITHOUT_WEIGHT


def summed(blends: Sequence[int], weights: Sequence[int]) -> dict[int, int]:
    """Weights added up per blend, in the order in which the blends first appear."""
    sums: dict[int, int] = {}
    for blend, weight in zip(blends, weights, strict=True):
        sums[blend] = sums.get(blend, 0) + weight
    return sums


def sums_of(vectors: Iterable[tuple[Iterable[BlendEntry], int]]) -> Sums:
    """The sums of all vectors, each with its weight: ascending by origin, zeros kept."""
    found: dict[int, int] = {}
    for entries, weight in vectors:
        for entry in entries:
            found[entry.origin] = found.get(entry.origin, 0) + entry.parts * weight
    return {origin: found[origin] for origin in sorted(found)}


def rounded(sums: Iterable[int | Fraction], divisor: int) -> Iterator[int]:
    """Each ÷ divisor, to the nearest whole by running sums, so that they add up as the sums do."""
    reached: int | Fraction = 0
    given = 0
    for one in sums:
        reached += one
        up_to = (2 * reached + divisor) // (2 * divisor)
        yield up_to - given
        given = up_to


def in_parts(sums: Sums, weight: int) -> tuple[BlendEntry, ...]:
    """The vector of what weighs `weight` in all: what has weight has a part, and nothing else."""
    parts = list(rounded(sums.values(), weight))
    largest = parts.index(max(parts))
    for index, one in enumerate(sums.values()):
        if one and not parts[index]:
            parts[index] = 1
            parts[largest] -= 1
    return tuple(map(BlendEntry, sums, parts))


def printed(sums: Sums) -> dict[int, int]:
    """Whole millicarats by origin, which add up to the weight; what comes to zero is a trace."""
    return dict(zip(sums, rounded(sums.values(), WHOLE), strict=True))


def shares(blend: int, entries: Iterable[BlendEntry]) -> Mapping[int, Fraction]:
    """Each origin's exact share of a blend, by origin; they sum to one."""
    if is_origin(blend):
        return {blend: Fraction(1)}
    return {entry.origin: Fraction(entry.parts, WHOLE) for entry in entries}


def contents(blend: int, entries: Iterable[BlendEntry], millicarats: int) -> Mapping[int, Fraction]:
    """Each origin's exact millicarats in a parcel of that blend; they sum to its weight."""
    return {origin: share * millicarats for origin, share in shares(blend, entries).items()}
