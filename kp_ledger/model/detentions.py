"""Shipments that do not arrive as they left: contracts/Detentions.sol, rows 12, 12b, 15 and 16."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    DetentionsDetain,
    DetentionsRelease,
    DetentionsTakeBack,
    DetentionsTurnBack,
)
from kp_ledger.generated.events import (
    Arrived,
    DetentionEnded,
    ShipmentDetained,
    ShipmentReturned,
    ShipmentTurnedBack,
)
from kp_ledger.generated.refusals import (
    CertificatesNotDeparted,
    DetentionsLeftToReturn,
    DetentionsNoDocument,
    DetentionsNoReason,
    DetentionsNotDetained,
    DetentionsNotReturning,
    DetentionsPartlyConfirmed,
    DetentionsStepsUsedUp,
)
from kp_ledger.model.certificates import (
    NOTHING,
    change,
    change_days,
    check_after_departure,
    check_destination,
    check_origin,
    check_packing,
    check_rewrite,
    departed,
    known,
    under,
    under_way_office,
)
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import Certificate, State

# Rows 12 and 12b


@decides(DetentionsDetain)
def detain(state: State, act: DetentionsDetain, call: Call) -> list[Event]:
    number = act.certificate
    office, place = under_way_office(state, call, codes.POWER_IMPORT)
    record = _detainable(state, call, number)
    check_destination(number, record, place)
    check_after_departure(call, number, record.b.departed, act.day)
    if record.a.step >= codes.LIMIT_STEPS:
        raise DetentionsStepsUsedUp(number, record.a.step, codes.LIMIT_STEPS)
    if act.reason == NOTHING:
        raise DetentionsNoReason(number)
    _check_document(number, act.document)
    return [ShipmentDetained(number, office, act.reason, act.measured, act.day, act.document)]


def _detainable(state: State, call: Call, number: int) -> Certificate:
    """What is on its way, or was turned back and not taken back in time."""
    record = known(state, number)
    if record.a.status == codes.CERTIFICATE_DEPARTED:
        return record
    if record.a.status != codes.CERTIFICATE_RETURNING:
        raise CertificatesNotDeparted(number, record.a.status)
    limit = codes.LIMIT_RETURN_DAYS
    if call.today <= record.a.stopped + limit:
        raise DetentionsLeftToReturn(number, record.a.stopped, limit, call.today)
    return record


@applies(ShipmentDetained)
def shipment_detained(state: State, event: ShipmentDetained, moment: int) -> None:
    _step(state, event.certificate)
    stopped = day_of(moment)
    change(state, event.certificate, status=codes.CERTIFICATE_DETAINED, stopped=stopped)


@decides(DetentionsRelease)
def release(state: State, act: DetentionsRelease, call: Call) -> list[Event]:
    number = act.certificate
    office, place = under_way_office(state, call, codes.POWER_IMPORT)
    record = _detained(state, number)
    check_destination(number, record, place)
    _check_document(number, act.document)
    return [DetentionEnded(number, office, act.document)]


def _detained(state: State, number: int) -> Certificate:
    record = known(state, number)
    if record.a.status != codes.CERTIFICATE_DETAINED:
        raise DetentionsNotDetained(number, record.a.status)
    return record


@applies(DetentionEnded)
def detention_ended(state: State, event: DetentionEnded, moment: int) -> None:
    _step(state, event.certificate)
    change(state, event.certificate, status=codes.CERTIFICATE_DEPARTED)


def _step(state: State, number: int) -> None:
    change(state, number, step=state.certificates[number].a.step + 1)


# Rows 15 and 16


@decides(DetentionsTurnBack)
def turn_back(state: State, act: DetentionsTurnBack, call: Call) -> list[Event]:
    number = act.certificate
    office, place = under_way_office(state, call, codes.POWER_IMPORT)
    record = departed(state, number)
    check_destination(number, record, place)
    check_after_departure(call, number, record.b.departed, act.day)
    if record.a.remaining != record.a.parcels:
        raise DetentionsPartlyConfirmed(number, record.a.remaining)
    return [ShipmentTurnedBack(number, office, act.day, act.document)]


@applies(ShipmentTurnedBack)
def shipment_turned_back(state: State, event: ShipmentTurnedBack, moment: int) -> None:
    stopped = day_of(moment)
    change(state, event.certificate, status=codes.CERTIFICATE_RETURNING, stopped=stopped)


@decides(DetentionsTakeBack)
def take_back(state: State, act: DetentionsTakeBack, call: Call) -> list[Event]:
    number = act.certificate
    office, from_ = under_way_office(state, call, codes.POWER_EXPORT)
    record = known(state, number)
    if record.a.status != codes.CERTIFICATE_RETURNING:
        raise DetentionsNotReturning(number, record.a.status)
    check_origin(number, record, from_)
    check_after_departure(call, number, record.b.departed, act.day)
    check_packing(state, number, act.packing)
    parcels = under(state, number, act.packing, codes.PARCEL_DEPARTED)
    check_rewrite(state, parcels, codes.PARCEL_HELD)
    returned = ShipmentReturned(number, office, act.day, act.document)
    return [returned, Arrived(number, from_, office, parcels)]


@applies(ShipmentReturned)
def shipment_returned(state: State, event: ShipmentReturned, moment: int) -> None:
    number = event.certificate
    change(state, number, status=codes.CERTIFICATE_RETURNED)
    change_days(state, number, arrived=max(state.certificates[number].b.arrived, event.day))


def _check_document(number: int, document: bytes) -> None:
    if document == NOTHING:
        raise DetentionsNoDocument(number)
