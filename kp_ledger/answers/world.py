"""Flows between Participants, and published figures against what was recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from kp_ledger.answers import comparison as table
from kp_ledger.answers.asof import as_of
from kp_ledger.answers.figures import Span, Sum, events_link
from kp_ledger.answers.published import PRODUCTION_YEAR, TRADE_YEAR, WORLD, published
from kp_ledger.answers.schemas.trade import ComparisonRow, FlowRow, WorldAnswer
from kp_ledger.answers.tally import Tally
from kp_ledger.answers.units import carats, country, dollars, known_day
from kp_ledger.domain.days import day_of
from kp_ledger.domain.participants import show_participant
from kp_ledger.index.lengths import DAY, HALF, LATEST, MONTH, spans
from kp_ledger.index.queries.produced import produced
from kp_ledger.index.queries.traded import Traded, traded
from kp_ledger.index.store import Snapshot
from kp_ledger.index.trading import EXPORTS, IMPORTS, ON_PAPER
from kp_ledger.model.lookups import is_on_ledger, participant_on

LONGEST: Final = (HALF, MONTH, DAY)
EVER: Final = tuple(spans(0, LATEST, LONGEST))


def world_answer(snapshot: Snapshot, span: Span, demonstration: int | None) -> WorldAnswer:
    """`demonstration` is the first day of a demonstration's year, if this ledger is one."""
    pairs = _pairs(traded(snapshot, [EXPORTS], spans(*span.days, LONGEST)))
    compared = demonstration is not None
    return WorldAnswer(
        as_of=as_of(snapshot),
        first=known_day(span.first),
        last=known_day(span.last),
        flows=_flows(snapshot, pairs, span),
        carats=carats(sum(one.millicarats for one in pairs.values())),
        certificates=sum(one.certificates for one in pairs.values()),
        demonstration=compared,
        production_year=PRODUCTION_YEAR if compared else None,
        trade_year=TRADE_YEAR if compared else None,
        comparison=[] if demonstration is None else _comparison(snapshot, demonstration),
    )


def _pairs(found: Iterable[Traded]) -> dict[tuple[int, int], Sum]:
    pairs: dict[tuple[int, int], Sum] = defaultdict(Sum)
    for one in found:
        pairs[one.exporting, one.importing].add(one)
    return pairs


def _flows(snapshot: Snapshot, pairs: dict[tuple[int, int], Sum], span: Span) -> list[FlowRow]:
    heaviest = sorted(pairs, key=lambda pair: (-pairs[pair].millicarats, pair))
    return [_flow(snapshot, span, pair, pairs[pair]) for pair in heaviest]


def _flow(snapshot: Snapshot, span: Span, pair: tuple[int, int], found: Sum) -> FlowRow:
    exporting, importing = map(country, pair)
    of = {"flow": "exports", "participant": exporting, "partner": importing}
    return FlowRow(
        exporting=exporting,
        importing=importing,
        outside=any(_is_outside(snapshot, code) for code in pair),
        certificates=found.certificates,
        carats=carats(found.millicarats),
        dollars=dollars(found.cents),
        arrived=carats(found.arrived),
        events=events_link(span, **of),
    )


def _is_outside(snapshot: Snapshot, code: int) -> bool:
    today = day_of(snapshot.moment)
    return not is_on_ledger(participant_on(snapshot.state, code, today), today)


# Published against recorded


def tally_of(snapshot: Snapshot, first_day: int) -> Tally:
    """What a demonstration adds up while it plays, from the record."""
    tally, before = Tally(first_day), _before(snapshot, first_day)
    for one in produced(snapshot):
        tally.production[show_participant(one.participant)] += one.millicarats
    for code, paper in before.items():
        tally.before[show_participant(code)] += paper.millicarats
    for pair, sums in _pairs(traded(snapshot, [IMPORTS], EVER)).items():
        importing = show_participant(pair[1])
        tally.imports[importing] += sums.millicarats
        tally.import_cents[importing] += sums.cents
    _tell_exports(tally, _pairs(traded(snapshot, [EXPORTS], EVER)), before)
    return tally


def _before(snapshot: Snapshot, first_day: int) -> dict[int, Sum]:
    """By issuer, paper from before the first day."""
    sums: dict[int, Sum] = defaultdict(Sum)
    for one in traded(snapshot, [ON_PAPER], spans(0, first_day - 1, LONGEST)):
        sums[one.exporting].add(one)
    return sums


def _tell_exports(tally: Tally, pairs: dict[tuple[int, int], Sum], before: dict[int, Sum]) -> None:
    """Without that paper: a Participant of which there is nothing else has no exports."""
    certificates: dict[int, int] = defaultdict(int)
    for (code, _), sums in pairs.items():
        certificates[code] += sums.certificates
    kept = {code for code, n in certificates.items() if n > before.get(code, Sum()).certificates}
    for (code, _), sums in pairs.items():
        if code in kept:
            tally.exports[show_participant(code)] += sums.millicarats
            tally.export_cents[show_participant(code)] += sums.cents
    for code in kept & before.keys():
        tally.exports[show_participant(code)] -= before[code].millicarats
        tally.export_cents[show_participant(code)] -= before[code].cents


def _comparison(snapshot: Snapshot, first_day: int) -> list[ComparisonRow]:
    tally = tally_of(snapshot, first_day)
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
