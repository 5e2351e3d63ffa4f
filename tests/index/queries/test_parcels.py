"""A parcel as the index reads it, against the same events folded in memory: every parcel."""

from __future__ import annotations

import pytest

from kp_ledger.domain.sentences import summary
from kp_ledger.domain.showing import Names
from kp_ledger.generated import acts
from kp_ledger.index.queries.parcels import Subject, find
from kp_ledger.index.store import Index, Snapshot
from kp_ledger.model.typed import parcel_id
from tests.actors import actor
from tests.chance import fresh
from tests.index.chains import Paper, play
from tests.index.queries import facts
from tests.index.queries.mixes import milled
from tests.index.queries.oracle import Oracle
from tests.index.queries.scenes import traded
from tests.world import DOCUMENT, reference, register

NAMES = Names(zones={9: "Orapa", 5: "Lulo"})


@pytest.fixture(scope="module")
def random_chain() -> Paper:
    chain = Paper()
    play(chain, fresh(25), 250)
    return chain


@pytest.fixture(scope="module")
def milled_chain() -> Paper:
    return milled()


@pytest.fixture(scope="module")
def traded_chain() -> Paper:
    return traded()


@pytest.fixture(params=["random_chain", "milled_chain", "traded_chain"])
def chain(request: pytest.FixtureRequest) -> Paper:
    return request.getfixturevalue(request.param)


def blocks_of(chain: Paper) -> list[int]:
    """Four blocks on the way, and the last."""
    last = len(chain.heads) - 1
    return [last * part // 5 for part in range(1, 6)]


def test_every_parcel_is_told_as_in_memory_at_several_blocks(chain: Paper, index: Index) -> None:
    chain.write(chain.writer(index))
    for block in blocks_of(chain):
        oracle = Oracle(chain, block)
        with index.snapshot(block) as snapshot:
            for parcel in oracle.state.parcels:
                same(snapshot, oracle, parcel)


def same(snapshot: Snapshot, oracle: Oracle, parcel: bytes) -> None:
    subject = find(snapshot, NAMES, parcel)
    assert subject is not None
    state, history = oracle.state, oracle.history
    expected = facts.facts_of(state, history, NAMES, parcel)
    assert subject.word == state.parcels[parcel]
    assert subject.facts == expected
    assert subject.summary == summary(expected)
    assert [one.parcel for one in subject.line] == history.trunk(parcel)
    assert [one.event for _, one in subject.whole_way] == [one.event for one in history.way(parcel)]
    assert subject.parents == len(history.parents(parcel))
    assert subject.made_of == len(history.parents(history.trunk(parcel)[-1]))
    assert subject.reference == history.references[parcel]
    assert [(one.since, one.reason) for one in subject.holds] == [
        (one.since, one.reason) for one in facts.held_back(history, parcel)
    ]
    made_by = history.maker(parcel)
    assert made_by is not None
    assert subject.made_by.event == made_by.event


def test_children_are_those_that_came_out_of_the_act_it_was_spent_in(
    milled_chain: Paper, index: Index
) -> None:
    milled_chain.write(milled_chain.writer(index))
    for block in blocks_of(milled_chain):
        oracle = Oracle(milled_chain, block)
        with index.snapshot(block) as snapshot:
            for parcel in oracle.state.parcels:
                children = [
                    one for one in oracle.state.parcels if parcel in oracle.history.parents(one)
                ]
                assert found(snapshot, parcel).children == len(children)


def test_a_parcel_is_not_there_before_it_is_made(milled_chain: Paper, index: Index) -> None:
    milled_chain.write(milled_chain.writer(index))
    last = list(milled_chain.state().parcels)[-1]
    with index.snapshot() as snapshot:
        made = found(snapshot, last).known.made >> 20
    with index.snapshot(made - 1) as snapshot:
        assert find(snapshot, NAMES, last) is None
        assert find(snapshot, NAMES, bytes(32)) is None


def test_what_was_attached_before_a_parcel_was_there_is_on_its_way(index: Index) -> None:
    chain = Paper()
    parcel = parcel_id(actor("bw_miner").organisation, reference("EARLY"))
    other = parcel[:8] + bytes(24)  # the same first eight bytes
    for subject in (parcel, other):
        chain.do(acts.NoticesAttach(1, subject, DOCUMENT), "bw_miner")
    register(chain, "EARLY", 500)
    chain.write(chain.writer(index))
    with index.snapshot() as snapshot:
        kinds = [type(one.event).__name__ for _, one in found(snapshot, parcel).whole_way]
    assert kinds == ["DocumentAttached", "ProductionRegistered"]


def test_parties_are_all_who_ever_held_or_owned_it(random_chain: Paper, index: Index) -> None:
    random_chain.write(random_chain.writer(index))
    words: dict[bytes, set[int]] = {}
    for block in range(len(random_chain.heads)):
        for logs in random_chain.logs[block : block + 1]:
            for told, _, _ in logs:
                event = told.event
                if type(event).__name__ == "HandedOver":
                    words.setdefault(event.parcel, set()).update((event.giver, event.receiver))
    assert words
    with index.snapshot() as snapshot:
        for parcel, organisations in words.items():
            assert organisations <= found(snapshot, parcel).parties


def found(snapshot: Snapshot, parcel: bytes) -> Subject:
    subject = find(snapshot, NAMES, parcel)
    assert subject is not None
    return subject
