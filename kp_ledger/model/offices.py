"""Offices, opened and closed by the focal key of their Participant: contracts/Participants.sol."""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import FOREVER
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ParticipantsCloseOffice,
    ParticipantsOpenOffice,
)
from kp_ledger.generated.events import OfficeClosed, OfficeOpened
from kp_ledger.generated.records import Office
from kp_ledger.generated.refusals import (
    ParticipantsBadPowers,
    ParticipantsDayInPast,
    ParticipantsNotAnOffice,
    ParticipantsOfficeClosed,
)
from kp_ledger.model.actors import check_focal
from kp_ledger.model.enrolments import check_new_key
from kp_ledger.model.keys import NOBODY, enrolled
from kp_ledger.model.lookups import last_standing, office_now
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.standings import (
    admitted,
    check_number_free,
    first_standing,
    standing_event,
)
from kp_ledger.model.state import State

ALL_POWERS = (
    codes.POWER_LICENCE
    | codes.POWER_EXPORT
    | codes.POWER_IMPORT
    | codes.POWER_STATISTICS
    | codes.POWER_VOICE
)
NO_DOCUMENT = bytes(32)


def focals_office(state: State, call: Call, organisation: int) -> Office:
    office = office_now(state, organisation)
    if not office.powers:
        raise ParticipantsNotAnOffice(organisation)
    check_focal(state, call, call.sender, office.participant)
    return office


@decides(ParticipantsOpenOffice)
def open_office(state: State, act: ParticipantsOpenOffice, call: Call) -> list[Event]:
    check_focal(state, call, call.sender, act.participant)
    if not act.powers or act.powers & ~ALL_POWERS:
        raise ParticipantsBadPowers(act.powers)
    check_number_free(state, act.organisation)
    check_new_key(state, call, act, act.organisation, act.participant, codes.USE_ORGANISATION)
    standing = first_standing(call, act.participant, codes.ROLE_OFFICE)
    return [
        *admitted(act.organisation, standing, NOBODY, act.document, act.encryption_key),
        OfficeOpened(act.organisation, act.participant, act.powers, call.today),
        enrolled(act.key, act.organisation, call.moment, NOBODY),
    ]


@applies(OfficeOpened)
def office_opened(state: State, event: OfficeOpened, moment: int) -> None:
    number = state.offices_so_far.get(event.participant, 0) + 1
    office = Office(event.participant, event.powers, event.day, FOREVER, number)
    state.offices_so_far[event.participant] = number
    state.offices[event.organisation] = office
    if event.powers & codes.POWER_LICENCE:
        state.licensing_offices[event.participant] = event.organisation


@decides(ParticipantsCloseOffice)
def close_office(state: State, act: ParticipantsCloseOffice, call: Call) -> list[Event]:
    office = focals_office(state, call, act.organisation)
    day = call.today - 1 if act.at_once else act.day
    if day < call.today and not act.at_once:
        raise ParticipantsDayInPast(day, call.today)
    if day >= office.until:
        raise ParticipantsOfficeClosed(act.organisation, office.until)
    last = last_standing(state, act.organisation)
    standing = replace(last, since=call.today, until=day)
    return [
        OfficeClosed(act.organisation, office.participant, day, act.at_once),
        standing_event(act.organisation, standing, NOBODY, NO_DOCUMENT),
    ]


@applies(OfficeClosed)
def office_closed(state: State, event: OfficeClosed, moment: int) -> None:
    office = state.offices[event.organisation]
    state.offices[event.organisation] = replace(office, until=event.day)
