"""How zones begin, and close in the place of others: contracts/zones/Openings.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.generated import codes
from kp_ledger.generated.acts import ZonesOpenFirst, ZonesOpenZone
from kp_ledger.generated.events import EpochOpened, ZoneOpened
from kp_ledger.generated.records import Zone
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ZonesBoundaryMissing,
    ZonesNotAscending,
    ZonesTooMany,
)
from kp_ledger.model.actors import acting_office
from kp_ledger.model.epochs import (
    NO_ZONE,
    NOBODY,
    check_own,
    epochs_so_far,
    first_zone,
    last_zone,
    traced_zones,
    zone_on,
)
from kp_ledger.model.own_bars import taken_over
from kp_ledger.model.rules import Call, decides
from kp_ledger.model.state import State

NO_BOUNDARY = bytes(32)
FIRST_NATURES = (
    codes.NATURE_TRACED,
    codes.NATURE_DECLARED,
    codes.NATURE_OPENING,
    codes.NATURE_NOT_STATED,
)

# By a licence office


@decides(ZonesOpenZone)
def open_zone(state: State, act: ZonesOpenZone, call: Call) -> list[Event]:
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    if act.boundary == NO_BOUNDARY:
        raise ZonesBoundaryMissing(participant)
    if len(traced_zones(state, participant)) >= codes.LIMIT_ZONES:
        raise ZonesTooMany(participant, codes.LIMIT_ZONES)
    _check_replaced(state, participant, act.replaces)
    status, releaser = _inherited(state, call, participant)
    number, nature = len(state.zones) + 1, codes.NATURE_TRACED
    events: list[Event] = [
        ZoneOpened(number, participant, nature, act.boundary, act.replaces),
        EpochOpened(number, 1, status, call.today, releaser, act.boundary),
    ]
    closing = _closed_with(state, participant, act.replaces)
    events += [_closed(state, call, zone, act.boundary) for zone in closing]
    return events + taken_over(state, call, number, closing, by, act.boundary)


def _closed(state: State, call: Call, zone: int, document: bytes) -> EpochOpened:
    """Closed from today: who releases stays who does so now, or is to."""
    last, now = last_zone(state, zone), zone_on(state, zone, call.today)
    releaser, epoch = now.releaser or last.releaser, epochs_so_far(state, zone) + 1
    return EpochOpened(zone, epoch, codes.ZONE_CLOSED, call.today, releaser, document)


def _check_replaced(state: State, participant: int, replaces: tuple[int, ...]) -> None:
    last = 0
    for index, zone in enumerate(replaces):
        if index and zone <= last:
            raise ZonesNotAscending(zone)
        last = zone
        check_own(state, zone, participant)


def _closed_with(state: State, participant: int, replaces: tuple[int, ...]) -> tuple[int, ...]:
    """Those that close when a zone opens in their stead: the default zone is one, once."""
    default = first_zone(state, participant, codes.NATURE_TRACED)
    if default in replaces or last_zone(state, default).status == codes.ZONE_CLOSED:
        return replaces
    return (*replaces, default)


def _inherited(state: State, call: Call, participant: int) -> tuple[int, int]:
    """The strictest status decided of any open zone of the Participant, and its releaser.

    Of two that are as strict, who is named stands before nobody, the older zone before the newer.
    """
    status, releaser = codes.ZONE_CLEAR, NOBODY
    for zone in traced_zones(state, participant):
        its = _strictest(state, call, zone)
        if its.status == codes.ZONE_CLOSED or its.status < status:
            continue
        if its.status > status or releaser == NOBODY:
            releaser = its.releaser
        status = its.status
    return status, releaser


def _strictest(state: State, call: Call, zone: int) -> Zone:
    """Of the epoch in force today and those recorded since, which begin later."""
    strictest = NO_ZONE
    for epoch in reversed(state.zones[zone]):
        as_strict = epoch.status == strictest.status and epoch.releaser != NOBODY
        if epoch.status > strictest.status or as_strict:
            strictest = epoch
        if epoch.since <= call.today:
            break
    return strictest


# Doors


@decides(ZonesOpenFirst)
def open_first_directly(state: State, act: ZonesOpenFirst, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def open_first(state: State, call: Call, participant: int) -> list[Event]:
    """The four zones a Participant begins with."""
    events: list[Event] = []
    for number, nature in enumerate(FIRST_NATURES, len(state.zones) + 1):
        events.append(ZoneOpened(number, participant, nature, NO_BOUNDARY, ()))
        events.append(EpochOpened(number, 1, codes.ZONE_CLEAR, call.today, NOBODY, NO_BOUNDARY))
    return events
