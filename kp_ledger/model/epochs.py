"""Zones and their epochs: contracts/Zones.sol."""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import ZonesBarOwn, ZonesOpenFirst, ZonesOpenZone, ZonesSetStatus
from kp_ledger.generated.events import EpochOpened, ZoneOpened
from kp_ledger.generated.records import Zone, ZoneStatusPayload
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ZonesAlreadyBarred,
    ZonesBadStatus,
    ZonesBoundaryMissing,
    ZonesClosed,
    ZonesDayBefore,
    ZonesDayTooFar,
    ZonesNotAscending,
    ZonesNotOwn,
    ZonesNotTraced,
    ZonesTooMany,
    ZonesTooManyEpochs,
    ZonesUnknownZone,
)
from kp_ledger.model.actors import acting_office
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State, on

NOBODY = 0
NO_ZONE = Zone(0, 0, 0, 0, 0, 0, NOBODY)
NO_BOUNDARY = bytes(32)
FIRST_NATURES = (
    codes.NATURE_TRACED,
    codes.NATURE_DECLARED,
    codes.NATURE_OPENING,
    codes.NATURE_NOT_STATED,
)

# Reads


def zone_on(state: State, zone: int, day: int) -> Zone:
    """The zone in the epoch in force on `day`: the last recorded of those that had begun."""
    return on(state.zones.get(zone, []), day) or NO_ZONE


def last_zone(state: State, zone: int) -> Zone:
    history = state.zones.get(zone)
    return history[-1] if history else NO_ZONE


def first_zone(state: State, participant: int, nature: int) -> int:
    """The zone of `nature` that a Participant began with, zero when there is none."""
    return state.first_zones.get((participant, nature), 0)


def traced_zones(state: State, participant: int) -> list[int]:
    return [
        number
        for number, history in state.zones.items()
        if history[-1].participant == participant and history[-1].nature == codes.NATURE_TRACED
    ]


# By a licence office


@decides(ZonesOpenZone)
def open_zone(state: State, act: ZonesOpenZone, call: Call) -> list[Event]:
    _, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
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
    for zone in _closed_with(state, participant, act.replaces):
        events.append(_of_own(state, call, zone, codes.ZONE_CLOSED, act.boundary))
    return events


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
    """The strictest status of any zone of the Participant that is not closed, and its releaser.

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


def check_own(state: State, zone: int, participant: int) -> None:
    """A zone that an office may close, bar or license: its own, traced, not closed."""
    own = last_zone(state, zone)
    if own.participant != participant:
        raise ZonesNotOwn(zone, own.participant, participant)
    if own.nature != codes.NATURE_TRACED:
        raise ZonesNotTraced(zone, own.nature)
    if own.status == codes.ZONE_CLOSED:
        raise ZonesClosed(zone)


@decides(ZonesBarOwn)
def bar_own(state: State, act: ZonesBarOwn, call: Call) -> list[Event]:
    _, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    check_own(state, act.zone, participant)
    last = last_zone(state, act.zone)
    if last.status == codes.ZONE_BARRED and last.since <= call.today:
        raise ZonesAlreadyBarred(act.zone, last.since)
    _check_epochs(act.zone, last, codes.LIMIT_OWN_EPOCHS)
    return [_of_own(state, call, act.zone, codes.ZONE_BARRED, act.document)]


def _check_epochs(zone: int, last: Zone, limit: int = codes.LIMIT_EPOCHS) -> None:
    if last.epoch >= limit:
        raise ZonesTooManyEpochs(zone, limit)


def _of_own(state: State, call: Call, zone: int, status: int, document: bytes) -> EpochOpened:
    """An epoch by its own office, from today: who releases stays who does so now, or is to."""
    last, now = last_zone(state, zone), zone_on(state, zone, call.today)
    releaser = now.releaser or last.releaser
    return EpochOpened(zone, last.epoch + 1, status, call.today, releaser, document)


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


@decides(ZonesSetStatus)
def set_status_directly(state: State, act: ZonesSetStatus, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def set_status(
    state: State, call: Call, zone: int, decided: ZoneStatusPayload, decision: bytes
) -> list[Event]:
    """A new epoch, by Consensus."""
    last = last_zone(state, zone)
    if not last.status:
        raise ZonesUnknownZone(zone)
    if last.nature != codes.NATURE_TRACED:
        raise ZonesNotTraced(zone, last.nature)
    day = decided.from_day
    while last.status == codes.ZONE_CLOSED:
        zone = state.successors[zone]
        last = last_zone(state, zone)
        day = max(day, last.since)
    if not codes.ZONE_CLEAR <= decided.status <= codes.ZONE_BARRED:
        raise ZonesBadStatus(decided.status)
    _check_from_day(call, zone, day, last)
    _check_epochs(zone, last)
    return [EpochOpened(zone, last.epoch + 1, decided.status, day, decided.releaser, decision)]


def _check_from_day(call: Call, zone: int, from_day: int, last: Zone) -> None:
    earliest = min(last.since, call.today)
    if from_day < earliest:
        raise ZonesDayBefore(zone, from_day, earliest)
    limit = call.today + codes.LIMIT_DAYS_AHEAD
    if from_day > limit:
        raise ZonesDayTooFar(from_day, limit)


# What the events change


@applies(ZoneOpened)
def zone_opened(state: State, event: ZoneOpened, moment: int) -> None:
    """Without an epoch: that is the next event of the same act."""
    today = day_of(moment)
    state.zones[event.zone] = [Zone(event.participant, 0, 0, today, today, event.nature, NOBODY)]
    state.first_zones.setdefault((event.participant, event.nature), event.zone)


@applies(EpochOpened)
def epoch_opened(state: State, event: EpochOpened, moment: int) -> None:
    history = state.zones[event.zone]
    opened = replace(
        history[-1],
        status=event.status,
        epoch=event.epoch,
        since=event.from_day,
        recorded=day_of(moment),
        releaser=event.releaser,
    )
    if not history[-1].status:
        history.clear()
    history.append(opened)
    if event.status == codes.ZONE_CLOSED:
        state.successors[event.zone] = len(state.zones)  # it was opened in the same act
