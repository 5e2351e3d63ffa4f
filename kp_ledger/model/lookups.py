"""Who is who, on which day: looked up in a state, whoever asks, and nothing is refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from kp_ledger.domain.bounds import PARAMETERS, SETTINGS
from kp_ledger.generated import codes
from kp_ledger.generated.records import Key, Office, ParticipantState, Standing
from kp_ledger.model import typed
from kp_ledger.model.rules import Call
from kp_ledger.model.state import State, on

NO_KEY_AT_ALL = Key(0, 0, 0, 0, 0, 0)
NO_OFFICE = Office(0, 0, 0, 0, 0)
NO_STANDING = Standing(0, 0, 0, 0, 0, 0, 0)
NO_PARTICIPANT = ParticipantState(0, False, 0, 0, 0)


def key_of(state: State, key: str) -> Key:
    return state.keys.get(key, NO_KEY_AT_ALL)


def standing_on(state: State, organisation: int, day: int) -> Standing:
    return on(state.standings.get(organisation, []), day) or NO_STANDING


def last_standing(state: State, organisation: int) -> Standing:
    history = state.standings.get(organisation)
    return history[-1] if history else NO_STANDING


def participant_of(state: State, organisation: int) -> int:
    """The Participant of an organisation, zero when unknown."""
    return last_standing(state, organisation).participant


def office_now(state: State, organisation: int) -> Office:
    """An office as it stands: with the last day that it is open, by whatever closed it."""
    office = state.offices.get(organisation, NO_OFFICE)
    cuts = state.offices_cut.get(office.participant, [])
    until = next((cut.until for cut in cuts if office.number < cut.first_open), office.until)
    return replace(office, until=min(office.until, until))


def participant_on(state: State, participant: int, day: int) -> ParticipantState:
    return on(state.participants.get(participant, []), day) or NO_PARTICIPANT


def last_participant(state: State, participant: int) -> ParticipantState:
    history = state.participants.get(participant)
    return history[-1] if history else NO_PARTICIPANT


def end_recorded(state: State, participant: int) -> int:
    """The day on which it was recorded that a Participant is in good standing no more."""
    ended = takewhile(
        lambda entry: entry.status != codes.KP_PARTICIPANT,
        reversed(state.participants.get(participant, [])),
    )
    return min((entry.recorded for entry in ended), default=0)


def is_on_ledger(participant: ParticipantState, day: int) -> bool:
    return 0 < participant.on_ledger_from <= day


def licensing_office(state: State, participant: int) -> int:
    """The office that automatic holds belong to, zero when none."""
    return state.licensing_offices.get(participant, 0)


def setting(state: State, participant: int, setting_id: int, day: int) -> int:
    entry = on(state.settings.get((participant, setting_id), []), day)
    if entry:
        return entry.value
    return SETTINGS[setting_id].usual if setting_id in SETTINGS else 0


def parameter(state: State, parameter_id: int, day: int) -> int:
    entry = on(state.parameters.get(parameter_id, []), day)
    if entry:
        return entry.value
    return PARAMETERS[parameter_id].usual if parameter_id in PARAMETERS else 0


def is_live(state: State, call: Call, acting: Key) -> bool:
    """Enrolled, not revoked, and not cut."""
    return acting.from_ <= call.moment < acting.until and not is_cut(state, acting)


def is_cut(state: State, acting: Key) -> bool:
    """One of those that did not stay after a theft or a loss."""
    return acting.number < last_standing(state, acting.organisation).first_live


def recorded(state: State, issuer: int, number: str) -> int:
    """The certificate under which this number of that Participant came in, or zero."""
    return state.inbound_numbers.get(typed.shipment_id(issuer, number), 0)
