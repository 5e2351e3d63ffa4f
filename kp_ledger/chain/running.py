"""A node as a process of its own: started, found again, asked until it answers, stopped, killed."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.processes import (
    LOOPBACK,
    claimed,
    die_with_parent,
    free_port,
    is_alive,
    number_in,
)
from kp_ledger.chain.rpc import SEALING, Rpc
from kp_ledger.chain.sealing import Quiet, Sealer

CODE_LIMIT = 24_576  # EIP-170
READY_SECONDS = 60.0
STOP_SECONDS = 60.0


class Node(ABC):
    """A node that keeps its chain in `folder`. Used as a context it ends with it.

    `start(background=True)` leaves it running when this process ends; another process finds it
    again with the same folder, by its pid and port files.
    """

    name: str

    def __init__(
        self,
        folder: Path,
        chain_id: int,
        port: int = 0,
        genesis_time: int | None = None,
        code_limit: int = CODE_LIMIT,
    ) -> None:
        self.folder = folder.resolve()  # a process is known by its command line
        self.chain_id = chain_id
        self.genesis_time = int(time.time()) if genesis_time is None else genesis_time
        self.code_limit = code_limit
        self._wanted_port = port
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        return number_in(self._file("port")) or self._wanted_port

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def sealer(self) -> Sealer:
        return Sealer(Rpc(self.url), Rpc(self.url, methods=SEALING), self._quiet())

    @property
    def pid(self) -> int | None:
        """The process that runs this chain, here or in the background; None when none does."""
        if self._process is not None:
            return self._process.pid if self._process.poll() is None else None
        pid = number_in(self._file("pid"))
        return pid if pid is not None and is_alive(pid, self._mark()) else None

    def start(self, *, background: bool = False) -> None:
        """Starts it, or finds it running; returns when it answers for its chain."""
        if self.pid is not None:
            self._await_ready()
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self._prepare()
        with self._own_port() as port:
            self._launch(self._command(port), background)
            self._await_ready()
        self._started(Rpc(self.url, methods=SEALING))

    def stop(self) -> None:
        """Ends it and waits until its state is on disk. Nothing happens when it is not running."""
        self._signal(signal.SIGTERM)
        if not self._gone_within(STOP_SECONDS):
            self.kill()

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        self._signal(signal.SIGKILL)
        self._gone_within(STOP_SECONDS)

    def log(self) -> str:
        path = self._file("log")
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def __enter__(self) -> Node:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @abstractmethod
    def _prepare(self) -> None:
        """Makes the chain's files when they are not there yet."""

    @abstractmethod
    def _command(self, port: int) -> list[str]: ...

    @abstractmethod
    def _mark(self) -> str:
        """What the command line of a process of ours contains."""

    def _quiet(self) -> Quiet | None:
        """How it gets time to write down its state, where it needs that."""
        return None

    @abstractmethod
    def _started(self, operator: Rpc) -> None:
        """What it has to be told once it answers."""

    def _file(self, kind: str) -> Path:
        return self.folder / f"{self.name}.{kind}"

    @contextmanager
    def _own_port(self) -> Iterator[int]:
        """Held until it answers: a copy of this chain that starts at once would look like it."""
        if not self._wanted_port:
            with free_port(number_in(self._file("port"))) as port:
                yield port
            return
        with claimed(self._wanted_port) as ours:
            if not ours:
                raise LedgerUnavailable(f"port {self._wanted_port} is in use already")
            yield self._wanted_port

    def _launch(self, command: list[str], background: bool) -> None:
        """Runs it in a session of its own, so that Ctrl-C reaches us first and we stop it."""
        self._file("port").write_text(command[command.index("--port") + 1])
        with self._file("log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=None if background else die_with_parent(),
            )
        self._file("pid").write_text(str(self._process.pid))
        if not background:
            atexit.register(self.stop)

    def _await_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        rpc = Rpc(self.url, timeout=10)
        while True:
            try:
                rpc.expect_chain(self.chain_id)
                return
            except LedgerUnavailable as error:
                self._check_running(error, time.monotonic() > deadline)
            time.sleep(0.05)

    def _check_running(self, error: LedgerUnavailable, late: bool) -> None:
        """A node that has gone, or does not become ready, is stopped; its last words are told."""
        if self.pid is None or late or "is of chain" in str(error):
            words = " ".join(self.log().split())[-400:]
            self.kill()
            raise LedgerUnavailable(f"{self.name} does not start: {error}; {words}") from error

    def _signal(self, number: signal.Signals) -> None:
        pid = self.pid
        if pid is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def _gone_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while self.pid is not None:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        self._file("pid").unlink(missing_ok=True)
        atexit.unregister(self.stop)
        return True
