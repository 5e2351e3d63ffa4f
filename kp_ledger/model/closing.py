"""A shipment to a Participant outside is confirmed there: contracts/Paper.sol, row 20."""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.base.messages import Event
from kp_ledger.generated import codes
from kp_ledger.generated.acts import PaperCloseOutside
from kp_ledger.generated.events import ClosedOutside, WentOutside
from kp_ledger.generated.refusals import (
    PaperBeforeDeparture,
    PaperDayInFuture,
    PaperDestinationOnLedger,
    PaperNoCarats,
    PaperNoDocument,
    PaperNotDeparted,
    PaperNotItsPacking,
    PaperOtherOrigin,
    PaperPartlyConfirmed,
    PaperUnknown,
)
from kp_ledger.model import participants
from kp_ledger.model.certificates import (
    NOTHING,
    acting_office,
    change,
    check_rewrite,
    rewrite,
)
from kp_ledger.model.digests import packing_digest
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import Certificate, State


@decides(PaperCloseOutside)
def close_outside(state: State, act: PaperCloseOutside, call: Call) -> list[Event]:
    number, day = act.certificate, act.day
    office, from_ = acting_office(state, call, codes.POWER_EXPORT, day)
    record = _leaving(state, number, from_)
    _check_outside(state, call, number, record)
    if day > call.latest_day:
        raise PaperDayInFuture(day, call.latest_day)
    if day < record.b.departed:
        raise PaperBeforeDeparture(number, record.b.departed, day)
    if packing_digest(act.packing) != record.packing:
        raise PaperNotItsPacking(number)
    if act.document == NOTHING:
        raise PaperNoDocument()
    if not act.millicarats:
        raise PaperNoCarats(number)
    check_rewrite(state, act.packing.parcels, codes.PARCEL_OUTSIDE)
    closed = ClosedOutside(number, office, act.millicarats, day, act.document)
    return [closed, WentOutside(number, act.packing.parcels)]


def _leaving(state: State, number: int, from_: int) -> Certificate:
    if number not in state.certificates:
        raise PaperUnknown(number)
    record = state.certificates[number]
    if record.a.status != codes.CERTIFICATE_DEPARTED:
        raise PaperNotDeparted(number, record.a.status)
    if record.a.from_ != from_:
        raise PaperOtherOrigin(number, record.a.from_, from_)
    return record


def _check_outside(state: State, call: Call, number: int, record: Certificate) -> None:
    joined = participants.participant_on(state, record.a.to, call.today).on_ledger_from
    if 0 < joined <= record.b.issued:
        raise PaperDestinationOnLedger(number, record.a.to, joined, record.b.issued)
    if record.a.remaining != record.a.parcels:
        raise PaperPartlyConfirmed(number, record.a.remaining)


@applies(ClosedOutside)
def closed_outside(state: State, event: ClosedOutside, moment: int) -> None:
    number = event.certificate
    change(state, number, status=codes.CERTIFICATE_CONFIRMED, remaining=0)
    record = state.certificates[number]
    state.certificates[number] = replace(record, b=replace(record.b, arrived=event.day))


@applies(WentOutside)
def went_outside(state: State, event: WentOutside, moment: int) -> None:
    day = state.certificates[event.certificate].b.arrived
    for parcel in event.parcels:
        rewrite(state, parcel, day, status=codes.PARCEL_OUTSIDE)
