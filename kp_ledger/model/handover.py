"""Custody and title from one pair of hands to another: contracts/Parcels.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.generated import codes
from kp_ledger.generated.acts import ParcelsHandOver
from kp_ledger.generated.events import HandedOver
from kp_ledger.generated.records import Handover, ParcelRef
from kp_ledger.generated.refusals import (
    ParcelsDayBefore,
    ParcelsDayInFuture,
    ParcelsElsewhere,
    ParcelsNotAscending,
    ParcelsNotCustodian,
    ParcelsNotHeld,
    ParcelsNothingHandedOver,
    ParcelsNotOwner,
    ParcelsOnHold,
    ParcelsTooManyHandedOver,
    ParcelsUnknown,
    ParcelsUnknownMoves,
)
from kp_ledger.model import participants
from kp_ledger.model.lookups import participant_of
from kp_ledger.model.orders import check_deadline, check_signed_day, is_polished, signer
from kp_ledger.model.parcels import check_revision
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State


@decides(ParcelsHandOver)
def hand_over(state: State, act: ParcelsHandOver, call: Call) -> list[Event]:
    order = act.order
    check_deadline(call, order.signed_at, order.deadline, codes.LIMIT_ORDER_DAYS)
    giver_key = signer(call, act.giver, order.giver)
    receiver_key = signer(call, act.receiver, order.receiver)
    _check_order(order)
    place = participants.check_hands_on(
        state,
        call,
        giver_key,
        order.giver,
        receiver_key,
        order.receiver,
        order.signed_at,
        order.day,
    )
    if order.day > call.latest_day:
        raise ParcelsDayInFuture(order.day, call.latest_day)
    check_signed_day(state, call, order.day, order.signed_at)
    return _handed_over(state, order, place)


def _check_order(order: Handover) -> None:
    if not codes.MOVES_CUSTODY <= order.moves <= codes.MOVES_BOTH:
        raise ParcelsUnknownMoves(order.moves)
    count = len(order.parcels)
    if count == 0:
        raise ParcelsNothingHandedOver(order.giver)
    if count > codes.LIMIT_HANDOVER_PARCELS:
        raise ParcelsTooManyHandedOver(count, codes.LIMIT_HANDOVER_PARCELS)


def _handed_over(state: State, order: Handover, place: int) -> list[Event]:
    events: list[Event] = []
    last = bytes(32)
    for ref in order.parcels:
        if ref.parcel <= last:
            raise ParcelsNotAscending(ref.parcel)
        last = ref.parcel
        _check_handed_over(state, order, ref, place)
        events.append(
            HandedOver(
                ref.parcel,
                order.giver,
                order.receiver,
                ref.revision + 1,
                order.moves,
                order.day,
                order.terms,
            )
        )
    return events


def _check_handed_over(state: State, order: Handover, ref: ParcelRef, place: int) -> None:
    parcel, word = ref.parcel, state.parcel(ref.parcel)
    if parcel not in state.parcels:
        raise ParcelsUnknown(parcel)
    if word.status != codes.PARCEL_HELD:
        raise ParcelsNotHeld(parcel, word.status)
    if word.holds:
        raise ParcelsOnHold(parcel, word.holds)
    check_revision(parcel, word, ref.revision)
    if word.place != place and not is_polished(word.kind):
        raise ParcelsElsewhere(parcel, word.place, place)
    if order.day < word.day:
        raise ParcelsDayBefore(parcel, order.day, word.day)
    if order.moves & codes.MOVES_CUSTODY and word.custodian != order.giver:
        raise ParcelsNotCustodian(parcel, word.custodian, order.giver)
    if order.moves & codes.MOVES_TITLE and word.owner != order.giver:
        raise ParcelsNotOwner(parcel, word.owner, order.giver)


@applies(HandedOver)
def handed_over(state: State, event: HandedOver, moment: int) -> None:
    word = state.parcels[event.parcel]
    moved = event.moves & codes.MOVES_CUSTODY and is_polished(word.kind)
    state.parcels[event.parcel] = replace(
        word,
        place=participant_of(state, event.receiver) if moved else word.place,
        custodian=event.receiver if event.moves & codes.MOVES_CUSTODY else word.custodian,
        owner=event.receiver if event.moves & codes.MOVES_TITLE else word.owner,
        revision=event.revision,
        day=event.day,
    )
