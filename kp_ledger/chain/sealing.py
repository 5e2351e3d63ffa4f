"""Sealing blocks on purpose, at moments that only rise."""

from __future__ import annotations

import time

from kp_ledger.chain.rpc import Rpc


class Sealer:
    """Seals the blocks of a development node; `reader` is asked for the last one's moment."""

    def __init__(self, reader: Rpc, operator: Rpc) -> None:
        self._reader = reader
        self._operator = operator

    def seal(self, moment: int | None = None) -> None:
        """Puts everything that waits into one block, of `moment`, else of now.

        Now is at least a second after the last block: blocks that follow each other faster
        would share one moment, which the execution specification refuses.
        """
        if moment is None:
            moment = max(int(time.time()), self.last_moment() + 1)
        self._operator.call("evm_mine", moment)

    def last_moment(self) -> int:
        """The moment of the last block, in Unix seconds."""
        block = self._reader.call("eth_getBlockByNumber", "latest", False)
        return int(block["timestamp"], 16)
