"""`kp serve`: the gateway, with the index's follower and the relayer beside it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import typer
import urllib3

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.chain.processes import LOOPBACK, die_with_parent
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption
from kp_ledger.cli.output import tell
from kp_ledger.domain.parse import parse_number

READY_SECONDS: Final = 60.0
STOP_SECONDS: Final = 15.0
LOOK_SECONDS: Final = 0.2
BACKLOG: Final = 2_048
ANSWERS: Final = (200, 503)  # 503: the index is empty, and the node that would fill it is away
SOON: Final = 3.0  # who dies within these seconds of its start has a reason that will not go away
MOST_PAUSE: Final = 30.0
SOON_BACK: Final = 3.0  # the follower, when the node is away


def add(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(
    port: Annotated[str, typer.Option(help="Where it answers.", envvar="KP_PORT")] = "8000",
    host: Annotated[str, typer.Option(help="On which address.", envvar="KP_HOST")] = LOOPBACK,
    workers: Annotated[str, typer.Option(help="Processes that answer.", envvar="KP_WORKERS")] = "1",
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Answer people who have no node: pages and an API, until stopped. Settings: KP_… variables."""
    number = parse_number(port, "a port", 65_535, least=0)
    count = parse_number(workers, "a number of workers", 64)
    with Serving(home, host, number, count) as serving:
        tell(f"The gateway of {home} answers at {serving.url} (Ctrl-C stops it).")
        serving.watch(until_signal())


@dataclass(slots=True)
class _Child:
    """A process that is started again when it dies."""

    name: str
    command: list[str]
    most_pause: float = MOST_PAUSE
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    pause: float = 1.0
    again: float = 0.0


@dataclass
class Serving:
    """The gateway's processes. The chain's node is none of them, and is not stopped with them.

    What they write to standard error, a line for each request among it, goes to `log` if given.
    """

    home: Path
    host: str
    port: int
    workers: int = 1
    log: Path | None = None
    _children: list[_Child] = field(default_factory=list)
    _shared: tempfile.TemporaryDirectory[str] | None = None
    _listening: socket.socket | None = None

    @property
    def url(self) -> str:
        shown = LOOPBACK if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104
        return f"http://{shown}:{self.port}"

    def __enter__(self) -> Serving:
        self._listening = self._listen()
        if self.log:
            self.log.write_bytes(b"")
        self._shared = tempfile.TemporaryDirectory(prefix="kp-metrics-")
        self._children = [
            _Child("gateway", self._web()),
            _Child("index", [*_python("kp_ledger.cli.main"), "index", "--follow"], SOON_BACK),
            _Child("relayer", _python("kp_gateway.relay"), SOON_BACK),
        ]
        try:
            self._start_all()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def watch(self, stop: Callable[[], bool]) -> None:
        """Starts again what dies, later each time, until `stop` says so."""
        while not stop():
            for child in self._children:
                self._look_after(child)
            time.sleep(LOOK_SECONDS)

    def stop(self) -> None:
        """Ends them; what is being answered is answered first."""
        running = [c.process for c in self._children if c.process and c.process.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._listening:
            self._listening.close()
        if self._shared:
            self._shared.cleanup()

    # Inside

    def _start_all(self) -> None:
        """The gateway first: it says what is wrong with the settings, and the others need not."""
        gateway, *others = self._children
        self._start(gateway)
        self._await_ready(gateway)
        for child in others:
            self._start(child)

    def _listen(self) -> socket.socket:
        """The socket is ours, so that a port is held while workers are started again."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((self.host, self.port))
        except OSError as error:
            listening.close()
            raise BadInput(
                f"{self.host}:{self.port}", f"cannot be listened at: {error.strerror}"
            ) from None
        listening.listen(BACKLOG)
        self.port = listening.getsockname()[1]
        return listening

    def _web(self) -> list[str]:
        assert self._listening is not None
        return [*_python("kp_gateway.web"), str(self._listening.fileno()), str(self.workers)]

    def _environment(self) -> dict[str, str]:
        shared = {"PROMETHEUS_MULTIPROC_DIR": self._shared.name} if self._shared else {}
        several = shared if self.workers > 1 else {}
        return {
            **os.environ,
            "KP_HOME": str(self.home),
            "KP_HOST": self.host,
            "KP_PORT": str(self.port),
            "KP_WORKERS": str(self.workers),
            **several,
        }

    def _start(self, child: _Child) -> None:
        child.began = time.monotonic()
        assert self._listening is not None
        with self.log.open("ab") if self.log else nullcontext() as sink:
            child.process = subprocess.Popen(
                child.command,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=sink,
                start_new_session=True,
                pass_fds=[self._listening.fileno()] if child.name == "gateway" else [],
                preexec_fn=die_with_parent(),
            )

    def _look_after(self, child: _Child) -> None:
        now = time.monotonic()
        if child.process is not None:
            if child.process.poll() is None:
                return
            soon = now - child.began < SOON
            child.pause = min(child.most_pause, child.pause * 2) if soon else 1.0
            child.again = now + child.pause
            tell(f"{child.name} ended ({child.process.returncode}); again in {child.pause:.0f} s")
            child.process = None
        elif now >= child.again:
            self._start(child)

    def _await_ready(self, gateway: _Child) -> None:
        """Until it answers; LedgerUnavailable when it ends first or takes too long."""
        pool = urllib3.PoolManager(retries=False, timeout=2)
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if gateway.process is None or gateway.process.poll() is not None:
                said = f"{self.log} says why" if self.log else "it has said why"
                raise LedgerUnavailable(f"the gateway does not start at {self.url}; {said}")
            try:
                if pool.request("GET", f"{self.url}/v1/status").status in ANSWERS:
                    return
            except urllib3.exceptions.HTTPError:
                pass
            time.sleep(0.05)
        raise LedgerUnavailable(f"the gateway does not answer at {self.url}")


def _python(module: str) -> list[str]:
    return [sys.executable, "-m", module]


def until_signal() -> Callable[[], bool]:
    """Whether SIGTERM or Ctrl-C has come since."""
    signals: list[int] = []
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda number, frame: signals.append(number))
    return lambda: bool(signals)
