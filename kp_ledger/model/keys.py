"""Keys: enrolling, revoking, withdrawing orders. contracts/Participants.sol."""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ParticipantsChangeEncryptionKey,
    ParticipantsEnrol,
    ParticipantsEnrolLost,
    ParticipantsRevoke,
    ParticipantsWithdrawOrders,
)
from kp_ledger.generated.events import (
    EncryptionKeyChanged,
    KeyEnrolled,
    KeyRevoked,
    OrdersWithdrawn,
)
from kp_ledger.generated.records import Key
from kp_ledger.generated.refusals import (
    ParticipantsAlreadyRevoked,
    ParticipantsKeyTaken,
    ParticipantsKeyUnknown,
    ParticipantsNotOfParticipant,
    ParticipantsOrdersFromAhead,
    ParticipantsOrdersFromNotLater,
    ParticipantsRevokedAhead,
    ParticipantsRevokedBefore,
)
from kp_ledger.model.actors import acting_office, acting_organisation
from kp_ledger.model.lookups import NO_OFFICE, is_live, key_of, participant_of
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NOBODY = 0
NEVER = (1 << 48) - 1
DELAY_WHEN_LOST = 48 * 3_600


def check_key_free(state: State, key: str) -> None:
    if key == NO_KEY or key in state.keys:
        raise ParticipantsKeyTaken(key)


def licence_office_of(state: State, call: Call, organisation: int) -> int:
    """The sender's licence office, which is of the same Participant as `organisation`."""
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    its = participant_of(state, organisation)
    if its != participant:
        raise ParticipantsNotOfParticipant(organisation, its, participant)
    return by


def enrolled(key: str, organisation: int, from_: int, by: int, flags: int = 0) -> KeyEnrolled:
    return KeyEnrolled(key, organisation, from_, NEVER, flags, by)


@decides(ParticipantsEnrol)
def enrol(state: State, act: ParticipantsEnrol, call: Call) -> list[Event]:
    organisation = acting_organisation(state, call, call.sender)
    check_key_free(state, act.key)
    return [enrolled(act.key, organisation, call.moment, organisation)]


@decides(ParticipantsEnrolLost)
def enrol_lost(state: State, act: ParticipantsEnrolLost, call: Call) -> list[Event]:
    by = licence_office_of(state, call, act.organisation)
    check_key_free(state, act.key)
    from_ = call.moment + DELAY_WHEN_LOST
    return [enrolled(act.key, act.organisation, from_, by, codes.KEY_BY_OFFICE)]


@applies(KeyEnrolled)
def key_enrolled(state: State, event: KeyEnrolled, moment: int) -> None:
    state.keys[event.key] = Key(event.organisation, event.from_, event.until, 0, event.flags)


@decides(ParticipantsRevoke)
def revoke(state: State, act: ParticipantsRevoke, call: Call) -> list[Event]:
    key = key_of(state, act.key)
    if not key.organisation:
        raise ParticipantsKeyUnknown(act.key)
    by = _revoker(state, call, key.organisation)
    if key.until != NEVER:
        raise ParticipantsAlreadyRevoked(act.key, key.until)
    if act.at > call.moment:
        raise ParticipantsRevokedAhead(act.at, call.moment)
    # A key enrolled by the office can be stopped before it is live: that is what the delay is for.
    if act.at < key.from_ <= call.moment:
        raise ParticipantsRevokedBefore(act.key, key.from_, act.at)
    return [KeyRevoked(act.key, key.organisation, act.at, by, act.reason)]


def _revoker(state: State, call: Call, organisation: int) -> int:
    """Who the sender is: the organisation itself, the focal key of an office, a licence office."""
    own = key_of(state, call.sender)
    if own.organisation == organisation and is_live(call, own):
        return organisation
    participant = state.offices.get(organisation, NO_OFFICE).participant
    if call.sender == state.focal_keys.get(participant, NO_KEY):
        return NOBODY
    return licence_office_of(state, call, organisation)


@applies(KeyRevoked)
def key_revoked(state: State, event: KeyRevoked, moment: int) -> None:
    state.keys[event.key] = replace(state.keys[event.key], until=event.at)


@decides(ParticipantsWithdrawOrders)
def withdraw_orders(state: State, act: ParticipantsWithdrawOrders, call: Call) -> list[Event]:
    acting_organisation(state, call, call.sender)
    before = state.keys[call.sender].orders_from
    if act.orders_from <= before:
        raise ParticipantsOrdersFromNotLater(call.sender, before, act.orders_from)
    if act.orders_from > call.moment + codes.LIMIT_CLOCK_SKEW:
        raise ParticipantsOrdersFromAhead(act.orders_from, call.moment)
    return [OrdersWithdrawn(call.sender, act.orders_from)]


@applies(OrdersWithdrawn)
def orders_withdrawn(state: State, event: OrdersWithdrawn, moment: int) -> None:
    key = state.keys[event.key]
    state.keys[event.key] = replace(key, orders_from=event.orders_from)


@decides(ParticipantsChangeEncryptionKey)
def change_encryption_key(
    state: State, act: ParticipantsChangeEncryptionKey, call: Call
) -> list[Event]:
    organisation = acting_organisation(state, call, call.sender)
    return [EncryptionKeyChanged(organisation, act.encryption_key)]


@applies(EncryptionKeyChanged)
def encryption_key_changed(state: State, event: EncryptionKeyChanged, moment: int) -> None:
    """Kept in the event alone: storage holds none, and no rule reads it."""
