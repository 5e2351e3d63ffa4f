"""A node of each kind with one small contract of ours on it: Blends, behind doors we stand in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from eth_abi.abi import encode
from eth_account import Account
from eth_account.signers.local import LocalAccount

from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.chain.client import Client
from kp_ledger.chain.node import Anvil, Ganache, Node
from kp_ledger.chain.rpc import Rpc
from kp_ledger.model.state import Ledger

GENESIS = 1_700_000_000
CHAIN_ID = 8_191_919
NODES: dict[str, type[Node]] = {"anvil": Anvil, "ganache": Ganache}


@pytest.fixture(scope="module", params=list(NODES))
def node(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    folder = tmp_path_factory.mktemp(request.param)
    with NODES[request.param](folder, CHAIN_ID, genesis_time=GENESIS) as running:
        yield running


@pytest.fixture
def anvil(tmp_path: Path) -> Iterator[Anvil]:
    with Anvil(tmp_path / "anvil", CHAIN_ID, genesis_time=GENESIS) as running:
        assert isinstance(running, Anvil)
        yield running


@pytest.fixture(scope="session")
def door() -> LocalAccount:
    """Stands where Transformations and Paper would: the only one whom Blends obeys."""
    return Account.from_key(b"\x0d" * 32)  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def stranger() -> LocalAccount:
    return Account.from_key(b"\x0e" * 32)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def client(node: Node, door: LocalAccount) -> Client:
    return with_blends(node, door)


def with_blends(node: Node, door: LocalAccount) -> Client:
    empty = Client(Rpc(node.url), Ledger(CHAIN_ID, {}), node.sealer)
    code = bytes.fromhex(load_artifact("Blends")["bytecode"].removeprefix("0x"))
    arguments = encode(["address", "address"], [door.address, door.address])
    address = empty.send_creation(code + arguments, door)
    return Client(Rpc(node.url), Ledger(CHAIN_ID, {"Blends": address}), node.sealer)
