"""A parcel's word, who may write it, and holds: contracts/Parcels.sol.

Production and handover, of the same contract, stand in production.py and handover.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import LAST_REVISION, MOST_HOLDS, MOVES, Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ParcelsNoteHold,
    ParcelsPlaceHold,
    ParcelsReleaseHold,
    ParcelsWrite,
)
from kp_ledger.generated.events import HoldPlaced, HoldReleased
from kp_ledger.generated.records import Hold
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ParcelsChanged,
    ParcelsElsewhere,
    ParcelsExists,
    ParcelsHoldNotInForce,
    ParcelsHoldsUsedUp,
    ParcelsIllegalMove,
    ParcelsMadeMore,
    ParcelsMayNotChangeOrigin,
    ParcelsMayNotMake,
    ParcelsMayNotRaise,
    ParcelsNotAtRest,
    ParcelsNotYourHold,
    ParcelsRevisionsUsedUp,
    ParcelsUnknown,
    ParcelsUnknownReason,
    ParcelsWordsMissing,
    ParcelsWrongRevision,
)
from kp_ledger.model import participants, typed
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NO_DOCUMENT = bytes(32)
REGISTERED, PRODUCT = 1, 2  # the revision at which a parcel begins
# Who makes no more weight than it spends, and who makes none; the other doors make what is new.
SPENDERS, MOVERS = frozenset({"Transformations"}), frozenset({"Issuance", "Shipments"})
POWERS_THAT_HOLD = codes.POWER_LICENCE | codes.POWER_EXPORT | codes.POWER_IMPORT

# Words


def registered_parcel(
    registrar: int, place: int, kind: int, millicarats: int, blend: int, day: int
) -> Parcel:
    """Weight as it is put down: nobody has touched it, nothing certifies it."""
    return Parcel(
        custodian=registrar,
        owner=registrar,
        place=place,
        status=codes.PARCEL_HELD,
        kind=kind,
        millicarats=millicarats,
        blend=blend,
        certificate=0,
        revision=REGISTERED,
        day=day,
        holds=0,
    )


@decides(ParcelsWrite)
def write(state: State, act: ParcelsWrite, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


@decides(ParcelsNoteHold)
def note_hold(state: State, act: ParcelsNoteHold, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def check_job(
    state: State, caller: str, parcels: Sequence[bytes], words: Sequence[Parcel], changed: int
) -> None:
    """What the contract at `caller` may do to weight: make it, make what it spends, or neither."""
    job = {address: name for name, address in state.ledger.addresses.items()}[caller]
    if job in MOVERS:
        for index, (parcel, to) in enumerate(zip(parcels, words, strict=True)):
            _check_kept(parcel, state.parcel(parcel), to, index < changed, caller)
    if job in SPENDERS:
        spent = sum(state.parcel(parcel).millicarats for parcel in parcels[:changed])
        made = sum(to.millicarats for to in words if to.status != codes.PARCEL_SPENT)
        if made > spent:
            raise ParcelsMadeMore(spent, made)


def _check_kept(parcel: bytes, before: Parcel, after: Parcel, change: bool, caller: str) -> None:
    if not change:
        raise ParcelsMayNotMake(parcel, caller)
    if after.millicarats > before.millicarats:
        raise ParcelsMayNotRaise(parcel, before.millicarats, after.millicarats)
    if after.blend != before.blend:
        raise ParcelsMayNotChangeOrigin(parcel, before.blend, after.blend)


def check_write(
    state: State, parcels: Sequence[bytes], words: Sequence[Parcel], changed: int
) -> None:
    """What the writer of words refuses: the first `changed` change a parcel, the rest make one."""
    if len(parcels) != len(words):
        raise ParcelsWordsMissing(len(parcels), len(words))
    written: dict[bytes, Parcel] = {}
    for index, (parcel, to) in enumerate(zip(parcels, words, strict=True)):
        _check_written(parcel, written.get(parcel, state.parcel(parcel)), to, index < changed)
        written[parcel] = to


def _check_written(parcel: bytes, before: Parcel, after: Parcel, change: bool) -> None:
    if change and before.status == codes.PARCEL_NONE:
        raise ParcelsUnknown(parcel)
    if not change and before.status != codes.PARCEL_NONE:
        raise ParcelsExists(parcel)
    if after.status not in MOVES[before.status]:
        raise ParcelsIllegalMove(parcel, before.status, after.status)
    check_room(parcel, before)
    may_follow = (before.revision + 1,) if change else (REGISTERED, PRODUCT)
    if after.revision not in may_follow:
        raise ParcelsWrongRevision(parcel, before.revision, after.revision)


# Checks


def check_at_rest(parcel: bytes, word: Parcel) -> None:
    if word.status not in (codes.PARCEL_HELD, codes.PARCEL_SEALED):
        raise ParcelsNotAtRest(parcel, word.status)


def check_revision(parcel: bytes, word: Parcel, named: int) -> None:
    if word.revision != named:
        raise ParcelsChanged(parcel, word.revision, named)
    check_room(parcel, word)


def check_room(parcel: bytes, word: Parcel) -> None:
    if word.revision == LAST_REVISION:
        raise ParcelsRevisionsUsedUp(parcel, word.revision)


# Holds


@decides(ParcelsPlaceHold)
def place_hold(state: State, act: ParcelsPlaceHold, call: Call) -> list[Event]:
    office, participant = participants.acting_office(state, call, call.sender, POWERS_THAT_HOLD)
    if not codes.HOLD_CEILING <= act.reason <= codes.HOLD_OFFICE:
        raise ParcelsUnknownReason(act.reason)
    word = state.parcel(act.parcel)
    check_at_rest(act.parcel, word)
    if word.place != participant:
        raise ParcelsElsewhere(act.parcel, word.place, participant)
    check_revision(act.parcel, word, act.revision)
    if word.holds == MOST_HOLDS:
        raise ParcelsHoldsUsedUp(act.parcel, word.holds)
    return [_hold_placed(act.parcel, office, word.revision + 1, act.reason, act.document)]


def automatic_hold(
    state: State, parcel: bytes, place: int, revision: int, reason: int
) -> HoldPlaced:
    """The hold that an act places on what it makes: of the same revision, the licence office's."""
    office = participants.licensing_office(state, place)
    return _hold_placed(parcel, office, revision, reason, NO_DOCUMENT)


def _hold_placed(parcel: bytes, by: int, revision: int, reason: int, document: bytes) -> HoldPlaced:
    return HoldPlaced(typed.hold_id(parcel, revision), parcel, by, revision, reason, document)


@applies(HoldPlaced)
def hold_placed(state: State, event: HoldPlaced, moment: int) -> None:
    word = state.parcels[event.parcel]
    automatic = event.revision == word.revision
    state.parcels[event.parcel] = replace(
        word,
        holds=word.holds + 1,
        revision=event.revision,
        day=word.day if automatic else day_of(moment),
    )
    state.holds[event.hold] = Hold(event.by, codes.HOLD_IN_FORCE, event.parcel)


@decides(ParcelsReleaseHold)
def release_hold(state: State, act: ParcelsReleaseHold, call: Call) -> list[Event]:
    office, _ = participants.acting_office(state, call, call.sender, POWERS_THAT_HOLD)
    hold = state.holds.get(act.hold)
    if hold is None or hold.status != codes.HOLD_IN_FORCE:
        raise ParcelsHoldNotInForce(act.hold, hold.status if hold else 0)
    if office != hold.by:
        _check_licence_office(state, act.hold, hold.by, call)
    word = state.parcels[hold.parcel]
    check_at_rest(hold.parcel, word)
    check_room(hold.parcel, word)
    return [HoldReleased(act.hold, hold.parcel, office, word.revision + 1, act.document)]


def _check_licence_office(state: State, hold: bytes, by: int, call: Call) -> None:
    _, other = participants.acting_office(state, call, call.sender, codes.POWER_LICENCE)
    participant = participants.participant_of(state, by)
    if participant != other:
        raise ParcelsNotYourHold(hold, by, participant, other)


@applies(HoldReleased)
def hold_released(state: State, event: HoldReleased, moment: int) -> None:
    word = state.parcels[event.parcel]
    state.parcels[event.parcel] = replace(
        word, holds=word.holds - 1, revision=event.revision, day=day_of(moment)
    )
    state.holds[event.hold] = replace(state.holds[event.hold], status=codes.HOLD_RELEASED)
