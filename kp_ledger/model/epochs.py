"""Zones and their epochs, as decided: contracts/zones/Epochs.sol."""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import ZonesSetStatus
from kp_ledger.generated.events import EpochOpened, ZoneOpened
from kp_ledger.generated.records import OwnBar, Zone, ZoneStatusPayload
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ZonesBadStatus,
    ZonesClosed,
    ZonesDayBefore,
    ZonesDayTooFar,
    ZonesNotOwn,
    ZonesNotTraced,
    ZonesTooManyEpochs,
    ZonesUnknownZone,
)
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State, on

NOBODY = 0
NO_ZONE = Zone(0, 0, 0, 0, 0, 0, NOBODY)
NO_BAR = OwnBar(0, 0, 0, 0, False)

# Reads


def zone_on(state: State, zone: int, day: int) -> Zone:
    """The zone in the epoch in force on `day`: the last recorded of those that had begun."""
    return on(state.zones.get(zone, []), day) or NO_ZONE


def last_zone(state: State, zone: int) -> Zone:
    history = state.zones.get(zone)
    return history[-1] if history else NO_ZONE


def last_own(state: State, zone: int) -> OwnBar:
    """What its own Participant stopped or barred of it last."""
    bars = state.own_bars.get(zone)
    return bars[-1] if bars else NO_BAR


def epochs_so_far(state: State, zone: int) -> int:
    """Decided ones and those of its own are counted together: the number of the newest."""
    return max(last_zone(state, zone).epoch, last_own(state, zone).epoch)


def first_zone(state: State, participant: int, nature: int) -> int:
    """The zone of `nature` that a Participant began with, zero when there is none."""
    return state.first_zones.get((participant, nature), 0)


def traced_zones(state: State, participant: int) -> list[int]:
    return [
        number
        for number, history in state.zones.items()
        if history[-1].participant == participant and history[-1].nature == codes.NATURE_TRACED
    ]


def check_own(state: State, zone: int, participant: int) -> None:
    """A zone that an office may close, bar or license: its own, traced, not closed."""
    own = last_zone(state, zone)
    if own.participant != participant:
        raise ZonesNotOwn(zone, own.participant, participant)
    if own.nature != codes.NATURE_TRACED:
        raise ZonesNotTraced(zone, own.nature)
    if own.status == codes.ZONE_CLOSED:
        raise ZonesClosed(zone)


def check_epochs(state: State, zone: int, limit: int = codes.LIMIT_EPOCHS) -> None:
    if epochs_so_far(state, zone) >= limit:
        raise ZonesTooManyEpochs(zone, limit)


# Doors


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
    check_epochs(state, zone)
    epoch = epochs_so_far(state, zone) + 1
    return [EpochOpened(zone, epoch, decided.status, day, decided.releaser, decision)]


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
