"""Zones through time: their epochs, the weight that was registered in each, and who may dig."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.blends import is_without_weight, printed, sums_of
from kp_ledger.domain.showing import FIRST_STORED_BLEND
from kp_ledger.generated import codes, events
from kp_ledger.generated.records import Licence, OriginBar, OwnBar
from kp_ledger.generated.records import Zone as Entry
from kp_ledger.index.queries.events import naming, of_kinds
from kp_ledger.index.queries.periods import period_of
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import REGISTRATIONS, ZONE
from kp_ledger.model.state import State


@dataclass(slots=True)
class Epoch:
    """An epoch of a zone; its weight in millicarats, by the month of the registration's day.

    What was decided, or a bar of its Participant's own and what follows it.
    """

    origin: int
    entry: Entry
    logged: LoggedEvent | None
    bar: OriginBar | None
    own: OwnBar | None = None
    months: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def millicarats(self) -> int:
        return sum(self.months.values())


def epochs(snapshot: Snapshot, zone: int) -> list[Epoch]:
    """A zone's epochs, oldest first."""
    state = snapshot.state
    opened = naming(snapshot, ZONE, [zone], events.EpochOpened, events.ZoneBarred)
    logged = {one.event.epoch: one for one in opened}  # type: ignore[attr-defined]
    found = {}
    for entry, own in sorted(_entries(state, zone), key=_number):
        origin = zone << 8 | entry.epoch
        bar = state.origin_bars.get(origin)
        found[origin] = Epoch(origin, entry, logged.get(entry.epoch), bar, own)
    for origin, day, millicarats in registered(snapshot, zone):
        found[origin].months[period_of(day, "month")] += millicarats
    return list(found.values())


def _entries(state: State, zone: int) -> Iterator[tuple[Entry, OwnBar | None]]:
    """Its epochs as decided, and as bars of its Participant's own."""
    history = state.zones.get(zone, [])
    yield from ((entry, None) for entry in history)
    for own in state.own_bars.get(zone, []):
        if own.approved:
            barred = {"status": codes.ZONE_BARRED, "epoch": own.epoch, "releaser": 0}
            days = {"since": own.since, "recorded": own.recorded}
            yield replace(history[-1], **barred, **days), own


def _number(found: tuple[Entry, OwnBar | None]) -> int:
    return found[0].epoch


def stops(snapshot: Snapshot, zone: int) -> list[tuple[OwnBar, LoggedEvent]]:
    """What its Participant itself stopped or barred, each with its event, oldest first."""
    begun = naming(snapshot, ZONE, [zone], events.ZoneStopped, events.ZoneBarred)
    # A stop that became a bar began twice, and is told by the later.
    by_day = {one.event.from_day: one for one in begun}  # type: ignore[attr-defined]
    return [(own, by_day[own.since]) for own in snapshot.state.own_bars.get(zone, [])]


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
