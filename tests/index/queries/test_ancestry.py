"""Ancestors and descendants: each once, at its nearest level, with the share that is its own."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from kp_ledger.domain.showing import Names
from kp_ledger.index.queries.ancestry import ancestors, descendants
from kp_ledger.index.queries.lineage import WHOLE, Lineage
from kp_ledger.index.queries.parcels import find
from kp_ledger.index.queries.prefetch import rows_of
from kp_ledger.index.store import Index, Snapshot
from tests.contracts import transforming as work
from tests.index.chains import Paper
from tests.index.queries.mixes import Mill, milled
from tests.index.queries.oracle import Oracle

NEARLY = Fraction(1, 10**20)


@pytest.fixture(scope="module")
def chain() -> Paper:
    return milled()


def row_of(snapshot: Snapshot, parcel: bytes) -> int:
    row = snapshot.row(parcel)
    assert row is not None
    return row


def ids_of(snapshot: Snapshot, family: Lineage, level: int) -> list[bytes]:
    members = [one.row for one in family.level(level)]
    rows = rows_of(snapshot, members)
    return [bytes(rows[one].id) for one in members]


def test_ancestors_and_levels_are_those_of_the_history(chain: Paper, index: Index) -> None:
    chain.write(chain.writer(index))
    for block in (len(chain.heads) // 2, len(chain.heads) - 1):
        oracle = Oracle(chain, block)
        with index.snapshot(block) as snapshot:
            for parcel in oracle.state.parcels:
                family = ancestors(snapshot, row_of(snapshot, parcel))
                levels = oracle.levels(parcel)
                assert [count for count, _ in family.counts()] == [len(one) for one in levels]
                for number, members in enumerate(levels, 1):
                    assert set(ids_of(snapshot, family, number)) == members
                assert len(family) == len(oracle.history.ancestors(parcel))


def test_descendants_are_those_of_the_history_as_of_the_block(chain: Paper, index: Index) -> None:
    chain.write(chain.writer(index))
    for block in (len(chain.heads) // 2, len(chain.heads) - 1):
        oracle = Oracle(chain, block)
        with index.snapshot(block) as snapshot:
            for parcel in oracle.state.parcels:
                family = descendants(snapshot, row_of(snapshot, parcel))
                found = {
                    one
                    for number in range(1, len(family.counts()) + 1)
                    for one in ids_of(snapshot, family, number)
                }
                assert found == oracle.descendants(parcel)
                assert len(family) == len(found)


def test_levels_go_by_weight_and_say_theirs(chain: Paper, index: Index) -> None:
    chain.write(chain.writer(index))
    half = len(chain.heads) // 2
    oracle = Oracle(chain, half)
    with index.snapshot(half) as snapshot:
        for parcel in oracle.state.parcels:
            for family in (
                ancestors(snapshot, row_of(snapshot, parcel)),
                descendants(snapshot, row_of(snapshot, parcel)),
            ):
                for number, (count, weight) in enumerate(family.counts(), 1):
                    level = family.level(number)
                    weights = [one.millicarats for one in level]
                    assert weights == sorted(weights, reverse=True)
                    assert (len(weights), sum(weights)) == (count, weight)
                    ids = ids_of(snapshot, family, number)
                    assert weights == [oracle.state.parcels[one].millicarats for one in ids]


def test_shares_of_those_at_the_beginning_add_up_to_the_parcel(chain: Paper, index: Index) -> None:
    """Each ancestor that was registered brought its part; together they are the whole."""
    chain.write(chain.writer(index))
    with index.snapshot() as snapshot:
        for parcel in chain.state().parcels:
            family = ancestors(snapshot, row_of(snapshot, parcel))
            ends = [
                one.share
                for number in range(1, len(family.counts()) + 1)
                for one in family.level(number)
                if not one.beyond
            ]
            assert not ends or abs(sum(ends) - 1) < NEARLY


def test_shares_up_and_down_say_the_same(chain: Paper, index: Index) -> None:
    """A registered lot's part of a parcel is the same from both ends, through every mix."""
    chain.write(chain.writer(index))
    with index.snapshot() as snapshot:
        lots = [row_of(snapshot, one) for one in list(chain.state().parcels)[:12]]
        for lot in lots:
            below = descendants(snapshot, lot)
            for number in range(1, len(below.counts()) + 1):
                for one in below.level(number):
                    above = ancestors(snapshot, one.row)
                    share = Fraction(above.shares[lot], WHOLE)
                    assert abs(share - one.share) < NEARLY


def test_a_mix_of_two_mixes_has_the_shares_of_their_weights(index: Index) -> None:
    chain = Paper()
    mill = Mill(chain)
    lots = mill.dig(3, 1_000)  # 1000, 1001, 1002
    pair = mill.mix(lots[:2])
    whole = mill.mix([pair, lots[2]])
    chain.write(chain.writer(index))
    with index.snapshot() as snapshot:
        family = ancestors(snapshot, row_of(snapshot, whole.parcel))
        assert [(one.millicarats, round(one.share * 3003)) for one in family.level(1)] == [
            (2001, 2001),
            (1002, 1002),
        ]
        assert [round(one.share * 3003) for one in family.level(2)] == [1001, 1000]


def test_the_path_leads_from_the_parcel_to_each_of_its_relatives(
    chain: Paper, index: Index
) -> None:
    chain.write(chain.writer(index))
    oracle = Oracle(chain, len(chain.heads) - 1)
    with index.snapshot() as snapshot:
        for parcel in chain.state().parcels:
            family = ancestors(snapshot, row_of(snapshot, parcel))
            for number in range(1, len(family.counts()) + 1):
                for one in family.level(number):
                    path = family.path(one.row)
                    assert len(path) == number + 1
                    rows = rows_of(snapshot, path)
                    ids = [bytes(rows[row].id) for row in path]
                    assert ids[0] == parcel
                    steps = pairwise(ids)
                    assert all(up in oracle.history.parents(down) for down, up in steps)


def test_there_is_no_path_to_who_is_no_relative(chain: Paper, index: Index) -> None:
    chain.write(chain.writer(index))
    with index.snapshot() as snapshot:
        first, second = (row_of(snapshot, one) for one in list(chain.state().parcels)[:2])
        assert ancestors(snapshot, first).path(second) == []


def test_a_re_sort_of_many_into_many_is_read_once(index: Index) -> None:
    chain = Paper()
    mill = Mill(chain)
    sorted_out = mill.resort(mill.dig(150, 100), 60)
    whole = mill.mix(sorted_out)
    chain.write(chain.writer(index))
    with index.snapshot() as snapshot:
        family = ancestors(snapshot, row_of(snapshot, whole.parcel))
        assert [count for count, _ in family.counts()] == [60, 150]
        assert len(family) == 210
        subject = find(snapshot, Names(), whole.parcel)
        assert subject is not None
        assert subject.made_of == 60


def test_a_descendant_that_lost_weight_later_weighs_what_it_did_then(index: Index) -> None:
    chain = Paper()
    mill = Mill(chain)
    part, rest = mill.split(mill.dig(1, 1_000)[0], 2)
    before = len(chain.heads) - 1
    work.lose(chain, part, 10)
    chain.write(chain.writer(index))
    lot = next(iter(chain.state().parcels))
    for block, weights in ((before, [500, 500]), (before + 1, [500, 490])):
        with index.snapshot(block) as snapshot:
            family = descendants(snapshot, row_of(snapshot, lot))
            assert [one.millicarats for one in family.level(1)] == weights
            assert family.counts() == [(2, sum(weights))]
    assert rest
