"""Licences, and the roles they give: contracts/Zones.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.generated import codes
from kp_ledger.generated.acts import ZonesEnd, ZonesGrant, ZonesRaiseCeiling
from kp_ledger.generated.events import CeilingRaised, LicenceEnded, LicenceGranted
from kp_ledger.generated.records import Licence, Standing
from kp_ledger.generated.refusals import (
    ZonesBadPeriod,
    ZonesBadRole,
    ZonesCeilingNotRaised,
    ZonesDayInPast,
    ZonesDocumentMissing,
    ZonesLicenceAhead,
    ZonesLicenceEnded,
    ZonesLicenceNotOn,
    ZonesLicenceTaken,
    ZonesNotACutter,
    ZonesNotItsLicence,
    ZonesNotOfParticipant,
    ZonesTakesNoLicence,
    ZonesUnknownLicence,
    ZonesZoneForMinersOnly,
)
from kp_ledger.model.actors import acting_office, check_standing
from kp_ledger.model.epochs import check_own
from kp_ledger.model.lookups import participant_of, standing_on
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.standings import set_roles
from kp_ledger.model.state import State

NO_DOCUMENT = bytes(32)
LICENSED_ROLES = (
    codes.ROLE_MINER,
    codes.ROLE_TRADER,
    codes.ROLE_CARRIER,
    codes.ROLE_VALUER,
    codes.ROLE_CUTTER,
)
ROLES_NEVER_LICENSED = codes.ROLE_OFFICE | codes.ROLE_OBSERVER | codes.ROLE_SCHEME


def licence_in_role(state: State, organisation: int, role: int) -> int:
    """The licence last granted to an organisation in a role, zero when none."""
    granted = reversed(state.licences_of.get(organisation, []))
    return next((number for number in granted if state.licences[number].role == role), 0)


def check_cutter(
    state: State, call: Call, number: int, organisation: int, place: int, day: int
) -> None:
    """`number` is `organisation`'s licence as a cutter at `place`, in force on `day` and now."""
    licence = state.licences.get(number)
    if licence is None:
        raise ZonesUnknownLicence(number)
    if licence.organisation != organisation:
        raise ZonesNotItsLicence(number, licence.organisation, organisation)
    if licence.role != codes.ROLE_CUTTER:
        raise ZonesNotACutter(number, licence.role)
    home = participant_of(state, organisation)
    if home != place:
        raise ZonesNotOfParticipant(organisation, home, place)
    for one in (day, call.today):
        if not licence.from_ <= one <= licence.until:
            raise ZonesLicenceNotOn(number, licence.from_, licence.until, one)


@decides(ZonesGrant)
def grant(state: State, act: ZonesGrant, call: Call) -> list[Event]:
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    if not act.licence or act.licence in state.licences:
        raise ZonesLicenceTaken(act.licence)
    standing = _licensable(state, call, act.organisation, participant)
    _check_role_and_zone(state, act, participant)
    _check_period(call, act, standing)
    given = (act.licence, act.organisation, act.zone, act.role, act.from_, act.until, act.ceiling)
    granted = LicenceGranted(*given, by)
    licences = [*_licences_of(state, act.organisation), _licence(granted)]
    since = max(min(act.from_, call.today), standing.since)
    roles = _roles(state, act.organisation, licences, since, by, act.document)
    return [granted, *roles]


def _licensable(state: State, call: Call, organisation: int, participant: int) -> Standing:
    standing = standing_on(state, organisation, call.today)
    if standing.participant != participant:
        raise ZonesNotOfParticipant(organisation, standing.participant, participant)
    check_standing(state, call, organisation, call.today)
    if standing.roles & ROLES_NEVER_LICENSED:
        raise ZonesTakesNoLicence(organisation, standing.roles)
    return standing


def _check_role_and_zone(state: State, act: ZonesGrant, participant: int) -> None:
    if act.role not in LICENSED_ROLES:
        raise ZonesBadRole(act.role)
    if (act.role == codes.ROLE_MINER) != bool(act.zone):
        raise ZonesZoneForMinersOnly(act.role, act.zone)
    if act.role == codes.ROLE_MINER:
        check_own(state, act.zone, participant)


def _check_period(call: Call, act: ZonesGrant, standing: Standing) -> None:
    if act.from_ > act.until:
        raise ZonesBadPeriod(act.from_, act.until)
    if act.from_ < call.today and act.document == NO_DOCUMENT:
        raise ZonesDocumentMissing(act.from_, call.today)
    # A standing's roles hold from the day they are written, so a licence may be granted ahead
    # only to an organisation that may hold rough diamonds until it begins.
    if act.from_ > call.today and (not standing.roles or standing.until < act.from_ - 1):
        raise ZonesLicenceAhead(act.licence, act.from_, standing.until)


@decides(ZonesRaiseCeiling)
def raise_ceiling(state: State, act: ZonesRaiseCeiling, call: Call) -> list[Event]:
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    licence, _ = _granted(state, call, act.licence, participant)
    if act.ceiling <= licence.ceiling:
        raise ZonesCeilingNotRaised(act.licence, act.ceiling, licence.ceiling)
    return [CeilingRaised(act.licence, act.ceiling, by)]


def _granted(state: State, call: Call, number: int, participant: int) -> tuple[Licence, Standing]:
    """A licence of one of the Participant's own that has not been ended, and its standing."""
    licence = state.licences.get(number)
    if licence is None:
        raise ZonesUnknownLicence(number)
    standing = standing_on(state, licence.organisation, call.today)
    if standing.participant != participant:
        raise ZonesNotOfParticipant(licence.organisation, standing.participant, participant)
    if licence.status == codes.LICENCE_ENDED:
        raise ZonesLicenceEnded(number, licence.until)
    return licence, standing


@applies(CeilingRaised)
def ceiling_raised(state: State, event: CeilingRaised, moment: int) -> None:
    licence = state.licences[event.licence]
    state.licences[event.licence] = replace(licence, ceiling=event.ceiling)


@decides(ZonesEnd)
def end(state: State, act: ZonesEnd, call: Call) -> list[Event]:
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    licence, standing = _granted(state, call, act.licence, participant)
    if act.day < call.today:
        raise ZonesDayInPast(act.day, call.today)
    if act.day < licence.from_:
        raise ZonesBadPeriod(licence.from_, act.day)
    ended = _ended(licence, act.day)
    licences = [ended if one is licence else one for one in _licences_of(state, ended.organisation)]
    since = max(call.today, standing.since)
    roles = _roles(state, ended.organisation, licences, since, by, act.document)
    return [LicenceEnded(act.licence, act.day, by, act.document), *roles]


def _ended(licence: Licence, day: int) -> Licence:
    return replace(licence, status=codes.LICENCE_ENDED, until=min(licence.until, day))


def _licences_of(state: State, organisation: int) -> list[Licence]:
    return [state.licences[number] for number in state.licences_of.get(organisation, [])]


def _roles(
    state: State, organisation: int, licences: list[Licence], since: int, by: int, document: bytes
) -> list[Event]:
    """The union of an organisation's licences goes into its standing, as of `since`."""
    running = [licence for licence in licences if licence.until >= since]
    roles = 0
    for licence in running:
        roles |= licence.role
    until = max((licence.until for licence in running), default=0)
    return set_roles(state, organisation, roles, since, until, by, document)


def _licence(event: LicenceGranted) -> Licence:
    return Licence(
        event.organisation,
        event.zone,
        event.role,
        event.from_,
        event.until,
        event.ceiling,
        0,
        0,
        codes.LICENCE_GRANTED,
    )


@applies(LicenceGranted)
def licence_granted(state: State, event: LicenceGranted, moment: int) -> None:
    state.licences[event.licence] = _licence(event)
    state.licences_of.setdefault(event.organisation, []).append(event.licence)


@applies(LicenceEnded)
def licence_ended(state: State, event: LicenceEnded, moment: int) -> None:
    state.licences[event.licence] = _ended(state.licences[event.licence], event.day)
