"""Production, trade, zones, overdue shipments: what the index says, held against a fold in memory."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple

import pytest

from kp_ledger.answers.overdue import detained_answer
from kp_ledger.domain.days import day_of, parse_day
from kp_ledger.generated import codes
from kp_ledger.index.crossings import Crossing
from kp_ledger.index.queries import overdue, trade, zones
from kp_ledger.index.queries.certificates import find
from kp_ledger.index.queries.periods import days_of, period_of
from kp_ledger.index.queries.produced import produced
from kp_ledger.index.store import Index, Snapshot
from tests.actors import AE, AO, BW, ZW
from tests.contracts import barring
from tests.contracts.certifying import REASON
from tests.index.chains import Paper
from tests.index.queries import naive, scenes
from tests.index.queries.stopped import chain_of_stopped
from tests.world import TODAY, ZONES, go_to, register

SEEDS = (1, 4, 7)


@pytest.fixture(params=["everything", "stopped", *SEEDS])
def chain(request: pytest.FixtureRequest) -> Paper:
    """The scene with something of everything, stopped shipments, and chains of random acts."""
    if request.param == "stopped":
        return chain_of_stopped()
    return scenes.known(request.param)


def blocks(chain: Paper) -> list[int]:
    """Some of the past, and the newest."""
    last = len(chain.heads) - 1
    return [last // 3, 2 * last // 3, last - 1, last]


def test_production_is_what_was_registered_and_not_voided(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    for block in blocks(chain):
        state, told = scenes.state_at(chain, block), scenes.told_until(chain, block)
        expected = naive.production(state, told)
        with index.snapshot(block) as snapshot:
            assert {astuple(one) for one in trade.production(snapshot)} == expected
            for code in (BW, AO, AE):
                found = {astuple(one) for one in trade.production(snapshot, code)}
                assert found == {one for one in expected if one[2] == code}


@pytest.mark.parametrize(
    ("first", "last"), [(0, 1 << 24), (TODAY - 40, TODAY - 10), (TODAY - 10, TODAY - 10), (7, 9)]
)
def test_production_adds_up_to_what_was_registered_on_its_days(
    chain: Paper, index: Index, first: int, last: int
) -> None:
    scenes.indexed(chain, index)
    for block in blocks(chain):
        with index.snapshot(block) as snapshot:
            every = [one for one in trade.production(snapshot) if first <= one.day <= last]
            for code in (None, BW, AO, AE):
                expected: dict[tuple[str, int, int, int], list[int]] = defaultdict(list)
                for one in every:
                    if code in (None, one.participant):
                        key = (period_of(one.day, "month"), one.participant, one.origin, one.kind)
                        expected[key].append(one.millicarats)
                found: dict[tuple[str, int, int, int], list[int]] = defaultdict(lambda: [0, 0])
                for sums in produced(snapshot, code, first, last):
                    assert first <= sums.day <= last
                    key = (period_of(sums.day, "month"), sums.participant, sums.origin, sums.kind)
                    found[key][0] += sums.lots
                    found[key][1] += sums.millicarats
                assert found == {key: [len(one), sum(one)] for key, one in expected.items()}


def test_totals_are_those_of_what_is_left_after_a_cut(chain: Paper, index: Index) -> None:
    writer = chain.writer(index)
    chain.write(writer)
    for block in blocks(chain)[::-1]:
        with index.snapshot(block) as snapshot:
            expected = produced(snapshot)
        writer.cut(block)
        with index.snapshot() as snapshot:
            assert produced(snapshot) == expected
    chain.write(writer, block + 1)
    with index.snapshot() as snapshot:
        kept = sum(one.millicarats for one in produced(snapshot))
        assert kept == sum(one.millicarats for one in trade.production(snapshot))


def test_what_crossed_a_border_is_what_left_and_what_arrived(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    for block in blocks(chain):
        state, told = scenes.state_at(chain, block), scenes.told_until(chain, block)
        with index.snapshot(block) as snapshot:
            assert _departed(trade.crossings(snapshot)) == naive.exported(state, told)
            assert _arrived(trade.crossings(snapshot)) == naive.imported(state, told)


def test_a_participants_crossings_are_those_of_all_that_name_it(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        every = {one.certificate: one for one in trade.crossings(snapshot)}
        for code in (AE, AO, BW, ZW):
            mine = {n: c for n, c in every.items() if code in (c.exporting, c.importing)}
            assert {one.certificate: one for one in trade.crossings(snapshot, code)} == mine


def _departed(found: list[Crossing]) -> dict[tuple[int, int], int]:
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for one in found:
        if one.departed:
            sums[one.exporting, one.importing] += one.millicarats
    return dict(sums)


def _arrived(found: list[Crossing]) -> dict[tuple[int, int], int]:
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for one in found:
        for arrival in one.arrivals:
            sums[one.exporting, one.importing] += sum(arrival.certified)
    return dict(sums)


def test_what_was_confirmed_in_part_is_counted_by_kind(index: Index) -> None:
    scenes.indexed(scenes.known("everything"), index)
    with index.snapshot() as snapshot:
        found = {one.certificate: one for one in trade.crossings(snapshot)}
        parts = found[scenes.IN_PARTS]
        words = [
            snapshot.state.parcels[p] for p in snapshot.state.packings[scenes.IN_PARTS].parcels
        ]
    arrived = [sum(kind) for kind in zip(*(a.certified for a in parts.arrivals), strict=True)]
    unsorted = sum(w.millicarats for w in words[:2] if w.kind == codes.KIND_UNSORTED)
    gem = sum(w.millicarats for w in words[:2] if w.kind == codes.KIND_GEM)
    assert arrived == [unsorted, 0, gem]
    assert parts.weights == (1_000, 0, 6_000)
    assert [arrival.cents for arrival in parts.arrivals] == [0, 0]


def test_a_foreign_confirmation_counts_as_measured(index: Index) -> None:
    scenes.indexed(scenes.known("everything"), index)
    with index.snapshot() as snapshot:
        found = {one.certificate: one for one in trade.crossings(snapshot, ZW)}
    assert [a.measured for a in found[scenes.OUTSIDE].arrivals] == [2_999]
    assert sum(found[scenes.OUTSIDE].arrivals[0].certified) == 3_000
    assert sum(one.paper for one in found.values()) == 2


# Zones


def test_weight_by_origin_is_what_was_put_down_as_of_it(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    for block in blocks(chain):
        state, told = scenes.state_at(chain, block), scenes.told_until(chain, block)
        with index.snapshot(block) as snapshot:
            found = {
                epoch.origin: epoch.millicarats
                for zone in state.zones
                for epoch in zones.epochs(snapshot, zone)
            }
        assert {k: v for k, v in found.items() if v} == naive.registered(state, told)


def test_epochs_are_those_of_the_state_each_with_its_event(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        for zone, history in scenes.state_at(chain, snapshot.block).zones.items():
            found = zones.epochs(snapshot, zone)
            assert [one.entry for one in found if one.own is None] == history
            for one in found:
                assert one.logged is not None
                assert one.logged.event.epoch == one.entry.epoch  # type: ignore[attr-defined]


def test_what_a_participant_barred_itself_stands_among_its_epochs(index: Index) -> None:
    chain, zone = Paper(), scenes.BW_ZONE
    barring.stop(chain)
    go_to(chain, TODAY + 2)
    (barred,) = barring.bar(chain)
    go_to(chain, TODAY + 5)
    barring.clear(chain)
    go_to(chain, TODAY + 6)
    register(chain, "AFTER", 1_000, day=TODAY + 6)
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        _, own = zones.epochs(snapshot, zone)
        ((interval, logged),) = zones.stops(snapshot, zone)
    assert (own.own, own.millicarats, own.entry.status) == (interval, 1_000, codes.ZONE_BARRED)
    assert (interval.since, interval.until) == (TODAY, TODAY + 5)
    assert own.logged is not None
    assert own.logged.event == logged.event == barred


def test_a_bar_on_a_past_origin_stands_at_its_epoch(index: Index) -> None:
    scenes.indexed(scenes.known("everything"), index)
    with index.snapshot() as snapshot:
        bars = [one.bar for one in zones.epochs(snapshot, scenes.BW_ZONE)]
    assert [bar.share if bar else None for bar in bars] == [50_000, None]


def test_a_zone_that_replaces_others_is_named_by_them(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        for zone in snapshot.state.zones:
            opening = zones.opening_of(snapshot, zone)
            assert opening is not None
            for replaced in opening.replaces:
                assert zone in zones.replacing(snapshot, replaced)
        assert zones.opening_of(snapshot, 60_000) is None


# Overdue


def test_overdue_is_what_left_and_is_past_its_days(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    for block in blocks(chain):
        expected = naive.overdue(scenes.state_at(chain, block), chain.heads[block].moment)
        with index.snapshot(block) as snapshot:
            assert {one.certificate: one.late for one in overdue.overdue(snapshot)} == expected


def test_detained_is_what_an_office_has_stopped(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    for block in blocks(chain):
        expected = naive.detained(scenes.state_at(chain, block), chain.heads[block].moment)
        with index.snapshot(block) as snapshot:
            assert {one.certificate: one.days for one in overdue.detained(snapshot)} == expected


def test_both_authorities_have_a_detained_shipment_on_their_list(index: Index) -> None:
    """Detained again it is since the day on which it was; alone its office decides after thirty."""
    chain = chain_of_stopped()
    scenes.indexed(chain, index)
    number = scenes.shipments.number(12)
    with index.snapshot() as snapshot:
        for participant in (BW, AE, None):
            (one,) = overdue.detained(snapshot, participant)
            assert (one.certificate, one.alone_from - one.record.a.stopped) == (number, 31)
        assert not overdue.detained(snapshot, AO)
        answer = detained_answer(snapshot, AE).detained[0]
        subject = find(snapshot, number)
        assert subject is not None and answer.words == subject.said.answer
    assert "is detained in the United Arab Emirates since" in answer.words
    assert answer.reason == "0x" + REASON.hex() and answer.measured == "2.900"


def test_both_authorities_have_an_overdue_shipment_on_their_list(index: Index) -> None:
    chain = scenes.traded()
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        assert scenes.OVERDUE in _numbers(snapshot, BW) and scenes.OVERDUE in _numbers(snapshot, AE)
        assert not _numbers(snapshot, AO)
        assert {scenes.OVERDUE, scenes.IN_PARTS} == set(_numbers(snapshot, None))
        assert scenes.CONFIRMED not in _numbers(snapshot, None)


def test_the_days_are_those_that_the_origin_had_set_when_it_left(index: Index) -> None:
    chain = scenes.Paper()
    scenes.shipments.set_setting(chain, codes.SETTING_OVERDUE_DAYS, 5, "bw_office")
    scenes.shipments.set_setting(chain, codes.SETTING_OVERDUE_DAYS, 20)
    lots = scenes._lots(chain, "X", 1_000)
    shipment = scenes.sealed(chain, scenes.CONFIRMED, *lots)
    scenes.shipments.depart(chain, shipment)
    scenes.go_to(chain, TODAY + 5)
    chain.seal([])
    scenes.go_to(chain, TODAY + 6)
    chain.seal([])
    scenes.indexed(chain, index)
    last = len(chain.heads) - 1
    with index.snapshot(last - 1) as snapshot:
        assert not overdue.overdue(snapshot)
    with index.snapshot(last) as snapshot:
        (one,) = overdue.overdue(snapshot)
    assert (one.limit, one.late) == (5, 1)


def _numbers(snapshot: Snapshot, participant: int | None) -> list[int]:
    return [one.certificate for one in overdue.overdue(snapshot, participant)]


# Periods


@pytest.mark.parametrize(
    ("by", "period", "first", "last"),
    [
        ("month", "2026-02", "2026-02-01", "2026-02-28"),
        ("month", "2025-12", "2025-12-01", "2025-12-31"),
        ("quarter", "2026-Q1", "2026-01-01", "2026-03-31"),
        ("quarter", "2025-Q4", "2025-10-01", "2025-12-31"),
        ("half", "2026-H1", "2026-01-01", "2026-06-30"),
        ("half", "2025-H2", "2025-07-01", "2025-12-31"),
    ],
)
def test_periods_begin_and_end_with_their_months(
    by: str, period: str, first: str, last: str
) -> None:
    days = (parse_day(first), parse_day(last))
    assert days_of(period) == days
    assert {period_of(day, by) for day in days} == {period}
    assert period not in {period_of(days[0] - 1, by), period_of(days[1] + 1, by)}


def test_the_scene_is_what_these_tests_need() -> None:
    chain = scenes.traded()
    state = chain.state()
    assert day_of(chain.moment) > TODAY + 35
    assert {record.a.status for record in state.certificates.values()} == {1, 2, 5}
    assert any(word.status == codes.PARCEL_VOID for word in state.parcels.values())
    assert ZONES[AO, 1] in state.zones
