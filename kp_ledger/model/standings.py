"""Organisations and their standing; Participants themselves: contracts/Participants.sol."""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import FOREVER, day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ParticipantsAdmit,
    ParticipantsAdmitOutside,
    ParticipantsSetParticipant,
    ParticipantsSetRoles,
    ParticipantsSetStanding,
)
from kp_ledger.generated.events import (
    OrganisationAdmitted,
    ParticipantSet,
    StandingChanged,
)
from kp_ledger.generated.records import ParticipantState, Standing
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ParticipantsBadCode,
    ParticipantsBadRoles,
    ParticipantsBadStatus,
    ParticipantsDayBefore,
    ParticipantsDayInFuture,
    ParticipantsNumberTaken,
    ParticipantsOnLedger,
    ParticipantsUnknown,
)
from kp_ledger.model import openings
from kp_ledger.model.actors import acting_office
from kp_ledger.model.enrolments import check_new_key
from kp_ledger.model.keys import enrolled, licence_office_of
from kp_ledger.model.lookups import is_on_ledger, last_participant, last_standing
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

ROLES_WITHOUT_LICENCE = codes.ROLE_OBSERVER | codes.ROLE_SCHEME
NO_ENCRYPTION_KEY = bytes(32)

# Organisations


@decides(ParticipantsAdmit)
def admit(state: State, act: ParticipantsAdmit, call: Call) -> list[Event]:
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    if act.roles & ~ROLES_WITHOUT_LICENCE:
        raise ParticipantsBadRoles(act.roles)
    check_number_free(state, act.organisation)
    check_new_key(state, call, act, act.organisation, participant, codes.USE_ORGANISATION)
    standing = first_standing(call, participant, act.roles)
    return [
        *admitted(act.organisation, standing, by, act.document, act.encryption_key),
        enrolled(act.key, act.organisation, call.moment, by),
    ]


@decides(ParticipantsAdmitOutside)
def admit_outside(state: State, act: ParticipantsAdmitOutside, call: Call) -> list[Event]:
    by, _ = acting_office(state, call, call.sender, codes.POWER_EXPORT | codes.POWER_IMPORT)
    participant = last_participant(state, act.participant)
    if not participant.status:
        raise ParticipantsUnknown(act.participant)
    if is_on_ledger(participant, call.today):
        raise ParticipantsOnLedger(act.participant, participant.on_ledger_from)
    check_number_free(state, act.organisation)
    standing = first_standing(call, act.participant, 0)
    return admitted(act.organisation, standing, by, act.document, NO_ENCRYPTION_KEY)


def check_number_free(state: State, organisation: int) -> None:
    if not organisation or organisation in state.standings:
        raise ParticipantsNumberTaken(organisation)


def first_standing(call: Call, participant: int, roles: int) -> Standing:
    until = FOREVER if roles else 0
    return Standing(participant, codes.STANDING_GOOD, call.today, until, roles, 0, 0)


def admitted(
    organisation: int, standing: Standing, by: int, document: bytes, encryption_key: bytes
) -> list[Event]:
    return [
        OrganisationAdmitted(organisation, standing.participant, document, encryption_key),
        standing_event(organisation, standing, by, document),
    ]


@applies(OrganisationAdmitted)
def organisation_admitted(state: State, event: OrganisationAdmitted, moment: int) -> None:
    """Of a Participant, but without a standing: that is the next event of the same act."""
    state.standings[event.organisation] = [Standing(event.participant, 0, 0, 0, 0, 0, 0)]


# Standings


@decides(ParticipantsSetStanding)
def set_standing(state: State, act: ParticipantsSetStanding, call: Call) -> list[Event]:
    by = licence_office_of(state, call, act.organisation)
    if not codes.STANDING_GOOD <= act.status <= codes.STANDING_ENDED:
        raise ParticipantsBadStatus(act.status)
    last = last_standing(state, act.organisation)
    _check_since(call, act.since, last.since)
    standing = replace(last, status=act.status, since=act.since)
    return [standing_event(act.organisation, standing, by, act.document)]


def set_roles(
    state: State, organisation: int, roles: int, since: int, until: int, by: int, document: bytes
) -> list[Event]:
    """The door for Zones."""
    last = last_standing(state, organisation)
    standing = replace(last, roles=roles, since=since, until=until)
    return [standing_event(organisation, standing, by, document)]


@decides(ParticipantsSetRoles)
def set_roles_directly(state: State, act: ParticipantsSetRoles, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def standing_event(
    organisation: int, standing: Standing, by: int, document: bytes
) -> StandingChanged:
    return StandingChanged(
        organisation,
        standing.status,
        standing.since,
        standing.until,
        standing.roles,
        by,
        document,
    )


@applies(StandingChanged)
def standing_changed(state: State, event: StandingChanged, moment: int) -> None:
    history = state.standings[event.organisation]
    entry = replace(
        history[-1],
        status=event.status,
        since=event.since,
        until=event.until,
        roles=event.roles,
    )
    if not history[-1].status:
        history.clear()
    history.append(entry)


def _check_since(call: Call, since: int, last: int) -> None:
    if since > call.latest_day:
        raise ParticipantsDayInFuture(since, call.latest_day)
    if since < last:
        raise ParticipantsDayBefore(since, last)


# Participants, through the doors for Decisions


@decides(ParticipantsSetParticipant)
def set_participant_directly(
    state: State, act: ParticipantsSetParticipant, call: Call
) -> list[Event]:
    raise NotTheDoor(call.sender)


def set_participant(
    state: State, call: Call, participant: int, entry: ParticipantState, decision: bytes
) -> list[Event]:
    """Puts a Participant down; its first time also opens its zones."""
    code = participant.to_bytes(2, "big")
    if not all(0x41 <= letter <= 0x5A for letter in code):
        raise ParticipantsBadCode(participant)
    if not codes.KP_APPLICANT <= entry.status <= codes.KP_EXPELLED:
        raise ParticipantsBadStatus(entry.status)
    last = last_participant(state, participant)
    _check_since(call, entry.since, last.since)
    put_down = ParticipantSet(
        participant,
        code,
        entry.status,
        entry.counted,
        entry.on_ledger_from,
        entry.since,
        decision,
    )
    return [put_down] if last.status else [put_down, *openings.open_first(state, call, participant)]


@applies(ParticipantSet)
def participant_set(state: State, event: ParticipantSet, moment: int) -> None:
    history = state.participants.setdefault(event.participant, [])
    history.append(
        ParticipantState(
            event.status, event.counted, event.on_ledger_from, event.day, day_of(moment)
        )
    )
