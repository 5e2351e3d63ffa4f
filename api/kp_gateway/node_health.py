"""Whether the node answers, and how high its chain is."""

from __future__ import annotations

import threading
import time
from typing import Any, Final

from kp_ledger.base.errors import LedgerError, LedgerUnavailable
from kp_ledger.chain.rpc import NodeRefused, Rpc

TIMEOUT_SECONDS: Final = 2.0
KEPT_SECONDS: Final = 1.0


class NodeHealth:
    """Asked at most once a second, by one thread; others have what it found last."""

    def __init__(self, url: str, chain_id: int) -> None:
        self._rpc = Rpc(url, timeout=TIMEOUT_SECONDS)
        self._chain_id = chain_id
        self._lock = threading.Lock()
        self._height: int | None = None
        self._asked = float("-inf")

    def height(self) -> int | None:
        """The node's last block; None when it does not answer, or is another chain's."""
        if self._lock.acquire(blocking=self._asked < 0):
            try:
                if time.monotonic() - self._asked > KEPT_SECONDS:
                    self._height = self._ask()
                    self._asked = time.monotonic()
            finally:
                self._lock.release()
        return self._height

    def _ask(self) -> int | None:
        try:
            chain, block = self._rpc.batch([("eth_chainId", []), ("eth_blockNumber", [])])
            return _number(block) if _number(chain) == self._chain_id else None
        except LedgerError:
            return None

    def close(self) -> None:
        self._rpc.close()


def _number(answer: Any) -> int:
    if isinstance(answer, NodeRefused):
        raise LedgerUnavailable(str(answer)) from answer
    return int(answer, 16)
