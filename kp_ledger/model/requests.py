"""Before a certificate, the exporter's request: contracts/Requests.sol, rows 1, 3 and 4."""

from __future__ import annotations

from kp_ledger.base.messages import Event, Signed
from kp_ledger.base.replacing import replace
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import RequestsRefuse, RequestsRequest, RequestsWithdraw
from kp_ledger.generated.events import CertificateRequested, RequestRefused, RequestWithdrawn
from kp_ledger.generated.records import Application, ParcelRef, Request
from kp_ledger.generated.refusals import (
    RequestsCitedNotAscending,
    RequestsImporterElsewhere,
    RequestsNoExporter,
    RequestsNoImporter,
    RequestsNoParcels,
    RequestsNoReason,
    RequestsNotAscending,
    RequestsNotCited,
    RequestsNotCustodian,
    RequestsNotHeld,
    RequestsNotItsParty,
    RequestsNotOpen,
    RequestsNotOwner,
    RequestsOfOtherParticipant,
    RequestsOnHold,
    RequestsParcelElsewhere,
    RequestsPolished,
    RequestsRevisionChanged,
    RequestsRevisionsUsedUp,
    RequestsTooFewValuers,
    RequestsTooManyCited,
    RequestsTooManyParcels,
    RequestsUsed,
    RequestsValuerNotIndependent,
    RequestsValuerTwice,
    RequestsWithinParticipant,
)
from kp_ledger.model import participants, typed
from kp_ledger.model.digests import application_digest
from kp_ledger.model.orders import check_deadline, check_reference, signer
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NO_REQUEST = Request(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, bytes(32))
VALUERS_NEEDED = 2
NO_DOCUMENT = bytes(32)

# Row 1


@decides(RequestsRequest)
def request(state: State, act: RequestsRequest, call: Call) -> list[Event]:
    order = act.order
    _check_signers(state, call, order, act.exporter, act.owner)
    check_reference(order.reference)
    number = typed.request_id(order.exporter, order.reference)
    if number in state.requests:
        raise RequestsUsed(number)
    place = participants.participant_of(state, order.exporter)
    for where in (place, participants.participant_of(state, order.owner)):
        participants.check_participant(state, call, where, call.today)
    check_destination(state, call, place, order.to, order.importer)
    _check_valuers(order)
    _check_cited(order.cited)
    _check_list(order.parcels)
    for ref in order.parcels:
        _check_parcel(order, ref, place, state.parcel(ref.parcel))
    return [_requested(number, order)]


def _check_signers(
    state: State, call: Call, order: Application, exporter: Signed, owner: Signed
) -> None:
    if not order.exporter:
        raise RequestsNoExporter()
    check_deadline(call, order.signed_at, order.deadline, codes.LIMIT_ORDER_DAYS)
    exporter_key = signer(call, exporter, order.exporter)
    signers = [(exporter_key, order.exporter)]
    if order.owner != order.exporter:
        signers.append((signer(call, owner, order.owner), order.owner))
    for key, organisation in signers:
        participants.check_key(state, call, key, organisation, order.signed_at)
    for _, organisation in signers:
        participants.check_standing(state, call, organisation, call.today)


def check_destination(state: State, call: Call, place: int, to: int, importer: int) -> None:
    """Goods in `place` can be sent there."""
    if to == place:
        raise RequestsWithinParticipant(to)
    participants.check_participant(state, call, to, call.today)
    if not importer:
        raise RequestsNoImporter()
    importing = participants.participant_of(state, importer)
    if importing != to:
        raise RequestsImporterElsewhere(importer, importing, to)
    destination = participants.participant_on(state, to, call.today)
    if participants.is_on_ledger(destination, call.today):
        participants.check_holder(state, call, importer, to, call.today)


def _check_valuers(order: Application) -> None:
    named = [valuer for valuer in order.valuers if valuer]
    for index, valuer in enumerate(named):
        if valuer in named[:index]:
            raise RequestsValuerTwice(valuer)
    if len(named) < VALUERS_NEEDED:
        raise RequestsTooFewValuers(len(named))
    independent = order.valuers[2]
    if independent in (order.exporter, order.owner, order.importer):
        raise RequestsValuerNotIndependent(independent)


def _check_cited(cited: tuple[int, ...]) -> None:
    if len(cited) > codes.LIMIT_CITED:
        raise RequestsTooManyCited(codes.LIMIT_CITED, len(cited))
    last = 0
    for number in cited:
        if number <= last:
            raise RequestsCitedNotAscending(number)
        last = number


def _check_list(refs: tuple[ParcelRef, ...]) -> None:
    if not refs:
        raise RequestsNoParcels()
    if len(refs) > codes.LIMIT_CERTIFICATE_PARCELS:
        raise RequestsTooManyParcels(codes.LIMIT_CERTIFICATE_PARCELS, len(refs))
    last = bytes(32)
    for ref in refs:
        if ref.parcel <= last:
            raise RequestsNotAscending(ref.parcel)
        last = ref.parcel


def _check_parcel(order: Application, ref: ParcelRef, place: int, word: Parcel) -> None:
    if word.status != codes.PARCEL_HELD:
        raise RequestsNotHeld(ref.parcel, word.status)
    if word.place != place:
        raise RequestsParcelElsewhere(ref.parcel, word.place, place)
    if word.custodian != order.exporter:
        raise RequestsNotCustodian(ref.parcel, word.custodian, order.exporter)
    if word.owner != order.owner:
        raise RequestsNotOwner(ref.parcel, word.owner, order.owner)
    if word.holds:
        raise RequestsOnHold(ref.parcel, word.holds)
    if word.kind & ~codes.SINGLE_STONE == codes.KIND_POLISHED:
        raise RequestsPolished(ref.parcel)
    if word.revision != ref.revision:
        raise RequestsRevisionChanged(ref.parcel, word.revision, ref.revision)
    if ref.revision > codes.LIMIT_REVISIONS:
        raise RequestsRevisionsUsedUp(ref.parcel, ref.revision, codes.LIMIT_REVISIONS)
    if word.certificate and word.certificate not in order.cited:
        raise RequestsNotCited(ref.parcel, word.certificate)


def _requested(number: bytes, order: Application) -> CertificateRequested:
    return CertificateRequested(
        number,
        order.exporter,
        order.to,
        order.owner,
        order.importer,
        order.reference,
        order.valuers,
        tuple(ref.parcel for ref in order.parcels),
        tuple(ref.revision for ref in order.parcels),
        order.cited,
        order.document,
    )


@applies(CertificateRequested)
def certificate_requested(state: State, event: CertificateRequested, moment: int) -> None:
    listed = zip(event.parcels, event.revisions, strict=True)
    refs = tuple(ParcelRef(parcel, revision) for parcel, revision in listed)
    state.requests[event.request] = Request(
        status=codes.REQUEST_OPEN,
        exporter=event.exporter,
        owner=event.owner,
        importer=event.importer,
        to=event.to,
        parcels=len(refs),
        kinds=_kinds(state, event.parcels),
        exporters_valuer=event.valuers[0],
        governments_valuer=event.valuers[1],
        independent_valuer=event.valuers[2],
        digest=application_digest(event.cited, refs),
    )


def _kinds(state: State, parcels: tuple[bytes, ...]) -> int:
    """Which kinds there are, a bit each: a single stone counts as its kind."""
    kinds = 0
    for parcel in parcels:
        kinds |= 1 << (state.parcel(parcel).kind & ~codes.SINGLE_STONE) - 1
    return kinds


# Rows 3 and 4


@decides(RequestsRefuse)
def refuse(state: State, act: RequestsRefuse, call: Call) -> list[Event]:
    office, participant = participants.acting_office(state, call, call.sender, codes.POWER_EXPORT)
    asked = opened(state, act.request)
    check_exporting(state, act.request, asked, participant)
    if act.document == NO_DOCUMENT:
        raise RequestsNoReason(act.request)
    return [RequestRefused(act.request, office, act.document)]


@decides(RequestsWithdraw)
def withdraw(state: State, act: RequestsWithdraw, call: Call) -> list[Event]:
    organisation = participants.acting_organisation(state, call, call.sender)
    asked = opened(state, act.request)
    if organisation not in (asked.exporter, asked.owner):
        raise RequestsNotItsParty(act.request, organisation)
    return [RequestWithdrawn(act.request)]


@applies(RequestRefused)
def request_refused(state: State, event: RequestRefused, moment: int) -> None:
    set_status(state, event.request, codes.REQUEST_REFUSED)


@applies(RequestWithdrawn)
def request_withdrawn(state: State, event: RequestWithdrawn, moment: int) -> None:
    set_status(state, event.request, codes.REQUEST_WITHDRAWN)


def set_status(state: State, number: bytes, status: int) -> None:
    state.requests[number] = replace(state.requests[number], status=status)


def opened(state: State, number: bytes) -> Request:
    return in_status(state, number, codes.REQUEST_OPEN)


def in_status(state: State, number: bytes, status: int) -> Request:
    asked = state.requests.get(number, NO_REQUEST)
    if asked.status != status:
        raise RequestsNotOpen(number, asked.status)
    return asked


def check_exporting(state: State, number: bytes, asked: Request, participant: int) -> None:
    exporting = participants.participant_of(state, asked.exporter)
    if exporting != participant:
        raise RequestsOfOtherParticipant(number, exporting, participant)
