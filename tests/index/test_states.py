"""One state, byte for byte: from storage, from the logs, from the model, from the index."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.chain.codec import EVENTS
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.states import chain_state, folded_state
from kp_ledger.index.states import index_state
from kp_ledger.index.store import Index, NoSuchBlock
from kp_ledger.index.tables import number_at
from kp_ledger.model.canonical import state_json
from kp_ledger.model.rules import apply
from kp_ledger.model.state import State
from tests.both import BothDoor

pytestmark = pytest.mark.chain


Both = tuple[Reader, Index]


@pytest.fixture(params=["random acts", "a year"])
def both(request: Any, door: BothDoor, of_world: Index, year: Reader, of_year: Index) -> Both:
    """A chain and its index."""
    return (year, of_year) if request.param == "a year" else (door.client, of_world)


def test_index_logs_and_storage_say_the_same(both: Both) -> None:
    chain, index = both
    found = state_json(index_state(index))
    folded = folded_state(chain)
    assert found == state_json(folded)
    assert found == state_json(chain_state(chain, folded))


def test_the_index_says_what_the_model_decided(door: BothDoor, of_world: Index) -> None:
    assert state_json(index_state(of_world)) == state_json(door.state())


def test_the_two_chains_have_events_of_nearly_every_kind(door: BothDoor, year: Reader) -> None:
    told = [*door.client.recorded(), *year.recorded()]
    missing = set(EVENTS.values()) - {type(one.event) for one in told}
    # Some would have to meet by chance, twelve voices in favour among them; see test_fold.py.
    assert len(missing) <= len(EVENTS) / 10, missing


def test_the_state_as_of_each_block_is_that_of_the_logs_up_to_it(both: Both) -> None:
    chain, index = both
    folded, logs = State(chain.ledger), list(chain.recorded())
    for block in range(chain.head() + 1):
        while logs and logs[0].block == block:
            told = logs.pop(0)
            apply(folded, told.event, told.moment)
        if block % 11 == 0 or not logs:
            assert state_json(index_state(index, block)) == state_json(folded), block


def test_a_state_that_is_read_entry_by_entry_is_the_same(door: BothDoor, of_world: Index) -> None:
    expected = door.state()
    with of_world.snapshot() as snapshot:
        for parcel, word in expected.parcels.items():
            assert snapshot.state.parcels[parcel] == word
        for organisation, standings in expected.standings.items():
            assert snapshot.state.standings.get(organisation) == standings
        assert bytes(32) not in snapshot.state.parcels
        assert snapshot.state.certificates.get(0) is None


def test_events_are_those_that_the_node_tells(both: Both) -> None:
    chain, index = both
    told = list(chain.recorded())
    with index.snapshot() as snapshot:
        assert snapshot.events([number_at(one.block, one.log) for one in told]) == told
        with pytest.raises(KeyError):
            snapshot.event(number_at(told[0].block, 999_999))


def test_a_block_that_is_not_there_is_refused(door: BothDoor, of_world: Index) -> None:
    last = door.client.head()
    for block in (-1, last + 1, 1 << 62):
        with pytest.raises(NoSuchBlock, match=f"its last is {last}"), of_world.snapshot(block):
            pass
