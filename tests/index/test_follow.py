"""Following a real chain: on and on, back when it has changed, and not at all when it is another."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.client import Client
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.states import chain_state, folded_state
from kp_ledger.index import follow, tables
from kp_ledger.index.follow import Follower
from kp_ledger.index.states import index_state
from kp_ledger.index.store import SCHEMA, Index, NoSuchBlock
from kp_ledger.index.writer import OtherLedger
from kp_ledger.model.canonical import state_json
from kp_ledger.model.state import Ledger
from tests.both import START, BothDoor
from tests.chance import fresh
from tests.index.chains import contents, indexed, play, world_in

pytestmark = pytest.mark.chain

T = TypeVar("T")


def same_as_the_chain(index: Index, client: Reader) -> bool:
    folded = folded_state(client)
    found = state_json(index_state(index))
    return found == state_json(folded) == state_json(chain_state(client, folded))


def test_it_goes_on_with_what_has_been_added(door: BothDoor, index: Index) -> None:
    with door.rolled_back() as more:
        indexed(index, more.client)
        play(more, seed=fresh(1), acts=12)
        steps = indexed(index, more.client)
        assert steps
        assert all(step.cut is None for step in steps)
        assert steps[-1].lag == 0
        assert same_as_the_chain(index, more.client)
        assert indexed(index, more.client) == []


def test_after_a_reorganisation_it_goes_back_to_the_last_common_block(
    door: BothDoor, index: Index, new_url: Callable[[], str]
) -> None:
    common = door.client.head()
    with door.rolled_back() as one_way:
        play(one_way, seed=fresh(1), acts=25)
        indexed(index, one_way.client)
        lost = one_way.client.head()
    with door.rolled_back() as other_way:
        play(other_way, seed=fresh(2), acts=40)
        assert other_way.client.head() > lost
        steps = indexed(index, other_way.client)
        assert [step.cut for step in steps if step.cut is not None] == [common]
        assert same_as_the_chain(index, other_way.client)
        anew = Index.open(new_url())
        indexed(anew, other_way.client)
        assert contents(index) == contents(anew)


def test_a_follower_that_is_running_goes_back_too(door: BothDoor, index: Index) -> None:
    follower = Follower(door.client, index)
    with door.rolled_back() as one_way:
        play(one_way, seed=fresh(3), acts=10)
        list(follower.steps())
    with door.rolled_back() as other_way:
        play(other_way, seed=fresh(4), acts=10)
        steps = list(follower.steps())
        assert steps[0].cut == other_way.client.head() - 10
        assert same_as_the_chain(index, other_way.client)


def test_a_node_that_is_shorter_is_believed(
    door: BothDoor, index: Index, new_url: Callable[[], str]
) -> None:
    anew = Index.open(new_url())
    indexed(anew, door.client)
    with door.rolled_back() as longer:
        play(longer, seed=fresh(5), acts=15)
        indexed(index, longer.client)
        cut_off = longer.client.head()
    steps = indexed(index, door.client)
    assert [step.cut for step in steps] == [door.client.head()]
    assert contents(index) == contents(anew)
    with pytest.raises(NoSuchBlock), index.snapshot(cut_off):
        pass


def test_a_killed_node_s_chain_is_followed_from_where_it_is(tmp_path: Path, index: Index) -> None:
    node, world = world_in(tmp_path / "node")
    try:
        client = world.client
        play(world, seed=fresh(6), acts=10)
        indexed(index, client)
        node.kill()
        with pytest.raises(LedgerUnavailable):
            indexed(index, client)
        node.start()
        again = Client(Rpc(node.url), world.ledger, node.sealer)
        indexed(index, again)
        head = index.head()
        assert head is not None
        assert head.block == again.head()
        # Storage of old blocks is gone with the node's memory; its logs are there.
        assert state_json(index_state(index)) == state_json(folded_state(again))
    finally:
        node.stop()


class Hurried(Rpc):
    """A connection before one of whose requests something happens, once."""

    before_logs: Callable[[], object] | None = None
    before_headers: Callable[[], object] | None = None

    def call_for(self, kind: type[T], method: str, *params: Any) -> T:
        if method == "eth_getLogs" and self.before_logs is not None:
            happens, self.before_logs = self.before_logs, None
            happens()
        return super().call_for(kind, method, *params)

    def batch(self, calls: Iterable[tuple[str, Sequence[Any]]]) -> list[Any]:
        asked = list(calls)
        if len(asked) > 1 and self.before_headers is not None:
            happens, self.before_headers = self.before_headers, None
            happens()
        return super().batch(asked)


@pytest.mark.parametrize("size", [3, 50])
@pytest.mark.parametrize("moment", ["before_logs", "before_headers"])
def test_a_chain_that_changes_between_two_requests_is_asked_again(
    door: BothDoor, index: Index, moment: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow, "BLOCKS_PER_BATCH", size)
    rpc = Hurried(door.client.rpc.url)
    follower = Follower(Reader(rpc, door.ledger), index)
    with door.rolled_back() as base:
        play(base, seed=fresh(1), acts=5)
        list(follower.steps())
        common = base.client.head()
        lost = base.rolled_back()
        way = lost.__enter__()
        play(way, seed=fresh(2), acts=4)
        if moment == "before_headers":
            list(follower.steps())  # the next block would not be the child of the last
        play(way, seed=fresh(4), acts=4)

        def change() -> None:
            lost.__exit__(None, None, None)
            play(base, seed=fresh(3), acts=20)

        setattr(rpc, moment, change)
        steps = list(follower.steps())
        assert steps[0].events == 0
        assert steps[0].block <= common + 8
        assert same_as_the_chain(index, base.client)


# Another ledger ----------------------------------------------------------------------------------


def test_another_chain_under_the_same_name_is_refused(
    door: BothDoor, index: Index, tmp_path: Path
) -> None:
    follower = Follower(door.client, index)
    list(follower.steps())
    before = contents(index)
    node, other = world_in(tmp_path / "other", genesis_time=START - 7_200)
    try:
        assert other.ledger == door.ledger
        with pytest.raises(OtherLedger, match="its genesis is"):
            Follower(other.client, index)
        follower.fetcher.reader = other.client
        with pytest.raises(OtherLedger, match="another first block"):
            follower.step()
    finally:
        node.stop()
    assert contents(index) == before


@pytest.mark.parametrize("name", ["chain_id", "addresses"])
def test_an_index_of_another_ledger_is_refused(door: BothDoor, index: Index, name: str) -> None:
    indexed(index, door.client)
    ledger = door.ledger
    other = {
        "chain_id": Ledger(ledger.chain_id + 1, ledger.addresses),
        "addresses": Ledger(ledger.chain_id, {**ledger.addresses, "Zones": "0x" + "22" * 20}),
    }[name]
    with pytest.raises(OtherLedger, match=f"its {name} is"):
        Follower(Reader(door.client.rpc, other), index)


def test_an_index_of_another_schema_is_refused(door: BothDoor, index: Index) -> None:
    indexed(index, door.client)
    about = tables.about
    with index.engine.begin() as connection:
        connection.execute(about.update().where(about.c.name == "schema").values(value="0"))
    with pytest.raises(OtherLedger, match=f"its schema is 0, not {SCHEMA}"):
        Follower(door.client, index)


# While it runs -----------------------------------------------------------------------------------


def test_batches_need_not_be_large(
    door: BothDoor, new_url: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    large, small = Index.open(new_url()), Index.open(new_url())
    indexed(large, door.client)
    monkeypatch.setattr(follow, "BLOCKS_PER_BATCH", 3)
    steps = indexed(small, door.client)
    assert len(steps) == (door.client.head() + 3) // 3
    assert [step.block for step in steps] == sorted({step.block for step in steps})
    assert contents(small) == contents(large)


def test_two_that_take_turns_do_not_harm_the_index(
    door: BothDoor, new_url: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow, "BLOCKS_PER_BATCH", 20)
    url = new_url()
    first, second = (Follower(door.client, Index.open(url)) for _ in range(2))
    blocks = [one.step().block for one in (first, second, second, first)]  # type: ignore[union-attr]
    assert blocks == [19, 39, 59, 79]
    list(first.steps())
    alone = Index.open(new_url())
    indexed(alone, door.client)
    assert contents(Index.open(url)) == contents(alone)


def test_following_waits_for_a_node_that_is_away(tmp_path: Path, index: Index) -> None:
    node, world = world_in(tmp_path / "node")
    told: list[int] = []
    stop = threading.Event()
    follower = Follower(Reader(Rpc(node.url), world.ledger), index)
    thread = threading.Thread(
        target=lambda: follower.follow(lambda step: told.append(step.block), stop.is_set)
    )
    thread.start()
    try:
        _until(lambda: told[-1:] == [world.client.head()])
        node.stop()
        time.sleep(2 * follow.POLL_SECONDS)
        node.start()
        play(world, seed=fresh(9), acts=3)
        _until(lambda: told[-1:] == [world.client.head()])
    finally:
        stop.set()
        thread.join()
        node.stop()


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
