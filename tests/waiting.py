"""Waiting for what is about to come, and no longer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kp_ledger.chain.node import Node
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.state_files import alone, is_good, kept

T = TypeVar("T")
POLL_SECONDS = 0.05
HEIGHT = re.compile(rb'\{"block":\{"number":"(0x[0-9a-f]+)"')


def wait_for(found: Callable[[], T], seconds: float = 120) -> T:
    """What is found, once there is something."""
    deadline = time.monotonic() + seconds
    while not (result := found()):
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(POLL_SECONDS)
    return result


def wait_until_kept(node: Node) -> None:
    """Until a file of Anvil's state is kept that a kill cannot damage, of the block it is at."""
    last = kept(_state(node))[1]
    height = Rpc(node.url).call("eth_blockNumber")
    wait_for(lambda: is_good(last) and _height(last) == height)


def wait_until_left(node: Node) -> None:
    """Until who keeps the state of a node that has ended has ended too: it moves its files."""
    with alone(_state(node)):
        pass


def _state(node: Node) -> Path:
    return node.folder / "anvil.state"


def _height(path: Path) -> str:
    """The block that a file of state is of."""
    found = HEIGHT.match(path.read_bytes())
    return found[1].decode() if found else ""
