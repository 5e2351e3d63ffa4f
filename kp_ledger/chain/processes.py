"""What running a program of somebody else's takes: ports, process ids, files written whole."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

LOOPBACK = "127.0.0.1"
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


def any_free_port() -> int:
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
