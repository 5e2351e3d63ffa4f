"""Keeps Anvil's last good file of state.

Anvil writes over its file in place, every second: a kill in the middle leaves half a file and no
chain. And it takes the blocks first and the accounts later: a block sealed in between leaves
accounts that are ahead of their blocks. So a small process beside the node moves each file that
is whole and of one moment aside, and Anvil begins a new one. It ends with its node. It runs this
file as a script, without packages: `python -I -S keeper.py STATE PID`.
"""

from __future__ import annotations

import fcntl
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# How Anvil 1.7 ends a file of state; half a file never ends so.
_END = b'"historical_states":null}'
_HEAD = re.compile(rb'\{"block":\{"number":"(0x[0-9a-f]+)"')
_BEST = re.compile(rb'"best_block_number":(\d+),')
_BLOCK = b'{"header":{"parentHash":'
_IN_A_BLOCK = b'"impersonated_sender":'
_RECORDED = b'{"info":{"transaction_hash":'
_PERSON = re.compile(rb'"nonce":(\d+),"balance":"0x[0-9a-f]+","code":"0x"')

_POLL_SECONDS = 0.1
_SHARE = 10  # of the time, at most, goes into looking at files


def kept(state: Path) -> list[Path]:
    """Where good files may be, the newest first."""
    return [state, state.with_suffix(".kept"), state.with_suffix(".kept-before")]


def is_good(path: Path) -> bool:
    """Whether a file is whole, and its blocks, transactions and accounts are of one moment.

    By counting: each transaction stands in a block and beside it, and raised its sender's nonce.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return False
    head, best = _HEAD.match(content), _BEST.search(content)
    if not (content.endswith(_END) and head and best):
        return False
    recorded = content.count(_RECORDED)
    return (
        int(head[1], 16) == int(best[1]) == content.count(_BLOCK) - 1
        and recorded == content.count(_IN_A_BLOCK)
        and recorded == sum(map(int, _PERSON.findall(content)))
    )


def restore(state: Path) -> bool:
    """Puts the newest good file in its place; False when there is none.

    Waits for the keeper of a node that has just ended: it would take the file away again, and
    the next node would begin an empty chain.
    """
    with alone(state):
        return _restored(state)


def _restored(state: Path) -> bool:
    found = next((path for path in kept(state) if is_good(path)), None)
    if found is not None and found != state:
        found.replace(state)
    return found is not None


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """Nobody else moves the files of this state meanwhile."""
    with state.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def keep(state: Path) -> None:
    """Moves the file aside if it is good. The one before stays until the next."""
    _, last, before = kept(state)
    if _is_finished(state) and _tip(state) == _tip(last):
        last.touch()
        state.unlink(missing_ok=True)
    elif _is_finished(state) and is_good(state):
        if last.exists():
            last.replace(before)
        state.replace(last)


def _is_finished(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-len(_END), os.SEEK_END)
            return file.read() == _END
    except OSError:
        return False


def _tip(path: Path) -> bytes:
    """Which block a file is of: its beginning, with the block's number, moment and random."""
    try:
        with path.open("rb") as file:
            return file.read(320).partition(b'"accounts"')[0]
    except OSError:
        return b""


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def main(state: Path, pid: int) -> None:
    with alone(state):
        while _is_alive(pid):
            began = time.monotonic()
            keep(state)
            time.sleep(max(_POLL_SECONDS, _SHARE * (time.monotonic() - began)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
