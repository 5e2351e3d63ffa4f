"""What a Participant stops or bars of its own zones, over whatever is decided of them.

contracts/zones/OwnBars.sol
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import FOREVER, day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ZonesBarOwn,
    ZonesClearOwn,
    ZonesEndStop,
    ZonesStopOwn,
)
from kp_ledger.generated.events import OwnBarEnded, ZoneBarred, ZoneStopped
from kp_ledger.generated.records import OwnBar, Zone
from kp_ledger.generated.refusals import (
    OrdersBadSignature,
    ZonesAlreadyBarred,
    ZonesNotBarredByItself,
    ZonesNotStopped,
    ZonesOtherEpoch,
    ZonesStoppedLately,
)
from kp_ledger.model import approvals
from kp_ledger.model.actors import acting_office
from kp_ledger.model.epochs import check_epochs, check_own, epochs_so_far, last_own
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

# By a licence office


@decides(ZonesStopOwn)
def stop_own(state: State, act: ZonesStopOwn, call: Call) -> list[Event]:
    by, _, last = _own(state, act.zone, call)
    if last.until >= call.today:
        raise ZonesAlreadyBarred(act.zone, last.since)
    again = last.since + codes.LIMIT_STOP_AGAIN_DAYS
    if not last.approved and call.today < again:
        raise ZonesStoppedLately(act.zone, last.since, again)
    until = call.today + codes.LIMIT_STOP_DAYS - 1
    return [ZoneStopped(act.zone, call.today, until, by, act.document)]


@decides(ZonesEndStop)
def end_stop(state: State, act: ZonesEndStop, call: Call) -> list[Event]:
    by, _, last = _own(state, act.zone, call)
    if last.approved or last.until <= call.today:
        raise ZonesNotStopped(act.zone)
    return [OwnBarEnded(act.zone, call.today, by, act.document)]


@decides(ZonesBarOwn)
def bar_own(state: State, act: ZonesBarOwn, call: Call) -> list[Event]:
    by, participant, last = _own(state, act.zone, call)
    goes_on = last.until >= call.today
    if goes_on and last.approved:
        raise ZonesAlreadyBarred(act.zone, last.since)
    epochs = epochs_so_far(state, act.zone)
    if act.epoch != epochs:
        raise ZonesOtherEpoch(act.zone, act.epoch, epochs)
    check_epochs(state, act.zone, codes.LIMIT_OWN_EPOCHS)
    _check_approved(state, act, call, participant)
    # A stop becomes a bar from its first day.
    since = last.since if goes_on else call.today
    return [ZoneBarred(act.zone, epochs + 1, since, by, act.document)]


@decides(ZonesClearOwn)
def clear_own(state: State, act: ZonesClearOwn, call: Call) -> list[Event]:
    by, participant, last = _own(state, act.zone, call)
    if not last.approved or last.until <= call.today:
        raise ZonesNotBarredByItself(act.zone)
    if act.epoch != last.epoch:
        raise ZonesOtherEpoch(act.zone, act.epoch, last.epoch)
    _check_approved(state, act, call, participant)
    return [OwnBarEnded(act.zone, call.today, by, act.document)]


def _own(state: State, zone: int, call: Call) -> tuple[int, int, OwnBar]:
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    check_own(state, zone, participant)
    return by, participant, last_own(state, zone)


def _check_approved(
    state: State, act: ZonesBarOwn | ZonesClearOwn, call: Call, participant: int
) -> None:
    if not act.signature.signature:
        raise OrdersBadSignature(act.approval.organisation)
    approvals.check_focal_key(state, call, act, act.approval, act.signature, participant)


# By opening another zone in the place of those that close


def taken_over(
    state: State, call: Call, opened: int, closing: Iterable[int], by: int, document: bytes
) -> list[Event]:
    """What goes on in a zone that is about to be opened: of several what lasts longest."""
    lasts = [last_own(state, zone) for zone in closing]
    found = max((own for own in lasts if _matters(own, call)), key=_until, default=None)
    if found is None:
        return []
    if found.approved:
        return [ZoneBarred(opened, 2, found.since, by, document)]
    return [ZoneStopped(opened, found.since, found.until, by, document)]


def _until(own: OwnBar) -> int:
    return own.until


def _matters(own: OwnBar, call: Call) -> bool:
    """A stop also after its end, as long as it cannot be stopped again."""
    if own.approved:
        return own.until > call.today
    return own.since + codes.LIMIT_STOP_AGAIN_DAYS > call.today


# Reads


def own_on(bars: Sequence[OwnBar], day: int) -> OwnBar | None:
    """What was stopped or barred on `day`, if anything."""
    return next((own for own in bars if own.since <= day <= own.until), None)


def epoch_within(bars: Sequence[OwnBar], then: Zone, day: int) -> int:
    """The epoch of a day on which nothing was stopped or barred: that of the last bar of its own
    which had ended, unless a decision came after it."""
    ended = [own for own in bars if own.approved and then.since <= own.until < day]
    return max([then.epoch, *(own.epoch for own in ended)])


# What the events change


@applies(ZoneStopped)
def zone_stopped(state: State, event: ZoneStopped, moment: int) -> None:
    epochs = epochs_so_far(state, event.zone)
    stop = OwnBar(event.from_day, event.until, day_of(moment), epochs, False)
    state.own_bars.setdefault(event.zone, []).append(stop)


@applies(ZoneBarred)
def zone_barred(state: State, event: ZoneBarred, moment: int) -> None:
    bars = state.own_bars.setdefault(event.zone, [])
    if bars and bars[-1].since == event.from_day:
        bars.pop()  # the stop that it was
    bars.append(OwnBar(event.from_day, FOREVER, day_of(moment), event.epoch, True))


@applies(OwnBarEnded)
def own_bar_ended(state: State, event: OwnBarEnded, moment: int) -> None:
    bars = state.own_bars[event.zone]
    bars[-1] = replace(bars[-1], until=event.until)
