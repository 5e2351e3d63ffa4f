"""The whole state of a real deployment: from storage, from the logs, and from the model alike."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
from eth_account.signers.local import LocalAccount

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.client import Client
from kp_ledger.chain.node import Anvil
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.states import chain_state, folded_state
from kp_ledger.generated import codes
from kp_ledger.model.canonical import state_json
from kp_ledger.model.state import Blend, State
from tests.both import CHAIN_ID, START, BothDoor, world_on
from tests.chain.conftest import with_blends
from tests.chain.test_client import vector

pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BothDoor]:
    """On a node of its own: one that was taken back often lets the states of old blocks go."""
    folder = tmp_path_factory.mktemp("states")
    node = Anvil(folder, chain_id=CHAIN_ID, genesis_time=START - 3_600)
    node.start()
    yield world_on(node, folder)
    node.stop()


def test_storage_logs_and_model_print_the_same(world: BothDoor) -> None:
    folded = folded_state(world.client)
    assert state_json(folded) == state_json(world.state())
    assert state_json(chain_state(world.client, folded)) == state_json(folded)


def test_a_definition_is_found_by_its_first_day(world: BothDoor) -> None:
    state = chain_state(world.client, world.state())
    assert state.definitions == world.state().definitions != []


def test_a_state_that_storage_does_not_hold_shows(world: BothDoor) -> None:
    wrong = copy.deepcopy(world.state())
    organisation = next(iter(wrong.standings))
    wrong.standings[organisation] = []
    code, other = next(iter(wrong.settings), (0, 0)), codes.SETTING_EXPIRY_DAYS
    wrong.settings[(code[0], other)] = []
    assert state_json(chain_state(world.client, wrong)) != state_json(wrong)


def test_the_state_of_a_block_is_that_of_its_events(world: BothDoor) -> None:
    last = world.client.head() // 2
    folded = folded_state(world.client, last)
    assert state_json(folded) != state_json(world.state())
    assert state_json(chain_state(world.client, folded, last)) == state_json(folded)


def test_a_state_that_the_node_has_let_go_is_refused_by_its_block(
    anvil: Anvil, door: LocalAccount
) -> None:
    client = with_blends(anvil, door)
    block = client.send(vector(1), door).block
    client.send(vector(2), door)
    anvil.stop()
    anvil.start()
    again = Client(Rpc(anvil.url), client.ledger, anvil.sealer)
    keys = State(client.ledger, blends={1 << 24: Blend(())})
    with pytest.raises(LedgerUnavailable, match=f"no state of block {block}"):
        chain_state(again, keys, block)
