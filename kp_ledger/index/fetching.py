"""Blocks and their logs from the node: those to come are asked for while others are folded."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

import msgspec

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.codec import decode_words
from kp_ledger.chain.reader import LoggedEvent, Reader
from kp_ledger.chain.rpc import NodeRefused, chunks
from kp_ledger.index.store import Head
from kp_ledger.index.writer import Log

HEADERS_PER_REQUEST: Final = 100
BATCHES_AHEAD: Final = 4  # a node that saves its state answers nothing for as long as some take


class NodeLog(msgspec.Struct):
    """What is used of a log as a node gives it."""

    blockNumber: str  # noqa: N815
    blockHash: str  # noqa: N815
    logIndex: str  # noqa: N815
    transactionHash: str  # noqa: N815
    topics: list[str]
    data: str


Batch = tuple[list[Head], list[NodeLog]]


class Fetcher:
    """Asks the reader's node for blocks and logs, some batches ahead of whoever takes them.

    What was asked for is as the chain was then: whoever takes it looks whether it follows.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._pool = ThreadPoolExecutor(1, "index")
        self._ahead: deque[tuple[int, Future[Batch]]] = deque()
        self._size = 1
        self._next = 0
        self.chain = -1  # the chain's last block, as far as it is asked for

    def ask(self, first: int, chain: int, size: int) -> None:
        """Begins to ask for the blocks from `first` to `chain`, `size` at a time."""
        self.forget()
        self._next, self.chain, self._size = first, chain, size
        self._go_on()

    def has(self, first: int) -> bool:
        """Whether the batch to be taken next begins with this block."""
        return bool(self._ahead) and self._ahead[0][0] == first

    def take(self) -> Batch:
        """The next batch, waited for if need be; raises what asking for it did."""
        _, batch = self._ahead.popleft()
        self._go_on()
        return batch.result()

    def forget(self) -> None:
        """Nothing is ahead any more."""
        while self._ahead:
            self._ahead.pop()[1].cancel()

    def head(self) -> int:
        """The number of the chain's last block."""
        return self.reader.head()

    def header(self, number: int) -> Head:
        return self._headers(number, number)[0]

    def _go_on(self) -> None:
        while self._next <= self.chain and len(self._ahead) < BATCHES_AHEAD:
            last = min(self._next + self._size - 1, self.chain)
            self._ahead.append((self._next, self._pool.submit(self._fetch, self._next, last)))
            self._next = last + 1

    def _fetch(self, first: int, last: int) -> Batch:
        wanted = {
            "address": list(self.reader.ledger.addresses.values()),
            "fromBlock": hex(first),
            "toBlock": hex(last),
        }
        headers = self._headers(first, last)
        return headers, self.reader.rpc.call_for(list[NodeLog], "eth_getLogs", wanted)

    def _headers(self, first: int, last: int) -> list[Head]:
        found: list[Head] = []
        for some in chunks(range(first, last + 1), HEADERS_PER_REQUEST):
            calls = [("eth_getBlockByNumber", [hex(number), False]) for number in some]
            found += [_head(answer) for answer in self.reader.rpc.batch(calls)]
        return found


def are_of(headers: Sequence[Head], found: Sequence[NodeLog]) -> bool:
    """Whether these logs are of these blocks: the chain may have changed between requests."""
    hashes = {hex(header.block): "0x" + header.hash.hex() for header in headers}
    return all(hashes.get(log.blockNumber) == log.blockHash for log in found)


def logs_of(headers: Sequence[Head], found: Sequence[NodeLog]) -> list[Log]:
    blocks = {hex(header.block): header for header in headers}
    return [_log(log, blocks[log.blockNumber]) for log in found]


def _head(answer: Any) -> Head:
    if isinstance(answer, NodeRefused):
        raise answer
    if answer is None:
        raise LedgerUnavailable("the node has lost a block that it had a moment ago")
    return Head(
        int(answer["number"], 16),
        bytes.fromhex(answer["hash"][2:]),
        bytes.fromhex(answer["parentHash"][2:]),
        int(answer["timestamp"], 16),
    )


def _log(log: NodeLog, of: Head) -> Log:
    topics = bytes.fromhex("".join(log.topics).replace("0x", ""))
    data = bytes.fromhex(log.data[2:])
    event, number = decode_words(topics, data), int(log.logIndex, 16)
    return LoggedEvent(of.block, of.moment, number, event, log.transactionHash), topics, data
