"""Certificates begin and end before they leave: contracts/Certificates.sol, rows 5 to 8."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    CertificatesIssue,
    CertificatesLapse,
    CertificatesReplace,
    CertificatesVoidCertificate,
)
from kp_ledger.generated.events import (
    CertificateIssued,
    CertificateLapsed,
    CertificateVoided,
    Sealed,
    Unsealed,
)
from kp_ledger.generated.records import (
    BlendEntry,
    CertificateA,
    CertificateB,
    Issue,
    Packing,
    Request,
)
from kp_ledger.generated.refusals import (
    CertificatesCitedNotConfirmed,
    CertificatesExpiryPast,
    CertificatesExpiryTooFar,
    CertificatesNoExpiry,
    CertificatesNoNumber,
    CertificatesNoParcels,
    CertificatesNoReason,
    CertificatesNotExpired,
    CertificatesNotIssued,
    CertificatesNotItsPacking,
    CertificatesNotSurrendered,
    CertificatesNoValidation,
    CertificatesNumberUsed,
    CertificatesOnHold,
    CertificatesOtherLetters,
    CertificatesOtherOrigin,
    CertificatesRevisionChanged,
    CertificatesUnknown,
)
from kp_ledger.model import blends, origins, participants, requests
from kp_ledger.model.consensus import definition_on
from kp_ledger.model.digests import application_digest, packing_digest
from kp_ledger.model.parcels import check_write
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import Certificate, State
from kp_ledger.model.valuations import Cents, settle

NOTHING = bytes(32)
NO_CERTIFICATE = Certificate(
    CertificateA(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), CertificateB(0, 0, 0, 0, 0, 0, 0), NOTHING
)
UNSIGNED_16 = 1 << 16


@dataclass(frozen=True, slots=True)
class Draft:
    """A certificate about to be issued."""

    number: int
    replaces: int
    office: int
    from_: int
    expires: int
    document: bytes


# Row 5


@decides(CertificatesIssue)
def issue(state: State, act: CertificatesIssue, call: Call) -> list[Event]:
    form = act.form
    office, from_ = acting_office(state, call, codes.POWER_EXPORT, call.today)
    draft = Draft(form.certificate, 0, office, from_, form.expires, form.document)
    if not form.parcels:
        raise CertificatesNoParcels()
    _check_printed(state, draft)
    digest = application_digest(form.cited, form.parcels)
    asked, cents = settle(state, call, form.request, digest, from_, again=False)
    _check_expiry(state, call, draft)
    _check_cited(state, form.cited, from_)
    _check_unchanged(state, form)
    packing = _packed(state, form)
    return _issued(state, call, draft, packing, asked, cents)


def _check_printed(state: State, draft: Draft) -> None:
    if not draft.number:
        raise CertificatesNoNumber()
    if not draft.expires:
        raise CertificatesNoExpiry()
    if draft.document == NOTHING:
        raise CertificatesNoValidation()
    letters, serial = divmod(draft.number, 1 << 32)
    if letters != draft.from_:
        raise CertificatesOtherLetters(draft.number, letters, draft.from_)
    participants.check_serial(state, draft.office, serial)
    if draft.number in state.certificates:
        raise CertificatesNumberUsed(draft.number)


def _check_expiry(state: State, call: Call, draft: Draft) -> None:
    if draft.expires < call.today:
        raise CertificatesExpiryPast(draft.expires, call.today)
    limit = participants.setting(state, draft.from_, codes.SETTING_EXPIRY_DAYS, call.today)
    if draft.expires > call.today + limit:
        raise CertificatesExpiryTooFar(draft.expires, call.today, limit)


def _check_cited(state: State, cited: tuple[int, ...], here: int) -> None:
    for number in cited:
        a = state.certificates.get(number, NO_CERTIFICATE).a
        if a.status != codes.CERTIFICATE_CONFIRMED or a.to != here:
            raise CertificatesCitedNotConfirmed(number, a.status, a.to, here)


def _check_unchanged(state: State, form: Issue) -> None:
    for ref in form.parcels:
        word = state.parcel(ref.parcel)
        check_no_hold(ref.parcel, word)
        if word.revision != ref.revision:
            raise CertificatesRevisionChanged(ref.parcel, word.revision, ref.revision)


def _packed(state: State, form: Issue) -> Packing:
    parcels = tuple(ref.parcel for ref in form.parcels)
    arrived_under = tuple(state.parcel(parcel).certificate for parcel in parcels)
    return Packing(form.request, parcels, arrived_under)


def _issued(
    state: State, call: Call, draft: Draft, packing: Packing, asked: Request, cents: Cents
) -> list[Event]:
    words = [state.parcel(parcel) for parcel in packing.parcels]
    weights = [word.millicarats for word in words]
    entries, total = blends.combined(state, [word.blend for word in words], weights)
    origins.check_origins(state, entries, total)
    check_rewrite(state, packing.parcels, codes.PARCEL_SEALED)
    issued = _announcement(state, call, draft, packing, asked, cents, words, entries)
    return [issued, Sealed(draft.number, packing.parcels)]


def _announcement(
    state: State,
    call: Call,
    draft: Draft,
    packing: Packing,
    asked: Request,
    cents: Cents,
    words: Sequence[Parcel],
    entries: Sequence[BlendEntry],
) -> CertificateIssued:
    return CertificateIssued(
        certificate=draft.number,
        request=packing.request,
        office=draft.office,
        from_=draft.from_,
        to=asked.to,
        exporter=asked.exporter,
        importer=asked.importer,
        parcels=len(words),
        millicarats=by_kind((word.kind, word.millicarats) for word in words),
        cents=cents,
        origins=tuple(entry.origin for entry in entries),
        weights=tuple(entry.millicarats for entry in entries),
        issued=call.today,
        expires=draft.expires,
        definition=definition_on(state, call.today),
        nature=codes.PAPER_ISSUED_HERE,
        replaces=draft.replaces,
        document=draft.document,
    )


def by_kind(weights: Iterable[tuple[int, int]]) -> tuple[int, int, int]:
    """Millicarats unsorted, industrial and gem: a single stone counts as its kind."""
    sums = [0, 0, 0]
    for kind, millicarats in weights:
        sums[(kind & ~codes.SINGLE_STONE) - 1] += millicarats
    return sums[0], sums[1], sums[2]


@applies(CertificateIssued)
def certificate_issued(state: State, event: CertificateIssued, moment: int) -> None:
    a = CertificateA(
        status=codes.CERTIFICATE_ISSUED,
        nature=event.nature,
        from_=event.from_,
        to=event.to,
        exporter=event.exporter,
        importer=event.importer,
        office=event.office,
        parcels=event.parcels,
        remaining=event.parcels,
        millicarats=sum(event.weights),
        step=0,
        flags=0,
    )
    b = CertificateB(
        issued=event.issued,
        expires=event.expires,
        departed=0,
        arrived=0,
        cents=sum(event.cents),
        definition=event.definition,
        replaces=event.replaces,
    )
    state.certificates[event.certificate] = Certificate(a, b, NOTHING)
    # What it covers is in the next event of the same act, but for the request.
    state.packings[event.certificate] = Packing(event.request, (), ())
    requests.set_status(state, event.request, codes.REQUEST_ISSUED)


@applies(Sealed)
def sealed(state: State, event: Sealed, moment: int) -> None:
    """A replacement covers what the certificate before it did, each as it once arrived."""
    number = event.certificate
    record = state.certificates[number]
    if record.b.replaces:
        packing = state.packings[record.b.replaces]
    else:
        arrived_under = tuple(state.parcel(parcel).certificate for parcel in event.parcels)
        packing = Packing(state.packings[number].request, event.parcels, arrived_under)
    state.packings[number] = packing
    state.certificates[number] = replace(record, packing=packing_digest(packing))
    for parcel in event.parcels:
        rewrite(state, parcel, day_of(moment), status=codes.PARCEL_SEALED, certificate=number)


# Rows 6 to 8


@decides(CertificatesVoidCertificate)
def void(state: State, act: CertificatesVoidCertificate, call: Call) -> list[Event]:
    number = act.certificate
    office, from_ = acting_office(state, call, codes.POWER_EXPORT, call.today)
    issued_here(state, number, from_)
    if act.reason == NOTHING:
        raise CertificatesNoReason(number)
    check_packing(state, number, act.packing)
    check_rewrite(state, act.packing.parcels, codes.PARCEL_HELD)
    return [
        CertificateVoided(number, office, act.reason, 0, act.document),
        Unsealed(number, act.packing.parcels),
    ]


@decides(CertificatesReplace)
def replace_certificate(state: State, act: CertificatesReplace, call: Call) -> list[Event]:
    office, from_ = acting_office(state, call, codes.POWER_EXPORT, call.today)
    issued_here(state, act.certificate, from_)
    if act.reason == NOTHING:
        raise CertificatesNoReason(act.certificate)
    if not act.surrendered:
        raise CertificatesNotSurrendered(act.certificate)
    draft = Draft(act.by, act.certificate, office, from_, act.expires, act.document)
    _check_printed(state, draft)
    check_packing(state, act.certificate, act.packing)
    asked, cents = settle(state, call, act.packing.request, NOTHING, from_, again=True)
    _check_expiry(state, call, draft)
    for parcel in act.packing.parcels:
        check_no_hold(parcel, state.parcel(parcel))
    return [
        CertificateVoided(act.certificate, office, act.reason, act.by, act.document),
        *_issued(state, call, draft, act.packing, asked, cents),
    ]


@decides(CertificatesLapse)
def lapse(state: State, act: CertificatesLapse, call: Call) -> list[Event]:
    number = act.certificate
    by = participants.acting_organisation(state, call, call.sender)
    expires = issued(state, number).b.expires
    if call.today <= expires:
        raise CertificatesNotExpired(number, expires, call.today)
    check_packing(state, number, act.packing)
    check_rewrite(state, act.packing.parcels, codes.PARCEL_HELD)
    return [CertificateLapsed(number, by), Unsealed(number, act.packing.parcels)]


@applies(CertificateVoided)
def certificate_voided(state: State, event: CertificateVoided, moment: int) -> None:
    change(state, event.certificate, status=codes.CERTIFICATE_VOIDED)


@applies(CertificateLapsed)
def certificate_lapsed(state: State, event: CertificateLapsed, moment: int) -> None:
    change(state, event.certificate, status=codes.CERTIFICATE_LAPSED)


@applies(Unsealed)
def unsealed(state: State, event: Unsealed, moment: int) -> None:
    """The parcels are again as they were before the certificate, a revision on."""
    packing = state.packings[event.certificate]
    for parcel, number in zip(packing.parcels, packing.arrived_under, strict=True):
        rewrite(state, parcel, day_of(moment), status=codes.PARCEL_HELD, certificate=number)


# What every act on certificates shares


def acting_office(state: State, call: Call, power: int, day: int) -> tuple[int, int]:
    """An office with that power, and its Participant, in good standing on `day`."""
    office, participant = participants.acting_office(state, call, call.sender, power)
    participants.check_participant(state, participant, day)
    return office, participant


def known(state: State, number: int) -> Certificate:
    if number not in state.certificates:
        raise CertificatesUnknown(number)
    return state.certificates[number]


def issued(state: State, number: int) -> Certificate:
    record = known(state, number)
    if record.a.status != codes.CERTIFICATE_ISSUED:
        raise CertificatesNotIssued(number, record.a.status)
    return record


def issued_here(state: State, number: int, here: int) -> Certificate:
    record = issued(state, number)
    if record.a.from_ != here:
        raise CertificatesOtherOrigin(number, record.a.from_, here)
    return record


def check_packing(state: State, number: int, packing: Packing) -> None:
    if packing_digest(packing) != state.certificates[number].packing:
        raise CertificatesNotItsPacking(number)


def check_no_hold(parcel: bytes, word: Parcel) -> None:
    if word.holds:
        raise CertificatesOnHold(parcel, word.holds)


def check_rewrite(state: State, parcels: Sequence[bytes], status: int) -> None:
    """What Parcels refuses when it is given the shipment's words."""
    before = [state.parcel(parcel) for parcel in parcels]
    words = [
        replace(word, status=status, revision=(word.revision + 1) % UNSIGNED_16) for word in before
    ]
    check_write(state, parcels, words, len(parcels))


def change(state: State, number: int, **values: int) -> None:
    record = state.certificates[number]
    state.certificates[number] = replace(record, a=replace(record.a, **values))


def rewrite(state: State, parcel: bytes, day: int, **values: int) -> None:
    word = state.parcels[parcel]
    state.parcels[parcel] = replace(word, day=day, revision=word.revision + 1, **values)
