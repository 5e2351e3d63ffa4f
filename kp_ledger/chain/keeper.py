"""Keeps Anvil's last whole file of state, for Anvil writes over it in place, every second.

A kill in the middle of that would leave half a file and no chain. So a small process beside the
node moves each finished file aside, and Anvil begins a new one. It ends with its node. It runs
this file as a script, without packages: `python -I -S keeper.py STATE PID`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

# How Anvil 1.7 ends a file of state; half a file never ends so.
_END = b'"historical_states":null}'
_POLL_SECONDS = 0.1


def kept(state: Path) -> list[Path]:
    """Where whole files may be, the newest first."""
    return [state, state.with_suffix(".kept"), state.with_suffix(".kept-before")]


def is_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-len(_END), os.SEEK_END)
            return file.read() == _END
    except OSError:
        return False


def restore(state: Path) -> bool:
    """Puts the newest whole file in its place; False when there is none."""
    found = next((path for path in kept(state) if is_whole(path)), None)
    if found is not None and found != state:
        found.replace(state)
    return found is not None


def keep(state: Path) -> None:
    """Moves the file aside if it is whole. The one before stays until the next."""
    _, last, before = kept(state)
    if is_whole(state):
        if last.exists():
            last.replace(before)
        state.replace(last)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def main(state: Path, pid: int) -> None:
    while _is_alive(pid):
        keep(state)
        time.sleep(_POLL_SECONDS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
