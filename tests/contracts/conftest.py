"""The door of each test: the contracts when brownie runs the suite, else the model.

Each test begins from the same world (tests/world.py): built once, then copied or rolled back.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from kp_ledger.model.founding import found
from kp_ledger.model.rules import apply
from kp_ledger.model.state import Ledger, State
from tests import world
from tests.actors import account
from tests.world import Door, ModelDoor

WITH_BROWNIE = "brownie" in sys.modules
WITH_BOTH = os.environ.get("DOOR") == "both"

if WITH_BROWNIE:
    from tests.contracts.brownie_door import BrownieDoor, start_node, stop_node

    def pytest_configure(config: pytest.Config) -> None:
        config.addinivalue_line("markers", "chain_only: reads storage, gas or code")
        config.addinivalue_line("markers", "slow: left out of `make test` unless CI=true")
        config.addinivalue_line("markers", "chain: starts a node of its own")
        start_node()

    def pytest_unconfigure(config: pytest.Config) -> None:
        stop_node()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not (WITH_BROWNIE or WITH_BOTH) and item.get_closest_marker("chain_only"):
            item.add_marker(pytest.mark.skip(reason="asks the chain: DOOR=both, or brownie"))


def model_world() -> ModelDoor:
    names = [
        "Participants", "Zones", "Enrolments", "Blends", "Parcels", "Transformations", "Corrections",
        "Requests", "Certificates", "Issuance", "Cancellations", "Shipments", "Detentions", "Paper",
        "Notices", "Decisions", "Consensus",
    ]  # fmt: skip
    addresses = {name: "0x" + f"{i + 1:040x}" for i, name in enumerate(names)}
    ledger = Ledger(chain_id=271_828, addresses=addresses)
    state = State(ledger)
    moment = world.noon(world.DAY0) - 3_600
    founding = world.founding()
    signers = tuple(account(name).address.lower() for name in world.founders())
    for event in found(ledger, founding, signers, moment):
        apply(state, event, moment)
    return ModelDoor(state, moment + 1)


def played(door: Door) -> Door:
    for act, by in world.beginnings():
        door.do(act, by)
    world.go_to(door, world.TODAY)
    return door


if WITH_BROWNIE:

    @pytest.fixture(scope="session")
    def first_door() -> Door:
        return played(BrownieDoor.founded())

    @pytest.fixture
    def door(first_door: BrownieDoor) -> Iterator[BrownieDoor]:
        with first_door.rolled_back():
            yield first_door

elif WITH_BOTH:

    @pytest.fixture
    def door() -> Iterator[Door]:
        from tests.both import both_world

        with both_world().rolled_back() as door:
            yield door

else:

    @pytest.fixture(scope="session")
    def first_door() -> Door:
        return played(model_world())

    @pytest.fixture
    def door(first_door: ModelDoor) -> Iterator[ModelDoor]:
        yield first_door.fork()
