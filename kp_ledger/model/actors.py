"""The checks and reads of contracts/Participants.sol.

What changes their answers stands in offices.py, standings.py, keys.py and settings.py.
"""

from __future__ import annotations

from kp_ledger.base.messages import NO_KEY
from kp_ledger.generated import codes
from kp_ledger.generated.records import Key, Office, Standing
from kp_ledger.generated.refusals import (
    ParticipantsKeyCut,
    ParticipantsKeyNotLive,
    ParticipantsMayNotHold,
    ParticipantsNoPower,
    ParticipantsNotAParticipant,
    ParticipantsNotFocalKey,
    ParticipantsNotInGoodStanding,
    ParticipantsNotItsKey,
    ParticipantsNotOfPlace,
    ParticipantsOfficeClosed,
    ParticipantsOrderWithdrawn,
    ParticipantsOutside,
    ParticipantsSameOrganisation,
    ParticipantsSignedAhead,
)
from kp_ledger.model.lookups import (
    end_recorded,
    is_cut,
    is_on_ledger,
    key_of,
    last_participant,
    last_standing,
    office_now,
    participant_on,
    standing_on,
)
from kp_ledger.model.rules import Call
from kp_ledger.model.state import State

# Checks, which raise the rule


def check_key(state: State, call: Call, key: str, organisation: int, signed_at: int) -> None:
    """A live key of `organisation`, and an order it signed at `signed_at` that holds."""
    signing = key_of(state, key)
    if signing.organisation != organisation:
        raise ParticipantsNotItsKey(key, organisation)
    check_live(state, call, key, signing)
    if signed_at < signing.orders_from:
        raise ParticipantsOrderWithdrawn(key, signing.orders_from, signed_at)
    check_signed_at(call, signed_at)


def check_signed_at(call: Call, signed_at: int) -> None:
    if signed_at > call.moment + codes.LIMIT_CLOCK_SKEW:
        raise ParticipantsSignedAhead(signed_at, call.moment)


def check_live(state: State, call: Call, key: str, acting: Key) -> None:
    if not acting.from_ <= call.moment < acting.until:
        raise ParticipantsKeyNotLive(key, acting.from_, acting.until, call.moment)
    if is_cut(state, acting):
        first_live = last_standing(state, acting.organisation).first_live
        raise ParticipantsKeyCut(key, acting.number, first_live)


def check_actor(
    state: State, call: Call, key: str, organisation: int, signed_at: int, day: int
) -> None:
    """check_key, then that the organisation's standing is good, on `day` and now."""
    check_key(state, call, key, organisation, signed_at)
    check_standing(state, call, organisation, day)


def check_focal_key(state: State, call: Call, key: str, participant: int, signed_at: int) -> None:
    """The focal key of `participant`, which is on the ledger, and nothing signed ahead."""
    check_focal(state, call, key, participant)
    check_signed_at(call, signed_at)


def check_focal(state: State, call: Call, key: str, participant: int) -> None:
    if key != state.focal_keys.get(participant, NO_KEY):
        raise ParticipantsNotFocalKey(participant, key)
    entry = last_participant(state, participant)
    if not is_on_ledger(entry, call.today):
        raise ParticipantsOutside(participant, entry.on_ledger_from)


def check_hands_on(
    state: State,
    call: Call,
    giver_key: str,
    giver: int,
    receiver_key: str,
    receiver: int,
    signed_at: int,
    day: int,
) -> int:
    """All of a handover that is not the parcel; gives the receiver's Participant."""
    check_key(state, call, giver_key, giver, signed_at)
    check_key(state, call, receiver_key, receiver, signed_at)
    if giver == receiver:
        raise ParticipantsSameOrganisation(giver)
    check_standing(state, call, giver, day)
    check_standing(state, call, receiver, day)
    _check_may_hold(state, call, receiver, day)
    return last_standing(state, receiver).participant


def check_holder(state: State, call: Call, organisation: int, place: int, day: int) -> None:
    """In good standing, of `place`, with a role that may hold: on `day` and now."""
    check_standing(state, call, organisation, day)
    its = last_standing(state, organisation).participant
    if its != place:
        raise ParticipantsNotOfPlace(organisation, its, place)
    _check_may_hold(state, call, organisation, day)


def _check_may_hold(state: State, call: Call, organisation: int, day: int) -> None:
    last = last_standing(state, organisation)
    _check_holds(organisation, last, max(day, call.today))
    if day < last.since:
        _check_holds(organisation, standing_on(state, organisation, day), day)


def _check_holds(organisation: int, standing: Standing, day: int) -> None:
    if not standing.roles & codes.ROLES_THAT_HOLD or day > standing.until:
        raise ParticipantsMayNotHold(organisation, standing.roles, standing.until, day)


def check_standing(state: State, call: Call, organisation: int, day: int) -> None:
    """In good standing as last recorded, and as it was on `day`."""
    last = last_standing(state, organisation)
    _check_good(organisation, last, call.today)
    check_not_closed(state, call, organisation)
    if day < last.since:
        check_standing_on(state, organisation, day)


def check_not_closed(state: State, call: Call, organisation: int) -> None:
    """The roles of an office end when it is closed, and with them what it signs."""
    if not last_standing(state, organisation).roles & codes.ROLES_OF_AN_OFFICE:
        return
    check_open(call, organisation, office_now(state, organisation))


def check_open(call: Call, organisation: int, office: Office) -> None:
    """The office is not closed before today."""
    if call.today > office.until:
        raise ParticipantsOfficeClosed(organisation, office.until)


def check_standing_on(state: State, organisation: int, day: int) -> None:
    """It was in good standing on `day`, whatever it is now: for what its office enters."""
    _check_good(organisation, standing_on(state, organisation, day), day)


def _check_good(organisation: int, standing: Standing, day: int) -> None:
    if standing.status != codes.STANDING_GOOD:
        raise ParticipantsNotInGoodStanding(organisation, standing.status, day)


def check_participant(state: State, call: Call, participant: int, day: int) -> None:
    """A Participant in good standing, on `day` and now."""
    now = last_participant(state, participant).status
    if now != codes.KP_PARTICIPANT:
        raise ParticipantsNotAParticipant(participant, now, call.today)
    check_participant_on(state, participant, day)


def check_participant_on(state: State, participant: int, day: int) -> None:
    """One that was in good standing on `day`, whatever it is now."""
    status = participant_on(state, participant, day).status
    if status != codes.KP_PARTICIPANT:
        raise ParticipantsNotAParticipant(participant, status, day)


def check_under_way(state: State, call: Call, participant: int, begun: int) -> None:
    """In good standing or, for what was under way on day `begun`, until then as recorded."""
    status = last_participant(state, participant).status
    if status != codes.KP_PARTICIPANT and begun > end_recorded(state, participant):
        raise ParticipantsNotAParticipant(participant, status, call.today)


def acting_organisation(state: State, call: Call, key: str) -> int:
    """The organisation of a live key."""
    acting = key_of(state, key)
    check_live(state, call, key, acting)
    return acting.organisation


def acting_office(state: State, call: Call, key: str, power: int) -> tuple[int, int]:
    """The office of a live key, open today with one of the powers, and its Participant."""
    organisation = acting_organisation(state, call, key)
    office = office_now(state, organisation)
    if not office.powers & power:
        raise ParticipantsNoPower(organisation, office.powers, power)
    check_open(call, organisation, office)
    return organisation, office.participant
