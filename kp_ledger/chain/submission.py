"""Sending signed transactions, a block at a time, and finding out what became of them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.rpc import NodeRefused, Rpc, chunks
from kp_ledger.chain.sealing import Sealer
from kp_ledger.chain.transactions import Transaction

# Anvil takes the calls of one HTTP request in their order only while they are few (at 64 its
# task yields, and takes the rest from the end), and a block's order is the order of arrival.
PER_REQUEST = 25
PER_REQUEST_BYTES = 100_000
RECEIPTS_PER_REQUEST = 100

WAIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a transaction stands, and its logs as JSON-RPC gives them."""

    hash: str
    block: int
    block_hash: str
    index: int
    gas: int
    good: bool
    created: str  # lower-case address; empty when it called a contract
    logs: list[dict[str, Any]]


class Submission:
    """Sends to a node; seals with `sealer`, or waits for whoever seals when there is none."""

    def __init__(self, rpc: Rpc, sealer: Sealer | None) -> None:
        self._rpc = rpc
        self._sealer = sealer

    def block(self, transactions: Sequence[Transaction], moment: int | None) -> list[Receipt]:
        """All of them in one block; LedgerUnavailable when one of them is not in it then."""
        complaints = self.send(transactions)
        if self._sealer is not None:
            self._sealer.seal(moment)
        receipts = self._await(transactions)
        for one, receipt in zip(transactions, receipts, strict=True):
            if receipt is None:
                why = complaints.get(one.hash, "it waits for an earlier one of the same key")
                raise LedgerUnavailable(f"transaction {one.hash} was not taken: {why}")
        return [receipt for receipt in receipts if receipt is not None]

    def send(self, transactions: Sequence[Transaction]) -> dict[str, str]:
        """What the node said against those it did not take; it may know them already."""
        complaints: dict[str, str] = {}
        for some in _requests(transactions):
            answers = self._rpc.batch(
                [("eth_sendRawTransaction", ["0x" + one.raw.hex()]) for one in some]
            )
            for one, answer in zip(some, answers, strict=True):
                if isinstance(answer, NodeRefused):
                    complaints[one.hash] = answer.message
        return complaints

    def receipts(self, transactions: Sequence[Transaction]) -> list[Receipt | None]:
        """Each one's receipt; None for one that is not in the chain."""
        found: list[Receipt | None] = []
        for some in chunks(transactions, RECEIPTS_PER_REQUEST):
            answers = self._rpc.batch([("eth_getTransactionReceipt", [one.hash]) for one in some])
            found += [_receipt(answer) for answer in answers]
        return found

    def _await(self, transactions: Sequence[Transaction]) -> list[Receipt | None]:
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            receipts = self.receipts(transactions)
            if self._sealer is not None or None not in receipts or time.monotonic() > deadline:
                return receipts
            time.sleep(0.1)


def _requests(transactions: Sequence[Transaction]) -> Iterator[list[Transaction]]:
    some: list[Transaction] = []
    size = 0
    for one in transactions:
        if some and (len(some) == PER_REQUEST or size + len(one.raw) > PER_REQUEST_BYTES):
            yield some
            some, size = [], 0
        some.append(one)
        size += len(one.raw)
    if some:
        yield some


def _receipt(answer: Any) -> Receipt | None:
    if isinstance(answer, NodeRefused):
        raise answer
    if answer is None:
        return None
    return Receipt(
        hash=answer["transactionHash"],
        block=int(answer["blockNumber"], 16),
        block_hash=answer["blockHash"],
        index=int(answer["transactionIndex"], 16),
        gas=int(answer["gasUsed"], 16),
        good=answer["status"] == "0x1",
        created=(answer.get("contractAddress") or "").lower(),
        logs=answer["logs"],
    )
