"""The relayer: carries what was accepted to the chain, and finds out what became of it.

A transaction is on disk before it is sent, and is sent again until it is in a block: it has a
nonce, and counts once. A crash anywhere costs nothing but time. What stood in a block that is
gone, after a reorganisation or on a node that came back shorter, is open again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from typing import Any, Final

from kp_gateway.intake import outbox, submissions
from kp_gateway.intake.leases import CheckHeld
from kp_gateway.intake.outbox import Outcome, Outgoing
from kp_gateway.intake.store import Store
from kp_gateway.intake.submissions import recorded_step, refused_step
from kp_ledger.base.errors import LedgerError, LedgerUnavailable
from kp_ledger.chain.codec import encode
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import NodeRefused
from kp_ledger.chain.sealing import Sealer
from kp_ledger.chain.submission import Receipt, Submission
from kp_ledger.chain.transactions import GAS, sign
from kp_ledger.keys.keystore import Opened

PER_BLOCK: Final = 100
IDLE_SECONDS: Final = 0.1
LOOK_SECONDS: Final = 1.0  # between two looks whether the blocks are still there
SEND_AGAIN_SECONDS: Final = 5.0
SETTLED_BLOCKS: Final = 2
BLOCKS_AT_ONCE: Final = 100
ABOVE_ALL: Final = 1 << 62

_log = logging.getLogger(__name__)


class Relayer:
    """One for each sending key: two would give out the same nonces (turns.py sees to it)."""

    def __init__(
        self, store: Store, reader: Reader, sealer: Sealer | None, key: Opened, gas: int = GAS
    ) -> None:
        self._store = store
        self._reader = reader
        self._sealer = sealer
        self._submission = Submission(reader.rpc, sealer)
        self._key = key
        self._gas = gas
        self._tried: dict[str, float] = {}  # by hash
        self._looked = 0.0
        self.trouble = ""

    def run(self, stop: threading.Event, check_held: CheckHeld) -> None:
        """Goes on until `stop`, while the lease is held: `check_held` says so.

        What is in its way is logged, told by `trouble`, and tried again.
        """
        pause = IDLE_SECONDS
        while not stop.is_set():
            check_held()
            try:
                pause = 0.0 if self.step() else IDLE_SECONDS
                self.trouble = ""
            except LedgerError as error:
                if str(error) != self.trouble:
                    _log.warning("relaying waits: %s", error)
                self.trouble = str(error)
                pause = min(5.0, max(pause, IDLE_SECONDS) * 2)
            stop.wait(pause)

    def step(self) -> bool:
        """Carries at most a block's worth; False when there was nothing to do."""
        self._look_back()
        signed = self._carry()
        with self._store.snapshot() as connection:
            waiting = outbox.pending(connection)
        due = [one for one in waiting if self._is_due(one)][:PER_BLOCK]
        if due:
            self._bring(due)
        return bool(signed or due)

    # Signing

    def _carry(self) -> int:
        """Signs a transaction for each order that has none, and keeps it."""
        with self._store.snapshot() as connection:
            new = outbox.unsent(connection, PER_BLOCK)
            nonce = outbox.next_nonce(connection, self._key.address)
        if not new:
            return 0
        nonce = max(nonce, self._count("pending"))
        ledger = self._reader.ledger
        signed = [
            (
                number,
                sign(
                    self._key.account,
                    nonce + index,
                    ledger.addresses[act.contract],
                    encode(act),
                    ledger.chain_id,
                    self._gas,
                ),
            )
            for index, (number, act) in enumerate(new)
        ]
        self._store.write(lambda c: submissions.keep_transactions(c, signed))
        return len(signed)

    def _count(self, at: str) -> int:
        return int(self._reader.rpc.call("eth_getTransactionCount", self._key.address, at), 16)

    # Sending

    def _is_due(self, one: Outgoing) -> bool:
        return time.monotonic() - self._tried.get(one.transaction.hash, -60.0) > SEND_AGAIN_SECONDS

    def _bring(self, due: Sequence[Outgoing]) -> None:
        """Into a block, unless they are in one; what is in none yet comes back later."""
        self._reader.rpc.expect_chain(self._reader.ledger.chain_id)
        left = self._settle(due, self._receipts(due))
        if not left:
            return
        complaints = self._submission.send([one.transaction for one in left])
        if self._sealer is not None:
            self._sealer.seal()
        for one in left:
            self._tried[one.transaction.hash] = time.monotonic()
        left = self._settle(left, self._receipts(left))
        for one in left:
            if one.transaction.hash in complaints:
                _log.warning("%s: %s", one.transaction.hash, complaints[one.transaction.hash])
        self._give_up(left)

    def _receipts(self, outgoing: Sequence[Outgoing]) -> list[Receipt | None]:
        return self._submission.receipts([one.transaction for one in outgoing])

    def _settle(
        self, outgoing: Sequence[Outgoing], receipts: Sequence[Receipt | None]
    ) -> list[Outgoing]:
        """Keeps what became of those that are in a block; returns the others."""
        pairs = list(zip(outgoing, receipts, strict=True))
        there = [(one, receipt) for one, receipt in pairs if receipt is not None]
        if there:
            moments = self._reader.moments({receipt.block for _, receipt in there})
            outcomes = [self._outcome(*pair, moments[pair[1].block]) for pair in there]
            self._store.write(lambda c: outbox.keep_outcomes(c, outcomes))
            for one, _ in there:
                self._tried.pop(one.transaction.hash, None)
        return [one for one, receipt in pairs if receipt is None]

    def _outcome(self, one: Outgoing, receipt: Receipt, moment: int) -> Outcome:
        name = bytes.fromhex(one.transaction.hash[2:])
        if receipt.good:
            step = recorded_step(moment, receipt.block, name)
        else:
            refusal = self._reader.refusal(receipt.hash, receipt.block, moment)
            step = refused_step(refusal, moment, receipt.block, name)
        return Outcome(one, receipt.block, bytes.fromhex(receipt.block_hash[2:]), step)

    def _give_up(self, left: Sequence[Outgoing]) -> None:
        """Those whose nonce another transaction has used, two blocks ago or more."""
        if not left:
            return
        senders = sorted({one.transaction.sender for one in left})
        settled = hex(max(0, self._reader.head() - SETTLED_BLOCKS))
        answers = self._reader.rpc.batch(
            [("eth_getTransactionCount", [sender, settled]) for sender in senders]
        )
        counts = {s: _number(a) for s, a in zip(senders, answers, strict=True)}
        late = [one for one in left if one.transaction.nonce < counts[one.transaction.sender]]
        late = [one for one, there in zip(late, self._receipts(late), strict=True) if there is None]
        if late:
            _log.warning("%d transactions have lost their nonces to others", len(late))
            self._store.write(lambda c: outbox.give_up(c, late, counts))

    # Looking back

    def _look_back(self) -> None:
        """Opens again what stood in blocks that are gone."""
        if time.monotonic() - self._looked < LOOK_SECONDS:
            return
        last_good = self._last_good()
        if last_good is not None:
            count = self._store.write(lambda c: outbox.cut_back(c, last_good))
            self._tried.clear()
            _log.warning("the blocks after %d are gone: %d are sent again", last_good, count)
        self._looked = time.monotonic()

    def _last_good(self) -> int | None:
        """The last of our blocks that is still in the chain; None when all of them are."""
        before, gone = ABOVE_ALL, False
        while blocks := self._known(before, BLOCKS_AT_ONCE if gone else 1):
            for number, there in self._still_there(blocks):
                if there:
                    return number if gone else None
                gone, before = True, number
        return -1 if gone else None

    def _known(self, before: int, most: int) -> list[tuple[int, bytes]]:
        with self._store.snapshot() as connection:
            return outbox.known_blocks(connection, before, most)

    def _still_there(self, blocks: list[tuple[int, bytes]]) -> list[tuple[int, bool]]:
        self._reader.rpc.expect_chain(self._reader.ledger.chain_id)
        answers = self._reader.rpc.batch(
            [("eth_getBlockByNumber", [hex(number), False]) for number, _ in blocks]
        )
        return [
            (number, answer is not None and _hash(answer) == expected)
            for (number, expected), answer in zip(blocks, answers, strict=True)
        ]


def _hash(block: Any) -> bytes:
    if isinstance(block, NodeRefused):
        raise LedgerUnavailable(str(block)) from block
    return bytes.fromhex(block["hash"][2:])


def _number(answer: Any) -> int:
    if isinstance(answer, NodeRefused):
        raise LedgerUnavailable(str(answer)) from answer
    return int(answer, 16)
