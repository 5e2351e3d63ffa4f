"""Blocks and their logs from the node: those to come are asked for while others are folded."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.codec import decode_words
from kp_ledger.chain.reader import LoggedEvent, Reader
from kp_ledger.chain.rpc import NodeRefused, chunks
from kp_ledger.index.store import Head
from kp_ledger.index.writer import Log

HEADERS_PER_REQUEST: Final = 100

Batch = tuple[list[Head], list[Any]]  # blocks, and their logs as the node gave them


class Fetcher:
    """Asks the reader's node for blocks and logs, `size` blocks at a time."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._pool = ThreadPoolExecutor(1, "index")
        self._ahead: tuple[int, Future[Batch]] | None = None

    def fetched(self, first: int, chain: int, size: int) -> Batch:
        """The blocks from `first` on; those after them are asked for in the meantime."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] == first:
            batch = ahead[1].result()
        else:
            batch = self._fetch(first, chain, size)
        following = batch[0][-1].block + 1
        if following <= chain:
            self._ahead = following, self._pool.submit(self._fetch, following, chain, size)
        return batch

    def header(self, number: int) -> Head:
        return self._headers(number, number)[0]

    def _fetch(self, first: int, chain: int, size: int) -> Batch:
        last = min(first + size - 1, chain)
        wanted = {
            "address": list(self._reader.ledger.addresses.values()),
            "fromBlock": hex(first),
            "toBlock": hex(last),
        }
        return self._headers(first, last), self._reader.rpc.call("eth_getLogs", wanted)

    def _headers(self, first: int, last: int) -> list[Head]:
        found: list[Head] = []
        for some in chunks(range(first, last + 1), HEADERS_PER_REQUEST):
            calls = [("eth_getBlockByNumber", [hex(number), False]) for number in some]
            found += [_head(answer) for answer in self._reader.rpc.batch(calls)]
        return found


def are_of(headers: Sequence[Head], found: Sequence[Any]) -> bool:
    """Whether these logs are of these blocks: the chain may have changed between requests."""
    hashes = {hex(header.block): "0x" + header.hash.hex() for header in headers}
    return all(hashes.get(log["blockNumber"]) == log["blockHash"] for log in found)


def logs_of(headers: Sequence[Head], found: Sequence[Any]) -> list[Log]:
    moments = {hex(header.block): header.moment for header in headers}
    return [_log(log, moments[log["blockNumber"]]) for log in found]


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


def _log(log: Any, moment: int) -> Log:
    topics = bytes.fromhex("".join([topic[2:] for topic in log["topics"]]))
    data = bytes.fromhex(log["data"][2:])
    block, number = int(log["blockNumber"], 16), int(log["logIndex"], 16)
    logged = LoggedEvent(block, moment, number, decode_words(topics, data), log["transactionHash"])
    return logged, topics, data
