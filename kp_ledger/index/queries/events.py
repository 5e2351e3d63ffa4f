"""Events by kind and by what they name, oldest first, as of a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final

from sqlalchemy import Select, select

from kp_ledger.base.messages import Event
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.chain.rpc import chunks
from kp_ledger.index.store import Snapshot, event_of
from kp_ledger.index.subjects import number_of
from kp_ledger.index.tables import blocks, events, mentions, number_at, parcel_events

PER_QUERY: Final = 500
_EVENTS = select(events, blocks.c.moment).join(blocks, blocks.c.number == events.c.block)


def number(found: LoggedEvent) -> int:
    """The number of an event."""
    return number_at(found.block, found.log)


def of_kinds(snapshot: Snapshot, *kinds: type[Event]) -> list[LoggedEvent]:
    """Every event of these kinds."""
    names = [kind.__name__ for kind in kinds]
    query = _EVENTS.where(events.c.kind.in_(names), events.c.event < snapshot.until)
    return _told(snapshot, query.order_by(events.c.event))


def naming(
    snapshot: Snapshot, subject: int, keys: Sequence[int | bytes | str], *kinds: type[Event]
) -> list[LoggedEvent]:
    """Events of these kinds that name one of these subjects, which are all of one kind.

    Whoever looks for a subject of 32 or 20 bytes compares: the index knows its first eight.
    """
    names = [kind.__name__ for kind in kinds]
    wanted = sorted({number_of(subject, key) for key in keys})
    numbers = [one for some in chunks(wanted, PER_QUERY) for one in _named(snapshot, subject, some)]
    found = []
    for some in chunks(sorted(set(numbers)), PER_QUERY):
        found += _told(snapshot, _EVENTS.where(events.c.event.in_(some), events.c.kind.in_(names)))
    return sorted(found, key=number)


def _named(snapshot: Snapshot, subject: int, numbers: Sequence[int]) -> list[int]:
    """Asked for alone: a planner that does not know how few these are would begin with a kind."""
    query = select(mentions.c.event).where(
        mentions.c.kind == subject,
        mentions.c.subject.in_(numbers),
        mentions.c.event < snapshot.until,
    )
    return list(snapshot.connection.execute(query).scalars())


def _told(snapshot: Snapshot, query: Select[Any]) -> list[LoggedEvent]:
    return [event_of(row) for row in snapshot.connection.execute(query)]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are asked for; what is left out does not matter.

    `subjects` are kinds and keys (kp_ledger.index.subjects), of which an event names each.
    `numbers` are the only events that count.
    """

    kinds: frozenset[str] | None = None
    subjects: tuple[tuple[int, int | bytes | str], ...] = ()
    parcel: bytes | None = None
    numbers: frozenset[int] | None = field(default=None, repr=False)

    def fits(self, event: Event) -> bool:
        """Whether it names the whole of a key of which the index knows the first eight bytes."""
        keys = [key for _, key in self.subjects if isinstance(key, bytes)]
        return all(any(key == getattr(event, name) for name in _members(event)) for key in keys)


def pages(
    snapshot: Snapshot, wanted: Filter, after: int = -1, size: int = PER_QUERY
) -> Iterator[list[tuple[int, LoggedEvent]]]:
    """The events behind `after` that are wanted, with their numbers, `size` at a time."""
    if wanted.numbers is not None:
        yield from _pages_of_numbers(snapshot, wanted, after, size)
        return
    while rows := snapshot.connection.execute(_page(snapshot, wanted, after, size)).all():
        found = [(row.event, event_of(row)) for row in rows]
        yield [one for one in found if wanted.fits(one[1].event)]
        after = rows[-1].event
        if len(rows) < size:
            return


def _members(event: Event) -> list[str]:
    return [member.name for member in fields(event)]


def hashes(snapshot: Snapshot, numbers: Sequence[int]) -> dict[int, bytes]:
    """The hashes of blocks, by number."""
    found: dict[int, bytes] = {}
    for some in chunks(sorted(set(numbers)), PER_QUERY):
        query = select(blocks.c.number, blocks.c.hash).where(blocks.c.number.in_(some))
        found |= {row.number: bytes(row.hash) for row in snapshot.connection.execute(query)}
    return found


def _page(snapshot: Snapshot, wanted: Filter, after: int, size: int) -> Select[Any]:
    query = _EVENTS.where(events.c.event > after, events.c.event < snapshot.until)
    if wanted.kinds is not None:
        query = query.where(events.c.kind.in_(sorted(wanted.kinds)))
    for kind, key in wanted.subjects:
        named = mentions.alias()
        query = query.join(named, named.c.event == events.c.event).where(
            named.c.kind == kind, named.c.subject == number_of(kind, key)
        )
    if wanted.parcel is not None:
        row = snapshot.row(wanted.parcel)
        query = query.join(parcel_events, parcel_events.c.event == events.c.event).where(
            parcel_events.c.parcel == (-1 if row is None else row)
        )
    return query.order_by(events.c.event).limit(size)


def _pages_of_numbers(
    snapshot: Snapshot, wanted: Filter, after: int, size: int
) -> Iterator[list[tuple[int, LoggedEvent]]]:
    assert wanted.numbers is not None
    later = sorted(one for one in wanted.numbers if one > after)
    for some in chunks(later, size):
        found = [(key, one) for key, one in zip(some, snapshot.events(some), strict=True)]
        yield [
            (key, one)
            for key, one in found
            if wanted.kinds is None or type(one.event).__name__ in wanted.kinds
        ]
