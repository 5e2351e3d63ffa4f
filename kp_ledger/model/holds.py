"""Holds on parcels: contracts/Parcels.sol."""

from __future__ import annotations

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.parcels import MOST_HOLDS, Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ParcelsEndHolds,
    ParcelsNoteHold,
    ParcelsPlaceHolds,
    ParcelsReleaseHold,
)
from kp_ledger.generated.events import HoldPlaced, HoldReleased, HoldSkipped
from kp_ledger.generated.records import Hold
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ParcelsHoldNotInForce,
    ParcelsHoldsUsedUp,
    ParcelsNoDocument,
    ParcelsNotAscending,
    ParcelsNotAtRest,
    ParcelsNothingHeld,
    ParcelsNotYourHold,
    ParcelsSameKey,
    ParcelsTooManyHeld,
    ParcelsUnknown,
    ParcelsUnknownReason,
)
from kp_ledger.model import approvals, participants, typed
from kp_ledger.model.lookups import office_now
from kp_ledger.model.parcels import check_room
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NO_DOCUMENT = bytes(32)
POWERS_THAT_HOLD = codes.POWER_LICENCE | codes.POWER_EXPORT | codes.POWER_IMPORT
AT_REST = (codes.PARCEL_HELD, codes.PARCEL_SEALED, codes.PARCEL_MISSING)
REASONS_OF_AN_OFFICE = (codes.HOLD_BAR, codes.HOLD_LIMITED_ZONE, codes.HOLD_OFFICE)
RELEASED_WITH_A_DOCUMENT = (codes.HOLD_BAR, codes.HOLD_LIMITED_ZONE, codes.HOLD_COLLISION)


# Doors


@decides(ParcelsNoteHold)
def note_hold(state: State, act: ParcelsNoteHold, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


@decides(ParcelsEndHolds)
def end_holds_directly(state: State, act: ParcelsEndHolds, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def releaser(state: State, place: int, office: int) -> int:
    """Whose a hold is that an act places: the licence office's or, where there is none, `office`.

    A hold of nobody would stand for ever.
    """
    return participants.licensing_office(state, place) or office


def hold_on(parcel: bytes, by: int, revision: int, reason: int, key: str = NO_KEY) -> HoldPlaced:
    """A hold that an act places for an office, which releases it: of the same revision."""
    return _hold_placed(parcel, by, revision, reason, key, NO_DOCUMENT)


def holds_ended(
    parcel: bytes, revisions: list[int], by: int, revision: int, document: bytes
) -> list[Event]:
    """What ends the holds placed at some revisions, by the act that voids their registration."""
    return [
        HoldReleased(typed.hold_id(parcel, placed), parcel, by, revision, document)
        for placed in revisions
    ]


# By an office


@decides(ParcelsPlaceHolds)
def place_holds(state: State, act: ParcelsPlaceHolds, call: Call) -> list[Event]:
    office, participant = participants.acting_office(state, call, call.sender, POWERS_THAT_HOLD)
    if act.reason not in REASONS_OF_AN_OFFICE:
        raise ParcelsUnknownReason(act.reason)
    if not act.parcels:
        raise ParcelsNothingHeld(office)
    if len(act.parcels) > codes.LIMIT_HOLD_PARCELS:
        raise ParcelsTooManyHeld(len(act.parcels), codes.LIMIT_HOLD_PARCELS)
    events: list[Event] = []
    last = bytes(32)
    for parcel in act.parcels:
        if parcel <= last:
            raise ParcelsNotAscending(parcel)
        last = parcel
        events.append(_placed(state, parcel, office, participant, act))
    return events


def _placed(
    state: State, parcel: bytes, office: int, participant: int, act: ParcelsPlaceHolds
) -> Event:
    """The parcel as it is, whatever its revision; skipped when it is out of reach."""
    word = state.parcel(parcel)
    if word.status == codes.PARCEL_NONE:
        raise ParcelsUnknown(parcel)
    if word.status not in AT_REST or word.place != participant:
        return HoldSkipped(parcel, office, word.status)
    check_room(parcel, word)
    if word.holds == MOST_HOLDS:
        raise ParcelsHoldsUsedUp(parcel, word.holds)
    return _hold_placed(parcel, office, word.revision + 1, act.reason, NO_KEY, act.document)


def _hold_placed(
    parcel: bytes, by: int, revision: int, reason: int, key: str, document: bytes
) -> HoldPlaced:
    hold = typed.hold_id(parcel, revision)
    return HoldPlaced(hold, parcel, by, revision, reason, key, document)


@applies(HoldPlaced)
def hold_placed(state: State, event: HoldPlaced, moment: int) -> None:
    word = state.parcels[event.parcel]
    state.parcels[event.parcel] = replace(word, holds=word.holds + 1, revision=event.revision)
    state.holds[event.hold] = Hold(
        event.by, codes.HOLD_IN_FORCE, event.reason, event.key, event.parcel
    )


@applies(HoldSkipped)
def hold_skipped(state: State, event: HoldSkipped, moment: int) -> None:
    """What got out of reach stays as it is."""


@decides(ParcelsReleaseHold)
def release_hold(state: State, act: ParcelsReleaseHold, call: Call) -> list[Event]:
    by = participants.acting_organisation(state, call, call.sender)
    hold = state.holds.get(act.hold)
    if hold is None or hold.status != codes.HOLD_IN_FORCE:
        raise ParcelsHoldNotInForce(act.hold, hold.status if hold else 0)
    _check_releaser(state, call, act.hold, hold.by, by)
    _check_other_key(state, call, act.hold, hold.key)
    if hold.cause in RELEASED_WITH_A_DOCUMENT and act.document == NO_DOCUMENT:
        raise ParcelsNoDocument(act.hold)
    word = state.parcels[hold.parcel]
    _check_at_rest(hold.parcel, word)
    check_room(hold.parcel, word)
    return [HoldReleased(act.hold, hold.parcel, by, word.revision + 1, act.document)]


def _check_releaser(state: State, call: Call, hold: bytes, owner: int, by: int) -> None:
    """Whose hold it is or, once that is a closed office, a licence office of its Participant."""
    office = office_now(state, owner)
    if by == owner:
        if office.powers:
            participants.acting_office(state, call, call.sender, POWERS_THAT_HOLD)
        else:
            participants.check_standing(state, call, by, call.today)
        return
    if not office.powers or call.today <= office.until:
        raise ParcelsNotYourHold(hold, owner, by)
    _, other = participants.acting_office(state, call, call.sender, codes.POWER_LICENCE)
    if other != office.participant:
        raise ParcelsNotYourHold(hold, owner, by)


def _check_other_key(state: State, call: Call, hold: bytes, entered: str) -> None:
    """What one key entered another releases, and neither of the two is young."""
    if entered == NO_KEY:
        return
    if call.sender == entered:
        raise ParcelsSameKey(hold, entered)
    for key in (entered, call.sender):
        approvals.check_age(state, call, key)


def _check_at_rest(parcel: bytes, word: Parcel) -> None:
    if word.status not in AT_REST:
        raise ParcelsNotAtRest(parcel, word.status)


@applies(HoldReleased)
def hold_released(state: State, event: HoldReleased, moment: int) -> None:
    word = state.parcels[event.parcel]
    state.parcels[event.parcel] = replace(word, holds=word.holds - 1, revision=event.revision)
    state.holds[event.hold] = replace(state.holds[event.hold], status=codes.HOLD_RELEASED)
