"""What a licence, its zone and the day make of production: contracts/Zones.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import month_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import ZonesDig
from kp_ledger.generated.records import Dug, Licence, OwnBar, Zone
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ZonesBarred,
    ZonesBarredByItself,
    ZonesDayInFuture,
    ZonesGraceOver,
    ZonesInTime,
    ZonesLicenceNotOn,
    ZonesNotAMiner,
    ZonesNotOfParticipant,
    ZonesNotYetOpen,
    ZonesTooMuch,
    ZonesTooOld,
    ZonesUnknownLicence,
)
from kp_ledger.model.actors import acting_office, check_actor, check_standing_on
from kp_ledger.model.epochs import NOBODY, last_zone, zone_on
from kp_ledger.model.lookups import parameter, participant_of
from kp_ledger.model.own_bars import epoch_within, own_on
from kp_ledger.model.rules import Call, decides
from kp_ledger.model.state import State

MOST_PRODUCED = (1 << 40) - 1


@decides(ZonesDig)
def dig_directly(state: State, act: ZonesDig, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def dig(
    state: State,
    call: Call,
    licence: int,
    key: str,
    by_office: bool,
    signed_at: int,
    day: int,
    millicarats: int,
) -> Dug:
    """Under which origin and hold production goes down; ProductionRegistered then counts it."""
    dug = state.licences.get(licence)
    if dug is None:
        raise ZonesUnknownLicence(licence)
    if by_office:
        _check_office(state, call, dug.organisation, key, day)
    else:
        check_actor(state, call, key, dug.organisation, signed_at, day)
    _check_licence(call, licence, dug, day)
    _check_in_time(state, call, day, by_office)
    then = _diggable(state, dug.zone, day)
    epoch = _epoch_within(state, dug.zone, then, day)
    cause, releaser = _cause(state, call, dug.zone, then, day, by_office)
    before = dug.produced if dug.period == month_of(call.moment) else 0
    if before + millicarats > MOST_PRODUCED:
        raise ZonesTooMuch(licence, before + millicarats, MOST_PRODUCED)
    origin = dug.zone << 8 | epoch
    return Dug(dug.organisation, then.participant, origin, dug.ceiling, before, cause, releaser)


def _check_office(state: State, call: Call, organisation: int, key: str, day: int) -> None:
    _, participant = acting_office(state, call, key, codes.POWER_LICENCE)
    its = participant_of(state, organisation)
    if its != participant:
        raise ZonesNotOfParticipant(organisation, its, participant)
    check_standing_on(state, organisation, day)


def _check_licence(call: Call, number: int, licence: Licence, day: int) -> None:
    if day > call.latest_day:
        raise ZonesDayInFuture(day, call.latest_day)
    if licence.role != codes.ROLE_MINER:
        raise ZonesNotAMiner(number, licence.role)
    if not licence.from_ <= day <= licence.until:
        raise ZonesLicenceNotOn(number, licence.from_, licence.until, day)


def _diggable(state: State, zone: int, day: int) -> Zone:
    """The zone in the epoch in force on `day`, in which digging was allowed."""
    then = zone_on(state, zone, day)
    if not then.status:
        raise ZonesNotYetOpen(zone, state.zones[zone][0].since, day)
    if then.status in (codes.ZONE_BARRED, codes.ZONE_CLOSED):
        raise ZonesBarred(zone, then.epoch, then.status, day)
    return then


def _epoch_within(state: State, zone: int, then: Zone, day: int) -> int:
    """Of what was dug on a day on which its Participant itself had nothing stopped or barred."""
    bars = state.own_bars.get(zone, [])
    under = own_on(bars, day)
    if under is not None:
        raise ZonesBarredByItself(zone, under.since, under.until, day)
    return epoch_within(bars, then, day)


def _check_in_time(state: State, call: Call, day: int, by_office: bool) -> None:
    """Entered by the miner while it is recent, and afterwards by a licence office."""
    limit_days = parameter(state, codes.PARAMETER_PRODUCTION_DAYS, call.today)
    old = call.today > day + limit_days
    if old and not by_office:
        raise ZonesTooOld(day, call.today, limit_days)
    if by_office and not old:
        raise ZonesInTime(day, call.today, limit_days)


def _cause(
    state: State, call: Call, zone: int, then: Zone, day: int, by_office: bool
) -> tuple[int, int]:
    """The strictest reason for which it all goes on hold, and who releases it; zeros: none.

    What is dated before a limit and entered after it is held like what was dug under it.
    """
    last = last_zone(state, zone)
    now = zone_on(state, zone, call.today)
    own = own_on(state.own_bars.get(zone, []), call.today) is not None
    # What one bars oneself is released by whom the status beneath it names, or is to.
    of_today = now.status >= codes.ZONE_BARRED or (own and now.releaser)
    stop = now if of_today else last
    barred = own or stop.status >= codes.ZONE_BARRED
    if barred and _is_barred_after(state, call, zone, day):
        return codes.HOLD_BAR, _releaser(stop, then)
    if now.status == codes.ZONE_CLOSED:
        now = _before_closing(state, call, zone)
    if now.status == codes.ZONE_LIMITED:
        return codes.HOLD_LIMITED_ZONE, _releaser(now, then)
    if then.status == codes.ZONE_LIMITED:
        return codes.HOLD_LIMITED_ZONE, then.releaser
    return codes.HOLD_LATE if by_office else 0, NOBODY


def _releaser(cause: Zone, then: Zone) -> int:
    """Who the cause names, or else the limit under which it was dug."""
    under = then.releaser if then.status == codes.ZONE_LIMITED else NOBODY
    return cause.releaser or under


def _before_closing(state: State, call: Call, zone: int) -> Zone:
    """The epoch that was in force when a zone closed: to close it frees nothing."""
    begun = [
        epoch
        for epoch in state.zones[zone]
        if epoch.status != codes.ZONE_CLOSED and epoch.since <= call.today
    ]
    return begun[-1]


def _is_barred_after(state: State, call: Call, zone: int, day: int) -> bool:
    """Whether a bar follows; refused once the days of grace of any bar or closing are over."""
    stops = [
        epoch
        for epoch in state.zones[zone]
        if epoch.status >= codes.ZONE_BARRED and epoch.since > day
    ]
    own = [one for one in state.own_bars.get(zone, []) if one.since > day]
    barred: list[Zone | OwnBar] = [*stops, *(one for one in own if one.approved)]
    for stop in barred:
        last_day = _grace_ends(state, call, stop)
        if call.today > last_day:
            raise ZonesGraceOver(zone, last_day, call.today)
    return any(stop.status == codes.ZONE_BARRED for stop in stops) or any(
        one.approved or one.until >= call.today for one in own
    )


def _grace_ends(state: State, call: Call, barred: Zone | OwnBar) -> int:
    """Some days after the bar is recorded or, if later, begins."""
    grace = parameter(state, codes.PARAMETER_GRACE_AFTER_BAR_DAYS, call.today)
    return max(barred.since, barred.recorded) + grace
