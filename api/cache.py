"""Answers kept as bytes until something they rest on changes.

An answer is its members behind `as_of`; `as_of` itself is the same for all answers of a block and
is put before them when they are sent. Each answer has tags: what it rests on, as (subject, number).
`Answers.refresh` looks which subjects the new blocks name and forgets what rests on them; after a
reorganisation, a new definition or a new day it forgets everything.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Final

import orjson
from sqlalchemy import Connection, select

from api.answers.base import shown
from api.asof import as_of, etag
from api.audiences import Audience, Reader
from kp_ledger.domain.days import day_of
from kp_ledger.index import subjects
from kp_ledger.index.store import Head, Index, Reading, block_in
from kp_ledger.index.tables import after, events, mentions, parcel_events

MOST_KEPT: Final = 20_000
MOST_NAMED: Final = 20_000  # subjects of new blocks; with more, everything is forgotten
SUBJECTS: Final = {
    subjects.ORGANISATION: "organisation",
    subjects.PARTICIPANT: "participant",
    subjects.ZONE: "zone",
    subjects.CERTIFICATE: "certificate",
    subjects.REQUEST: "request",
    subjects.PROPOSAL: "proposal",
}
# Events after which no answer is as it was.
FOR_ALL: Final = ("DefinitionAdopted", "ParameterSet")

Tag = tuple[str, int]
# What rests on the block's time is true until the next block; on any event, until the next event.
BLOCK: Final[Tag] = ("block", 0)
EVENT: Final[Tag] = ("event", 0)


@dataclass(frozen=True, slots=True)
class Now:
    """The newest block, and what every answer as of it begins with."""

    head: Head
    envelope: bytes

    def etag(self, reader: Reader) -> str:
        return etag(self.head.hash, reader.audience, reader.organisation)


@dataclass(frozen=True, slots=True)
class Made:
    """An answer without `as_of`: as of which block it was made, and what it rests on."""

    block: int
    members: bytes
    tags: frozenset[Tag]


class Answers:
    """The answers of one worker. Safe to share between threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.now: Now | None = None
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._resting: dict[Tag, set[Hashable]] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> bytes | None:
        """The members of an answer that is still true; None when it has to be made."""
        made = self._kept.get(key)
        return None if made is None else made.members

    def keep(self, key: Hashable, made: Made) -> None:
        """Keeps an answer, if it is of the newest block that is known."""
        with self._lock:
            if self.now is None or made.block != self.now.head.block:
                return
            self._forget(key)
            self._kept[key] = made
            for tag in made.tags:
                self._resting.setdefault(tag, set()).add(key)
            while len(self._kept) > MOST_KEPT:
                self._forget(next(iter(self._kept)))

    def refresh(self) -> None:
        """Looks for new blocks, and forgets what they changed."""
        head = self.index.head()
        if head is None or (self.now is not None and head == self.now.head):
            return
        with self.index.reading() as reading:
            now = Now(Head(reading.block, reading.hash, b"", reading.moment), _envelope(reading))
            changed = self._changed(reading.connection, now.head)
        with self._lock:
            if changed is None:
                self._kept.clear()
                self._resting.clear()
            else:
                for tag in changed:
                    for key in list(self._resting.get(tag, ())):
                        self._forget(key)
            self.now = Now(head, now.envelope) if head.hash == now.head.hash else now

    # Inside

    def _changed(self, connection: Connection, head: Head) -> set[Tag] | None:
        """What the blocks since the last look name; None when that is everything."""
        before = self.now.head if self.now else None
        if before is None or head.block < before.block:
            return None
        there = block_in(connection, before.block)
        if (
            there is None
            or there.hash != before.hash
            or day_of(head.moment) != day_of(before.moment)
        ):
            return None
        since = after(before.block)
        kinds = select(events.c.kind).where(events.c.event >= since, events.c.kind.in_(FOR_ALL))
        if connection.execute(kinds.limit(1)).first():
            return None
        parcels = select(parcel_events.c.parcel).where(parcel_events.c.event >= since).distinct()
        named = select(mentions.c.kind, mentions.c.subject).where(mentions.c.event >= since)
        rows = connection.execute(parcels.limit(MOST_NAMED)).scalars().all()
        others = connection.execute(named.distinct().limit(MOST_NAMED)).all()
        if len(rows) == MOST_NAMED or len(others) == MOST_NAMED:
            return None
        tags = {BLOCK, *([EVENT] if rows or others else [])} | {("parcel", row) for row in rows}
        return tags | {(SUBJECTS[kind], number) for kind, number in others if kind in SUBJECTS}

    def _forget(self, key: Hashable) -> None:
        made = self._kept.pop(key, None)
        for tag in made.tags if made else ():
            keys = self._resting.get(tag)
            if keys is not None:
                keys.discard(key)
                if not keys:
                    del self._resting[tag]


def _envelope(reading: Reading) -> bytes:
    return orjson.dumps(shown(as_of(reading), Audience.PUBLIC))


def joined(envelope: bytes, members: bytes) -> bytes:
    """An answer as it is sent."""
    return b'{"as_of":' + envelope + b"," + members[1:]


def split(reading: Reading, answer: dict[str, object], tags: Iterable[Tag]) -> Made:
    """An answer as it is kept."""
    rest = {name: value for name, value in answer.items() if name != "as_of"}
    return Made(reading.block, orjson.dumps(rest), frozenset(tags))


Make = Callable[[Reading], tuple[dict[str, object], Iterable[Tag]]]
