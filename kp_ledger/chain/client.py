"""The ledger over JSON-RPC: acts in, events or the refusal out.

    client = Client(Rpc(url), ledger, node.sealer)
    recorded = client.send(act, account)      # raises the Refusal

An account signs; nobody's key stays here. A batch is signed whole before any of it is sent, and
with a journal it can be taken up again after a crash: what was sent is known, and nothing is sent
twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eth_account.signers.local import LocalAccount

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.base.messages import Act, Event, Refusal
from kp_ledger.chain.codec import FailedWithoutRule, decode_log, encode
from kp_ledger.chain.journal import check_same, read_journal, write_journal
from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc, chunks
from kp_ledger.chain.sealing import Sealer
from kp_ledger.chain.submission import Receipt, Submission
from kp_ledger.chain.transactions import GAS, Transaction, call_name, read_transaction, sign
from kp_ledger.model.state import Ledger

Calls = Sequence[tuple[Act, LocalAccount]]
BLOCK = 100


@dataclass(frozen=True, slots=True)
class Recorded:
    """A transaction in a block: the events it led to, or why it led to none."""

    hash: str
    block: int
    moment: int
    index: int
    gas: int
    events: tuple[Event, ...]
    refusal: Refusal | FailedWithoutRule | None = None
    created: str = ""


class BrokenOff(LedgerUnavailable):
    """A batch that did not come to its end: `recorded` are in the chain, of `left` it is not known.

    Resuming its journal, or running the same command again, sends what is missing and no more.
    """

    def __init__(self, why: LedgerUnavailable, recorded: list[Recorded], left: int) -> None:
        super().__init__(f"{why}; {len(recorded)} recorded before, {left} open")
        self.recorded = recorded
        self.left = left


class Client(Reader):
    """One ledger on one node. `sealer` is its operator's; without one it waits for blocks."""

    def __init__(
        self, rpc: Rpc, ledger: Ledger, sealer: Sealer | None = None, gas: int = GAS
    ) -> None:
        super().__init__(rpc, ledger)
        self._submission = Submission(rpc, sealer)
        self._gas = gas

    def send(self, act: Act, account: LocalAccount, moment: int | None = None) -> Recorded:
        """Records one act in a block of its own; raises the Refusal when the ledger says no."""
        return _good(self.submit([self.sign(act, account)], moment)[0])

    def send_block(self, calls: Calls, moment: int | None = None) -> list[Recorded]:
        """Records acts in one block, in their order; each says whether it was refused.

        Ganache keeps the order of each account's only.
        """
        return self.submit(self._signed(calls), moment, size=max(1, len(calls)))

    def send_many(
        self,
        calls: Calls,
        journal: Path | None = None,
        size: int = BLOCK,
        progress: Callable[[int], None] | None = None,
        moment: int | None = None,
    ) -> list[Recorded]:
        """Records acts, `size` to a block; goes on where it broke off if its `journal` is there."""
        if journal is None:
            return self.submit(self._signed(calls), moment, size, progress)
        if journal.exists():
            check_same(journal, read_journal(journal), [self._call(*call) for call in calls])
        else:
            write_journal(journal, self._signed(calls))
        return self.resume(journal, size, progress, moment)

    def resume(
        self,
        journal: Path,
        size: int = BLOCK,
        progress: Callable[[int], None] | None = None,
        moment: int | None = None,
    ) -> list[Recorded]:
        """Sends what a journal has and the chain has not; tells of all of it, in its order."""
        transactions = read_journal(journal)
        receipts = self._submission.receipts(transactions)
        missing = [
            one for one, receipt in zip(transactions, receipts, strict=True) if receipt is None
        ]
        known = self._told([receipt for receipt in receipts if receipt is not None])
        done = {one.hash: one for one in known}
        done |= {one.hash: one for one in self.submit(missing, moment, size, progress)}
        return [done[one.hash] for one in transactions]

    def sign(self, act: Act, account: LocalAccount) -> Transaction:
        """The signed transaction, not sent: the next of this account's."""
        return self._signed([(act, account)])[0]

    def relay(self, raw: bytes, moment: int | None = None) -> Recorded:
        """Records a transaction that somebody else signed; raises the Refusal."""
        return _good(self.submit([read_transaction(raw, self.ledger.chain_id)], moment)[0])

    def send_creation(
        self, data: bytes, account: LocalAccount, moment: int | None = None, gas: int = GAS
    ) -> str:
        """Creates a contract by its creation code and arguments; its address, in lower case."""
        nonce = self._nonces({account.address.lower()})[account.address.lower()]
        transaction = sign(account, nonce, "", data, self.ledger.chain_id, gas)
        return _good(self.submit([transaction], moment)[0]).created

    def submit(
        self,
        transactions: Sequence[Transaction],
        moment: int | None = None,
        size: int = BLOCK,
        progress: Callable[[int], None] | None = None,
    ) -> list[Recorded]:
        """Sends signed transactions, `size` to a block; BrokenOff when it cannot go on.

        `moment` is that of the first block, and of the others a second each later.
        """
        done: list[Recorded] = []
        try:
            for number, some in enumerate(chunks(transactions, size)):
                at = None if moment is None else moment + number
                done += self._told(self._submission.block(some, at))
                if progress is not None:
                    progress(len(done))
        except LedgerUnavailable as why:
            raise BrokenOff(why, done, len(transactions) - len(done)) from why
        return done

    # Inside

    def _signed(self, calls: Calls) -> list[Transaction]:
        """Signed with nonces that follow each other, from what the node says now."""
        nonces = self._nonces({account.address.lower() for _, account in calls})
        signed = []
        for act, account in calls:
            sender = account.address.lower()
            to = self.ledger.addresses[act.contract]
            one = sign(account, nonces[sender], to, encode(act), self.ledger.chain_id, self._gas)
            nonces[sender] += 1
            signed.append(one)
        return signed

    def _nonces(self, senders: set[str]) -> dict[str, int]:
        asked = sorted(senders)
        calls = [("eth_getTransactionCount", [sender, "pending"]) for sender in asked]
        counts = self.rpc.batch(calls)
        return {sender: int(count, 16) for sender, count in zip(asked, counts, strict=True)}

    def _call(self, act: Act, account: LocalAccount) -> str:
        to = self.ledger.addresses[act.contract]
        return call_name(account.address.lower(), to, encode(act))

    def _told(self, receipts: Sequence[Receipt]) -> list[Recorded]:
        moments = self.moments({receipt.block for receipt in receipts})
        return [self._recorded(receipt, moments[receipt.block]) for receipt in receipts]

    def _recorded(self, receipt: Receipt, moment: int) -> Recorded:
        return Recorded(
            hash=receipt.hash,
            block=receipt.block,
            moment=moment,
            index=receipt.index,
            gas=receipt.gas,
            events=tuple(decode_log(log) for log in receipt.logs),
            refusal=None if receipt.good else self.refusal(receipt.hash, receipt.block, moment),
            created=receipt.created,
        )


def _good(recorded: Recorded) -> Recorded:
    if recorded.refusal is not None:
        raise recorded.refusal
    return recorded
