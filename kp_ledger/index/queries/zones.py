"""Zones through time: their epochs, the weight that was registered in each, and who may dig."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.blends import is_without_weight, printed, sums_of
from kp_ledger.domain.showing import FIRST_STORED_BLEND
from kp_ledger.generated import events
from kp_ledger.generated.records import Licence, OriginBar
from kp_ledger.generated.records import Zone as Entry
from kp_ledger.index.queries.events import naming, of_kinds
from kp_ledger.index.queries.periods import period_of
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import REGISTRATIONS, ZONE


@dataclass(slots=True)
class Epoch:
    """An epoch of a zone; its weight in millicarats, by the month of the registration's day."""

    origin: int
    entry: Entry
    logged: LoggedEvent | None
    bar: OriginBar | None
    months: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def millicarats(self) -> int:
        return sum(self.months.values())


def epochs(snapshot: Snapshot, zone: int) -> list[Epoch]:
    """A zone's epochs, oldest first."""
    state = snapshot.state
    opened = naming(snapshot, ZONE, [zone], events.EpochOpened)
    logged = {one.event.epoch: one for one in opened}  # type: ignore[attr-defined]
    found = {}
    for entry in state.zones.get(zone, []):
        origin = zone << 8 | entry.epoch
        bar = state.origin_bars.get(origin)
        found[origin] = Epoch(origin, entry, logged.get(entry.epoch), bar)
    for origin, day, millicarats in registered(snapshot, zone):
        found[origin].months[period_of(day, "month")] += millicarats
    return list(found.values())


def registered(snapshot: Snapshot, zone: int) -> Iterator[tuple[int, int, int]]:
    """Origin, day and millicarats of all that was registered as of this zone and not voided."""
    void = {one.event.parcel for one in of_kinds(snapshot, events.Voided)}  # type: ignore[attr-defined]
    for logged in naming(snapshot, ZONE, [zone], *REGISTRATIONS):
        event: Any = logged.event
        if event.parcel not in void:
            origin = event.origin if hasattr(event, "origin") else event.blend
            yield origin, _day(snapshot, event), event.millicarats
    for logged in of_kinds(snapshot, events.InboundRegistered):
        yield from _declared(snapshot, logged.event, zone, void)


def _declared(
    snapshot: Snapshot, event: Any, zone: int, void: set[bytes]
) -> Iterator[tuple[int, int, int]]:
    """What paper with several origins says of this zone; of one named without weight, nothing."""
    if event.blend < FIRST_STORED_BLEND or event.parcel in void:
        return
    entries = snapshot.state.blends[event.blend].entries
    for origin, millicarats in printed(sums_of([(entries, event.millicarats)])).items():
        if origin >> 8 == zone and not is_without_weight(origin):
            yield origin, _day(snapshot, event), millicarats


def _day(snapshot: Snapshot, event: Any) -> int:
    if isinstance(event, events.InboundRegistered):
        return snapshot.state.certificates[event.certificate].b.arrived
    return int(event.day)


def opening_of(snapshot: Snapshot, zone: int) -> events.ZoneOpened | None:
    """How a zone was opened; None when there is no such zone."""
    opened = _opened(snapshot, zone)
    return next((event for event in opened if event.zone == zone), None)


def replacing(snapshot: Snapshot, zone: int) -> list[int]:
    """The zones that opened in its stead, ascending."""
    return sorted(event.zone for event in _opened(snapshot, zone) if zone in event.replaces)


def _opened(snapshot: Snapshot, zone: int) -> list[events.ZoneOpened]:
    found = naming(snapshot, ZONE, [zone], events.ZoneOpened)
    return [one.event for one in found if isinstance(one.event, events.ZoneOpened)]


def licences_in(snapshot: Snapshot, zone: int) -> list[tuple[int, Licence]]:
    """Licences to dig in a zone with their numbers, in the order in which they were granted."""
    granted = naming(snapshot, ZONE, [zone], events.LicenceGranted)
    numbers = [one.event.licence for one in granted]  # type: ignore[attr-defined]
    return [(number, snapshot.state.licences[number]) for number in numbers]
