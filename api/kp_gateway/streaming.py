"""Events as a stream: from any block, each with its id, at least once, until it is stopped.

After a reorganisation the stream says `cut` with the last block that still stands, and goes on
behind it. Whoever resumes says which block's hash it has seen last.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
from fastapi.concurrency import run_in_threadpool
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event

from kp_gateway.gateway import Gateway
from kp_gateway.intake.errors import LoginRefused
from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.answers.events import Asked, events_page
from kp_ledger.answers.schemas.base import shown
from kp_ledger.answers.schemas.events import Cut, EventOut
from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.index.store import Head, Snapshot, block_in
from kp_ledger.index.tables import LOG_BITS, after

LOOK_SECONDS: Final = 0.2
BEAT_SECONDS: Final = 15.0
RETRY_MILLISECONDS: Final = 2_000
MOST_REMEMBERED: Final = 10_000
PAGE: Final = 200

Ask = Callable[[Snapshot, Reader], Asked]


@dataclass(slots=True)
class Trail:
    """Blocks that were the newest once, as they were sent: (number, hash), oldest first."""

    blocks: deque[tuple[int, bytes]] = field(default_factory=lambda: deque(maxlen=MOST_REMEMBERED))

    def note(self, block: int, block_hash: bytes) -> None:
        if not self.blocks or self.blocks[-1] != (block, block_hash):
            self.blocks.append((block, block_hash))

    def last_common(self, snapshot: Snapshot, block: int, block_hash: bytes) -> int:
        """The last block known to stand both there and where a block was that is no more."""
        known = list(self.blocks)
        until = known.index((block, block_hash)) if (block, block_hash) in known else 0
        for number, seen in reversed(known[:until]):
            if number < block and stands(snapshot, number, seen):
                return number
        return 0


def stands(snapshot: Snapshot, block: int, block_hash: bytes) -> bool:
    """Whether the index still has this very block."""
    found: Head | None = block_in(snapshot.connection, block)
    return found is not None and found.hash == block_hash


@dataclass(slots=True)
class Stream:
    """One reader's stream. `last` is the number of the event that it has behind it."""

    gateway: Gateway
    trail: Trail
    ask: Ask
    reader: Callable[[], Reader]
    last: int
    seen: tuple[int, bytes] | None = None  # the newest block that was looked at, and its hash
    more: bool = True

    async def run(self, stopping: asyncio.Event) -> AsyncIterator[bytes]:
        """What goes over the wire."""
        yield b"retry: %d\n\n" % RETRY_MILLISECONDS
        beat = time.monotonic()
        while not stopping.is_set():
            items = await run_in_threadpool(self._step) if self._is_new() else []
            if items is None:
                return
            if not items and time.monotonic() - beat >= BEAT_SECONDS:
                items = [KEEPALIVE_COMMENT]
            for item in items:
                yield item
                beat = time.monotonic()
            if not self.more:
                await _wait(stopping)

    def _is_new(self) -> bool:
        now = self.gateway.answers.now
        return self.more or now is None or self.seen is None or now.head.hash != self.seen[1]

    def _step(self) -> list[bytes] | None:
        """The next events; None when the stream is over: the key opens nothing any more."""
        try:
            reader = self.reader()
            with self.gateway.index.snapshot() as snapshot:
                return [*self._cut(snapshot), *self._events(snapshot, reader)]
        except LoginRefused:
            return None
        except LedgerUnavailable:
            self.more = False
            return []

    def _cut(self, snapshot: Snapshot) -> list[bytes]:
        """Word that the chain went back, if it did."""
        common = self._common(snapshot)
        if common is None:
            return []
        self.seen, self.last = None, min(self.last, after(common) - 1)
        return [_sent("cut", orjson.dumps(Cut(last_common_block=common).model_dump()))]

    def _common(self, snapshot: Snapshot) -> int | None:
        """The last block that still stands; None when all that was told does."""
        if self.last >= snapshot.until:
            return snapshot.block
        if self.seen is None or stands(snapshot, *self.seen):
            return None
        return self.trail.last_common(snapshot, *self.seen)

    def _events(self, snapshot: Snapshot, reader: Reader) -> list[bytes]:
        asked = self.ask(snapshot, reader)
        found, behind = events_page(snapshot, asked, self.last, PAGE)
        self.more = behind is not None
        self.last = snapshot.until - 1 if behind is None else behind
        self.seen = (snapshot.block, snapshot.hash)
        self.trail.note(*self.seen)
        return [_event(one, reader.audience) for one in found]


async def _wait(stopping: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stopping.wait(), LOOK_SECONDS)
    except TimeoutError:
        return


def _event(event: EventOut, audience: Audience) -> bytes:
    whole: dict[str, Any] = shown(event, audience)
    return _sent("recorded", orjson.dumps(whole), event.id)


def _sent(name: str, data: bytes, identifier: str | None = None) -> bytes:
    return format_sse_event(data_str=data.decode(), event=name, id=identifier)


def first_behind(block: int) -> int:
    """The number behind which the events of a block and of all later ones stand."""
    return (block << LOG_BITS) - 1
