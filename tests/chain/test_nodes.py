"""Nodes start, stop, are killed and come back with the same chain."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from eth_account.signers.local import LocalAccount

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain import tools
from kp_ledger.chain.node import Anvil, Ganache, Node
from kp_ledger.chain.processes import LOOPBACK, claimed, is_alive
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.state_files import kept
from kp_ledger.domain.blends import WHOLE
from kp_ledger.generated.acts import BlendsMake
from kp_ledger.generated.records import BlendEntry, OriginWeight
from tests.chain.conftest import CHAIN_ID, GENESIS, NODES, with_blends
from tests.waiting import wait_for, wait_until_kept, wait_until_left

pytestmark = pytest.mark.chain


def block(node: Node, number: int) -> dict[str, str]:
    found: dict[str, str] = Rpc(node.url).call("eth_getBlockByNumber", hex(number), False)
    return found


def test_a_block_is_sealed_when_asked_for_at_the_moment_asked_for(node: Node) -> None:
    head = int(Rpc(node.url).call("eth_blockNumber"), 16)
    last = node.sealer.last_moment()
    node.sealer.seal(last + 10)
    node.sealer.seal(last + 11)
    assert int(Rpc(node.url).call("eth_blockNumber"), 16) == head + 2
    assert int(block(node, head + 1)["timestamp"], 16) == last + 10
    assert int(block(node, head + 2)["timestamp"], 16) == last + 11


def test_blocks_that_follow_at_once_do_not_share_a_moment(node: Node) -> None:
    now = int(time.time())
    node.sealer.seal()
    first = node.sealer.last_moment()
    node.sealer.seal()
    assert now <= first < node.sealer.last_moment() <= int(time.time()) + 2


def test_its_beneficiary_exists(node: Node) -> None:
    node.sealer.seal()
    miner = block(node, int(Rpc(node.url).call("eth_blockNumber"), 16))["miner"]
    if isinstance(node, Anvil):
        assert Rpc(node.url).call("eth_getBalance", miner, "latest") == "0x1"


def test_it_listens_on_the_loopback_only(node: Node) -> None:
    assert LOOPBACK in node.url


@pytest.mark.parametrize("kind", NODES)
def test_it_stops_and_comes_back_with_the_same_chain(kind: str, tmp_path: Path) -> None:
    first = NODES[kind](tmp_path, CHAIN_ID, genesis_time=GENESIS)
    with first:
        first.sealer.seal(GENESIS + 50)
        first.sealer.seal(GENESIS + 60)
        hashes = [block(first, number)["hash"] for number in range(3)]
    assert first.pid is None

    for again in range(1, 5 if kind == "anvil" else 3):
        with NODES[kind](tmp_path, CHAIN_ID) as node:
            assert [block(node, number)["hash"] for number in range(3)] == hashes
            node.sealer.seal(GENESIS + 60 + again)
            assert node.sealer.last_moment() == GENESIS + 60 + again


def test_anvil_is_killed_and_comes_back_with_the_same_chain(
    tmp_path: Path, door: LocalAccount
) -> None:
    node = Anvil(tmp_path, CHAIN_ID, genesis_time=GENESIS)
    node.start()
    client = with_blends(node, door)
    recorded = client.send(BlendsMake((OriginWeight(1, 1), OriginWeight(2, 3))), door)
    wait_until_kept(node)
    node.kill()
    with pytest.raises(LedgerUnavailable, match="no node answers"):
        client.head()

    node.start()
    assert client.read("Blends", "blend", 1 << 24) == (
        BlendEntry(1, WHOLE // 4),
        BlendEntry(2, WHOLE * 3 // 4),
    )
    assert [told.event for told in client.recorded()] == list(recorded.events)
    node.stop()


def test_a_file_of_state_cut_short_by_a_kill_is_replaced_by_the_one_kept_before(
    tmp_path: Path,
) -> None:
    node = Anvil(tmp_path, CHAIN_ID, genesis_time=GENESIS)
    node.start()
    node.sealer.seal(GENESIS + 50)
    expected = block(node, 1)["hash"]
    wait_until_kept(node)
    node.kill()
    wait_until_left(node)
    state = tmp_path / "anvil.state"
    whole = next(path for path in kept(state) if path.exists())
    state.write_bytes(whole.read_bytes()[:-100])

    with Anvil(tmp_path, CHAIN_ID) as again:
        assert block(again, 1)["hash"] == expected


def test_a_background_node_outlives_who_started_it_and_is_found_again(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path; from kp_ledger.chain.node import Anvil; "
        f"Anvil(Path({str(tmp_path)!r}), {CHAIN_ID}).start(background=True)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)

    node = Anvil(tmp_path, CHAIN_ID)
    assert node.pid is not None
    before = node.pid
    node.start()
    assert node.pid == before
    node.stop()
    assert node.pid is None


def test_it_is_found_by_whatever_way_its_folder_is_named(
    anvil: Anvil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(anvil.folder.parent)
    assert Anvil(Path(anvil.folder.name), CHAIN_ID).pid == anvil.pid


def heeds_interrupts() -> None:
    """A shell starts what it puts in the background deaf to Ctrl-C, and so are its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_who_ends_takes_its_node_along(tmp_path: Path, ending: signal.Signals) -> None:
    script = (
        "import time; from pathlib import Path; from kp_ledger.chain.node import Anvil; "
        f"node = Anvil(Path({str(tmp_path)!r}), {CHAIN_ID}); node.start(); "
        "print(node.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=heeds_interrupts,
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.send_signal(ending)
    parent.wait(10)
    parent.stdout.close()
    wait_for(lambda: not is_alive(pid, "anvil"), seconds=10)


def copies(folder: Path) -> list[Node]:
    """Two homes of one chain, which was at one port."""
    with Anvil(folder / "0", CHAIN_ID, genesis_time=GENESIS):
        pass
    shutil.copytree(folder / "0", folder / "1")
    return [Anvil(folder / name, CHAIN_ID) for name in ("0", "1")]


def test_copies_of_a_chain_that_start_at_once_have_a_port_each(tmp_path: Path) -> None:
    nodes = copies(tmp_path)
    try:
        with ThreadPoolExecutor(2) as pool:  # a node that is not in the background ends with it
            list(pool.map(lambda node: node.start(background=True), nodes))
        assert nodes[0].port != nodes[1].port
        assert None not in (nodes[0].pid, nodes[1].pid)
    finally:
        for node in nodes:
            node.stop()


def test_a_port_that_another_start_has_claimed_is_left_to_it(tmp_path: Path) -> None:
    node = copies(tmp_path)[0]
    before = node.port
    with claimed(before) as ours, node:
        assert ours
        assert node.port != before


def test_a_port_that_was_asked_for_and_is_in_use_is_refused(anvil: Anvil, tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable, match=f"port {anvil.port} is in use"):
        Anvil(tmp_path, CHAIN_ID, anvil.port).start()


def test_a_folder_of_another_chain_is_refused(tmp_path: Path) -> None:
    with Ganache(tmp_path, CHAIN_ID) as node:
        node.start()
        other = Ganache(tmp_path, CHAIN_ID + 1)
        with pytest.raises(LedgerUnavailable, match="of chain"):
            other.start()


def test_a_node_that_does_not_start_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KP_ANVIL", sys.executable)
    with pytest.raises(LedgerUnavailable, match=r"does not start: no node answers.*--host"):
        Anvil(tmp_path, CHAIN_ID).start()


def test_a_damaged_chain_is_not_begun_anew(tmp_path: Path) -> None:
    node = Anvil(tmp_path, CHAIN_ID)
    with node:
        pass
    wait_until_left(node)
    for path in kept(tmp_path / "anvil.state"):
        path.write_text("half a file")
    with pytest.raises(LedgerUnavailable, match="is damaged"):
        node.start()


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KP_NODE_MODULES", str(tmp_path))
    with pytest.raises(tools.ProgramMissing, match=r"Anvil is missing.*KP_ANVIL the program"):
        tools.anvil_binary()
    with pytest.raises(tools.ProgramMissing, match=r"Ganache is missing.*KP_NODE_MODULES names"):
        tools.ganache_command()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(tools.ProgramMissing, match=r"Node\.js, which Ganache needs, is missing"):
        tools.ganache_command()


def test_the_genesis_is_written_down(anvil: Anvil) -> None:
    genesis = json.loads((anvil.folder / "genesis.json").read_text())
    assert genesis["time"] == GENESIS == int(block(anvil, 0)["timestamp"], 16)
    assert list(genesis["alloc"].values()) == [{"balance": "0x1"}]
