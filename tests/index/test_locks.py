"""Two processes that bring one index up to date at once wait for each other."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.reader import Reader
from kp_ledger.index.follow import Follower, bring_up_to_date
from kp_ledger.index.locks import alone
from kp_ledger.index.store import Index
from tests.both import BothDoor
from tests.index.chains import contents, play

pytestmark = pytest.mark.chain

# Says a line when it begins, one when it begins to wait, and how many events it has written.
PROGRAM = """
import json, sys
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.index import follow
from kp_ledger.index.store import Index
from kp_ledger.model.state import Ledger

url, node, ledger, follow.BLOCKS_PER_BATCH = json.loads(sys.argv[1])
events, waited = [], []

def waiting():
    waited or print("waiting", flush=True)
    waited.append(True)

print("ready", flush=True)
sys.stdin.readline()
reader = Reader(Rpc(node), Ledger(*ledger))
step = lambda step: events.append(step.events)
follow.bring_up_to_date(reader, Index.open(url), step, waiting)
print(sum(events), flush=True)
"""


class Indexer:
    """A process that begins to index when it is told to."""

    def __init__(self, url: str, chain: Reader, blocks_per_batch: int = 5) -> None:
        ledger = [chain.ledger.chain_id, chain.ledger.addresses]
        said = json.dumps([url, chain.rpc.url, ledger, blocks_per_batch])
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, said],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.line() == "ready"

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def begin(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def events(self) -> int:
        """How many it wrote, once it has ended well."""
        said = self.process.communicate(timeout=60)[0].split()
        assert self.process.returncode == 0
        return int(said[-1])


@pytest.fixture
def indexers(
    url: str, year: Reader, request: pytest.FixtureRequest
) -> Iterator[Callable[[], Indexer]]:
    made: list[Indexer] = []

    def another() -> Indexer:
        made.append(Indexer(url, year))
        return made[-1]

    yield another
    for one in made:
        one.process.kill()
        one.process.communicate()


@contextmanager
def somebody_at(index: Index) -> Iterator[None]:
    """Another thread is at the index meanwhile."""
    inside, leave = threading.Event(), threading.Event()

    def stay() -> None:
        with alone(index.engine):
            inside.set()
            leave.wait(60)

    thread = threading.Thread(target=stay)
    thread.start()
    assert inside.wait(10)
    try:
        yield
    finally:
        leave.set()
        thread.join()


def no_wait() -> None:
    pytest.fail("it waited")


def whole(new_url: Callable[[], str], chain: Reader) -> dict[str, Any]:
    index = Index.open(new_url())
    bring_up_to_date(chain, index)
    return contents(index)


def test_two_processes_write_what_one_would(
    indexers: Callable[[], Indexer], url: str, year: Reader, new_url: Callable[[], str]
) -> None:
    both = [indexers(), indexers()]
    for one in both:
        one.begin()
    written = [one.events() for one in both]
    expected = whole(new_url, year)
    assert contents(Index.open(url)) == expected
    assert sorted(written) == [0, len(expected["events"])]


def test_who_comes_second_waits_until_the_first_has_done(
    indexers: Callable[[], Indexer], index: Index, year: Reader
) -> None:
    second = indexers()
    steps = Follower(year, index).steps()
    first = next(steps)
    second.begin()
    assert second.line() == "waiting"
    written = first.events + sum(step.events for step in steps)
    assert second.events() == 0
    assert written == len(contents(index)["events"])


def test_who_is_killed_while_it_writes_leaves_the_lock(
    indexers: Callable[[], Indexer], url: str, year: Reader, new_url: Callable[[], str]
) -> None:
    first, second = indexers(), indexers()
    first.begin()
    index = Index.open(url)
    while index.head() is None:
        assert first.process.poll() is None
    first.process.kill()
    second.begin()
    assert second.events() >= 0
    assert contents(index) == whole(new_url, year)


def test_an_index_that_is_up_to_date_asks_for_no_lock(index: Index, year: Reader) -> None:
    bring_up_to_date(year, index)
    with somebody_at(index):
        head = bring_up_to_date(year, index, waiting=no_wait)
    assert head == index.head()


def test_what_another_has_written_meanwhile_is_not_written_again(
    door: BothDoor, new_url: Callable[[], str]
) -> None:
    url = new_url()
    first, second = (Follower(door.client, Index.open(url)) for _ in range(2))
    list(first.steps())
    with door.rolled_back() as more:
        play(more, seed=1, acts=8)
        assert sum(step.events for step in second.steps()) > 0
        play(more, seed=2, acts=8)
        assert sum(step.events for step in first.steps()) > 0
        assert list(second.steps()) == []
        assert contents(Index.open(url)) == whole(new_url, more.client)


def test_a_wait_ends_when_it_is_to_stop(index: Index, year: Reader) -> None:
    tries: list[bool] = []

    def stop() -> bool:
        tries.append(True)
        return len(tries) > 3

    with somebody_at(index):
        Follower(year, index).follow(lambda step: pytest.fail(f"{step}"), stop)
    assert index.head() is None


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path, year: Reader) -> None:
    index = Index.open(f"sqlite:///{tmp_path}/index.sqlite")
    (tmp_path / "index.sqlite.lock").unlink()
    (tmp_path / "index.sqlite.lock").mkdir()
    with pytest.raises(LedgerUnavailable, match="cannot be written"):
        bring_up_to_date(year, index)


OPENING = """
import sys
from kp_ledger.index.store import Index
for line in sys.stdin:
    Index.open(line.strip()).close()
    print("opened", flush=True)
"""


def test_two_processes_open_one_new_file_at_once(tmp_path: Path) -> None:
    """SQLite refuses the second that begins WAL on it without waiting: it is asked again."""
    both = [
        subprocess.Popen(
            [sys.executable, "-c", OPENING],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    files = "".join(f"sqlite:///{tmp_path}/{number}.sqlite\n" for number in range(60))
    with ThreadPoolExecutor() as pool:
        said = list(pool.map(lambda one: one.communicate(files)[0], both))
    assert [text.split() for text in said] == [["opened"] * 60] * 2
