"""A lease: one relayer at a time on one intake, on whatever machine; the others wait."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import text

from kp_gateway.intake.store import Store

WAIT_SECONDS: Final = 1.0
_NUMBER: Final = {"lock": 0x6B70}  # "kp": the same for every relayer on a database
_TAKE: Final = text("SELECT pg_try_advisory_lock(:lock)")
_STILL: Final = text("SELECT 1")
_GIVE_BACK: Final = text("SELECT pg_advisory_unlock(:lock)")

# NotKept when the lease is lost: the database that gave it has gone.
CheckHeld = Callable[[], None]


@contextmanager
def lease(store: Store, folder: Path, stop: threading.Event) -> Iterator[CheckHeld | None]:
    """Comes once nobody else relays on this intake; None when `stop` came first."""
    lock = _in_database if store.engine.dialect.name == "postgresql" else _in_folder
    with lock(store, folder, stop) as check_held:
        yield check_held


@contextmanager
def _in_folder(store: Store, folder: Path, stop: threading.Event) -> Iterator[CheckHeld | None]:
    with (folder / "relaying.lock").open("w") as file:
        while not stop.is_set():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                stop.wait(WAIT_SECONDS)
            else:
                yield lambda: None
                return
        yield None


@contextmanager
def _in_database(store: Store, folder: Path, stop: threading.Event) -> Iterator[CheckHeld | None]:
    """The lock is the session's: it ends with the connection, however that ends."""
    with store.snapshot() as connection:
        session = connection.execution_options(isolation_level="AUTOCOMMIT")

        def still() -> None:
            session.execute(_STILL)

        while not stop.is_set():
            if session.execute(_TAKE, _NUMBER).scalar():
                yield still
                session.execute(_GIVE_BACK, _NUMBER)
                return
            stop.wait(WAIT_SECONDS)
        yield None
