"""Shipments that do not arrive as they left: contracts/Detentions.sol, rows 12 to 19 and 23."""

from __future__ import annotations

from kp_ledger.base.messages import NO_KEY, Event, Signed
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    DetentionsDetain,
    DetentionsFindBack,
    DetentionsFindOnItsWay,
    DetentionsLose,
    DetentionsRelease,
    DetentionsResolve,
    DetentionsResolveAlone,
    DetentionsTakeBack,
    DetentionsTurnBack,
)
from kp_ledger.generated.events import (
    DetentionEnded,
    DetentionResolved,
    SealsFound,
    ShipmentDetained,
    ShipmentTurnedBack,
)
from kp_ledger.generated.records import Resolution
from kp_ledger.generated.refusals import (
    CertificatesNotDeparted,
    DetentionsLeftToReturn,
    DetentionsNoDocument,
    DetentionsNoReason,
    DetentionsNotAloneYet,
    DetentionsNotDetained,
    DetentionsNotFoundAlone,
    DetentionsNotLost,
    DetentionsNotLostYet,
    DetentionsNotReturning,
    DetentionsNotTechnical,
    DetentionsNotUnderWay,
    DetentionsOtherOffice,
    DetentionsOtherStep,
    DetentionsPartlyConfirmed,
    DetentionsUnknownOutcome,
    DetentionsWeightsOfAnother,
)
from kp_ledger.model import outcomes, participants
from kp_ledger.model.approvals import NOBODY
from kp_ledger.model.certificates import (
    NOTHING,
    change,
    check_after_departure,
    check_destination,
    check_origin,
    check_packing,
    departed,
    known,
    under_way_office,
)
from kp_ledger.model.orders import check_deadline, signer
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import Certificate, State
from kp_ledger.model.two_keys import approved, signed_by_two

OUTCOMES = range(codes.OUTCOME_AS_CERTIFIED, codes.OUTCOME_FOUND_BACK + 1)
UNDER_WAY = (
    codes.CERTIFICATE_DEPARTED,
    codes.CERTIFICATE_DETAINED,
    codes.CERTIFICATE_RETURNING,
)

# Rows 12 and 12b


@decides(DetentionsDetain)
def detain(state: State, act: DetentionsDetain, call: Call) -> list[Event]:
    number = act.certificate
    office, place = under_way_office(state, call, codes.POWER_IMPORT)
    record = _detainable(state, call, number)
    check_destination(number, record, place)
    check_after_departure(call, number, record.b.departed, act.day)
    outcomes.check_steps(state, number)
    if act.reason == NOTHING:
        raise DetentionsNoReason(number)
    _check_document(number, act.document)
    detained = ShipmentDetained(number, office, act.reason, act.measured, act.day, act.document)
    if act.seals_document == NOTHING:
        return [detained]
    return [SealsFound(number, office, act.seals_intact, act.day, act.seals_document), detained]


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
    record = known(state, number)
    _check_detained(number, record)
    check_destination(number, record, place)
    _check_document(number, act.document)
    return [DetentionEnded(number, office, act.document)]


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
    return outcomes.back(
        state, number, office, act.day, act.document, act.packing, codes.PARCEL_DEPARTED
    )


# Rows 13, 14 and 17


@decides(DetentionsResolve)
def resolve(state: State, act: DetentionsResolve, call: Call) -> list[Event]:
    order, number = act.order, act.order.certificate
    check_deadline(call, order.signed_at, order.deadline, codes.LIMIT_ORDER_DAYS)
    record = known(state, number)
    exporting, importing = act.exporting_office, act.importing_office
    out = _key(call, act.exporting, 0, exporting)
    _check_hand(state, call, order, out, exporting, codes.POWER_EXPORT, record.a.from_)
    in_ = _key(call, act.importing, 0, importing)
    _check_hand(state, call, order, in_, importing, codes.POWER_IMPORT, record.a.to)
    _check_resolution(call, order, record)
    check_packing(state, number, act.packing)
    # What was issued with two keys is not resolved away with one of another office.
    return [
        *signed_by_two(
            state,
            call,
            order,
            number,
            exporting,
            record.a.office,
            (out, _key(call, act.exporting, 1, exporting)),
        ),
        *signed_by_two(
            state,
            call,
            order,
            number,
            importing,
            NOBODY,
            (in_, _key(call, act.importing, 1, importing)),
        ),
        DetentionResolved(
            number,
            order.outcome,
            order.weights,
            order.technical,
            exporting,
            importing,
            order.day,
            order.document,
        ),
        *_carried_out(state, act, call),
    ]


def _key(call: Call, signed: tuple[Signed, ...], index: int, office: int) -> str:
    """The first or the second key of an office that signed; none where there is none."""
    return signer(call, signed[index], office) if index < len(signed) else NO_KEY


def _check_hand(
    state: State,
    call: Call,
    order: Resolution,
    key: str,
    office: int,
    power: int,
    participant: int,
) -> None:
    """A live key of an open office with that power, of the Participant at that end."""
    participants.check_key(state, call, key, office, order.signed_at)
    _, its = participants.acting_office(state, call, key, power)
    if its != participant:
        raise DetentionsOtherOffice(office, its, participant)


def _check_resolution(call: Call, order: Resolution, record: Certificate) -> None:
    number, outcome = order.certificate, order.outcome
    if order.step != record.a.step:
        raise DetentionsOtherStep(number, record.a.step, order.step)
    if outcome not in OUTCOMES:
        raise DetentionsUnknownOutcome(outcome)
    if (outcome == codes.OUTCOME_CORRECTED) != bool(order.weights):
        raise DetentionsWeightsOfAnother(outcome, len(order.weights))
    technical = order.technical or order.to or order.importer or order.expires
    if technical and outcome != codes.OUTCOME_TECHNICAL:
        raise DetentionsNotTechnical(outcome)
    if outcome < codes.OUTCOME_LOST:
        _check_detained(number, record)
    elif outcome == codes.OUTCOME_LOST:
        _check_losable(number, record)
    else:
        _check_lost(number, record)
    check_after_departure(call, number, record.b.departed, order.day)
    _check_document(number, order.document)


def _carried_out(state: State, act: DetentionsResolve, call: Call) -> list[Event]:
    order, packing = act.order, act.packing
    number, outcome, day, document = order.certificate, order.outcome, order.day, order.document
    importing, by = act.importing_office, (act.exporting_office, act.importing_office)
    if outcome == codes.OUTCOME_RETURN:
        return []
    if outcome == codes.OUTCOME_FORFEIT:
        return outcomes.forfeit(state, number, importing, day, document, packing)
    if outcome == codes.OUTCOME_TECHNICAL:
        return outcomes.supersede(state, call, order, importing, packing)
    if outcome == codes.OUTCOME_LOST:
        return outcomes.lose(state, number, by, day, document, packing)
    if outcome == codes.OUTCOME_FOUND_ON:
        return outcomes.go_on(state, number, by, day, document, packing)
    if outcome == codes.OUTCOME_FOUND_BACK:
        return outcomes.come_back(state, number, by, by[0], day, document, packing)
    return outcomes.confirm(state, number, importing, day, document, order.weights, packing)


@decides(DetentionsResolveAlone)
def resolve_alone(state: State, act: DetentionsResolveAlone, call: Call) -> list[Event]:
    number = act.certificate
    office, place = under_way_office(state, call, codes.POWER_IMPORT)
    record = known(state, number)
    _check_detained(number, record)
    check_destination(number, record, place)
    if act.outcome not in (codes.OUTCOME_RETURN, codes.OUTCOME_FORFEIT):
        raise DetentionsUnknownOutcome(act.outcome)
    limit = participants.parameter(state, codes.PARAMETER_RESOLVE_ALONE_DAYS, call.today)
    if call.today <= record.a.stopped + limit:
        raise DetentionsNotAloneYet(number, record.a.stopped, limit, call.today)
    check_after_departure(call, number, record.b.departed, act.day)
    _check_document(number, act.document)
    check_packing(state, number, act.packing)
    resolved = [
        *approved(state, call, act, number, office, NOBODY),
        DetentionResolved(number, act.outcome, (), 0, 0, office, act.day, act.document),
    ]
    if act.outcome == codes.OUTCOME_RETURN:
        return resolved
    forfeited = outcomes.forfeit(state, number, office, act.day, act.document, act.packing)
    return [*resolved, *forfeited]


# Rows 18 and 19


@decides(DetentionsLose)
def lose(state: State, act: DetentionsLose, call: Call) -> list[Event]:
    number = act.certificate
    office, from_ = under_way_office(state, call, codes.POWER_EXPORT)
    record = known(state, number)
    _check_losable(number, record)
    check_origin(number, record, from_)
    _check_lost_since(state, call, number, record)
    check_after_departure(call, number, record.b.departed, act.day)
    _check_document(number, act.document)
    check_packing(state, number, act.packing)
    return outcomes.lose(state, number, (office,), act.day, act.document, act.packing)


def _check_lost_since(state: State, call: Call, number: int, record: Certificate) -> None:
    """Counted from blocks: whoever dates a departure back is heard no sooner.

    Twice the time of a detention after the departure it is enough: detained and released again and
    again, a shipment would be out of its exporter's reach for good.
    """
    limit = participants.parameter(state, codes.PARAMETER_LOST_DETAINED_DAYS, call.today)
    if call.today > record.b.recorded + 2 * limit:
        return
    since = max(record.a.stopped, record.b.recorded)
    if record.a.status != codes.CERTIFICATE_DETAINED:
        overdue = participants.setting(
            state, record.a.from_, codes.SETTING_OVERDUE_DAYS, record.b.departed
        )
        past = participants.parameter(state, codes.PARAMETER_LOST_OVERDUE_DAYS, call.today)
        limit = overdue + past
    if call.today <= since + limit:
        raise DetentionsNotLostYet(number, since, limit, call.today)


@decides(DetentionsFindOnItsWay)
def find_on_its_way(state: State, act: DetentionsFindOnItsWay, call: Call) -> list[Event]:
    number = act.certificate
    office, place = under_way_office(state, call, codes.POWER_IMPORT)
    record = known(state, number)
    _check_lost(number, record)
    check_destination(number, record, place)
    _check_found(state, call, act, record)
    return outcomes.go_on(state, number, (office,), act.day, act.document, act.packing)


@decides(DetentionsFindBack)
def find_back(state: State, act: DetentionsFindBack, call: Call) -> list[Event]:
    number = act.certificate
    office, from_ = under_way_office(state, call, codes.POWER_EXPORT)
    record = known(state, number)
    _check_lost(number, record)
    check_origin(number, record, from_)
    _check_found(state, call, act, record)
    return outcomes.come_back(state, number, (office,), office, act.day, act.document, act.packing)


def _check_found(
    state: State,
    call: Call,
    act: DetentionsFindOnItsWay | DetentionsFindBack,
    record: Certificate,
) -> None:
    """What one declared, one may take back; what both did, after a time."""
    number, stopped, limit = act.certificate, record.a.stopped, codes.LIMIT_FOUND_DAYS
    by_one = record.a.flags & codes.FLAG_LOST_BY_ONE
    if not by_one and call.today <= stopped + limit:
        raise DetentionsNotFoundAlone(number, stopped, limit, call.today)
    check_after_departure(call, number, record.b.departed, act.day)
    _check_document(number, act.document)
    check_packing(state, number, act.packing)


# Checks


def _check_detained(number: int, record: Certificate) -> None:
    if record.a.status != codes.CERTIFICATE_DETAINED:
        raise DetentionsNotDetained(number, record.a.status)


def _check_losable(number: int, record: Certificate) -> None:
    if record.a.status not in UNDER_WAY:
        raise DetentionsNotUnderWay(number, record.a.status)


def _check_lost(number: int, record: Certificate) -> None:
    if record.a.status != codes.CERTIFICATE_LOST:
        raise DetentionsNotLost(number, record.a.status)


def _check_document(number: int, document: bytes) -> None:
    if document == NOTHING:
        raise DetentionsNoDocument(number)
