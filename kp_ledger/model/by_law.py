"""Custody and title moved by law: contracts/corrections/ByLaw.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import CorrectionsMoveByLaw
from kp_ledger.generated.events import MovedByLaw
from kp_ledger.generated.records import ParcelRef
from kp_ledger.generated.refusals import (
    CorrectionsChanged,
    CorrectionsElsewhere,
    CorrectionsNotAscending,
    CorrectionsNothingMoved,
    CorrectionsNotOrdered,
    CorrectionsOutOfReach,
    CorrectionsTooManyMoved,
    CorrectionsUnknownMoves,
)
from kp_ledger.model import participants
from kp_ledger.model.approvals import check_second_key
from kp_ledger.model.parcels import check_write
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NOTHING = bytes(32)
IN_REACH = (codes.PARCEL_HELD, codes.PARCEL_MISSING)


@decides(CorrectionsMoveByLaw)
def move_by_law(state: State, act: CorrectionsMoveByLaw, call: Call) -> list[Event]:
    office, place = participants.acting_office(state, call, call.sender, codes.POWER_LICENCE)
    _check_transfer(act, office)
    second = check_second_key(state, call, act, act.approval, act.signature, office)
    participants.check_holder(state, call, act.to, place, call.today)
    events: list[Event] = []
    last = bytes(32)
    for ref in act.parcels:
        if ref.parcel <= last:
            raise CorrectionsNotAscending(ref.parcel)
        last = ref.parcel
        word = state.parcel(ref.parcel)
        _check_moved(ref, word, place)
        event = _moved(act, ref, word, office, second, max(call.today, word.day))
        check_write(state, [ref.parcel], [_after(event, word)], 1)
        events.append(event)
    return events


def _check_transfer(act: CorrectionsMoveByLaw, office: int) -> None:
    if not codes.MOVES_CUSTODY <= act.moves <= codes.MOVES_BOTH:
        raise CorrectionsUnknownMoves(act.moves)
    if act.document == NOTHING:
        raise CorrectionsNotOrdered(office)
    if not act.parcels:
        raise CorrectionsNothingMoved(office)
    if len(act.parcels) > codes.LIMIT_HANDOVER_PARCELS:
        raise CorrectionsTooManyMoved(len(act.parcels), codes.LIMIT_HANDOVER_PARCELS)


def _check_moved(ref: ParcelRef, word: Parcel, place: int) -> None:
    if word.status not in IN_REACH:
        raise CorrectionsOutOfReach(ref.parcel, word.status)
    if word.place != place:
        raise CorrectionsElsewhere(ref.parcel, word.place, place)
    if word.revision != ref.revision:
        raise CorrectionsChanged(ref.parcel, word.revision, ref.revision)


def _moved(
    act: CorrectionsMoveByLaw, ref: ParcelRef, word: Parcel, office: int, second: str, day: int
) -> MovedByLaw:
    return MovedByLaw(
        parcel=ref.parcel,
        office=office,
        to=act.to,
        custodian=word.custodian,
        owner=word.owner,
        second=second,
        revision=ref.revision + 1,
        moves=act.moves,
        day=day,
        document=act.document,
    )


def _after(event: MovedByLaw, word: Parcel) -> Parcel:
    return replace(
        word,
        custodian=event.to if event.moves & codes.MOVES_CUSTODY else word.custodian,
        owner=event.to if event.moves & codes.MOVES_TITLE else word.owner,
        revision=event.revision,
        day=event.day,
    )


@applies(MovedByLaw)
def moved_by_law(state: State, event: MovedByLaw, moment: int) -> None:
    state.parcels[event.parcel] = _after(event, state.parcels[event.parcel])
