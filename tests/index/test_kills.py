"""An indexing process that is killed anywhere resumes to the content that it would have had."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from kp_ledger.chain.reader import Reader
from kp_ledger.chain.states import folded_state
from kp_ledger.index.follow import Follower
from kp_ledger.index.states import index_state
from kp_ledger.index.store import Index
from kp_ledger.model.canonical import state_json
from tests.chance import drawing
from tests.index.chains import contents, indexed

pytestmark = pytest.mark.chain

BLOCKS_PER_BATCH = 10
PROGRAM = """
import json, sys
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.index import follow
from kp_ledger.index.store import Index
from kp_ledger.model.state import Ledger

url, node, ledger, follow.BLOCKS_PER_BATCH = json.loads(sys.argv[1])
print("ready", flush=True)
for _ in follow.Follower(Reader(Rpc(node), Ledger(*ledger)), Index.open(url)).steps():
    pass
"""


class Indexer:
    """`kp index`, without what it prints, as a process of its own."""

    def __init__(self, url: str, chain: Reader) -> None:
        ledger = [chain.ledger.chain_id, chain.ledger.addresses]
        said = json.dumps([url, chain.rpc.url, ledger, BLOCKS_PER_BATCH])
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, said], stdout=subprocess.PIPE
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"ready\n"

    def kill_after(self, seconds: float) -> bool:
        """Kills it so long after it has begun; whether it was still at work."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
        return self.wait() != 0

    def wait(self) -> int:
        with self._process:
            return self._process.wait(60)


@pytest.fixture(scope="module")
def whole(year: Reader, new_url: Callable[[], str]) -> tuple[dict[str, Any], float]:
    """What an index that nobody disturbs contains, and how long a process needs for it."""
    url = new_url()
    indexer = Indexer(url, year)
    began = time.monotonic()
    assert indexer.wait() == 0
    return contents(Index.open(url)), time.monotonic() - began


def killed(url: str, chain: Reader, kills: int, seconds: float) -> int:
    """How many of so many processes died at work. A finished index is begun anew by going back."""
    drawn, died = drawing(f"kills/{kills}"), 0
    for _ in range(kills):
        indexer = Indexer(url, chain)
        if indexer.kill_after(drawn.uniform(0, seconds / 3)):
            died += 1
        else:
            index = Index.open(url)
            Follower(chain, index).writer.cut(drawn.randrange(chain.head()))
            index.close()
    return died


@pytest.mark.parametrize("kills", [4, pytest.param(50, marks=pytest.mark.slow)])
def test_killed_processes_leave_what_one_that_lives_does(
    year: Reader, url: str, whole: tuple[dict[str, Any], float], kills: int
) -> None:
    expected, seconds = whole
    assert killed(url, year, kills, seconds) >= kills // 2
    index = Index.open(url)
    indexed(index, year)
    assert contents(index) == expected
    assert state_json(index_state(index)) == state_json(folded_state(year))
