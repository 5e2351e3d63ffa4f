"""Shipments leave, pass through and arrive: contracts/Shipments.sol, rows 9 to 11."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    ShipmentsConfirm,
    ShipmentsDepart,
    ShipmentsSeenInTransit,
    ShipmentsUndoDeparture,
)
from kp_ledger.generated.events import (
    Arrived,
    DepartureUndone,
    Left,
    Sealed,
    SealsFound,
    SeenInTransit,
    ShipmentConfirmed,
    ShipmentDeparted,
)
from kp_ledger.generated.records import (
    CertificateA,
    CertificateB,
    Confirmation,
)
from kp_ledger.generated.refusals import (
    CertificatesDayInFuture,
    CertificatesOtherDestination,
    ShipmentsBeforeIssue,
    ShipmentsCaratsDiffer,
    ShipmentsDayBefore,
    ShipmentsEnteredTooLate,
    ShipmentsExpired,
    ShipmentsExpiredOnArrival,
    ShipmentsExporterDiffers,
    ShipmentsHeardOf,
    ShipmentsImporterDiffers,
    ShipmentsMeasuredOutside,
    ShipmentsNoDocument,
    ShipmentsNoSeals,
    ShipmentsNotAscending,
    ShipmentsNothingConfirmed,
    ShipmentsNothingMeasured,
    ShipmentsNotInTransit,
    ShipmentsNotUnder,
    ShipmentsParcelsDiffer,
    ShipmentsSealBroken,
    ShipmentsSealsNotIntact,
    ShipmentsTooManySeals,
    ShipmentsUndoneTooLate,
)
from kp_ledger.model import participants
from kp_ledger.model.acceptances import Arriving, custodian_of
from kp_ledger.model.certificates import (
    NOTHING,
    acting_office,
    change,
    change_days,
    check_after_departure,
    check_no_hold,
    check_origin,
    check_packing,
    check_rewrite,
    departed,
    issued_here,
    rewrite,
    under_way_office,
)
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State
from kp_ledger.model.tolerances import tolerated
from kp_ledger.model.typed import shipment_under

# Row 9


@decides(ShipmentsDepart)
def depart(state: State, act: ShipmentsDepart, call: Call) -> list[Event]:
    number, day = act.certificate, act.day
    office, from_ = acting_office(state, call, codes.POWER_EXPORT, day)
    record = issued_here(state, number, from_)
    # A border that was closed since would strand it.
    participants.check_participant(state, call, record.a.to, call.today)
    late = _check_departure(state, call, number, record.b, day)
    if not act.seals:
        raise ShipmentsNoSeals(number)
    if len(act.seals) > codes.LIMIT_SEALS:
        raise ShipmentsTooManySeals(codes.LIMIT_SEALS, len(act.seals))
    check_packing(state, number, act.packing)
    for parcel in act.packing.parcels:
        word = state.parcel(parcel)
        check_no_hold(parcel, word)
        if day < word.day:
            raise ShipmentsDayBefore(parcel, word.day, day)
    check_rewrite(state, act.packing.parcels, codes.PARCEL_DEPARTED)
    departed = ShipmentDeparted(number, office, day, late, act.seals)
    return [departed, Left(number, act.packing.parcels)]


def _check_departure(state: State, call: Call, number: int, b: CertificateB, day: int) -> bool:
    if day > call.latest_day:
        raise CertificatesDayInFuture(day, call.latest_day)
    if day < b.issued:
        raise ShipmentsBeforeIssue(number, b.issued, day)
    if day > b.expires:
        raise ShipmentsExpired(number, b.expires, day)
    limit = participants.parameter(state, codes.PARAMETER_LATE_DAYS, call.today)
    late = day + limit < call.today
    if late and call.today > b.expires:
        raise ShipmentsEnteredTooLate(number, b.expires, day, call.today, limit)
    return late


@applies(ShipmentDeparted)
def shipment_departed(state: State, event: ShipmentDeparted, moment: int) -> None:
    change(state, event.certificate, status=codes.CERTIFICATE_DEPARTED)
    change_days(state, event.certificate, departed=event.day, recorded=day_of(moment))


@applies(Left)
def left(state: State, event: Left, moment: int) -> None:
    day = state.certificates[event.certificate].b.departed
    for parcel in event.parcels:
        rewrite(state, parcel, day, status=codes.PARCEL_DEPARTED)


# Row 9b


@decides(ShipmentsUndoDeparture)
def undo_departure(state: State, act: ShipmentsUndoDeparture, call: Call) -> list[Event]:
    number = act.certificate
    office, from_ = under_way_office(state, call, codes.POWER_EXPORT)
    record = departed(state, number)
    check_origin(number, record, from_)
    a, recorded = record.a, record.b.recorded
    limit = participants.parameter(state, codes.PARAMETER_UNDO_DAYS, call.today)
    if call.today > recorded + limit:
        raise ShipmentsUndoneTooLate(number, recorded, limit, call.today)
    if a.remaining != a.parcels or a.flags or a.stopped:
        raise ShipmentsHeardOf(number, a.remaining, a.flags, a.stopped)
    if act.document == NOTHING:
        raise ShipmentsNoDocument(number)
    check_packing(state, number, act.packing)
    check_rewrite(state, act.packing.parcels, codes.PARCEL_SEALED)
    return [DepartureUndone(number, office, act.document), Sealed(number, act.packing.parcels)]


@applies(DepartureUndone)
def departure_undone(state: State, event: DepartureUndone, moment: int) -> None:
    change(state, event.certificate, status=codes.CERTIFICATE_ISSUED)
    change_days(state, event.certificate, departed=0, recorded=0)


# Row 10


@decides(ShipmentsSeenInTransit)
def seen_in_transit(state: State, act: ShipmentsSeenInTransit, call: Call) -> list[Event]:
    office, participant = under_way_office(state, call, codes.POWERS_AT_THE_BORDER)
    record = departed(state, act.certificate)
    participants.check_under_way(state, call, participant, record.b.recorded)
    if participant in (record.a.from_, record.a.to):
        raise ShipmentsNotInTransit(act.certificate, participant)
    check_after_departure(call, act.certificate, record.b.departed, act.day)
    if act.document == NOTHING:
        raise ShipmentsNoDocument(act.certificate)
    return [SeenInTransit(act.certificate, office, act.day, act.intact, act.document)]


@applies(SeenInTransit)
def was_seen_in_transit(state: State, event: SeenInTransit, moment: int) -> None:
    flags = state.certificates[event.certificate].a.flags | codes.FLAG_SEEN
    if not event.intact:
        flags |= codes.FLAG_SEAL_BROKEN
    change(state, event.certificate, flags=flags)


@applies(SealsFound)
def seals_were_found(state: State, event: SealsFound, moment: int) -> None:
    """A report that it answers stays on record; seals found broken are one more."""
    if not event.intact:
        flags = state.certificates[event.certificate].a.flags | codes.FLAG_SEAL_BROKEN
        change(state, event.certificate, flags=flags)


# Row 11


@decides(ShipmentsConfirm)
def confirm(state: State, act: ShipmentsConfirm, call: Call) -> list[Event]:
    form = act.form
    office, place = under_way_office(state, call, codes.POWER_IMPORT)
    record = departed(state, form.certificate)
    _check_paper(form, record.a, place)
    _check_seals(form, record.a)
    _check_arrival(state, call, form, record.b, place)
    certified = _certified(state, form)
    _check_measured(state, call, form, certified, office)
    shipment = shipment_under(form.certificate)
    arriving = Arriving(shipment, form.importer, record.a.millicarats, place, form.day)
    custodian = custodian_of(state, call, act, arriving, office)
    check_rewrite(state, form.confirmed, codes.PARCEL_HELD)
    return [
        *_finding(form, office),
        _confirmation(state, call, form, office, certified, record.a),
        Arrived(form.certificate, place, custodian, form.day, form.confirmed),
    ]


def _confirmation(
    state: State,
    call: Call,
    form: Confirmation,
    office: int,
    certified: int,
    a: CertificateA,
) -> ShipmentConfirmed:
    return ShipmentConfirmed(
        certificate=form.certificate,
        office=office,
        importer=form.importer,
        exporter=form.exporter,
        parcels=form.confirmed,
        certified=certified,
        measured=form.measured,
        day=form.day,
        late=is_late(state, call, form.day),
        remaining=a.remaining - len(form.confirmed),
        document=form.document,
    )


def _check_paper(form: Confirmation, a: CertificateA, place: int) -> None:
    """Number, parcels, carats, importer and exporter, as the importing officer reads them."""
    number = form.certificate
    if a.to != place:
        raise CertificatesOtherDestination(number, a.to, place)
    if form.parcels != a.parcels:
        raise ShipmentsParcelsDiffer(number, a.parcels, form.parcels)
    if form.millicarats != a.millicarats:
        raise ShipmentsCaratsDiffer(number, a.millicarats, form.millicarats)
    if form.importer != a.importer:
        raise ShipmentsImporterDiffers(number, a.importer, form.importer)
    if form.exporter != a.exporter:
        raise ShipmentsExporterDiffers(number, a.exporter, form.exporter)


def _check_seals(form: Confirmation, a: CertificateA) -> None:
    """A report of a broken seal binds nobody, but it is answered: by a finding of this office."""
    if form.seals_document == NOTHING:
        if a.flags & codes.FLAG_SEAL_BROKEN:
            raise ShipmentsSealBroken(form.certificate)
    elif not form.seals_intact:
        raise ShipmentsSealsNotIntact(form.certificate)


def _finding(form: Confirmation, office: int) -> list[Event]:
    if form.seals_document == NOTHING:
        return []
    return [SealsFound(form.certificate, office, True, form.day, form.seals_document)]


def _check_arrival(
    state: State, call: Call, form: Confirmation, b: CertificateB, place: int
) -> None:
    check_after_departure(call, form.certificate, b.departed, form.day)
    if form.day > b.expires and is_detained_when_expired(state, call, place):
        raise ShipmentsExpiredOnArrival(form.certificate, b.expires, form.day)


def _certified(state: State, form: Confirmation) -> int:
    """What the confirmed parcels weigh on the certificate."""
    if not form.confirmed:
        raise ShipmentsNothingConfirmed(form.certificate)
    certified, last = 0, bytes(32)
    for parcel in form.confirmed:
        if parcel <= last:
            raise ShipmentsNotAscending(parcel)
        last, word = parcel, state.parcel(parcel)
        under = word.certificate
        if word.status != codes.PARCEL_DEPARTED or under != form.certificate:
            raise ShipmentsNotUnder(parcel, word.status, under, form.certificate)
        certified += word.millicarats
    return certified


def _check_measured(
    state: State, call: Call, form: Confirmation, certified: int, office: int
) -> None:
    if not form.measured:
        raise ShipmentsNothingMeasured(form.certificate)
    most = tolerated(state, call, office, certified)
    if abs(form.measured - certified) > most:
        raise ShipmentsMeasuredOutside(form.certificate, certified, form.measured, most)


@applies(ShipmentConfirmed)
def shipment_confirmed(state: State, event: ShipmentConfirmed, moment: int) -> None:
    """The day of arrival is that of the parcel that came last."""
    change(state, event.certificate, remaining=event.remaining)
    if not event.remaining:
        change(state, event.certificate, status=codes.CERTIFICATE_CONFIRMED)
    b = state.certificates[event.certificate].b
    change_days(state, event.certificate, arrived=max(b.arrived, event.day))


@applies(Arrived)
def arrived(state: State, event: Arrived, moment: int) -> None:
    """At its destination; or back, under the certificate that each came in under before."""
    here: dict[str, int] = {
        "status": codes.PARCEL_HELD,
        "place": event.place,
        "custodian": event.custodian,
    }
    before: dict[bytes, int] = {}
    if state.certificates[event.certificate].a.status == codes.CERTIFICATE_RETURNED:
        packing = state.packings[event.certificate]
        before = dict(zip(packing.parcels, packing.arrived_under, strict=True))
    for parcel in event.parcels:
        under = before.get(parcel, event.certificate)
        rewrite(state, parcel, event.day, certificate=under, **here)


# What acts on shipments share


def is_detained_when_expired(state: State, call: Call, place: int) -> bool:
    return bool(participants.setting(state, place, codes.SETTING_DETAIN_EXPIRED, call.today))


def is_late(state: State, call: Call, day: int) -> bool:
    limit = participants.parameter(state, codes.PARAMETER_LATE_DAYS, call.today)
    return day + limit < call.today
