"""Production and trade added up by period, and each side's count beside the other's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from kp_ledger.answers.schemas.trade import ComparedRow, Gap, ProductionRow, TradeRow
from kp_ledger.answers.units import carats, country, dollars
from kp_ledger.domain import words
from kp_ledger.domain.days import show_day
from kp_ledger.domain.parse import show_carats, show_certificate
from kp_ledger.domain.showing import written_day
from kp_ledger.index.crossings import KINDS, Arrival, Crossing, measured
from kp_ledger.index.queries.periods import days_of, period_of
from kp_ledger.index.queries.produced import Produced
from kp_ledger.model.state import State


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both counted."""

    first: int
    last: int

    def __contains__(self, day: int) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> tuple[int, int]:
        return self.first, self.last

    def within(self, period: str) -> Span:
        first, last = days_of(period)
        return Span(max(first, self.first), min(last, self.last))


def events_link(span: Span | None = None, **query: Any) -> str:
    """Where the events are that a figure sums."""
    said = {name: value for name, value in query.items() if value is not None}
    if span is not None:
        said |= {"from": show_day(span.first), "to": show_day(span.last)}
    return f"/v1/events?{urlencode(said)}"


@dataclass(slots=True)
class Lots:
    """Parcels counted and weighed together."""

    lots: int = 0
    millicarats: int = 0

    def add(self, one: Produced) -> None:
        self.lots += one.lots
        self.millicarats += one.millicarats


def production_rows(
    state: State, dug: Iterable[Produced], span: Span, by: str
) -> list[ProductionRow]:
    """By period, Participant, kind and origin: of what was dug on the days of `span`."""
    sums: dict[tuple[str, int, int, int], Lots] = defaultdict(Lots)
    for one in dug:
        sums[period_of(one.day, by), one.participant, one.kind, one.origin].add(one)
    return [_production_row(state, span, key, sums[key]) for key in sorted(sums)]


def _production_row(
    state: State, span: Span, key: tuple[str, int, int, int], found: Lots
) -> ProductionRow:
    period, participant, kind, origin = key
    of = {"flow": "production", "participant": country(participant), "origin": origin}
    goods = words.word(words.KINDS, kind)
    return ProductionRow(
        period=period,
        participant=country(participant),
        kind=goods,  # type: ignore[arg-type]
        zone=origin >> 8,
        epoch=origin & 0xFF,
        nature=words.word(words.NATURES, state.zones[origin >> 8][-1].nature),  # type: ignore[arg-type]
        carats=carats(found.millicarats),
        lots=found.lots,
        events=events_link(span.within(period), **of, goods=goods),
    )


@dataclass(slots=True)
class Sum:
    certificates: set[int] = field(default_factory=set)
    millicarats: int = 0
    cents: int = 0

    def add(self, certificate: int, millicarats: int, cents: int) -> None:
        self.certificates.add(certificate)
        self.millicarats += millicarats
        self.cents += cents


def trade_rows(crossings: Iterable[Crossing], span: Span, by: str, flow: str) -> list[TradeRow]:
    """Exports by the day of departure, or imports by the day of arrival, by partner."""
    sums: dict[tuple[str, int, int], Sum] = defaultdict(Sum)
    for one in crossings:
        mine, partner = _sides(one, flow)
        for day, millicarats, cents in _legs(one, flow):
            if day in span:
                key = (period_of(day, by), mine, partner)
                sums[key].add(one.certificate, millicarats, cents)
    return [_trade_row(span, flow, key, sums[key]) for key in sorted(sums)]


def _sides(one: Crossing, flow: str) -> tuple[int, int]:
    sides = (one.exporting, one.importing)
    return sides if flow == "exports" else sides[::-1]


def _legs(one: Crossing, flow: str) -> Iterator[tuple[int, int, int]]:
    """Day, millicarats and US cents of each crossing that counts for a flow."""
    if flow == "imports":
        yield from ((a.day, sum(a.certified), a.cents) for a in one.arrivals)
    elif one.departed:
        yield one.departed, one.millicarats, sum(one.cents)


def _trade_row(span: Span, flow: str, key: tuple[str, int, int], found: Sum) -> TradeRow:
    period, mine, partner = key
    of = {"flow": flow, "participant": country(mine), "partner": country(partner)}
    return TradeRow(
        period=period,
        participant=country(mine),
        partner=country(partner),
        certificates=len(found.certificates),
        carats=carats(found.millicarats),
        dollars=dollars(found.cents),
        events=events_link(span.within(period), **of),
    )


# The two sides of a border


@dataclass(slots=True)
class Side:
    """What both sides count of one kind in a quarter."""

    exported: int = 0
    cents: int = 0
    confirmed: int = 0
    left: set[int] = field(default_factory=set)
    came: set[int] = field(default_factory=set)
    gaps: dict[int, int] = field(default_factory=lambda: defaultdict(int))


def compared(crossings: Iterable[Crossing]) -> list[ComparedRow]:
    """By quarter, Participants and kind: what left, and what was confirmed."""
    by_number = {one.certificate: one for one in crossings}
    sides: dict[tuple[str, int, int, int], Side] = defaultdict(Side)
    for one in by_number.values():
        _count_departure(sides, one)
        for arrival in one.arrivals:
            _count_arrival(sides, one, arrival)
    return [_compared_row(key, sides[key], by_number) for key in sorted(sides)]


def _count_departure(sides: dict[tuple[str, int, int, int], Side], one: Crossing) -> None:
    if not one.departed:
        return
    quarter = period_of(one.departed, "quarter")
    for kind, weight, cents in zip(KINDS, one.weights, one.cents, strict=True):
        if weight:
            side = sides[quarter, one.exporting, one.importing, kind]
            side.exported += weight
            side.cents += cents
            side.left.add(one.certificate)
            side.gaps[one.certificate] += weight


def _count_arrival(
    sides: dict[tuple[str, int, int, int], Side], one: Crossing, arrival: Arrival
) -> None:
    quarter = period_of(arrival.day, "quarter")
    for kind, weight in measured(arrival):
        side = sides[quarter, one.exporting, one.importing, kind]
        side.confirmed += weight
        side.came.add(one.certificate)
        side.gaps[one.certificate] -= weight


def _compared_row(
    key: tuple[str, int, int, int], side: Side, by_number: dict[int, Crossing]
) -> ComparedRow:
    quarter, exporting, importing, kind = key
    return ComparedRow(
        quarter=quarter,
        exporting=country(exporting),
        importing=country(importing),
        kind=words.word(words.KINDS, kind),  # type: ignore[arg-type]
        exported=carats(side.exported),
        exported_dollars=dollars(side.cents),
        exported_certificates=len(side.left),
        confirmed=carats(side.confirmed),
        confirmed_certificates=len(side.came),
        gap=carats(side.exported - side.confirmed),
        certificates=[
            _gap(by_number[number], weight, quarter)
            for number, weight in sorted(side.gaps.items())
            if weight
        ],
    )


def _gap(one: Crossing, millicarats: int, quarter: str) -> Gap:
    return Gap(
        certificate=show_certificate(one.certificate),
        carats=carats(millicarats),
        reason=_reason(one, quarter),
    )


def _reason(one: Crossing, quarter: str) -> str:
    left = f"{'issued' if one.paper else 'left'} on {written_day(one.departed)}"
    if not one.arrivals:
        return f"{left}, not confirmed yet"
    days = sorted({arrival.day for arrival in one.arrivals})
    elsewhere = any(period_of(day, "quarter") != quarter for day in (one.departed, *days))
    arrived = words.listed([written_day(day) for day in days])
    when = [f"{left}, {'arrived' if one.paper else 'confirmed'} on {arrived}"] if elsewhere else []
    return "; ".join([*when, *_weights(one)])


def _weights(one: Crossing) -> Iterator[str]:
    """What is still to come, and what was measured otherwise."""
    measured = sum(arrival.measured for arrival in one.arrivals)
    certified = sum(sum(arrival.certified) for arrival in one.arrivals)
    if certified < one.millicarats:
        yield f"{show_carats(one.millicarats - certified)} carats still to come"
    if measured != certified:
        yield f"certified {show_carats(certified)} carats, {show_carats(measured)} on arrival"
