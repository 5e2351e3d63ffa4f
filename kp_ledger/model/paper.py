"""Paper of Participants outside: contracts/Paper.sol, rows 20 and 22."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from eth_hash.auto import keccak

from kp_ledger.domain import codes
from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.domain.records import CertificateA, CertificateB, InboundLot, InboundPaper
from kp_ledger.model import blends, participants, typed
from kp_ledger.model.acts import PaperCloseOutside, PaperRecordInbound
from kp_ledger.model.base import Event
from kp_ledger.model.certificates import office_acting
from kp_ledger.model.consensus import definition_on
from kp_ledger.model.digests import packing_digest
from kp_ledger.model.events import (
    ClosedOutside,
    InboundRecorded,
    InboundRegistered,
    WentOutside,
)
from kp_ledger.model.orders import check_lot
from kp_ledger.model.parcels import REGISTERED, check_write
from kp_ledger.model.refusals import (
    PaperArrivedBeforeIssue,
    PaperBeforeDeparture,
    PaperDayInFuture,
    PaperDestinationOnLedger,
    PaperExpiredOnArrival,
    PaperExpiresBeforeIssue,
    PaperExporterElsewhere,
    PaperGraceOver,
    PaperIssuerOnLedger,
    PaperKindDiffers,
    PaperNoCarats,
    PaperNoDocument,
    PaperNoExpiry,
    PaperNoExporter,
    PaperNoImporter,
    PaperNoIssueDay,
    PaperNoNumber,
    PaperNoOrigin,
    PaperNoParcels,
    PaperNotDeparted,
    PaperNotItsPacking,
    PaperNoValue,
    PaperNumberMalformed,
    PaperNumberTooLong,
    PaperOfOwnParticipant,
    PaperOriginNature,
    PaperOriginsDiffer,
    PaperOtherOrigin,
    PaperRecordedBefore,
    PaperTooHeavy,
    PaperTooManyParcels,
    PaperUnknown,
    PaperUnknownOrigin,
    PaperValueOfAbsentKind,
    PaperValueTooHigh,
)
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.shipments import check_acceptance, is_detained_when_expired, is_late
from kp_ledger.model.state import Certificate, State

NOTHING = bytes(32)
FIRST_SERIAL = 1 << 31
NUMBER_LENGTH = 32
MOST_CENTS = (1 << 64) - 1
PRINTED = re.compile(r"[A-Z0-9./-]([A-Z0-9./ -]*[A-Z0-9./-])?")

# Row 20


@decides(PaperCloseOutside)
def close_outside(state: State, act: PaperCloseOutside, call: Call) -> list[Event]:
    office, participant = office_acting(state, call, codes.POWER_EXPORT, act.day)
    _check_closing(state, call, act, participant)
    if act.document == NOTHING:
        raise PaperNoDocument()
    if not act.millicarats:
        raise PaperNoCarats(act.certificate)
    parcels = act.packing.parcels
    check_write(state, parcels, [_outside(state, p, act.day) for p in parcels], len(parcels))
    return [
        ClosedOutside(act.certificate, office, act.millicarats, act.day, act.document),
        WentOutside(act.certificate, parcels),
    ]


def _check_closing(state: State, call: Call, act: PaperCloseOutside, participant: int) -> None:
    number = act.certificate
    found = state.certificates.get(number)
    if found is None:
        raise PaperUnknown(number)
    if found.a.status != codes.CERTIFICATE_DEPARTED:
        raise PaperNotDeparted(number, found.a.status)
    if found.a.from_ != participant:
        raise PaperOtherOrigin(number, found.a.from_, participant)
    since = participants.participant_on(state, found.a.to, call.today).on_ledger_from
    if 0 < since <= found.b.issued:
        raise PaperDestinationOnLedger(number, found.a.to, since, found.b.issued)
    if act.day > call.today:
        raise PaperDayInFuture(act.day, call.today)
    if act.day < found.b.departed:
        raise PaperBeforeDeparture(number, found.b.departed, act.day)
    if packing_digest(act.packing) != found.packing:
        raise PaperNotItsPacking(number)


def _outside(state: State, parcel: bytes, day: int) -> Parcel:
    word = state.parcel(parcel)
    return replace(word, status=codes.PARCEL_OUTSIDE, day=day, revision=word.revision + 1)


@applies(ClosedOutside)
def closed_outside(state: State, event: ClosedOutside, moment: int) -> None:
    found = state.certificates[event.certificate]
    state.certificates[event.certificate] = replace(
        found,
        a=replace(found.a, status=codes.CERTIFICATE_CONFIRMED, remaining=0),
        b=replace(found.b, arrived=event.day),
    )


@applies(WentOutside)
def went_outside(state: State, event: WentOutside, moment: int) -> None:
    day = state.certificates[event.certificate].b.arrived
    for parcel in event.parcels:
        state.parcels[parcel] = _outside(state, parcel, day)


# Row 22


@decides(PaperRecordInbound)
def record_inbound(state: State, act: PaperRecordInbound, call: Call) -> list[Event]:
    paper, lots = act.paper, act.lots
    office, place = office_acting(state, call, codes.POWER_IMPORT, paper.arrived)
    _check_printed(paper, len(lots))
    _check_days(state, call, paper, place)
    _check_issuer(state, call, paper, place)
    _check_parties(state, call, paper, place)
    _check_contents(state, paper, lots)
    number = next_number(state, paper.issuer)
    custodian = office
    if act.signature.signature:
        accepted = (number, paper.importer)
        check_acceptance(
            state, call, act.acceptance, act.signature, accepted, place, paper.arrived
        )
        custodian = paper.importer
    recorded = _recorded(state, call, number, office, paper, len(lots))
    put_down, words = _put_down(state, number, office, custodian, place, act)
    parcels = [typed.parcel_id(office, lot.reference) for lot in lots]
    check_write(state, parcels, words, changed=0)
    return [recorded, *put_down]


def next_number(state: State, issuer: int) -> int:
    """The ledger's number for the issuer's next recorded paper: from serial 2³¹ up."""
    return issuer << 32 | (FIRST_SERIAL + state.inbound_counts.get(issuer, 0))


def _check_printed(paper: InboundPaper, count: int) -> None:
    length = len(paper.number.encode())
    if not length:
        raise PaperNoNumber()
    if length > NUMBER_LENGTH:
        raise PaperNumberTooLong(NUMBER_LENGTH, length)
    if not PRINTED.fullmatch(paper.number):
        raise PaperNumberMalformed(paper.number)
    if not paper.exporter:
        raise PaperNoExporter()
    if not paper.importer:
        raise PaperNoImporter()
    if not paper.issued:
        raise PaperNoIssueDay()
    if not paper.expires:
        raise PaperNoExpiry()
    if paper.document == NOTHING:
        raise PaperNoDocument()
    if not count:
        raise PaperNoParcels()
    if count > codes.LIMIT_CERTIFICATE_PARCELS:
        raise PaperTooManyParcels(codes.LIMIT_CERTIFICATE_PARCELS, count)


def _check_days(state: State, call: Call, paper: InboundPaper, place: int) -> None:
    if paper.expires < paper.issued:
        raise PaperExpiresBeforeIssue(paper.issued, paper.expires)
    if paper.arrived > call.today:
        raise PaperDayInFuture(paper.arrived, call.today)
    if paper.arrived < paper.issued:
        raise PaperArrivedBeforeIssue(paper.issued, paper.arrived)
    if paper.arrived > paper.expires and is_detained_when_expired(state, call, place):
        raise PaperExpiredOnArrival(paper.expires, paper.arrived)


def _check_issuer(state: State, call: Call, paper: InboundPaper, place: int) -> None:
    """Of a day before the ledger knew the issuer, its first standing here is taken."""
    issuer = paper.issuer
    if issuer == place:
        raise PaperOfOwnParticipant(issuer)
    history = state.participants.get(issuer)
    known = max(paper.issued, history[0].since) if history else paper.issued
    participants.check_participant(state, issuer, known)
    since = participants.participant_on(state, issuer, call.today).on_ledger_from
    if since:
        if paper.issued >= since:
            raise PaperIssuerOnLedger(issuer, since, paper.issued)
        grace = participants.parameter(state, codes.PARAMETER_PAPER_GRACE_DAYS, call.today)
        if call.today > since + grace:
            raise PaperGraceOver(issuer, since, grace)
    before = state.inbound_numbers.get((issuer, keccak(paper.number.encode())))
    if before:
        raise PaperRecordedBefore(issuer, before)


def _check_parties(state: State, call: Call, paper: InboundPaper, place: int) -> None:
    exporting = participants.participant_of(state, paper.exporter)
    if exporting != paper.issuer:
        raise PaperExporterElsewhere(paper.exporter, exporting, paper.issuer)
    participants.check_standing(state, paper.exporter, call.today)
    participants.check_holder(state, paper.importer, place, paper.arrived)


def _check_contents(state: State, paper: InboundPaper, lots: Sequence[InboundLot]) -> None:
    sums = [0, 0, 0]
    for lot in lots:
        check_lot(lot.reference, lot.millicarats, lot.kind)
        _check_origins(state, lot)
        sums[(lot.kind & ~codes.SINGLE_STONE) - 1] += lot.millicarats
    stated = zip(sums, paper.millicarats, paper.cents, strict=True)
    for kind, (weight, millicarats, cents) in enumerate(stated, codes.KIND_UNSORTED):
        if weight != millicarats:
            raise PaperKindDiffers(kind, millicarats, weight)
        if weight and not cents:
            raise PaperNoValue(kind)
        if not weight and cents:
            raise PaperValueOfAbsentKind(kind, cents)
    if sum(sums) > MOST_MILLICARATS:
        raise PaperTooHeavy(sum(sums), MOST_MILLICARATS)
    if sum(paper.cents) > MOST_CENTS:
        raise PaperValueTooHigh(sum(paper.cents), MOST_CENTS)


def _check_origins(state: State, lot: InboundLot) -> None:
    if not lot.origins:
        raise PaperNoOrigin(lot.reference)
    for entry in lot.origins:
        zone, epoch = entry.origin >> 8, entry.origin & 0xFF
        history = state.zones.get(zone, [])
        if not 1 <= epoch <= len(history):
            raise PaperUnknownOrigin(lot.reference, entry.origin)
        nature = history[-1].nature
        if nature not in (codes.NATURE_DECLARED, codes.NATURE_NOT_STATED):
            raise PaperOriginNature(lot.reference, entry.origin, nature)
    total = sum(entry.millicarats for entry in lot.origins)
    if total != lot.millicarats:
        raise PaperOriginsDiffer(lot.reference, lot.millicarats, total)


def _recorded(
    state: State, call: Call, number: int, office: int, paper: InboundPaper, count: int
) -> InboundRecorded:
    return InboundRecorded(
        number,
        paper.issuer,
        office,
        paper.number,
        paper.exporter,
        paper.importer,
        count,
        paper.issued,
        paper.expires,
        paper.arrived,
        paper.millicarats,
        paper.cents,
        is_late(state, call, paper.arrived),
        paper.document,
    )


def _put_down(
    state: State, number: int, office: int, custodian: int, place: int, act: PaperRecordInbound
) -> tuple[list[Event], list[Parcel]]:
    """The importing office is the registrar: its number and the lot's reference make the id."""
    events: list[Event] = []
    words: list[Parcel] = []
    stored = 0
    for lot in act.lots:
        blend, made = blends.make(state, lot.origins, stored)
        stored += len(made)
        parcel = typed.parcel_id(office, lot.reference)
        told = InboundRegistered(
            parcel, custodian, number, lot.reference, blend, lot.millicarats, lot.kind
        )
        events += [*made, told]
        words.append(_inbound(told, act.paper.importer, place, act.paper.arrived))
    return events, words


def _inbound(event: InboundRegistered, owner: int, place: int, day: int) -> Parcel:
    return Parcel(
        custodian=event.custodian,
        owner=owner,
        place=place,
        status=codes.PARCEL_HELD,
        kind=event.kind,
        millicarats=event.millicarats,
        blend=event.blend,
        certificate=event.certificate,
        revision=REGISTERED,
        day=day,
        holds=0,
    )


@applies(InboundRecorded)
def inbound_recorded(state: State, event: InboundRecorded, moment: int) -> None:
    a = CertificateA(
        status=codes.CERTIFICATE_CONFIRMED,
        nature=codes.PAPER_INBOUND,
        from_=event.issuer,
        to=participants.participant_of(state, event.office),
        exporter=event.exporter,
        importer=event.importer,
        office=event.office,
        parcels=event.parcels,
        remaining=0,
        millicarats=sum(event.millicarats),
        step=0,
        flags=0,
    )
    b = CertificateB(
        issued=event.issued,
        expires=event.expires,
        departed=0,
        arrived=event.arrived,
        cents=sum(event.cents),
        definition=definition_on(state, moment // 86_400),
        replaces=0,
    )
    state.certificates[event.certificate] = Certificate(a, b, NOTHING)
    state.inbound_numbers[event.issuer, keccak(event.number.encode())] = event.certificate
    state.inbound_counts[event.issuer] = state.inbound_counts.get(event.issuer, 0) + 1


@applies(InboundRegistered)
def inbound_registered(state: State, event: InboundRegistered, moment: int) -> None:
    under = state.certificates[event.certificate]
    state.parcels[event.parcel] = _inbound(event, under.a.importer, under.a.to, under.b.arrived)
