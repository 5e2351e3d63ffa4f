"""Production and trade added up by period, and each side's count beside the other's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from kp_ledger.answers.schemas.trade import ComparedRow, Gap, ProductionRow, TradeRow
from kp_ledger.answers.units import carats, country, dollars
from kp_ledger.domain import words
from kp_ledger.domain.days import show_day
from kp_ledger.domain.parse import show_carats, show_certificate
from kp_ledger.domain.showing import written_day
from kp_ledger.index.crossings import Crossing, gaps
from kp_ledger.index.lengths import MONTH, QUARTER, begins, next_begins
from kp_ledger.index.queries.periods import days_of, period_of
from kp_ledger.index.queries.produced import Produced
from kp_ledger.index.queries.traded import Traded
from kp_ledger.index.trading import LEFT
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

    @property
    def quarters(self) -> Span:
        """The whole quarters that its days lie in."""
        return Span(begins(self.first, QUARTER), next_begins(self.last, QUARTER) - 1)

    def within(self, period: str) -> Span:
        first, last = days_of(period)
        return Span(max(first, self.first), min(last, self.last))


def events_link(span: Span | None = None, **query: Any) -> str:
    """Where the events are that a figure sums."""
    said = {name: value for name, value in query.items() if value is not None}
    if span is not None:
        said |= {"from": show_day(span.first), "to": show_day(span.last)}
    return "/v1/events?" + "&".join(f"{name}={_quoted(str(said[name]))}" for name in said)


@lru_cache(maxsize=1 << 14)
def _quoted(value: str) -> str:
    return quote_plus(value)


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
    certificates: int = 0
    millicarats: int = 0
    cents: int = 0
    arrived: int = 0

    def add(self, one: Traded) -> None:
        self.certificates += one.certificates
        self.millicarats += one.millicarats
        self.cents += one.cents
        self.arrived += one.arrived


def trade_rows(
    found: Iterable[Traded], again: Iterable[Traded], span: Span, by: str, flow: str
) -> list[TradeRow]:
    """Exports by the day of departure, or imports by the day of arrival, by partner.

    `again`: what arrived and had before, so that a certificate counts once in a period.
    """
    sums: dict[tuple[str, int, int], Sum] = defaultdict(Sum)
    for one in found:
        sums[(period_of(one.first, by), *_sides(one, flow))].add(one)
    for one in again:
        if counts_twice(span, by, one.first - one.detail, one.first):
            sums[(period_of(one.first, by), *_sides(one, flow))].certificates -= one.certificates
    return [_trade_row(span, flow, key, sums[key]) for key in sorted(sums)]


def clipped(span: Span, by: str) -> list[Span]:
    """The first and the last period of a span, as far as they are not whole in it."""
    ends = {period_of(span.first, by), period_of(span.last, by)}
    return [part for one in ends if (part := span.within(one)).days != days_of(one)]


def counts_twice(span: Span, by: str, earlier: int, later: int) -> bool:
    """Whether sums of one clipped period have both days, and not within one whole month."""
    period = span.within(period_of(later, by))
    if earlier not in period or period.days == days_of(period_of(later, by)):
        return False
    month = Span(begins(later, MONTH), next_begins(later, MONTH) - 1)
    whole = month.first in period and month.last in period
    return not (whole and earlier in month)


def _sides(one: Traded, flow: str) -> tuple[int, int]:
    sides = (one.exporting, one.importing)
    return sides if flow == "exports" else sides[::-1]


def _trade_row(span: Span, flow: str, key: tuple[str, int, int], found: Sum) -> TradeRow:
    period, mine, partner = key
    of = {"flow": flow, "participant": country(mine), "partner": country(partner)}
    return TradeRow(
        period=period,
        participant=country(mine),
        partner=country(partner),
        certificates=found.certificates,
        carats=carats(found.millicarats),
        dollars=dollars(found.cents),
        events=events_link(span.within(period), **of),
    )


# The two sides of a border

Pair = tuple[int, int, int, int]  # first day of a quarter, exporting, importing, kind


@dataclass(slots=True)
class Compared:
    """What both sides count of one kind in a quarter, and of which certificates differently."""

    left: Sum = field(default_factory=Sum)
    came: Sum = field(default_factory=Sum)
    gaps: list[Gap] = field(default_factory=list)


def compared(
    found: Iterable[Traded], differing: Iterable[Crossing], span: Span
) -> list[ComparedRow]:
    """By quarter that begins in the span, Participants and kind: what left and what came."""
    sides: dict[Pair, Compared] = defaultdict(Compared)
    for one in found:
        side = sides[one.first, one.exporting, one.importing, one.detail]
        (side.left if one.flow == LEFT else side.came).add(one)
    for crossing in differing:
        for quarter, kind, gap in _gaps(crossing, span):
            sides[quarter, crossing.exporting, crossing.importing, kind].gaps.append(gap)
    return [_compared_row(key, sides[key]) for key in sorted(sides)]


def _compared_row(key: Pair, side: Compared) -> ComparedRow:
    first, exporting, importing, kind = key
    quarter = period_of(first, "quarter")
    return ComparedRow(
        quarter=quarter,
        exporting=country(exporting),
        importing=country(importing),
        kind=words.word(words.KINDS, kind),  # type: ignore[arg-type]
        exported=carats(side.left.millicarats),
        exported_dollars=dollars(side.left.cents),
        exported_certificates=side.left.certificates,
        confirmed=carats(side.came.millicarats),
        confirmed_certificates=side.came.certificates,
        gap=carats(side.left.millicarats - side.came.millicarats),
        certificates=side.gaps,
    )


def _gaps(one: Crossing, span: Span) -> Iterator[tuple[int, int, Gap]]:
    """With the quarter's first day and the kind; the reason is the same for each kind."""
    reasons: dict[int, str] = {}
    certificate = show_certificate(one.certificate)
    for (first, kind), weight in gaps(one).items():
        if first not in span:
            continue
        if first not in reasons:
            reasons[first] = _reason(one, period_of(first, "quarter"))
        yield (
            first,
            kind,
            Gap(certificate=certificate, carats=carats(weight), reason=reasons[first]),
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
