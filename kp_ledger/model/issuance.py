"""Certificates begin: contracts/Issuance.sol, rows 5 and 7.

Those that take the place of a detained one stand in technical.py; how one ends before it has left
in cancellations.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.blends import printed
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    IssuanceIssue,
    IssuanceReplace,
)
from kp_ledger.generated.events import (
    CertificateIssued,
    CertificateVoided,
    Sealed,
)
from kp_ledger.generated.records import (
    CertificateA,
    CertificateB,
    Issue,
    Packing,
    Request,
)
from kp_ledger.generated.refusals import (
    CertificatesNoReason,
    IssuanceCitedNotConfirmed,
    IssuanceExpiryLater,
    IssuanceExpiryPast,
    IssuanceExpiryTooFar,
    IssuanceNoExpiry,
    IssuanceNoNumber,
    IssuanceNoParcels,
    IssuanceNotSurrendered,
    IssuanceNoValidation,
    IssuanceRevisionChanged,
    IssuanceTechnical,
    IssuanceValueTooHigh,
)
from kp_ledger.model import blends, origins, participants, requests
from kp_ledger.model.certificates import (
    NO_CERTIFICATE,
    NOTHING,
    acting_office,
    check_no_hold,
    check_number,
    check_packing,
    check_revision,
    check_rewrite,
    issued_here,
    rewrite,
)
from kp_ledger.model.consensus import definition_on
from kp_ledger.model.digests import application_digest, packing_digest
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import Certificate, State
from kp_ledger.model.two_keys import approved
from kp_ledger.model.valuations import Cents, settle

# What came to its destination without being confirmed: taken, or gone on under another certificate.
CAME_WHOLE = (codes.CERTIFICATE_FORFEITED, codes.CERTIFICATE_SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A certificate about to be issued."""

    number: int
    replaces: int
    office: int
    from_: int
    issued: int
    expires: int
    document: bytes
    definition: int
    nature: int = codes.PAPER_ISSUED_HERE


# Row 5


@decides(IssuanceIssue)
def issue(state: State, act: IssuanceIssue, call: Call) -> list[Event]:
    form = act.form
    office, from_ = acting_office(state, call, codes.POWER_EXPORT, call.today)
    second = approved(state, call, act, form.certificate, office, office)
    draft = _draft(state, call, form.certificate, 0, (office, from_), form.expires, form.document)
    if not form.parcels:
        raise IssuanceNoParcels()
    check_printed(state, draft)
    digest = application_digest(form.cited, form.parcels)
    asked, cents = settle(state, call, form.request, digest, from_, again=False)
    check_expiry(state, call, draft)
    _check_cited(state, form.cited, from_)
    _check_unchanged(state, form)
    packing = _packed(state, form)
    return [*second, *announced(state, draft, packing, asked, cents)]


def _draft(
    state: State,
    call: Call,
    number: int,
    replaces: int,
    by: tuple[int, int],
    expires: int,
    document: bytes,
) -> Draft:
    """As one that a request asks for."""
    definition = definition_on(state, call.today)
    return Draft(number, replaces, *by, call.today, expires, document, definition)


def check_printed(state: State, draft: Draft) -> None:
    if not draft.number:
        raise IssuanceNoNumber()
    if not draft.expires:
        raise IssuanceNoExpiry()
    if draft.document == NOTHING:
        raise IssuanceNoValidation()
    check_number(state, draft.number, draft.office, draft.from_)


def check_expiry(state: State, call: Call, draft: Draft) -> None:
    if draft.expires < call.today:
        raise IssuanceExpiryPast(draft.expires, call.today)
    limit = participants.setting(state, draft.from_, codes.SETTING_EXPIRY_DAYS, call.today)
    if draft.expires > call.today + limit:
        raise IssuanceExpiryTooFar(draft.expires, call.today, limit)


def _check_cited(state: State, cited: tuple[int, ...], here: int) -> None:
    for number in cited:
        a = state.certificates.get(number, NO_CERTIFICATE).a
        came = a.remaining < a.parcels or a.status in CAME_WHOLE
        if not came or a.to != here:
            raise IssuanceCitedNotConfirmed(number, a.status, a.to, here)


def _check_unchanged(state: State, form: Issue) -> None:
    for ref in form.parcels:
        word = state.parcel(ref.parcel)
        check_no_hold(ref.parcel, word)
        if word.revision != ref.revision:
            raise IssuanceRevisionChanged(ref.parcel, word.revision, ref.revision)


def _packed(state: State, form: Issue) -> Packing:
    parcels = tuple(ref.parcel for ref in form.parcels)
    arrived_under = tuple(state.parcel(parcel).certificate for parcel in parcels)
    return Packing(form.request, parcels, arrived_under)


def announced(
    state: State, draft: Draft, packing: Packing, asked: Request, cents: Cents, home: int = 0
) -> list[Event]:
    """It begins and its parcels are sealed. `home`: where its own origins may go, barred or not."""
    words = [state.parcel(parcel) for parcel in packing.parcels]
    weights = [word.millicarats for word in words]
    sums, total = blends.sums(state, [word.blend for word in words], weights)
    origins.check_sums(state, sums, total, home)
    if draft.nature == codes.PAPER_ISSUED_HERE:
        _check_value(state, draft.issued, cents, by_kind((w.kind, w.millicarats) for w in words))
    check_rewrite(state, packing.parcels, codes.PARCEL_SEALED)
    issued = _announcement(draft, packing, asked, cents, words, printed(sums))
    return [issued, Sealed(draft.number, packing.parcels)]


def _check_value(state: State, day: int, cents: Cents, millicarats: Cents) -> None:
    limit = participants.parameter(state, codes.PARAMETER_DOLLARS_PER_CARAT, day)
    for index, (amount, weight) in enumerate(zip(cents, millicarats, strict=True)):
        if amount * 10 > weight * limit:
            raise IssuanceValueTooHigh(index + 1, amount, weight, limit)


def _announcement(
    draft: Draft,
    packing: Packing,
    asked: Request,
    cents: Cents,
    words: Sequence[Parcel],
    weights: Mapping[int, int],
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
        origins=tuple(weights),
        weights=tuple(weights.values()),
        issued=draft.issued,
        expires=draft.expires,
        definition=draft.definition,
        nature=draft.nature,
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
        stopped=0,
    )
    b = CertificateB(
        issued=event.issued,
        expires=event.expires,
        departed=0,
        arrived=0,
        cents=sum(event.cents),
        definition=event.definition,
        replaces=event.replaces,
        recorded=0,
    )
    state.certificates[event.certificate] = Certificate(a, b, NOTHING)
    # What it covers is in the next event of the same act, but for the request.
    state.packings[event.certificate] = Packing(event.request, (), ())
    if event.nature != codes.PAPER_TECHNICAL:
        requests.set_status(state, event.request, codes.REQUEST_ISSUED)


@applies(Sealed)
def sealed(state: State, event: Sealed, moment: int) -> None:
    """A replacement covers what the certificate before it did, each as it once arrived.

    What a technical one covers lies elsewhere so far, in the hands of another.
    """
    number = event.certificate
    record = state.certificates[number]
    here = {"place": record.a.from_, "custodian": record.a.exporter, "certificate": number}
    if record.packing != NOTHING:
        packing = state.packings[number]  # sealed before: its departure was undone
    elif record.b.replaces and record.a.nature != codes.PAPER_TECHNICAL:
        packing = state.packings[record.b.replaces]
    else:
        arrived_under = tuple(state.parcel(parcel).certificate for parcel in event.parcels)
        packing = Packing(state.packings[number].request, event.parcels, arrived_under)
    state.packings[number] = packing
    state.certificates[number] = replace(record, packing=packing_digest(packing))
    for parcel in event.parcels:
        rewrite(state, parcel, day_of(moment), status=codes.PARCEL_SEALED, **here)


# Row 7


@decides(IssuanceReplace)
def replace_certificate(state: State, act: IssuanceReplace, call: Call) -> list[Event]:
    office, from_ = acting_office(state, call, codes.POWER_EXPORT, call.today)
    record = issued_here(state, act.certificate, from_)
    second = approved(state, call, act, act.certificate, office, record.a.office)
    if record.a.nature == codes.PAPER_TECHNICAL:
        raise IssuanceTechnical(act.certificate)
    if act.reason == NOTHING:
        raise CertificatesNoReason(act.certificate)
    if act.surrendered == (act.lost != NOTHING):
        raise IssuanceNotSurrendered(act.certificate)
    if act.expires > record.b.expires:
        raise IssuanceExpiryLater(act.certificate, record.b.expires, act.expires)
    draft = _draft(state, call, act.by, act.certificate, (office, from_), act.expires, act.document)
    check_printed(state, draft)
    check_packing(state, act.certificate, act.packing)
    check_revision(state, act.certificate, act.packing, act.revision)
    asked, cents = settle(state, call, act.packing.request, NOTHING, from_, again=True)
    check_expiry(state, call, draft)
    for parcel in act.packing.parcels:
        check_no_hold(parcel, state.parcel(parcel))
    return [
        *second,
        CertificateVoided(act.certificate, office, act.reason, act.by, act.lost, act.document),
        *announced(state, draft, act.packing, asked, cents),
    ]
