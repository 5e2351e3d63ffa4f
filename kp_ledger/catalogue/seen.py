"""Which fields of an event an audience sees, by its row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

from kp_ledger.base.messages import Event
from kp_ledger.catalogue.audience import Audience
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.rows import ALL

# What was looked up: 56 kinds for three audiences are not worth it where one answer is made.
_SEEN: dict[tuple[type[Event], Audience], frozenset[str]] = {}


def field_names(kind: type[Event]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def members_of(kind: type[Event]) -> dict[str, tuple[str, ...]]:
    """Its fields that are records or lists of them, and the members of those."""
    hints = get_type_hints(kind)
    records = {name: next(iter(get_args(hints[name])), hints[name]) for name in field_names(kind)}
    return {
        name: tuple(field.name for field in fields(record))
        for name, record in records.items()
        if is_dataclass(record)
    }


def seen_fields(kind: type[Event], audience: Audience) -> frozenset[str]:
    """The fields that an audience sees, and of records the members, as `outputs.kind`.

    A party, of an event that concerns it.
    """
    known = _SEEN.get((kind, audience))
    if known is None:
        cell = getattr(EVENTS[kind], audience.name.lower())
        known = _SEEN[kind, audience] = frozenset(_expanded(kind, cell))
    return known


def seen_in_story(kind: type[Event], audience: Audience) -> frozenset[str]:
    """The fields that an audience reads in a story: also all of what is in everybody's bundle."""
    row = EVENTS[kind]
    return seen_fields(kind, Audience.MEMBER if row.in_bundle else audience)


def is_public(kind: type[Event]) -> bool:
    """Whether the public sees anything of it, in a list of events and in a story alike."""
    return bool(seen_fields(kind, Audience.PUBLIC))


def public_kinds() -> frozenset[str]:
    """Names of the kinds of which the public sees anything."""
    return kinds_seen(Audience.PUBLIC)


def kinds_seen(audience: Audience) -> frozenset[str]:
    """Names of the kinds of which an audience sees anything."""
    return frozenset(kind.__name__ for kind in EVENTS if seen_fields(kind, audience))


def _expanded(kind: type[Event], cell: str) -> Iterator[str]:
    members = members_of(kind)
    for path in field_names(kind) if cell == ALL else cell.split():
        field, _, member = path.partition(".")
        yield field
        for inside in members.get(field, ()):
            if member in ("", inside):
                yield f"{field}.{inside}"
