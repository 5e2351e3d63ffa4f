"""Follows a chain into an index: batch by batch, back to the last common block when it changed.

for step in Follower(reader, index).steps(): …     # until the chain's head is reached
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.reader import Reader
from kp_ledger.index.fetching import Fetcher, NodeLog, are_of, logs_of
from kp_ledger.index.locks import alone, unannounced
from kp_ledger.index.store import Head, Index, answering
from kp_ledger.index.writer import OtherLedger, Writer

BLOCKS_PER_BATCH: Final = 50
POLL_SECONDS: Final = 0.25


@dataclass(frozen=True, slots=True)
class Step:
    """What one look at the chain led to. `cut` is the block that was gone back to, if any."""

    block: int
    chain: int
    events: int
    seconds: float
    cut: int | None = None

    @property
    def lag(self) -> int:
        """Blocks that the chain has and the index has not."""
        return self.chain - self.block


def bring_up_to_date(
    reader: Reader,
    index: Index,
    progress: Callable[[Step], object] = lambda step: None,
    waiting: Callable[[], object] = unannounced,
) -> Head:
    """The index's last block, once the index has all that the chain has.

    At once when it has already. Another process that writes to the same index is waited for;
    `waiting` is called again and again meanwhile, and `progress` after each step of our own.
    """
    for step in Follower(reader, index).steps(waiting):
        progress(step)
    head = index.head()
    if head is None:
        raise LedgerUnavailable("the chain has no block yet")
    return head


class _StoppedError(Exception):
    """Whoever follows was asked to stop while it waited."""


class Follower:
    """The reader's node is asked for blocks and logs and nothing else."""

    def __init__(self, reader: Reader, index: Index) -> None:
        self.fetcher = Fetcher(reader)
        self.writer = Writer(index, reader.ledger, self.fetcher.header(0).hash)
        self._head = self.writer.head
        self._sure = True

    @property
    def block(self) -> int:
        """The last block of the index; -1 before the first."""
        return -1 if self._head is None else self._head.block

    def steps(self, waiting: Callable[[], object] = unannounced) -> Iterator[Step]:
        """Steps until the index has all that the chain has; nobody else writes meanwhile.

        While another process does, `waiting` is called, and what it has written is not written
        again. OtherLedger when not even the first block is the same.
        """
        if self._is_current():
            return
        with self._alone(waiting), self._apart():
            while (step := self._step()) is not None:
                yield step

    def step(self) -> Step | None:
        """The first of the steps that are due."""
        return next(self.steps(), None)

    def follow(self, progress: Callable[[Step], None], stop: Callable[[], bool]) -> None:
        """Follows until `stop` says so; a node that is away is waited for."""

        def waiting() -> None:
            if stop():
                raise _StoppedError

        with suppress(_StoppedError):
            while not stop():
                with suppress(LedgerUnavailable):
                    for step in self.steps(waiting):
                        progress(step)
                        waiting()
                time.sleep(POLL_SECONDS)

    # Inside

    @contextmanager
    def _alone(self, waiting: Callable[[], object]) -> Iterator[None]:
        with answering(), alone(self.writer.index.engine, waiting):
            self._sure = False
            try:
                yield
            finally:
                self.fetcher.forget()
                gc.unfreeze()

    @contextmanager
    def _apart(self) -> Iterator[None]:
        """Rows are put down in a process of their own, when there are enough to be worth one."""
        chain = self.fetcher.head()
        if chain - self.block <= BLOCKS_PER_BATCH:
            yield
            return
        self.fetcher.ask(self.block + 1, chain, BLOCKS_PER_BATCH)  # while that process starts
        with self.writer.apart():
            yield

    def _is_current(self) -> bool:
        """Whether the index ends with the chain's last block. Asks for no lock."""
        head, chain = self.writer.head, self.fetcher.head()
        return (
            head is not None
            and head.block == chain
            and head.hash == self.fetcher.header(chain).hash
        )

    def _step(self) -> Step | None:
        """The next blocks, or the way back; None when there is nothing to do."""
        began = time.monotonic()
        self._look_again()
        if not self.fetcher.has(self.block + 1):
            chain = self.fetcher.head()
            common = self._common(chain)
            if common != self.block:
                self.writer.cut(common)
                self._head = self.writer.head
                return Step(common, chain, 0, time.monotonic() - began, cut=common)
            if common >= chain:
                return None
            self.fetcher.ask(common + 1, chain, BLOCKS_PER_BATCH)
        events = self._append(*self.fetcher.take())
        return Step(self.block, self.fetcher.chain, events, time.monotonic() - began)

    def _append(self, headers: Sequence[Head], found: Sequence[NodeLog]) -> int:
        """How many events; none when the chain has changed while these blocks were asked for."""
        if not self._connects(headers) or not are_of(headers, found):
            self.fetcher.forget()
            return 0
        self._sure = False
        with _uncollected():
            self.writer.append(headers, logs_of(headers, found))
        self._head, self._sure = headers[-1], True
        if self.block == self.fetcher.chain:
            self.writer.analyse()
        return len(found)

    def _look_again(self) -> None:
        """Where the index stands, after a batch of ours or of others that may be written or not."""
        if not self._sure:
            head = self.writer.head
            if head != self._head:
                self.writer.forget()
            self._head, self._sure = head, True

    def _common(self, chain: int) -> int:
        """The last block of the index that the chain has too; -1 when the index is empty."""
        if self._head is None:
            return -1
        if self._is_same(min(self._head.block, chain)):
            return min(self._head.block, chain)
        low, high = 0, min(self._head.block, chain)
        if not self._is_same(0):
            raise OtherLedger("this chain has another first block than the one in the index")
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._is_same(middle) else (low, middle)
        return low

    def _is_same(self, number: int) -> bool:
        known = self._head if self._head and self._head.block == number else None
        known = known or self.writer.block(number)
        return known is not None and known.hash == self.fetcher.header(number).hash

    def _connects(self, headers: Sequence[Head]) -> bool:
        """Whether each is the parent of the next: the chain may have changed between requests."""
        before = self._head
        for header in headers:
            if before is not None and header.parent != before.hash:
                return False
            before = header
        return True


@contextmanager
def _uncollected() -> Iterator[None]:
    """A batch makes 100,000 objects and no cycle: to look for some took a fifth of the time.

    What of it stays is not looked at either before all steps are over: `gc.unfreeze`.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
