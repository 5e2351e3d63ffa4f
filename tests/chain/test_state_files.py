"""Which of Anvil's files is good, and that it gets the quiet to write one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eth_account.signers.local import LocalAccount

from kp_ledger.chain import sealing
from kp_ledger.chain.node import Anvil
from kp_ledger.chain.sealing import Quiet
from kp_ledger.chain.state_files import is_good, keep, kept, restore
from tests.chain.conftest import CHAIN_ID, GENESIS, with_blends
from tests.chain.test_client import vector

pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, door: LocalAccount) -> bytes:
    """A file of state with three transactions in two blocks."""
    folder = tmp_path_factory.mktemp("written")
    with Anvil(folder, CHAIN_ID, genesis_time=GENESIS) as node:
        with_blends(node, door).send_block([(vector(1), door), (vector(2), door)])
    assert restore(folder / "anvil.state")
    return (folder / "anvil.state").read_bytes()


@pytest.fixture
def state(tmp_path: Path, written: bytes) -> Iterator[Path]:
    path = tmp_path / "anvil.state"
    path.write_bytes(written)
    yield path


def test_a_file_of_one_moment_is_good(state: Path) -> None:
    assert is_good(state)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'"nonce":3,"balance"', b'"nonce":4,"balance"'),  # accounts ahead of their blocks
        (b'"best_block_number":2', b'"best_block_number":1'),
        (b'{"block":{"number":"0x2"', b'{"block":{"number":"0x1"'),
        (b'{"info":{"transaction_hash":', b'{"other":{"transaction_hash":'),
        (b'"historical_states":null}', b'"historical_states":nul'),
    ],
)
def test_a_file_of_two_moments_or_half_a_file_is_not(
    state: Path, was: bytes, becomes: bytes
) -> None:
    content = state.read_bytes()
    assert was in content
    state.write_bytes(content.replace(was, becomes, 1))
    assert not is_good(state)
    keep(state)
    assert not any(path.exists() for path in kept(state)[1:])
    assert not restore(state)


def test_the_newest_good_file_comes_back(state: Path, written: bytes) -> None:
    keep(state)
    last = kept(state)[1]
    assert last.read_bytes() == written
    assert not state.exists()
    state.write_bytes(written[:-1])
    assert restore(state)
    assert state.read_bytes() == written


def test_a_file_that_says_nothing_new_only_shows_that_it_was_written(
    state: Path, written: bytes
) -> None:
    keep(state)
    last = kept(state)[1]
    os.utime(last, (1, 1))
    state.write_bytes(written)
    keep(state)
    assert last.stat().st_mtime > 1
    assert not kept(state)[2].exists()


def test_sealing_waits_for_a_good_file_when_the_last_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(sealing, "time", clock)
    kept_file = tmp_path / "anvil.kept"
    quiet = Quiet(kept_file)
    assert clock.passes_in(quiet) < 0.1

    clock.now += sealing.BUSY_SECONDS
    assert clock.passes_in(quiet) == pytest.approx(sealing.QUIET_SECONDS, abs=0.1)

    clock.now += sealing.BUSY_SECONDS
    clock.at(5.0, lambda: (kept_file.touch(), os.utime(kept_file, (clock.now, clock.now))))
    assert clock.passes_in(quiet) == pytest.approx(5.0, abs=0.1)


class Clock:
    """A clock that goes on when somebody sleeps, and a little whenever it is read."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self._due: list[tuple[float, Callable[[], object]]] = []

    def time(self) -> float:
        self.now += 1e-6
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        while self._due and self._due[0][0] <= self.now:
            self._due.pop(0)[1]()

    def at(self, seconds: float, happens: Callable[[], object]) -> None:
        """So many seconds from now something happens."""
        self._due.append((self.now + seconds, happens))

    def passes_in(self, quiet: Quiet) -> float:
        began = self.now
        quiet.wait()
        return self.now - began


def test_under_load_a_good_file_is_written_again_and_again(
    anvil: Anvil, door: LocalAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "BUSY_SECONDS", 1.0)
    client = with_blends(anvil, door)
    last = kept(anvil.folder / "anvil.state")[1]
    seen = set()
    deadline = time.monotonic() + 90
    while len(seen) < 3 and time.monotonic() < deadline:
        client.send_block([(vector(1), door)] * 20)
        seen.add(last.stat().st_size if last.exists() else 0)
    assert len(seen) > 2


def test_a_node_that_starts_again_at_once_has_its_blocks(tmp_path: Path) -> None:
    """The keeper of the one before may be looking at the file just then."""
    node = Anvil(tmp_path, CHAIN_ID, genesis_time=GENESIS)
    node.start()
    try:
        for count in range(1, 6):
            node.sealer.seal(GENESIS + count)
            head = node.sealer.last_moment()
            node.stop()
            node.start()
            assert node.sealer.last_moment() == head
    finally:
        node.stop()
