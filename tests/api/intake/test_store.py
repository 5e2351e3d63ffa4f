"""The intake's database: many changes on one sync, none that takes others with it, a full disk."""

from __future__ import annotations

import resource
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from kp_gateway.intake.errors import NotKept
from kp_gateway.intake.store import Store
from kp_gateway.intake.tables import used_challenges
from sqlalchemy import event, func, insert, select
from sqlalchemy.exc import IntegrityError

from kp_ledger.base.errors import BadInput


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'intake.sqlite'}")
    yield opened
    opened.close()


def put(store: Store, number: int) -> int:
    row = {"challenge": number.to_bytes(32, "big"), "expires": 1}
    store.write(lambda c: c.execute(insert(used_challenges), row))
    return number


def count(store: Store) -> int:
    with store.snapshot() as connection:
        return int(
            connection.execute(select(func.count()).select_from(used_challenges)).scalar_one()
        )


def test_who_writes_at_once_shares_a_sync(store: Store) -> None:
    commits = []
    event.listen(store.engine, "commit", commits.append)
    with ThreadPoolExecutor(32) as pool:
        assert list(pool.map(lambda n: put(store, n), range(640))) == list(range(640))
    assert count(store) == 640
    assert len(commits) < 640 / 2


def test_it_is_synced_before_it_returns(store: Store) -> None:
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_a_change_that_fails_takes_no_other_with_it(store: Store) -> None:
    put(store, 7)
    with ThreadPoolExecutor(16) as pool:
        futures = [pool.submit(put, store, n) for n in [*range(1, 100), 7, 7]]
    failed = [one for one in futures if one.exception() is not None]
    assert count(store) == 99
    assert {type(one.exception()) for one in failed} == {IntegrityError}
    assert len(failed) == 3  # 7 of the range, and both of the others


def test_what_waits_is_written_before_it_closes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'intake.sqlite'}"
    store = Store.open(url)
    with ThreadPoolExecutor(16) as pool:
        futures = [pool.submit(put, store, n) for n in range(100)]
        for one in futures:
            one.result()
        store.close()
    again = Store.open(url)
    assert count(again) == 100
    again.close()


FULL = """
import resource, sys, signal
from pathlib import Path
from tests.api.intake.test_store import count, fill
from kp_gateway.intake.errors import NotKept
from kp_gateway.intake.store import Store
store = Store.open(sys.argv[1])
kept, words = fill(store)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
again = Store.open(sys.argv[1])
assert count(again) == kept, (count(again), kept)
from tests.api.intake.test_store import put
put(store, 1 << 40)
assert count(again) == kept + 1
print(kept, words)
"""


def fill(store: Store) -> tuple[int, str]:
    """Writes until no file may grow any more: how many were kept, and what was said then."""
    limit = 400_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    for number in range(20_000):
        try:
            put(store, number)
        except NotKept as error:
            return number, str(error)
    raise AssertionError("the file grew for ever")


def test_a_full_disk_refuses_and_keeps_what_was_accepted(tmp_path: Path) -> None:
    """In a process of its own: no file of it may grow beyond a limit."""
    url = f"sqlite:///{tmp_path / 'intake.sqlite'}"
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FULL), url],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    kept, words = done.stdout.split(" ", 1)
    assert int(kept) > 10
    assert "the gateway's own database does not take it" in words
    assert "nothing was kept" in words


def test_a_bad_url_is_refused(tmp_path: Path) -> None:
    for url in ("nonsense", "oracle://here/there", "nothing://x"):
        with pytest.raises(BadInput, match="the intake's database is at"):
            Store.open(url)
    with pytest.raises(NotKept, match="unable to open"):
        Store.open(f"sqlite:///{tmp_path / 'nowhere' / 'intake.sqlite'}")


def test_a_database_server_that_is_away_is_told(unused_port: Any) -> None:
    with pytest.raises(NotKept, match="own database does not take it"):
        Store.open(f"postgresql+psycopg://kp@127.0.0.1:{unused_port}/intake")


@pytest.fixture
def unused_port() -> int:
    from kp_ledger.chain.processes import any_free_port

    return any_free_port()
