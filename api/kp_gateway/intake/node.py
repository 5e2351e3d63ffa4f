"""The node as the intake asks it: what an act would meet, the next block's moment, nonces."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import Any, Final

from kp_gateway.intake.errors import GivesUp
from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.base.messages import Act
from kp_ledger.chain.codec import FailedWithoutRule
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import NodeRefused, Rpc
from kp_ledger.model.state import Ledger

TIMEOUT_SECONDS: Final = 10.0
AT_ONCE: Final = 4  # as many connections as an Rpc keeps open
LOOK_AGAIN_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Purse:
    """The next nonce by the last block, and by what waits at the node; wei."""

    latest: int
    pending: int
    balance: int


class Node:
    """Shared between threads; LedgerUnavailable when it is away, or of another chain."""

    def __init__(self, url: str, ledger: Ledger) -> None:
        self.reader = Reader(Rpc(url, timeout=TIMEOUT_SECONDS), ledger)
        self._ledger = ledger
        self._slots = threading.Semaphore(AT_ONCE)
        self._lock = threading.Lock()
        self._looked = 0.0
        self._head = self._moment = -1

    def simulate(self, act: Act, sender: str, gas: int | None = None) -> None:
        """Raises the Refusal that it would meet in the next block."""
        moment = self.next_moment()
        try:
            with self._slots:
                self.reader.simulate(act, sender, moment, gas)
        except FailedWithoutRule as failed:
            raise GivesUp(why=str(failed)) from failed

    def next_moment(self) -> int:
        """The least moment of the next block: now, or a second after the last if that is later."""
        with self._lock:
            if time.monotonic() - self._looked > LOOK_AGAIN_SECONDS:
                self._look()
                self._looked = time.monotonic()
            return max(int(time.time()), self._moment + 1)

    def purse(self, sender: str) -> Purse:
        """What the sender of a transaction has."""
        with self._slots:
            answers = self.reader.rpc.batch(
                [
                    ("eth_getTransactionCount", [sender, "latest"]),
                    ("eth_getTransactionCount", [sender, "pending"]),
                    ("eth_getBalance", [sender, "latest"]),
                ]
            )
        return Purse(*(int(_value(answer), 16) for answer in answers))

    def _look(self) -> None:
        """A chain that is not ours, or begins anew, would refuse nothing: there is no contract."""
        chain, block = self.reader.rpc.batch(
            [("eth_chainId", []), ("eth_getBlockByNumber", ["latest", False])]
        )
        if int(_value(chain), 16) != self._ledger.chain_id:
            self.reader.rpc.expect_chain(self._ledger.chain_id)
        number = int(_value(block)["number"], 16)
        if self._head < 0 or number < self._head:
            self.reader.check()
        self._head, self._moment = number, int(block["timestamp"], 16)


def _value(answer: Any) -> Any:
    if isinstance(answer, NodeRefused):
        raise LedgerUnavailable(str(answer)) from answer
    return answer
