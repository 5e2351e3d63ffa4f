"""Sealing blocks on purpose, at moments that only rise."""

from __future__ import annotations

import time
from pathlib import Path

from kp_ledger.chain.rpc import Rpc

# How long blocks may follow each other before a node gets time to write down its state, and how
# long it is waited for at most. A kill under load costs no more than the first of these.
BUSY_SECONDS = 15.0
QUIET_SECONDS = 20.0


class Quiet:
    """Holds sealing up until Anvil has written a good file; what it writes between two blocks is.

    keeper.py sees to the file that `kept` names, and touches it when there was nothing new.
    """

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._last = time.time()

    def wait(self) -> None:
        """Returns at once unless the last good file is too old."""
        self._last = max(self._last, self._written())
        began = time.time()
        if began - self._last < BUSY_SECONDS:
            return
        while self._written() < began < time.time() < began + QUIET_SECONDS:
            time.sleep(0.05)
        self._last = time.time()

    def _written(self) -> float:
        try:
            return self._kept.stat().st_mtime
        except OSError:
            return 0.0


class Sealer:
    """Seals the blocks of a development node; `reader` is asked for the last one's moment."""

    def __init__(self, reader: Rpc, operator: Rpc, quiet: Quiet | None = None) -> None:
        self._reader = reader
        self._operator = operator
        self._quiet = quiet

    def seal(self, moment: int | None = None) -> None:
        """Puts everything that waits into one block, of `moment`, else of now.

        Now is at least a second after the last block: blocks that follow each other faster
        would share one moment, which the execution specification refuses.
        """
        if self._quiet is not None:
            self._quiet.wait()
        if moment is None:
            moment = max(int(time.time()), self.last_moment() + 1)
        self._operator.call("evm_mine", moment)

    def last_moment(self) -> int:
        """The moment of the last block, in Unix seconds."""
        block = self._reader.call("eth_getBlockByNumber", "latest", False)
        return int(block["timestamp"], 16)
