"""Keys: enrolling, cutting, revoking, withdrawing orders: contracts/enrolments/KeyActs.sol.

What Enrolments has asked Participants writes: contracts/participants/KeysWritten.sol.
"""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.base.messages import NO_KEY, Act, Event
from kp_ledger.domain.days import SECONDS_PER_HOUR
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    EnrolmentsChangeEncryptionKey,
    EnrolmentsCutKeys,
    EnrolmentsEnrol,
    EnrolmentsRevoke,
    ParticipantsCloseOffices,
    ParticipantsEnrolKey,
    ParticipantsKeepKeys,
    ParticipantsKeepOffice,
    ParticipantsRevokeKey,
    ParticipantsWithdrawOrders,
)
from kp_ledger.generated.events import (
    EncryptionKeyChanged,
    KeyEnrolled,
    KeyRevoked,
    KeysCut,
    OrdersWithdrawn,
)
from kp_ledger.generated.records import Key
from kp_ledger.generated.refusals import (
    EnrolmentsAlreadyRevoked,
    EnrolmentsKeysNotAscending,
    EnrolmentsKeyUnknown,
    EnrolmentsRescueKey,
    EnrolmentsRevokedAhead,
    EnrolmentsRevokedBefore,
    EnrolmentsTooManyKept,
    NotTheDoor,
    ParticipantsKeyCut,
    ParticipantsNotAnOfficesOwn,
    ParticipantsNotItsKey,
    ParticipantsNotOfParticipant,
)
from kp_ledger.model.actors import (
    acting_office,
    acting_organisation,
    check_focal,
    check_standing,
)
from kp_ledger.model.enrolments import check_new_key
from kp_ledger.model.lookups import NO_OFFICE, is_live, key_of, last_standing, participant_of
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State
from kp_ledger.model.two_keys import approved_on_keys

NOBODY = 0
NEVER = (1 << 48) - 1
DELAY_WHEN_LOST = codes.LIMIT_LOST_KEY_HOURS * SECONDS_PER_HOUR


def licence_office_of(state: State, call: Call, organisation: int) -> int:
    """The sender's licence office, of the same Participant as the company `organisation`."""
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    its = participant_of(state, organisation)
    if its != participant:
        raise ParticipantsNotOfParticipant(organisation, its, participant)
    roles = last_standing(state, organisation).roles
    if roles & codes.ROLES_NEVER_LICENSED:
        raise ParticipantsNotAnOfficesOwn(organisation, roles)
    return by


def enrolled(key: str, organisation: int, from_: int, by: int, flags: int = 0) -> KeyEnrolled:
    return KeyEnrolled(key, organisation, from_, NEVER, flags, by)


@decides(EnrolmentsEnrol)
def enrol(state: State, act: EnrolmentsEnrol, call: Call) -> list[Event]:
    organisation = acting_organisation(state, call, call.sender)
    check_standing(state, call, organisation, call.today)
    participant = participant_of(state, organisation)
    check_new_key(state, call, act, organisation, participant, codes.USE_ORGANISATION)
    approved = approved_on_keys(state, call, act, organisation)
    return [*approved, enrolled(act.key, organisation, call.moment, organisation)]


@applies(KeyEnrolled)
def key_enrolled(state: State, event: KeyEnrolled, moment: int) -> None:
    number = last_standing(state, event.organisation).enrolled + 1
    state.keys[event.key] = Key(
        event.organisation, event.from_, event.until, 0, event.flags, number
    )
    _count(state, event.organisation, enrolled=number)


def _count(state: State, organisation: int, **counts: int) -> None:
    """An organisation's keys are counted in the standing in force: no entry of its own."""
    history = state.standings[organisation]
    history[-1] = replace(history[-1], **counts)


@decides(ParticipantsEnrolKey)
@decides(ParticipantsKeepKeys)
@decides(ParticipantsRevokeKey)
@decides(ParticipantsKeepOffice)
@decides(ParticipantsCloseOffices)
def write_directly(state: State, act: Act, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


# After a theft or a loss


@decides(EnrolmentsCutKeys)
def cut_keys(state: State, act: EnrolmentsCutKeys, call: Call) -> list[Event]:
    office = state.offices.get(act.organisation)
    if office:
        check_focal(state, call, call.sender, office.participant)
    by = NOBODY if office else licence_office_of(state, call, act.organisation)
    check_kept(state, call, act.organisation, act.kept)
    if act.key != NO_KEY:
        its = participant_of(state, act.organisation)
        check_new_key(state, call, act, act.organisation, its, codes.USE_ORGANISATION)
    cut = KeysCut(act.organisation, act.kept, by, act.reason)
    if act.key == NO_KEY:
        return [cut]
    delay = 0 if office else DELAY_WHEN_LOST
    flags = codes.KEY_BY_FOCAL if office else codes.KEY_BY_OFFICE
    return [cut, enrolled(act.key, act.organisation, call.moment + delay, by, flags)]


def check_kept(state: State, call: Call, organisation: int, kept: tuple[str, ...]) -> None:
    """The keys that stay are live keys of the organisation, or will be: nothing dead is revived."""
    if len(kept) > codes.LIMIT_KEYS_KEPT:
        raise EnrolmentsTooManyKept(len(kept), codes.LIMIT_KEYS_KEPT)
    first_live = last_standing(state, organisation).first_live
    before = NO_KEY
    for index, key in enumerate(kept):
        stays = key_of(state, key)
        if index and key <= before:
            raise EnrolmentsKeysNotAscending(key)
        if stays.organisation != organisation:
            raise ParticipantsNotItsKey(key, organisation)
        if stays.until <= call.moment:
            raise EnrolmentsAlreadyRevoked(key, stays.until)
        if stays.number < first_live:
            raise ParticipantsKeyCut(key, stays.number, first_live)
        before = key


@applies(KeysCut)
def keys_cut(state: State, event: KeysCut, moment: int) -> None:
    first = last_standing(state, event.organisation).enrolled + 1
    for index, key in enumerate(event.kept):
        state.keys[key] = replace(state.keys[key], number=first + index)
    _count(state, event.organisation, enrolled=first - 1 + len(event.kept), first_live=first)


@decides(EnrolmentsRevoke)
def revoke(state: State, act: EnrolmentsRevoke, call: Call) -> list[Event]:
    key = key_of(state, act.key)
    if not key.organisation:
        raise EnrolmentsKeyUnknown(act.key)
    by = _revoker(state, call, key.organisation)
    if key.until != NEVER:
        raise EnrolmentsAlreadyRevoked(act.key, key.until)
    if act.at > call.moment:
        raise EnrolmentsRevokedAhead(act.at, call.moment)
    waits = key.flags == codes.KEY_BY_OFFICE and call.moment < key.from_
    if waits and by == key.organisation:
        raise EnrolmentsRescueKey(act.key, key.from_)
    # Its office can stop the key that it enrolled before it is live.
    if act.at < key.from_ <= call.moment:
        raise EnrolmentsRevokedBefore(act.key, key.from_, act.at)
    revoked = KeyRevoked(act.key, key.organisation, act.at, by, act.reason)
    # Whoever stops the key that it has itself gains nothing.
    if by != key.organisation or act.key == call.sender:
        return [revoked]
    return [*approved_on_keys(state, call, act, by), revoked]


def _revoker(state: State, call: Call, organisation: int) -> int:
    """Who the sender is: the organisation itself, the focal key of an office, a licence office."""
    own = key_of(state, call.sender)
    if own.organisation == organisation and is_live(state, call, own):
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
    """All that the key has signed: no order that holds now is dated more than an hour ahead."""
    acting_organisation(state, call, call.sender)
    return [OrdersWithdrawn(call.sender, call.moment + codes.LIMIT_CLOCK_SKEW + 1)]


@applies(OrdersWithdrawn)
def orders_withdrawn(state: State, event: OrdersWithdrawn, moment: int) -> None:
    key = state.keys[event.key]
    state.keys[event.key] = replace(key, orders_from=event.orders_from)


@decides(EnrolmentsChangeEncryptionKey)
def change_encryption_key(
    state: State, act: EnrolmentsChangeEncryptionKey, call: Call
) -> list[Event]:
    organisation = acting_organisation(state, call, call.sender)
    check_standing(state, call, organisation, call.today)
    return [EncryptionKeyChanged(organisation, act.encryption_key)]


@applies(EncryptionKeyChanged)
def encryption_key_changed(state: State, event: EncryptionKeyChanged, moment: int) -> None:
    """Kept in the event alone: storage holds none, and no rule reads it."""
