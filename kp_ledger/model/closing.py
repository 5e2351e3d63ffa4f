"""Shipments to a Participant outside, confirmed or back: contracts/Paper.sol, rows 20 and 21."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.generated import codes
from kp_ledger.generated.acts import PaperBackFromOutside, PaperCloseOutside
from kp_ledger.generated.events import ClosedOutside, WentOutside
from kp_ledger.generated.refusals import (
    PaperDestinationOnLedger,
    PaperNoCarats,
    PaperNoDocument,
    PaperPartlyConfirmed,
)
from kp_ledger.model import outcomes, participants
from kp_ledger.model.certificates import (
    NOTHING,
    change,
    change_days,
    check_after_departure,
    check_origin,
    check_packing,
    check_rewrite,
    departed,
    rewrite,
    under_way_office,
)
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import Certificate, State


@decides(PaperCloseOutside)
def close_outside(state: State, act: PaperCloseOutside, call: Call) -> list[Event]:
    number, day = act.certificate, act.day
    office, from_ = under_way_office(state, call, codes.POWER_EXPORT)
    record = departed(state, number)
    check_origin(number, record, from_)
    _check_outside(state, call, number, record)
    check_after_departure(call, number, record.b.departed, day)
    check_packing(state, number, act.packing)
    if act.document == NOTHING:
        raise PaperNoDocument()
    if not act.millicarats:
        raise PaperNoCarats(number)
    check_rewrite(state, act.packing.parcels, codes.PARCEL_OUTSIDE)
    closed = ClosedOutside(number, office, act.millicarats, day, act.document)
    return [closed, WentOutside(number, act.packing.parcels)]


@decides(PaperBackFromOutside)
def back_from_outside(state: State, act: PaperBackFromOutside, call: Call) -> list[Event]:
    number, day = act.certificate, act.day
    office, from_ = under_way_office(state, call, codes.POWER_EXPORT)
    record = departed(state, number)
    check_origin(number, record, from_)
    _check_outside(state, call, number, record)
    check_after_departure(call, number, record.b.departed, day)
    check_packing(state, number, act.packing)
    if act.document == NOTHING:
        raise PaperNoDocument()
    return outcomes.back(
        state, number, office, day, act.document, act.packing, codes.PARCEL_DEPARTED
    )


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
    change_days(state, number, arrived=event.day)


@applies(WentOutside)
def went_outside(state: State, event: WentOutside, moment: int) -> None:
    day = state.certificates[event.certificate].b.arrived
    for parcel in event.parcels:
        rewrite(state, parcel, day, status=codes.PARCEL_OUTSIDE)
