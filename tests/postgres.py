"""A PostgreSQL server of one's own, from the binaries that are installed, for a test or a measure.

with running() as server:
    url = server.database()        # a new, empty one
"""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psycopg

from kp_ledger.chain.processes import LOOPBACK, any_free_port, die_with_parent
from tests.tools import is_there, leave_out, postgresql

OWNER = "kp"
READY_SECONDS = 30.0
# Nothing here has to survive a power cut; killed clients and a stopped server are what is tested.
QUICK = ("fsync=off", "full_page_writes=off")
PREFIX, OWNED = "kp-postgres-", "owned"


class Server:
    """It listens on a free port of the loopback and on a socket in its folder."""

    def __init__(self, folder: Path, programs: Path, settings: tuple[str, ...] = QUICK) -> None:
        self.folder = folder
        self.port = any_free_port()
        self._programs = programs
        self._settings = settings
        self._user = _not_root()
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)

    def prepare(self) -> None:
        """Makes the folder of an empty server."""
        if self._user is not None:
            shutil.chown(self.folder, self._user)
        how = ("-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        with self._log.open("ab") as log:
            command = [str(self._programs / "initdb"), "-D", str(self._data), *how]
            subprocess.run(
                command, check=True, stdout=log, stderr=log, user=self._user, cwd=self.folder
            )

    def start(self) -> None:
        settings = (
            f"port={self.port}",
            f"listen_addresses={LOOPBACK}",
            f"unix_socket_directories={self.folder}",
            *self._settings,
        )
        options = [part for setting in settings for part in ("-c", setting)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(self._programs / "postgres"), "-D", str(self._data), *options],
                stdout=log,
                stderr=log,
                user=self._user,
                cwd=self.folder,
                preexec_fn=die_with_parent(),
            )
        self._await_ready()

    def kill(self) -> None:
        """Ends it at once with every connection; what was committed is there when it is back."""
        if self._process is not None:
            self._process.send_signal(3)  # SIGQUIT: "immediate shutdown"
            self._process.wait(READY_SECONDS)
            self._process = None

    def database(self) -> str:
        """The URL of a new database."""
        name = f"index{next(self._numbers)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://{OWNER}@{LOOPBACK}:{self.port}/{name}"

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _log(self) -> Path:
        return self.folder / "log"

    def _address(self, name: str) -> str:
        return f"host={LOOPBACK} port={self.port} user={OWNER} dbname={name}"

    def _await_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while True:
            with suppress(psycopg.OperationalError):
                psycopg.connect(self._address("postgres")).close()
                return
            assert self._process is not None
            assert self._process.poll() is None, self._log.read_text()
            assert time.monotonic() < deadline, self._log.read_text()
            time.sleep(0.05)


@contextmanager
def running(settings: tuple[str, ...] = QUICK) -> Iterator[Server]:
    """A server that ends with the block. Skips when there are no binaries, fails so under CI."""
    if not is_there("postgresql"):
        leave_out("postgresql")
    found = postgresql()
    assert found is not None
    # Not below pytest's folder, which is closed to everybody but who runs the tests.
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    with owned(folder):
        server = Server(folder, found, settings)
        try:
            server.prepare()
            server.start()
            yield server
        finally:
            server.kill()
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def owned(folder: Path) -> Iterator[None]:
    """Held by this process until the block ends or the process does, however it ends."""
    with (folder / OWNED).open("w") as owner:
        fcntl.flock(owner, fcntl.LOCK_EX)
        yield


def sweep() -> None:
    """Removes what runs that were killed left: a gigabyte each, until the disk is full.

    By who holds it, and not by who runs: between the programs that make a server there is none.
    """
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if not (folder / "data").exists():
            continue  # just begun, and perhaps not held yet
        with suppress(OSError), (folder / OWNED).open() as owner:
            fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)


def _not_root() -> str | None:
    """Whom the server runs as when we are root, whom it refuses; None when we are not."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
