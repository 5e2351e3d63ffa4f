"""Answers kept as bytes until something they rest on changes.

An answer is its members behind `as_of`; `as_of` itself is the same for all answers of a block and
is put before them when they are sent. Each answer has tags: what it rests on, as (subject, number).
`Answers.look` finds which subjects the new blocks name and `Answers.advance` forgets what rests on
them; after a reorganisation, a new definition or a new day everything is forgotten.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import select

from kp_gateway.conditional import etag, headers_of
from kp_ledger.answers.asof import as_of
from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.answers.schemas.base import shown
from kp_ledger.answers.tags import BLOCK, EVENT, Tag
from kp_ledger.catalogue.events import kinds_at
from kp_ledger.catalogue.rows import Stage
from kp_ledger.chain.rpc import chunks
from kp_ledger.domain.days import day_of
from kp_ledger.index import subjects
from kp_ledger.index.store import Head, Index, Snapshot, block_in, event_of, head_in
from kp_ledger.index.tables import after, blocks, events, parcels

MOST_KEPT: Final = 20_000
MOST_EVENTS: Final = 5_000  # of new blocks; with more, everything is forgotten
PER_QUERY: Final = 500
SUBJECTS: Final = {
    subjects.ORGANISATION: "organisation",
    subjects.PARTICIPANT: "participant",
    subjects.ZONE: "zone",
    subjects.CERTIFICATE: "certificate",
    subjects.REQUEST: "request",
    subjects.PROPOSAL: "proposal",
}
# Events after which no answer is as it was.
FOR_ALL: Final = frozenset(kind.__name__ for kind in kinds_at(Stage.RULE))

ALL: Final = None

Fields = list[tuple[bytes, bytes]]


class Now(NamedTuple):
    """The newest block, and what every answer as of it begins with."""

    head: Head
    envelope: bytes
    tag: bytes  # of public answers
    fields: Fields

    def etag(self, reader: Reader) -> str:
        return etag(self.head.hash, reader)


@dataclass(frozen=True, slots=True)
class Made:
    """An answer without `as_of`: as of which block it was made, and what it rests on."""

    hash: bytes
    members: bytes
    tags: frozenset[Tag]


class Kept(NamedTuple):
    """A public answer as it stands now."""

    route: Any
    tag: bytes
    headers: Fields
    envelope: bytes
    members: bytes

    @property
    def body(self) -> bytes:
        return joined(self.envelope, self.members)


class Answers:
    """The answers of one worker. They are kept by any thread, and read and forgotten by one."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.now: Now | None = None
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._resting: dict[Tag, set[Hashable]] = {}
        self._addresses: dict[tuple[str, bytes], tuple[Hashable, Any]] = {}
        self._today = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> bytes | None:
        """The members of an answer that is still true; None when it has to be made."""
        made = self._kept.get(key)
        if made is None:
            return None
        with suppress(KeyError):  # another thread has just made room
            self._kept.move_to_end(key)
        return made.members

    def public(self, path: str, query: bytes) -> Kept | None:
        """What the public is answered at an address, when that is kept."""
        found = self._addresses.get((path, query))
        now = self.now
        if found is None or now is None:
            return None
        key, route = found
        members = self.get(key)
        if members is None:
            return None
        return Kept(route, now.tag, now.fields, now.envelope, members)

    def keep(self, key: Hashable, made: Made) -> None:
        """Keeps an answer, if it is of the newest block that is known."""
        with self._lock:
            if self.now is None or made.hash != self.now.head.hash:
                return
            self._forget(key)
            self._kept[key] = made
            for tag in made.tags:
                self._resting.setdefault(tag, set()).add(key)
            while len(self._kept) > MOST_KEPT:
                self._forget(next(iter(self._kept)))

    def know(self, path: str, query: bytes, key: Hashable, route: Any) -> None:
        """The public asks for the answer of this key at this address."""
        if len(self._addresses) >= 2 * MOST_KEPT:
            self._addresses.clear()
        self._addresses[path, query] = key, route

    def look(self) -> tuple[Now | None, set[Tag] | None] | None:
        """What the index has come to, and what changed since; None when nothing did."""
        head, before = self.index.head(), self.now.head if self.now else None
        if head is not None and before is not None and head.hash == before.hash:
            return None if day_of(int(time.time())) == self._today else (self.now, ALL)
        if head is None:
            return None if before is None else (None, ALL)
        with self.index.snapshot() as snapshot:
            return _now(snapshot), changed(snapshot, before)

    def advance(self, now: Now | None, changed: set[Tag] | None) -> None:
        """From here on answers are as of this block. By the thread that reads answers."""
        with self._lock:
            if changed is ALL:
                self._kept.clear()
                self._resting.clear()
                self._addresses.clear()
            else:
                for tag in changed:
                    for key in list(self._resting.get(tag, ())):
                        self._forget(key)
            self.now = now
            self._today = day_of(int(time.time()))

    def refresh(self) -> None:
        """Looks, and goes on to what was found."""
        found = self.look()
        if found is not None:
            self.advance(*found)

    def forget_all(self) -> None:
        """When something changed that is in no block."""
        self.advance(self.now, ALL)

    def __len__(self) -> int:
        return len(self._kept)

    def _forget(self, key: Hashable) -> None:
        made = self._kept.pop(key, None)
        for tag in made.tags if made else ():
            keys = self._resting.get(tag)
            if keys is not None:
                keys.discard(key)
                if not keys:
                    del self._resting[tag]


def changed(snapshot: Snapshot, before: Head | None) -> set[Tag] | None:
    """What was named after a block, as tags; None when that may be anything."""
    if before is None:
        return ALL
    there = block_in(snapshot.connection, before.block)
    if there is None or there.hash != before.hash:
        return ALL
    if day_of(snapshot.moment) != day_of(before.moment):
        return ALL
    recorded = _events(snapshot, after(before.block))
    if len(recorded) > MOST_EVENTS or any(row.kind in FOR_ALL for row in recorded):
        return ALL
    return {BLOCK} | ({EVENT} if recorded else set()) | _named(snapshot, recorded)


def _events(snapshot: Snapshot, since: int) -> list[Any]:
    """Rows from an event on. By their primary key: who names what has no index by event."""
    query = (
        select(events, blocks.c.moment)
        .join(blocks, blocks.c.number == events.c.block)
        .where(events.c.event >= since, events.c.event < snapshot.until)
        .limit(MOST_EVENTS + 1)
    )
    return list(snapshot.connection.execute(query))


def _named(snapshot: Snapshot, recorded: Iterable[Any]) -> set[Tag]:
    tags: set[Tag] = set()
    ids: set[bytes] = set()
    for row in recorded:
        event = event_of(row).event
        ids.update(subjects.parcels_of(event))
        tags.update(
            (SUBJECTS[kind], number)
            for kind, number in subjects.mentions_of(event)
            if kind in SUBJECTS
        )
    for some in chunks(sorted(ids), PER_QUERY):
        rows = select(parcels.c.parcel).where(parcels.c.id.in_(some))
        tags.update(("parcel", row) for row in snapshot.connection.execute(rows).scalars())
    return tags


def _now(snapshot: Snapshot) -> Now:
    head = head_in(snapshot.connection)
    assert head is not None
    tag = etag(head.hash, PUBLIC)
    fields = [(name.lower().encode(), value.encode()) for name, value in headers_of(tag).items()]
    fields.append((b"content-type", b"application/json"))
    return Now(head, orjson.dumps(shown(as_of(snapshot), Audience.PUBLIC)), tag.encode(), fields)


def joined(envelope: bytes, members: bytes) -> bytes:
    """An answer as it is sent."""
    return b'{"as_of":' + envelope + members


def split(snapshot: Snapshot, answer: dict[str, Any], tags: Iterable[Tag]) -> tuple[bytes, Made]:
    """An answer's `as_of` as JSON, and the rest as it is kept."""
    envelope = orjson.dumps(answer.pop("as_of"))
    members = b"," + orjson.dumps(answer)[1:] if answer else b"}"
    return envelope, Made(snapshot.hash, members, frozenset(tags))
