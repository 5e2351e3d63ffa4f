"""What has happened to each parcel, made from the recorded events: its way, and its ancestors."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kp_ledger.base.messages import Event
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.references import show_reference
from kp_ledger.generated import events

MADE_BY = (events.ProductionRegistered, events.OpeningRegistered, events.InboundRegistered)
# Members of events that name parcels, one or several.
_ONE, _MANY = "parcel", ("parcels", "inputs")


class History:
    """Every parcel's events, in the order in which they were recorded."""

    def __init__(self, entries: Iterable[LoggedEvent]) -> None:
        self._of: dict[bytes, list[tuple[int, LoggedEvent]]] = {}
        self._made: dict[bytes, LoggedEvent] = {}
        self.references: dict[bytes, str] = {}
        for number, entry in enumerate(entries):
            for parcel in set(parcels_of(entry.event)):
                self._of.setdefault(parcel, []).append((number, entry))
            self._learn(entry)

    def of(self, parcel: bytes) -> list[LoggedEvent]:
        """All that names this parcel."""
        return [entry for _, entry in self._of.get(parcel, [])]

    def maker(self, parcel: bytes) -> LoggedEvent | None:
        """What put it down: a registration, or the transformation it came out of."""
        return self._made.get(parcel)

    def parents(self, parcel: bytes) -> tuple[bytes, ...]:
        """The parcels it was made from; none for one that was registered."""
        entry = self._made.get(parcel)
        made = entry.event if entry else None
        return made.inputs if isinstance(made, events.Transformed) else ()

    def ancestors(self, parcel: bytes) -> set[bytes]:
        """Every parcel it comes from, itself left out."""
        found: set[bytes] = set()
        waiting = list(self.parents(parcel))
        while waiting:
            ancestor = waiting.pop()
            if ancestor not in found:
                found.add(ancestor)
                waiting.extend(self.parents(ancestor))
        return found

    def trunk(self, parcel: bytes) -> list[bytes]:
        """The parcel, and those it was split from, back to the last mix or registration."""
        line = [parcel]
        while len(parents := self.parents(line[-1])) == 1:
            line.append(parents[0])
        return line

    def way(self, parcel: bytes) -> list[LoggedEvent]:
        """What happened to a parcel along its trunk, oldest first, each event once."""
        found = {n: entry for member in self.trunk(parcel) for n, entry in self._of.get(member, [])}
        return [found[number] for number in sorted(found)]

    def _learn(self, entry: LoggedEvent) -> None:
        event = entry.event
        if isinstance(event, MADE_BY):
            self._made[event.parcel] = entry
        if isinstance(event, events.Transformed):
            self._made.update((product.parcel, entry) for product in event.outputs)
        self.references.update(references_in(event, self.references))


def references_in(event: Event, known: Mapping[bytes, str]) -> dict[bytes, str]:
    """The references of the parcels that an event makes; a part's is its parent's and its index."""
    if isinstance(event, MADE_BY):
        return {event.parcel: show_reference(event.reference)}
    if not isinstance(event, events.Transformed):
        return {}
    parent = known.get(event.inputs[0], "")
    return {
        product.parcel: show_reference(product.reference) or (f"{parent}/{index}" if parent else "")
        for index, product in enumerate(event.outputs)
    }


def parcels_of(event: Event) -> Iterator[bytes]:
    """The parcels that an event names."""
    names = {field.name for field in dataclasses.fields(event)}
    if _ONE in names:
        yield getattr(event, _ONE)
    for many in _MANY:
        value: Any = getattr(event, many, ())
        if isinstance(value, tuple):
            yield from value
    if isinstance(event, events.Transformed):
        yield from (product.parcel for product in event.outputs)
