"""Flows between Participants, and published figures against what was recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kp_ledger.answers import comparison as table
from kp_ledger.answers.asof import as_of
from kp_ledger.answers.figures import Span, events_link
from kp_ledger.answers.published import PRODUCTION_YEAR, TRADE_YEAR, WORLD, published
from kp_ledger.answers.schemas.trade import ComparisonRow, FlowRow, WorldAnswer
from kp_ledger.answers.tally import Tally
from kp_ledger.answers.units import carats, country, dollars, known_day
from kp_ledger.domain.days import day_of
from kp_ledger.domain.participants import show_participant
from kp_ledger.index.crossings import Crossing
from kp_ledger.index.queries.produced import Produced, produced
from kp_ledger.index.queries.trade import crossings
from kp_ledger.index.store import Snapshot
from kp_ledger.model.actors import is_on_ledger, participant_on


def world_answer(snapshot: Snapshot, span: Span, demonstration: int | None) -> WorldAnswer:
    """`demonstration` is the first day of a demonstration's year, if this ledger is one."""
    crossed = crossings(snapshot)
    flows = _flows(snapshot, crossed, span)
    compared = demonstration is not None
    rows = _comparison(produced(snapshot), crossed, demonstration) if compared else []
    return WorldAnswer(
        as_of=as_of(snapshot),
        first=known_day(span.first),
        last=known_day(span.last),
        flows=flows,
        carats=carats(sum(one.millicarats for one in _within(crossed, span))),
        certificates=sum(row.certificates for row in flows),
        demonstration=compared,
        production_year=PRODUCTION_YEAR if compared else None,
        trade_year=TRADE_YEAR if compared else None,
        comparison=rows,
    )


def _within(crossed: Iterable[Crossing], span: Span) -> list[Crossing]:
    return [one for one in crossed if one.departed and one.departed in span]


def _flows(snapshot: Snapshot, crossed: Iterable[Crossing], span: Span) -> list[FlowRow]:
    pairs: dict[tuple[int, int], list[Crossing]] = defaultdict(list)
    for one in _within(crossed, span):
        pairs[one.exporting, one.importing].append(one)
    heaviest = sorted(pairs, key=lambda pair: (-sum(o.millicarats for o in pairs[pair]), pair))
    return [_flow(snapshot, span, pair, pairs[pair]) for pair in heaviest]


def _flow(snapshot: Snapshot, span: Span, pair: tuple[int, int], found: list[Crossing]) -> FlowRow:
    exporting, importing = map(country, pair)
    arrived = sum(sum(arrival.certified) for one in found for arrival in one.arrivals)
    of = {"flow": "exports", "participant": exporting, "partner": importing}
    return FlowRow(
        exporting=exporting,
        importing=importing,
        outside=any(_is_outside(snapshot, code) for code in pair),
        certificates=len(found),
        carats=carats(sum(one.millicarats for one in found)),
        dollars=dollars(sum(sum(one.cents) for one in found)),
        arrived=carats(arrived),
        events=events_link(span, **of),
    )


def _is_outside(snapshot: Snapshot, code: int) -> bool:
    today = day_of(snapshot.moment)
    return not is_on_ledger(participant_on(snapshot.state, code, today), today)


# Published against recorded


def tally_of(dug: Iterable[Produced], crossed: Iterable[Crossing], first_day: int) -> Tally:
    """What a demonstration adds up while it plays, from the record."""
    tally = Tally(first_day)
    for one in dug:
        tally.production[show_participant(one.participant)] += one.millicarats
    for crossing in crossed:
        _tell(tally, crossing)
    return tally


def _tell(tally: Tally, one: Crossing) -> None:
    exporting, importing = show_participant(one.exporting), show_participant(one.importing)
    for arrival in one.arrivals:
        tally.imports[importing] += sum(arrival.certified)
        tally.import_cents[importing] += arrival.cents
    if one.paper and one.departed < tally.first_day:
        tally.before[exporting] += one.millicarats
    elif one.departed:
        tally.exports[exporting] += one.millicarats
        tally.export_cents[exporting] += sum(one.cents)


def _comparison(
    dug: Iterable[Produced], crossed: Iterable[Crossing], first_day: int | None
) -> list[ComparisonRow]:
    assert first_day is not None
    tally = tally_of(dug, crossed, first_day)
    return [_comparison_row(row, first_day) for row in table.rows(published(), tally)]


def _comparison_row(row: table.Row, first_day: int) -> ComparisonRow:
    return ComparisonRow(
        flow=row.flow,  # type: ignore[arg-type]
        participant=row.participant,
        published=None if row.published is None else carats(row.published),
        recorded=None if row.recorded is None else carats(row.recorded),
        difference=None if row.difference is None else carats(row.difference),
        published_dollars=None if row.published_cents is None else dollars(row.published_cents),
        recorded_dollars=None if row.recorded_cents is None else dollars(row.recorded_cents),
        note=row.note,
        events=_events(row, first_day),
    )


def _events(row: table.Row, first_day: int) -> str | None:
    """The events of a recorded figure; none for a difference of two figures or a rest."""
    if row.recorded is None or row.flow == "imports less exports" or row.participant == "outside":
        return None
    participant = None if row.participant == WORLD else row.participant
    since = {"from": known_day(first_day).isoformat()} if row.flow == "exports" else {}
    return events_link(None, flow=row.flow, participant=participant, **since)
