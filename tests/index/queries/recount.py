"""The figures of trade, counted again from the certificates one by one, with no sum that is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kp_ledger.index.crossings import KINDS, Arrival, Crossing
from kp_ledger.index.queries.periods import period_of

Days = tuple[int, int]
Counted = dict[tuple[Any, ...], tuple[int, ...]]


def exports(found: Iterable[Crossing], days: Days, by: str) -> Counted:
    """Certificates, millicarats and cents by period, exporting and importing Participant."""
    legs = ((one, one.departed, one.millicarats, sum(one.cents)) for one in found if one.departed)
    return _by_period(legs, days, by)


def imports(found: Iterable[Crossing], days: Days, by: str) -> Counted:
    """The same of what arrived."""
    legs = ((one, a.day, sum(a.certified), a.cents) for one in found for a in one.arrivals)
    return _by_period(legs, days, by)


def flows(found: Iterable[Crossing], days: Days) -> Counted:
    """Certificates, millicarats, cents and what has arrived, of what left on these days."""
    sums: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in found:
        if one.departed and days[0] <= one.departed <= days[1]:
            arrived = sum(sum(arrival.certified) for arrival in one.arrivals)
            more = (1, one.millicarats, sum(one.cents), arrived)
            total = sums[one.exporting, one.importing]
            total[:] = map(sum, zip(total, more, strict=True))
    return {key: tuple(total) for key, total in sums.items()}


def sides(found: Iterable[Crossing]) -> Counted:
    """What left, cents, certificates, what came, certificates; by quarter, Participants, kind."""
    weights: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    numbers: dict[tuple[Any, ...], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for one in found:
        for side, day, kind, weight, cents in _by_kind(one):
            key = (period_of(day, "quarter"), one.exporting, one.importing, kind)
            weights[key][2 * side] += weight
            weights[key][1] += cents
            numbers[key][side].add(one.certificate)
    return {
        key: (left, cents, len(numbers[key][0]), came, len(numbers[key][1]))
        for key, (left, cents, came) in weights.items()
    }


def gaps(found: Iterable[Crossing]) -> Counted:
    """Of each certificate what is missing in a quarter, or too much, by kind."""
    sums: dict[tuple[Any, ...], int] = defaultdict(int)
    for one in found:
        for side, day, kind, weight, _ in _by_kind(one):
            quarter = period_of(day, "quarter")
            key = (quarter, one.exporting, one.importing, kind, one.certificate)
            sums[key] += -weight if side else weight
    return {key: (weight,) for key, weight in sums.items() if weight}


def on_paper(found: Iterable[Crossing]) -> Counted:
    """Certificates, millicarats and cents of foreign paper by quarter of arrival."""
    paper = [one for one in found if one.paper]
    legs = ((one, one.arrivals[0].day, one.millicarats, sum(one.cents)) for one in paper)
    return _by_period(legs, (0, 1 << 24), "quarter")


# Inside


def _by_period(legs: Iterable[tuple[Crossing, int, int, int]], days: Days, by: str) -> Counted:
    sums: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0])
    numbers: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    for one, day, weight, cents in legs:
        if days[0] <= day <= days[1]:
            key = (period_of(day, by), one.exporting, one.importing)
            sums[key][0] += weight
            sums[key][1] += cents
            numbers[key].add(one.certificate)
    return {key: (len(numbers[key]), *total) for key, total in sums.items()}


def _by_kind(one: Crossing) -> Iterator[tuple[int, int, int, int, int]]:
    """Side, day, kind, millicarats, cents: of the departure and of each arrival."""
    if one.departed:
        for kind, weight, cents in zip(KINDS, one.weights, one.cents, strict=True):
            if weight:
                yield 0, one.departed, kind, weight, cents
    for arrival in one.arrivals:
        yield from ((1, arrival.day, kind, weight, 0) for kind, weight in _as_measured(arrival))


def _as_measured(arrival: Arrival) -> Iterator[tuple[int, int]]:
    heaviest = max(arrival.certified)
    more = arrival.measured - sum(arrival.certified)
    for kind, weight in zip(KINDS, arrival.certified, strict=True):
        if weight == heaviest:
            weight, heaviest = weight + more, -1
        if weight:
            yield kind, weight
