"""What running a program of somebody else's takes: ports, process ids, files written whole."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from kp_ledger.base.errors import LedgerUnavailable

LOOPBACK = "127.0.0.1"
PORTS_TRIED = 100
_PR_SET_PDEATHSIG = 1


def write_whole(path: Path, content: bytes) -> None:
    """All or nothing: a crash leaves what was there before."""
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


def number_in(path: Path) -> int | None:
    """The number that a file holds; None when there is no such file."""
    try:
        return int(path.read_text())
    except (OSError, ValueError):
        return None


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


@contextmanager
def claimed(port: int) -> Iterator[bool]:
    """Whether a port is free. If so, nobody else who claims it gets it meanwhile.

    Its twin among UDP's ports is the claim: it hinders no program that listens, and ends with us.
    """
    with socket.socket(type=socket.SOCK_DGRAM) as twin:
        try:
            twin.bind((LOOPBACK, port))
        except OSError:
            yield False
        else:
            yield is_free(port)  # asked after the claim: whoever had it before listens by now


@contextmanager
def free_port(before: int | None) -> Iterator[int]:
    """A port that is ours alone until a program of ours listens at it: `before`, if it is free."""
    for port in chain([before] if before else [], (any_free_port() for _ in range(PORTS_TRIED))):
        with claimed(port) as ours:
            if ours:
                yield port
                return
    raise LedgerUnavailable(f"no port of {LOOPBACK} is free")


def any_free_port() -> int:
    """One that is free just now; free_port holds one until it is used."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def is_alive(pid: int, mark: str) -> bool:
    """Whether process `pid` runs with `mark` in its command line: pids are given out again."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    proc = Path("/proc") / str(pid)
    if Path("/proc/self").exists():
        return mark in _text(proc / "cmdline") and ") Z " not in _text(proc / "stat")
    shown = ["ps", "-o", "stat=,args=", "-ww", "-p", str(pid)]
    found = subprocess.run(shown, capture_output=True, text=True).stdout.lstrip()
    return mark in found and not found.startswith("Z")


def _text(path: Path) -> str:
    """A file of /proc, its words apart; empty when the process is gone."""
    try:
        return path.read_text("utf-8", "replace").replace("\0", " ")
    except OSError:
        return ""


def die_with_parent() -> Callable[[], None] | None:
    """What a child does first so that the kernel ends it when we are killed; Linux only.

    Warning: "we" is the thread that starts it.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)

    def prepare() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)

    return prepare
