"""Opening stock, and registrations taken back: contracts/Corrections.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.blends import WHOLE
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    CorrectionsRegisterOpening,
    CorrectionsRegisterSurplus,
    CorrectionsVoidRegistration,
)
from kp_ledger.generated.events import OpeningRegistered, SurplusRegistered, Voided
from kp_ledger.generated.records import OpeningLot
from kp_ledger.generated.refusals import (
    CorrectionsDayInFuture,
    CorrectionsElsewhere,
    CorrectionsNoLots,
    CorrectionsNoReason,
    CorrectionsNotHeld,
    CorrectionsNotOpening,
    CorrectionsNotRegistrar,
    CorrectionsOnHold,
    CorrectionsTooLate,
    CorrectionsTooManyLots,
    CorrectionsTouched,
    CorrectionsUnderCertificate,
    CorrectionsUnknownOrigin,
    NotTheDoor,
)
from kp_ledger.model import participants, typed, zones
from kp_ledger.model.holds import hold_on, holds_ended, releaser
from kp_ledger.model.orders import check_stock, is_polished
from kp_ledger.model.origins import check_sums
from kp_ledger.model.parcels import REGISTERED, check_write, registered_parcel
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NOTHING = bytes(32)
OF_WORK = (codes.HOLD_LOSS, codes.HOLD_YIELD)


# Opening stock


@decides(CorrectionsRegisterOpening)
def register_opening(state: State, act: CorrectionsRegisterOpening, call: Call) -> list[Event]:
    office, participant = participants.acting_office(state, call, call.sender, codes.POWER_LICENCE)
    _check_opening(state, act, participant, call)
    zones.take_opening(state, call, participant, sum(lot.millicarats for lot in act.lots))
    parcels = [typed.parcel_id(act.holder, lot.reference) for lot in act.lots]
    words = [
        registered_parcel(act.holder, participant, lot.kind, lot.millicarats, lot.origin, act.day)
        for lot in act.lots
    ]
    check_write(state, parcels, words, changed=0)
    return [
        _registered(parcel, lot, act, office) for parcel, lot in zip(parcels, act.lots, strict=True)
    ]


def _check_opening(
    state: State, act: CorrectionsRegisterOpening, participant: int, call: Call
) -> None:
    if not act.lots:
        raise CorrectionsNoLots(act.holder)
    if len(act.lots) > codes.LIMIT_OUTPUTS:
        raise CorrectionsTooManyLots(len(act.lots), codes.LIMIT_OUTPUTS)
    if act.day > call.latest_day:
        raise CorrectionsDayInFuture(act.day, call.latest_day)
    participants.check_holder(state, call, act.holder, participant, act.day)
    for lot in act.lots:
        check_stock(lot.reference, lot.millicarats, lot.kind)
        _check_origin(state, lot.origin, participant)
        if is_polished(lot.kind):  # it crosses borders without a certificate
            check_sums(state, {lot.origin: lot.millicarats * WHOLE}, lot.millicarats)


def _check_origin(state: State, origin: int, participant: int) -> None:
    zone, epoch = origin >> 8, origin & 0xFF
    history = state.zones.get(zone, [])
    if not 1 <= epoch <= len(history):
        raise CorrectionsUnknownOrigin(origin)
    found = history[-1]
    not_stated = found.nature == codes.NATURE_NOT_STATED and found.participant == participant
    if found.nature != codes.NATURE_OPENING and not not_stated:
        raise CorrectionsNotOpening(origin, found.nature, found.participant)


def _registered(
    parcel: bytes, lot: OpeningLot, act: CorrectionsRegisterOpening, office: int
) -> OpeningRegistered:
    return OpeningRegistered(
        parcel,
        act.holder,
        office,
        lot.reference,
        lot.origin,
        lot.millicarats,
        lot.kind,
        act.day,
        lot.document,
    )


@applies(OpeningRegistered)
def opening_registered(state: State, event: OpeningRegistered, moment: int) -> None:
    place = participants.participant_of(state, event.holder)
    state.parcels[event.parcel] = registered_parcel(
        event.holder, place, event.kind, event.millicarats, event.blend, event.day
    )
    opening = state.openings[place]
    state.openings[place] = replace(opening, registered=opening.registered + event.millicarats)


# Surplus


@decides(CorrectionsRegisterSurplus)
def register_surplus(state: State, act: CorrectionsRegisterSurplus, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def surplus_registered(
    state: State,
    certificate: int,
    step: int,
    office: int,
    millicarats: int,
    day: int,
    document: bytes,
) -> list[Event]:
    """Registers what was found above the certified weight of a shipment, on hold."""
    place = participants.participant_of(state, office)
    reference = surplus_reference(certificate, step)
    parcel = typed.parcel_id(office, reference)
    origin = state.first_zones[place, codes.NATURE_NOT_STATED] << 8 | 1
    word = registered_parcel(office, place, codes.KIND_UNSORTED, millicarats, origin, day)
    check_write(state, [parcel], [word], changed=0)
    by = releaser(state, place, office)
    registered = SurplusRegistered(
        parcel=parcel,
        holder=office,
        office=by,
        reference=reference,
        origin=origin,
        millicarats=millicarats,
        kind=codes.KIND_UNSORTED,
        because=certificate,
        day=day,
        document=document,
    )
    return [registered, hold_on(parcel, by, REGISTERED, codes.HOLD_SURPLUS)]


def surplus_reference(certificate: int, step: int) -> bytes:
    """SURPLUS-BW-17-3: of the certificate and its step."""
    letters = (certificate >> 32).to_bytes(2, "big").decode()
    return f"SURPLUS-{letters}-{certificate & 0xFFFFFFFF}-{step}".encode().ljust(32, b"\0")


@applies(SurplusRegistered)
def surplus_was_registered(state: State, event: SurplusRegistered, moment: int) -> None:
    place = participants.participant_of(state, event.holder)
    state.parcels[event.parcel] = registered_parcel(
        event.holder, place, event.kind, event.millicarats, event.origin, event.day
    )


# Void


@decides(CorrectionsVoidRegistration)
def void_registration(state: State, act: CorrectionsVoidRegistration, call: Call) -> list[Event]:
    organisation = participants.acting_organisation(state, call, call.sender)
    word = state.parcel(act.parcel)
    if word.status != codes.PARCEL_HELD:
        raise CorrectionsNotHeld(act.parcel, word.status)
    held = _held_at(state, act.parcel, word)
    if word.certificate:
        raise CorrectionsUnderCertificate(act.parcel, word.certificate)
    if act.reason == NOTHING:
        raise CorrectionsNoReason(act.parcel)
    _check_voider(state, act, word, organisation, call)
    revision = word.revision + 1
    ended = holds_ended(act.parcel, held, organisation, revision, act.document)
    return [*ended, Voided(act.parcel, organisation, revision, act.reason, act.document)]


def _held_at(state: State, parcel: bytes, word: Parcel) -> list[int]:
    """The revisions of a registration's holds: each since must be that of one in force.

    What was made by work is no registration, and is held at its first revision.
    """
    first = REGISTERED if word.holds == word.revision else REGISTERED + 1
    held = list(range(first, word.revision + 1))
    if len(held) != word.holds:
        raise CorrectionsTouched(parcel, word.revision)
    for revision in held:
        hold = state.holds.get(typed.hold_id(parcel, revision))
        if hold is None or hold.status != codes.HOLD_IN_FORCE or hold.cause in OF_WORK:
            raise CorrectionsTouched(parcel, word.revision)
    return held


def _check_voider(
    state: State, act: CorrectionsVoidRegistration, word: Parcel, organisation: int, call: Call
) -> None:
    """Whoever registered an untouched parcel is its custodian."""
    limit_days = participants.parameter(state, codes.PARAMETER_VOID_DAYS, call.today)
    registrar = organisation == word.custodian
    late = call.today > word.day + limit_days
    if act.document == NOTHING and not registrar:
        raise CorrectionsNotRegistrar(act.parcel, word.custodian, organisation)
    if act.document == NOTHING and late:
        raise CorrectionsTooLate(act.parcel, word.day, limit_days)
    held_since = word.revision != REGISTERED
    if act.document == NOTHING and held_since:
        raise CorrectionsOnHold(act.parcel, word.holds)
    if registrar and not late and not held_since:
        participants.check_standing(state, call, organisation, call.today)
        return
    office_of(state, call, act.parcel, word, codes.POWER_LICENCE)


def office_of(state: State, call: Call, parcel: bytes, word: Parcel, power: int) -> int:
    """The office that sends, with one of the powers in `power`, where the parcel lies."""
    office, participant = participants.acting_office(state, call, call.sender, power)
    if participant != word.place:
        raise CorrectionsElsewhere(parcel, word.place, participant)
    return office


@applies(Voided)
def voided(state: State, event: Voided, moment: int) -> None:
    word = state.parcels[event.parcel]
    state.parcels[event.parcel] = replace(
        word, status=codes.PARCEL_VOID, revision=event.revision, day=max(day_of(moment), word.day)
    )
