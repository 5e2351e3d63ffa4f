"""One relayer at a time on one desk, on whatever machine: the others wait for their turn."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import text

from api.desk.store import Store

WAIT_SECONDS: Final = 1.0
_LOCK: Final = 0x6B70  # "kp": the same number for every relayer on a database


@contextmanager
def turn(store: Store, folder: Path, stop: threading.Event) -> Iterator[bool]:
    """True once nobody else relays on this desk; False when `stop` came first."""
    lock = _in_database if store.engine.dialect.name == "postgresql" else _in_folder
    with lock(store, folder, stop) as mine:
        yield mine


@contextmanager
def _in_folder(store: Store, folder: Path, stop: threading.Event) -> Iterator[bool]:
    with (folder / "relaying.lock").open("w") as file:
        while not stop.is_set():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                stop.wait(WAIT_SECONDS)
            else:
                yield True
                return
        yield False


@contextmanager
def _in_database(store: Store, folder: Path, stop: threading.Event) -> Iterator[bool]:
    with store.engine.connect() as connection:
        session = connection.execution_options(isolation_level="AUTOCOMMIT")
        while not stop.is_set():
            if session.execute(
                text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}
            ).scalar():
                yield True
                return
            stop.wait(WAIT_SECONDS)
        yield False
