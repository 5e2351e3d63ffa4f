"""Who may write to an index: one at a time, the others wait.

with alone(index.engine):
    …                       # look where it stands, write

The lock is the operating system's or the database server's: it is given back by a process that
ends, however it ends. Readers need none.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Final

from sqlalchemy import Engine, func, select

from kp_ledger.base.errors import LedgerUnavailable

RETRY_SECONDS: Final = 0.05
# "kp index": advisory locks of PostgreSQL have numbers, each database its own.
_NUMBER: Final = int.from_bytes(b"kp index", "big")

_Try = Callable[[], bool]


def unannounced() -> None:
    """Says nothing while it waits."""


@contextmanager
def alone(engine: Engine, waiting: Callable[[], object] = unannounced) -> Iterator[None]:
    """Nobody else is in this block for the same database; `waiting` is called until then.

    It is not to be entered twice by one thread. What `waiting` raises ends the wait.
    """
    by = _by_server if engine.dialect.name == "postgresql" else _by_file
    with by(engine) as taken:
        while not taken():
            waiting()
            time.sleep(RETRY_SECONDS)
        yield


def is_file(engine: Engine) -> bool:
    """Whether it is an SQLite database that other processes can open too."""
    return engine.dialect.name == "sqlite" and engine.url.database not in (None, "", ":memory:")


@contextmanager
def _by_file(engine: Engine) -> Iterator[_Try]:
    """A file beside the database: to open and close SQLite's own would undo its locks."""
    if not is_file(engine):
        yield lambda: True
        return
    try:
        file = open(f"{engine.url.database}.lock", "ab")  # noqa: SIM115
    except OSError as error:
        raise LedgerUnavailable(f"the index cannot be written: {error}") from error
    with file:
        yield lambda: _locked(file)


def _locked(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _by_server(engine: Engine) -> Iterator[_Try]:
    """On a connection of its own, which is closed and not kept: that gives the lock back."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()
        statement = select(func.pg_try_advisory_lock(_NUMBER))
        yield lambda: bool(connection.execute(statement).scalar_one())
