"""Sums of trade are what a recount of all certificates finds: as of any block, after any cut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import count
from random import Random
from typing import Any

import pytest

from kp_ledger.answers.figures import Span
from kp_ledger.answers.participants import participant_answer
from kp_ledger.answers.statistics import statistics_answer
from kp_ledger.answers.tally import Tally
from kp_ledger.answers.world import tally_of, world_answer
from kp_ledger.domain import words
from kp_ledger.domain.days import parse_day
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import show_participant
from kp_ledger.domain.showing import Names
from kp_ledger.generated import codes, events
from kp_ledger.index.crossings import Crossing
from kp_ledger.index.queries.periods import period_of
from kp_ledger.index.queries.trade import crossings
from kp_ledger.index.queries.traded import differing
from kp_ledger.index.store import Index, Snapshot
from kp_ledger.model.rules import apply
from kp_ledger.model.state import State
from tests.actors import AE, AO, BW, ZW
from tests.chance import fresh
from tests.index.chains import Paper, contents
from tests.index.queries import recount, scenes
from tests.index.queries.shipping import shipped
from tests.index.queries.stopped import chain_of_stopped
from tests.world import DOCUMENT, TODAY

FIRST = parse_day("2023-03-05")
SHIPMENTS = 150
EVER = (0, 1 << 20)
Shown = dict[tuple[Any, ...], tuple[Any, ...]]
SUMMED = ("production", "exports", "export_cents", "imports", "import_cents", "before")
# A day, within a month, within a half, clipped at both ends, whole periods alone, all there is.
SPANS = (
    (FIRST + 30, FIRST + 30),
    (parse_day("2023-04-03"), parse_day("2023-04-20")),
    (parse_day("2023-03-31"), parse_day("2023-06-29")),
    (parse_day("2023-02-11"), parse_day("2024-08-17")),
    (parse_day("2023-05-20"), parse_day("2023-08-10")),
    (parse_day("2023-07-01"), parse_day("2023-12-31")),
    (parse_day("2026-01-09"), parse_day("2026-04-02")),
    EVER,
)


@cache
def chain_of(which: str) -> Paper:
    if which == "stopped":
        return chain_of_stopped()
    if which != "shipments":
        return scenes.known(which if which == "everything" else int(which))
    chain, random = Paper(), Random(fresh(31))
    for number in range(SHIPMENTS):
        day = FIRST + random.randrange(600)
        for transaction in shipped(random, number, day, pieces=4):
            chain.seal(transaction)
    return chain


@pytest.fixture(params=["everything", "shipments", "stopped", "7"])
def chain(request: pytest.FixtureRequest) -> Paper:
    return chain_of(request.param)


def some_blocks(chain: Paper) -> list[int]:
    last = len(chain.heads) - 1
    return [last // 4, last // 2, last - 2, last]


# What is asked, and what a recount says ----------------------------------------------------------


def check(snapshot: Snapshot) -> None:
    """Every figure of trade as of a block."""
    every = crossings(snapshot)
    for days in SPANS:
        _check_statistics(snapshot, every, days)
        _check_flows(snapshot, every, days)
    for code in (BW, AO, AE, ZW):
        _check_participant(snapshot, every, code)


def _check_statistics(snapshot: Snapshot, every: list[Crossing], days: tuple[int, int]) -> None:
    for by in ("month", "quarter", "half"):
        for code in (None, BW, AE):
            found = statistics_answer(snapshot, code, Span(*days), by)
            out = [one for one in every if code in (None, one.exporting)]
            into = [one for one in every if code in (None, one.importing)]
            assert _rows(found.exports) == _shown(recount.exports(out, days, by)), (days, by, code)
            turned = _turned(recount.imports(into, days, by))
            assert _rows(found.imports) == _shown(turned), (days, by, code)


def _check_flows(snapshot: Snapshot, every: list[Crossing], days: tuple[int, int]) -> None:
    found = world_answer(snapshot, Span(*days), None)
    expected = recount.flows(every, days)
    assert {
        (one.exporting, one.importing): (one.certificates, one.carats, one.dollars, one.arrived)
        for one in found.flows
    } == {
        (show_participant(a), show_participant(b)): (n, _carats(mc), _dollars(c), _carats(come))
        for (a, b), (n, mc, c, come) in expected.items()
    }
    assert Decimal(found.carats) * 1000 == sum(one[1] for one in expected.values())
    assert found.certificates == sum(one[0] for one in expected.values())
    heaviest = [Decimal(one.carats) for one in found.flows]
    assert heaviest == sorted(heaviest, reverse=True)


def _check_participant(snapshot: Snapshot, every: list[Crossing], code: int) -> None:
    mine = [one for one in every if code in (one.exporting, one.importing)]
    unlike = {key[-1] for key in recount.gaps(mine)}
    expected = sorted((one for one in mine if one.certificate in unlike), key=_number)
    assert differing(snapshot, code) == expected
    for days in SPANS:
        _check_trade(snapshot, mine, code, Span(*days))


def _check_trade(snapshot: Snapshot, mine: list[Crossing], code: int, span: Span) -> None:
    """Of the quarters that the span's days lie in, and of no other."""
    found = participant_answer(snapshot, Names(), code, span)
    first, last = period_of(span.first, "quarter"), period_of(span.last, "quarter")
    out = [one for one in mine if one.exporting == code]
    into = [one for one in mine if one.importing == code]
    assert _compared(found.exports) == _of_quarters(_sides(out), first, last)
    assert _compared(found.imports) == _of_quarters(_sides(into), first, last)
    paper = {
        (one.quarter, one.issuer, one.importing): (one.certificates, one.carats, one.dollars)
        for one in found.paper
    }
    assert paper == _of_quarters(_shown(recount.on_paper(mine)), first, last)


def _of_quarters(rows: Shown, first: str, last: str) -> Shown:
    return {key: row for key, row in rows.items() if first <= key[0] <= last}


def _number(one: Crossing) -> int:
    return one.certificate


def _rows(rows: Iterable[Any]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    return {
        (one.period, one.participant, one.partner): (one.certificates, one.carats, one.dollars)
        for one in rows
    }


def _turned(counted: recount.Counted) -> recount.Counted:
    """With the importing side before the exporting one."""
    return {(period, b, a): total for (period, a, b), total in counted.items()}


def _shown(counted: recount.Counted) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    return {
        (period, show_participant(a), show_participant(b)): (n, _carats(mc), _dollars(cents))
        for (period, a, b), (n, mc, cents) in counted.items()
    }


def _compared(rows: Iterable[Any]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    return {
        (one.quarter, one.exporting, one.importing, one.kind): (
            (one.exported, one.exported_dollars, one.exported_certificates),
            (one.confirmed, one.confirmed_certificates, one.gap),
            [(gap.certificate, gap.carats) for gap in one.certificates],
        )
        for one in rows
    }


def _sides(found: list[Crossing]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    unlike = defaultdict(list)
    for (*key, certificate), (weight,) in sorted(recount.gaps(found).items()):
        unlike[tuple(key)].append((show_certificate(certificate), _carats(weight)))
    return {
        (quarter, show_participant(a), show_participant(b), words.word(words.KINDS, kind)): (
            (_carats(left), _dollars(cents), many),
            (_carats(came), come, _carats(left - came)),
            unlike[quarter, a, b, kind],
        )
        for (quarter, a, b, kind), (left, cents, many, came, come) in recount.sides(found).items()
    }


def _carats(millicarats: int) -> str:
    return f"{Decimal(millicarats) / 1000:.3f}"


def _dollars(cents: int) -> str:
    return f"{Decimal(cents) / 100:.2f}"


# Tests -------------------------------------------------------------------------------------------


def test_figures_are_those_of_a_recount_as_of_any_block(chain: Paper, index: Index) -> None:
    scenes.indexed(chain, index)
    for block in some_blocks(chain):
        with index.snapshot(block) as snapshot:
            check(snapshot)


def test_batches_and_fresh_writers_make_the_same_sums(chain: Paper, index: Index) -> None:
    last = len(chain.heads) - 1
    ends = [last // 4, last // 2, last - 2, last]
    first = 0
    for end in ends:
        chain.write(chain.writer(index), first, end)
        first = end + 1
        with index.snapshot() as snapshot:
            check(snapshot)


def test_what_a_reorganisation_takes_away_is_taken_from_the_sums(
    chain: Paper, index: Index
) -> None:
    writer = chain.writer(index)
    chain.write(writer)
    before = contents(index)
    for block in some_blocks(chain)[-2::-1]:
        writer.cut(block)
        with index.snapshot() as snapshot:
            assert snapshot.block == block
            check(snapshot)
    chain.write(writer, block + 1)
    assert contents(index) == before
    with index.snapshot() as snapshot:
        check(snapshot)


def test_another_course_after_a_reorganisation_has_its_own_sums(index: Index) -> None:
    chain, random = Paper(), Random(fresh(8))
    writer = chain.writer(index)
    plans = [list(shipped(random, n, FIRST + random.randrange(300), pieces=3)) for n in range(20)]
    for plan in plans:
        for transaction in plan[:3]:  # up to their departure
            chain.seal(transaction)
    common = len(chain.heads) - 1
    for plan in plans[:10]:
        for transaction in plan[3:]:
            chain.seal(transaction)
    chain.write(writer)
    with index.snapshot() as snapshot:
        check(snapshot)
    writer.cut(common)
    del chain.heads[common + 1 :], chain.logs[common + 1 :]
    chain._state = scenes.state_at(chain, common)
    for plan in plans[5:]:
        for transaction in plan[3:]:
            chain.seal(transaction)
    chain.write(writer, common + 1)
    with index.snapshot() as snapshot:
        check(snapshot)


def test_the_comparison_adds_up_what_was_told_while_it_was_played(
    chain: Paper, index: Index
) -> None:
    scenes.indexed(chain, index)
    for block in some_blocks(chain):
        for first_day in (TODAY, TODAY + 20, 1 << 20):
            tally, state = Tally(first_day), State(chain.ledger)
            for told in scenes.told_until(chain, block):
                apply(state, told.event, told.moment)
                tally.tell(told.event, state)
            with index.snapshot(block) as snapshot:
                found = tally_of(snapshot, first_day)
            for name in SUMMED:
                assert _weighty(getattr(found, name)) == _weighty(getattr(tally, name)), name


def _weighty(sums: dict[str, int]) -> dict[str, int]:
    return {code: weight for code, weight in sums.items() if weight}


def test_what_came_back_was_not_exported(index: Index) -> None:
    """Of one shipment some is confirmed, and the rest comes back; of another all comes back."""
    plans = (list(shipped(Random(seed), 0, FIRST, pieces=9)) for seed in count())
    some = next(plan for plan in plans if len(plan) > 4 and plan[3][0].remaining)  # type: ignore[attr-defined]
    none = list(shipped(Random(fresh(6)), 4, FIRST, pieces=9))[:2]
    left = replace(some[2][0], certificate=BW << 32 | 1_000_004)  # type: ignore[type-var,call-arg]
    numbers = (BW << 32 | 1_000_000, BW << 32 | 1_000_004)
    back = [[events.ShipmentReturned(number, 1, FIRST + 99, DOCUMENT)] for number in numbers]
    chain = Paper()
    for transaction in (*some[:4], back[0], *none, [left], back[1]):
        chain.seal(transaction)
    scenes.indexed(chain, index)
    with index.snapshot() as snapshot:
        answer = statistics_answer(snapshot, BW, Span(FIRST, FIRST + 400), "half")
        check(snapshot)
    (row,) = answer.exports
    assert (Decimal(row.carats) * 1000, row.certificates) == (some[3][0].certified, 1)  # type: ignore[attr-defined]


def test_the_shipments_are_what_these_tests_need() -> None:
    chain = chain_of("shipments")
    states = {record.a.status for record in chain.state().certificates.values()}
    assert {codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_CONFIRMED} < states
    arrivals = defaultdict(set)
    for logs in chain.logs:
        for told, _, _ in logs:
            if type(told.event).__name__ == "ShipmentConfirmed":
                arrivals[told.event.certificate].add(told.event.day)  # type: ignore[attr-defined]
    assert sum(len(days) > 1 for days in arrivals.values()) > SHIPMENTS // 10
