"""Participants, as answers have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.figures import Lots, Span, Sum, compared, events_link
from kp_ledger.answers.overdue import detained_out, overdue_out
from kp_ledger.answers.schemas.elements import StoodOut
from kp_ledger.answers.schemas.participants import (
    DatedValueOut,
    FocalKeyOut,
    KindWeight,
    OfficeOut,
    OpeningOut,
    OriginWeight,
    PaperOut,
    ParticipantAnswer,
    ParticipantOut,
    ParticipantsAnswer,
    PeriodWeight,
    ProductionOut,
    SettingOut,
    StatusOut,
    ToleranceOut,
)
from kp_ledger.answers.schemas.trade import ComparedRow
from kp_ledger.answers.stood import stood_out
from kp_ledger.answers.units import carats, country, day, dollars, event_id, identifier, known_day
from kp_ledger.answers.zones import zones_out
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.domain import words
from kp_ledger.domain.days import day_of
from kp_ledger.domain.participants import participant_name
from kp_ledger.domain.showing import Names, written_day
from kp_ledger.generated.records import Office
from kp_ledger.index.crossings import Crossing
from kp_ledger.index.lengths import QUARTER
from kp_ledger.index.queries import participants as queries_of
from kp_ledger.index.queries.events import number
from kp_ledger.index.queries.overdue import detained, overdue
from kp_ledger.index.queries.periods import days_of, period_of
from kp_ledger.index.queries.produced import Produced, produced
from kp_ledger.index.queries.story import signed_by
from kp_ledger.index.queries.stretches import of_participant
from kp_ledger.index.queries.trade import zones_of
from kp_ledger.index.queries.traded import (
    EXPORTING,
    IMPORTING,
    Traded,
    differing,
    first_traded,
    traded,
)
from kp_ledger.index.store import Snapshot
from kp_ledger.index.trading import CAME, LEFT, PAPER
from kp_ledger.model.lookups import is_on_ledger
from kp_ledger.model.two_keys import two_keys


def participants_answer(snapshot: Snapshot) -> ParticipantsAnswer:
    return ParticipantsAnswer(
        as_of=as_of(snapshot),
        participants=[participant_out(snapshot, code) for code in queries_of.known(snapshot)],
        parameters=[_setting(one) for one in queries_of.parameters(snapshot)],
    )


def participant_out(snapshot: Snapshot, code: int) -> ParticipantOut:
    now = queries_of.now(snapshot, code)
    return ParticipantOut(
        participant=country(code),
        name=participant_name(code),
        status=words.word(words.KP_STATUSES, now.status),  # type: ignore[arg-type]
        counted=now.counted,
        on_ledger=is_on_ledger(now, day_of(snapshot.moment)),
        on_ledger_from=day(now.on_ledger_from),
        since=known_day(now.since),
        chair=snapshot.state.chair == code,
    )


def participant_answer(
    snapshot: Snapshot, names: Names, code: int, span: Span
) -> ParticipantAnswer:
    """With trade of the whole quarters that the span's days lie in."""
    now, span = participant_out(snapshot, code), span.quarters
    sums = traded(snapshot, [LEFT, CAME, PAPER], [(QUARTER, *span.days)], code)
    unlike = differing(snapshot, code, *span.days)
    return ParticipantAnswer(
        as_of=as_of(snapshot),
        summary=_summary(now),
        participant=now,
        history=_history(snapshot, code),
        stood=_stood(snapshot, names, code),
        keys=_keys(snapshot, names, code),
        offices=[_office(snapshot, names, *one) for one in queries_of.offices(snapshot, code)],
        zones=zones_out(snapshot, names, zones_of(snapshot.state, code)),
        settings=[_setting(one) for one in queries_of.settings(snapshot, code)],
        parameters=[_setting(one) for one in queries_of.parameters(snapshot)],
        opening=_opening(snapshot, code),
        production=_production(snapshot, names, code),
        first=known_day(span.first),
        last=known_day(span.last),
        traded_since=day(first_traded(snapshot, code)),
        exports=_compared(sums, unlike, EXPORTING, code, span),
        imports=_compared(sums, unlike, IMPORTING, code, span),
        paper=_paper(one for one in sums if one.flow == PAPER),
        overdue=[overdue_out(one) for one in overdue(snapshot, code)],
        detained=[detained_out(snapshot, one) for one in detained(snapshot, code)],
    )


def _summary(now: ParticipantOut) -> str:
    status = {
        "participant": "is a Participant of the Kimberley Process",
        "applicant": "has applied to the Kimberley Process",
        "suspended": "is suspended from the Kimberley Process",
        "expelled": "is expelled from the Kimberley Process",
    }[now.status]
    since = f" since {written_day((now.since - known_day(0)).days)}"
    text = f"{now.name} {status}{'' if now.status == 'participant' else since}"
    return f"{text[0].upper()}{text[1:]}, {_place(now)}."


def _place(now: ParticipantOut) -> str:
    if now.on_ledger_from is None:
        return "and outside this ledger: what it certifies comes here on paper"
    first = written_day((now.on_ledger_from - known_day(0)).days)
    return f"and on this ledger {'since' if now.on_ledger else 'from'} {first}"


def _history(snapshot: Snapshot, code: int) -> list[StatusOut]:
    return [
        StatusOut(
            status=words.word(words.KP_STATUSES, event.status),  # type: ignore[arg-type]
            counted=event.counted,
            on_ledger_from=day(event.on_ledger_from),
            since=known_day(event.day),
            recorded=known_day(day_of(logged.moment)),
            event=event_id(number(logged)),
            decision=identifier(event.decision),
            proposal=event.decision in snapshot.state.proposals,
        )
        for logged, event in queries_of.history(snapshot, code)
    ]


def _stood(snapshot: Snapshot, names: Names, code: int) -> list[StoodOut]:
    """What its offices did while nobody knew that its standing had ended."""
    return [stood_out(one, names, Audience.MEMBER) for one in of_participant(snapshot, code)]


def _keys(snapshot: Snapshot, names: Names, code: int) -> list[FocalKeyOut]:
    """What became of its focal and reserve keys."""
    return [
        FocalKeyOut(
            event=event_id(number(logged)),
            recorded=known_day(day_of(logged.moment)),
            sentence=sentence(logged.event, names),
            signed=signed_by(logged.event),
        )
        for logged in reversed(queries_of.focal_keys(snapshot, code))
    ]


def _office(snapshot: Snapshot, names: Names, organisation: int, office: Office) -> OfficeOut:
    allotted = snapshot.state.number_ranges.get(organisation, [])
    return OfficeOut(
        organisation=organisation,
        name=names.organisations.get(organisation),
        powers=set_in_words(words.POWERS, office.powers),
        opened=known_day(office.since),
        closes=day(office.until),
        numbers=[f"{one.first} to {one.last}" for one in allotted],
        two_keys=two_keys(snapshot.state, organisation).asked,
        tolerance=_tolerance(snapshot, organisation),
    )


def _tolerance(snapshot: Snapshot, organisation: int) -> ToleranceOut | None:
    its = snapshot.state.tolerances.get(organisation)
    if its is None:
        return None
    return ToleranceOut(carats=carats(its.millicarats), ppm=its.ppm, since=known_day(its.from_day))


def set_in_words(table: dict[int, str], flags: int) -> list[str]:
    """The words of a set in bits."""
    return [name for bit, name in table.items() if flags & bit]


def _setting(one: queries_of.Value) -> SettingOut:
    return SettingOut(
        name=one.name,
        value=one.value,
        usual=not one.history,
        history=[DatedValueOut(value=v.value, since=known_day(v.since)) for v in one.history],
    )


def _opening(snapshot: Snapshot, code: int) -> OpeningOut | None:
    stock = snapshot.state.openings.get(code)
    if stock is None:
        return None
    return OpeningOut(
        published=carats(stock.total),
        registered=carats(stock.registered),
        closes=known_day(stock.closing),
    )


# Production


def _production(snapshot: Snapshot, names: Names, code: int) -> ProductionOut:
    dug = produced(snapshot, code)
    kinds, origins = _summed(dug, "kind"), _summed(dug, "origin")
    return ProductionOut(
        carats=carats(sum(one.millicarats for one in dug)),
        months=_periods(code, dug, "month"),
        halves=_periods(code, dug, "half"),
        kinds=[
            KindWeight(kind=words.word(words.KINDS, kind), carats=carats(kinds[kind]))  # type: ignore[arg-type]
            for kind in sorted(kinds)
        ],
        origins=[
            _origin(snapshot, names, origin, origins[origin])
            for origin in sorted(origins, key=lambda one: (-origins[one], one))
        ],
    )


def _summed(dug: Sequence[Produced], by: str) -> dict[Any, int]:
    sums: dict[Any, int] = defaultdict(int)
    for one in dug:
        sums[getattr(one, by)] += one.millicarats
    return sums


def _periods(code: int, dug: Iterable[Produced], by: str) -> list[PeriodWeight]:
    sums: dict[str, Lots] = defaultdict(Lots)
    for one in dug:
        sums[period_of(one.day, by)].add(one)
    of = {"flow": "production", "participant": country(code)}
    return [
        PeriodWeight(
            period=period,
            carats=carats(sums[period].millicarats),
            lots=sums[period].lots,
            events=events_link(Span(*days_of(period)), **of),
        )
        for period in sorted(sums)
    ]


def _origin(snapshot: Snapshot, names: Names, origin: int, millicarats: int) -> OriginWeight:
    zone = origin >> 8
    return OriginWeight(
        zone=zone,
        name=names.zones.get(zone),
        epoch=origin & 0xFF,
        nature=words.word(words.NATURES, snapshot.state.zones[zone][-1].nature),  # type: ignore[arg-type]
        carats=carats(millicarats),
    )


# Trade


def _compared(
    sums: Iterable[Traded], unlike: Iterable[Crossing], side: str, code: int, span: Span
) -> list[ComparedRow]:
    """What both sides count of what a Participant exports, or imports."""
    return compared(
        (one for one in sums if one.flow != PAPER and getattr(one, side) == code),
        (one for one in unlike if getattr(one, side) == code),
        span,
    )


def _paper(found: Iterable[Traded]) -> list[PaperOut]:
    sums: dict[tuple[str, int, int], Sum] = defaultdict(Sum)
    for one in found:
        sums[period_of(one.first, "quarter"), one.exporting, one.importing].add(one)
    return [_paper_row(key, sums[key]) for key in sorted(sums)]


def _paper_row(key: tuple[str, int, int], found: Sum) -> PaperOut:
    quarter, issuer, importing = key
    return PaperOut(
        quarter=quarter,
        issuer=country(issuer),
        importing=country(importing),
        certificates=found.certificates,
        carats=carats(found.millicarats),
        dollars=dollars(found.cents),
    )
