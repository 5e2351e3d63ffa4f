"""Paper of Participants outside comes in: contracts/Paper.sol, row 22. Row 20 is in closing.py."""

from __future__ import annotations

from collections.abc import Iterator

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.blends import is_without_weight
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.domain.printed import canonical_number, is_printed, leading_letters
from kp_ledger.generated import codes
from kp_ledger.generated.acts import PaperRecordInbound
from kp_ledger.generated.events import InboundRecorded, InboundRegistered
from kp_ledger.generated.records import CertificateA, CertificateB, InboundLot, InboundPaper
from kp_ledger.generated.refusals import (
    CertificatesDayInFuture,
    PaperArrivedBeforeIssue,
    PaperCollidesWithAnother,
    PaperCollisionAccepted,
    PaperExpiredOnArrival,
    PaperExpiresBeforeIssue,
    PaperExporterElsewhere,
    PaperGraceOver,
    PaperIssuerOnLedger,
    PaperKindDiffers,
    PaperNoDocument,
    PaperNoExpiry,
    PaperNoExporter,
    PaperNoImporter,
    PaperNoIssueDay,
    PaperNoNumber,
    PaperNoOrigin,
    PaperNoParcels,
    PaperNoValue,
    PaperNumberEmpty,
    PaperNumberMalformed,
    PaperNumberTooLong,
    PaperOfOwnParticipant,
    PaperOriginNature,
    PaperOriginsDiffer,
    PaperOriginWithoutWeight,
    PaperOtherLetters,
    PaperRecordedBefore,
    PaperTooHeavy,
    PaperTooManyParcels,
    PaperUnknownOrigin,
    PaperValueOfAbsentKind,
    PaperValueTooHigh,
    PaperWeightOfUnweighted,
    PaperWeightStated,
)
from kp_ledger.model import blends, origins, participants, typed
from kp_ledger.model.acceptances import Arriving, custodian_of
from kp_ledger.model.certificates import NOTHING, acting_office
from kp_ledger.model.consensus import definition_on
from kp_ledger.model.epochs import last_zone
from kp_ledger.model.holds import hold_on, releaser
from kp_ledger.model.issuance import by_kind
from kp_ledger.model.lookups import recorded
from kp_ledger.model.orders import check_lot
from kp_ledger.model.parcels import REGISTERED, check_write, registered_parcel
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.shipments import is_detained_when_expired, is_late
from kp_ledger.model.state import Certificate, State
from kp_ledger.model.valuations import MOST_CENTS

FIRST_SERIAL = 1 << 31
ON_PAPER = (codes.NATURE_DECLARED, codes.NATURE_NOT_STATED)


@decides(PaperRecordInbound)
def record_inbound(state: State, act: PaperRecordInbound, call: Call) -> list[Event]:
    paper, lots = act.paper, act.lots
    office, place = acting_office(state, call, codes.POWER_IMPORT, paper.arrived)
    _check_fields(paper, len(lots))
    _check_issuer(state, call, paper.issuer, place, paper.issued)
    _check_number(state, paper)
    _check_days(state, call, paper, place)
    _check_parties(state, call, paper, place)
    _check_weights(state, paper, lots)
    _check_cents(paper)
    if paper.collides_with and act.signature.signature:
        raise PaperCollisionAccepted(paper.collides_with)
    number = next_number(state, paper.issuer)
    shipment = typed.shipment_id(paper.issuer, paper.number)
    weight = sum(paper.millicarats)
    arriving = Arriving(shipment, paper.importer, weight, place, paper.arrived)
    custodian = custodian_of(state, call, act, arriving, office)
    return _recorded(state, call, office, number, custodian, paper, lots)


def _recorded(
    state: State,
    call: Call,
    office: int,
    number: int,
    custodian: int,
    paper: InboundPaper,
    lots: tuple[InboundLot, ...],
) -> list[Event]:
    made: list[Event] = []
    registered: list[InboundRegistered] = []
    for lot in lots:
        blend, event = blends.make(state, lot.origins, before=len(made))
        made += event
        registered.append(_registered(office, number, custodian, lot, blend))
    ids = [event.parcel for event in registered]
    check_write(state, ids, [_word(event, paper.importer, 0, 0) for event in registered], 0)
    late = is_late(state, call, paper.arrived)
    announced = _announcement(office, number, paper, len(lots), late)
    if not paper.collides_with:
        return [*made, announced, *registered]
    return [*made, announced, *_on_hold(state, call, office, registered)]


def _on_hold(
    state: State, call: Call, office: int, registered: list[InboundRegistered]
) -> Iterator[Event]:
    """What collides waits for the licence office, and for another key than recorded it."""
    by = releaser(state, participants.participant_of(state, office), office)
    for event in registered:
        yield event
        yield hold_on(event.parcel, by, REGISTERED, codes.HOLD_COLLISION, call.sender)


def _registered(
    office: int, number: int, custodian: int, lot: InboundLot, blend: int
) -> InboundRegistered:
    return InboundRegistered(
        parcel=typed.parcel_id(office, lot.reference),
        custodian=custodian,
        certificate=number,
        reference=lot.reference,
        blend=blend,
        millicarats=lot.millicarats,
        kind=lot.kind,
    )


def _announcement(
    office: int, number: int, paper: InboundPaper, parcels: int, late: bool
) -> InboundRecorded:
    return InboundRecorded(
        certificate=number,
        issuer=paper.issuer,
        office=office,
        number=paper.number,
        exporter=paper.exporter,
        importer=paper.importer,
        parcels=parcels,
        issued=paper.issued,
        expires=paper.expires,
        arrived=paper.arrived,
        millicarats=paper.millicarats,
        cents=paper.cents,
        late=late,
        collides_with=paper.collides_with,
        document=paper.document,
    )


def next_number(state: State, issuer: int) -> int:
    """The ledger's number for the issuer's next recorded paper."""
    return issuer << 32 | FIRST_SERIAL + state.inbound_counts.get(issuer, 0)


# Checks


def _check_fields(paper: InboundPaper, parcels: int) -> None:
    if not paper.number:
        raise PaperNoNumber()
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
    if not parcels:
        raise PaperNoParcels()
    if parcels > codes.LIMIT_CERTIFICATE_PARCELS:
        raise PaperTooManyParcels(codes.LIMIT_CERTIFICATE_PARCELS, parcels)


def _check_number(state: State, paper: InboundPaper) -> None:
    issuer, number = paper.issuer, paper.number
    canonical = _read_number(state, issuer, number)
    first = recorded(state, issuer, number)
    if first and not paper.collides_with:
        raise PaperRecordedBefore(issuer, canonical, first)
    if first != paper.collides_with:
        raise PaperCollidesWithAnother(issuer, canonical, first, paper.collides_with)


def shipment_of(state: State, issuer: int, number: str) -> bytes:
    """What a printed number is known by, however it is written."""
    if not number:
        raise PaperNoNumber()
    _read_number(state, issuer, number)
    return typed.shipment_id(issuer, number)


def _read_number(state: State, issuer: int, number: str) -> str:
    """The number in its canonical form."""
    length = len(number.encode())
    if length > codes.LIMIT_PAPER_NUMBER:
        raise PaperNumberTooLong(codes.LIMIT_PAPER_NUMBER, length)
    if not is_printed(number):
        raise PaperNumberMalformed(number)
    letters = _participant_of(leading_letters(number))
    if letters != issuer and letters in state.participants:
        raise PaperOtherLetters(number, letters, issuer)
    canonical = canonical_number(issuer.to_bytes(2).decode("latin-1"), number)
    if not canonical:
        raise PaperNumberEmpty(number, issuer)
    return canonical


def _participant_of(letters: str) -> int:
    return int.from_bytes(letters.encode()) if len(letters) == 2 else 0


def _check_issuer(state: State, call: Call, issuer: int, place: int, issued: int) -> None:
    """Outside on the day of issue; what joined since has some days of grace for its older paper."""
    if issuer == place:
        raise PaperOfOwnParticipant(issuer)
    participants.check_participant_on(state, issuer, _judged(state, issuer, issued))
    joined = participants.participant_on(state, issuer, call.today).on_ledger_from
    if not joined:
        return
    if issued >= joined:
        raise PaperIssuerOnLedger(issuer, joined, issued)
    grace = participants.parameter(state, codes.PARAMETER_PAPER_GRACE_DAYS, call.today)
    if call.today > joined + grace:
        raise PaperGraceOver(issuer, joined, grace)


def _judged(state: State, issuer: int, issued: int) -> int:
    """Of paper older than the ledger, the standing first put down counts."""
    history = state.participants.get(issuer)
    return max(issued, history[0].since) if history else issued


def _check_days(state: State, call: Call, paper: InboundPaper, place: int) -> None:
    if paper.expires < paper.issued:
        raise PaperExpiresBeforeIssue(paper.issued, paper.expires)
    if paper.arrived < paper.issued:
        raise PaperArrivedBeforeIssue(paper.issued, paper.arrived)
    if paper.arrived > call.latest_day:
        raise CertificatesDayInFuture(paper.arrived, call.latest_day)
    if paper.arrived > paper.expires and is_detained_when_expired(state, call, place):
        raise PaperExpiredOnArrival(paper.expires, paper.arrived)


def _check_parties(state: State, call: Call, paper: InboundPaper, place: int) -> None:
    exporting = participants.participant_of(state, paper.exporter)
    if exporting != paper.issuer:
        raise PaperExporterElsewhere(paper.exporter, exporting, paper.issuer)
    participants.check_holder(state, call, paper.importer, place, paper.arrived)


def _check_weights(state: State, paper: InboundPaper, lots: tuple[InboundLot, ...]) -> None:
    for lot in lots:
        check_lot(lot.reference, lot.millicarats, lot.kind)
        _check_origins(state, paper.issuer, lot)
    sums = by_kind((lot.kind, lot.millicarats) for lot in lots)
    for index, (stated, found) in enumerate(zip(paper.millicarats, sums, strict=True)):
        if stated != found:
            raise PaperKindDiffers(index + 1, stated, found)
    if sum(sums) > MOST_MILLICARATS:
        raise PaperTooHeavy(sum(sums), MOST_MILLICARATS)


def _check_origins(state: State, issuer: int, lot: InboundLot) -> None:
    if not lot.origins:
        raise PaperNoOrigin(lot.reference)
    unweighted, stated = False, 0
    for entry in lot.origins:
        found = last_zone(state, entry.origin >> 8)
        if not origins.is_origin(state, entry.origin):
            raise PaperUnknownOrigin(lot.reference, entry.origin)
        if found.nature not in ON_PAPER:
            raise PaperOriginNature(lot.reference, entry.origin, found.nature)
        if is_without_weight(entry.origin):
            if entry.millicarats:
                raise PaperWeightOfUnweighted(lot.reference, entry.origin, entry.millicarats)
            unweighted = True
            continue
        if not entry.millicarats:
            raise PaperOriginWithoutWeight(lot.reference, entry.origin)
        if found.nature == codes.NATURE_DECLARED or found.participant != issuer:
            stated = entry.origin
    if unweighted and stated:
        raise PaperWeightStated(lot.reference, stated)
    total = sum(entry.millicarats for entry in lot.origins)
    if total != lot.millicarats:
        raise PaperOriginsDiffer(lot.reference, lot.millicarats, total)


def _check_cents(paper: InboundPaper) -> None:
    for index, (millicarats, cents) in enumerate(zip(paper.millicarats, paper.cents, strict=True)):
        if millicarats and not cents:
            raise PaperNoValue(index + 1)
        if not millicarats and cents:
            raise PaperValueOfAbsentKind(index + 1, cents)
    if sum(paper.cents) > MOST_CENTS:
        raise PaperValueTooHigh(sum(paper.cents), MOST_CENTS)


# What the events change


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
        stopped=0,
    )
    b = CertificateB(
        issued=event.issued,
        expires=event.expires,
        departed=0,
        arrived=event.arrived,
        cents=sum(event.cents),
        definition=definition_on(state, day_of(moment)),
        replaces=0,
        recorded=0,
    )
    state.certificates[event.certificate] = Certificate(a, b, NOTHING)
    if not event.collides_with:
        state.inbound_numbers[typed.shipment_id(event.issuer, event.number)] = event.certificate
    state.inbound_counts[event.issuer] = state.inbound_counts.get(event.issuer, 0) + 1


@applies(InboundRegistered)
def inbound_registered(state: State, event: InboundRegistered, moment: int) -> None:
    record = state.certificates[event.certificate]
    word = _word(event, record.a.importer, record.a.to, record.b.arrived)
    state.parcels[event.parcel] = word


def _word(event: InboundRegistered, owner: int, place: int, day: int) -> Parcel:
    word = registered_parcel(
        event.custodian, place, event.kind, event.millicarats, event.blend, day
    )
    return replace(word, owner=owner, certificate=event.certificate)
