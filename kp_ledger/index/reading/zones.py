"""Zones through time: their epochs, the weight that was registered in each, and who may dig."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kp_ledger.chain.reader import Told
from kp_ledger.domain.records import Licence, OriginBar
from kp_ledger.domain.records import Zone as Entry
from kp_ledger.domain.showing import FIRST_STORED_BLEND
from kp_ledger.index.reading.events import naming, of_kinds
from kp_ledger.index.reading.periods import period_of
from kp_ledger.index.store import Reading
from kp_ledger.index.subjects import REGISTRATIONS, ZONE
from kp_ledger.model import events


@dataclass(slots=True)
class Epoch:
    """An epoch of a zone; its weight in millicarats, by the month of the registration's day."""

    origin: int
    entry: Entry
    told: Told | None
    bar: OriginBar | None
    months: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def millicarats(self) -> int:
        return sum(self.months.values())


def epochs(reading: Reading, zone: int) -> list[Epoch]:
    """A zone's epochs, oldest first."""
    state = reading.state
    opened = naming(reading, ZONE, [zone], events.EpochOpened)
    told = {one.event.epoch: one for one in opened}  # type: ignore[attr-defined]
    found = {}
    for entry in state.zones.get(zone, []):
        origin = zone << 8 | entry.epoch
        bar = state.origin_bars.get(origin)
        found[origin] = Epoch(origin, entry, told.get(entry.epoch), bar)
    for origin, day, millicarats in registered(reading, zone):
        found[origin].months[period_of(day, "month")] += millicarats
    return list(found.values())


def registered(reading: Reading, zone: int) -> Iterator[tuple[int, int, int]]:
    """Origin, day and millicarats of all that was registered as of this zone and not voided."""
    void = {one.event.parcel for one in of_kinds(reading, events.Voided)}  # type: ignore[attr-defined]
    for told in naming(reading, ZONE, [zone], *REGISTRATIONS):
        event: Any = told.event
        if event.parcel not in void:
            origin = event.origin if hasattr(event, "origin") else event.blend
            yield origin, _day(reading, event), event.millicarats
    for told in of_kinds(reading, events.InboundRegistered):
        yield from _declared(reading, told.event, zone, void)


def _declared(
    reading: Reading, event: Any, zone: int, void: set[bytes]
) -> Iterator[tuple[int, int, int]]:
    """What paper with several origins says of this zone."""
    if event.blend < FIRST_STORED_BLEND or event.parcel in void:
        return
    for entry in reading.state.blends[event.blend].entries:
        if entry.origin >> 8 == zone:
            yield entry.origin, _day(reading, event), entry.millicarats


def _day(reading: Reading, event: Any) -> int:
    if isinstance(event, events.InboundRegistered):
        return reading.state.certificates[event.certificate].b.arrived
    return int(event.day)


def opening_of(reading: Reading, zone: int) -> events.ZoneOpened | None:
    """How a zone was opened; None when there is no such zone."""
    opened = _opened(reading, zone)
    return next((event for event in opened if event.zone == zone), None)


def replacing(reading: Reading, zone: int) -> list[int]:
    """The zones that opened in its stead, ascending."""
    return sorted(event.zone for event in _opened(reading, zone) if zone in event.replaces)


def _opened(reading: Reading, zone: int) -> list[events.ZoneOpened]:
    found = naming(reading, ZONE, [zone], events.ZoneOpened)
    return [one.event for one in found if isinstance(one.event, events.ZoneOpened)]


def licences_in(reading: Reading, zone: int) -> list[tuple[int, Licence]]:
    """Licences to dig in a zone with their numbers, in the order in which they were granted."""
    granted = naming(reading, ZONE, [zone], events.LicenceGranted)
    numbers = [one.event.licence for one in granted]  # type: ignore[attr-defined]
    return [(number, reading.state.licences[number]) for number in numbers]
