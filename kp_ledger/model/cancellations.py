"""Certificates end before they leave: contracts/Cancellations.sol, rows 6, 8 and 24."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    CancellationsLapse,
    CancellationsSpoil,
    CancellationsVoidCertificate,
)
from kp_ledger.generated.events import (
    CertificateLapsed,
    CertificateVoided,
    NumberSpoilt,
    Unsealed,
)
from kp_ledger.generated.records import Packing
from kp_ledger.generated.refusals import CancellationsNotExpired, CertificatesNoReason
from kp_ledger.model import participants
from kp_ledger.model.certificates import (
    NO_CERTIFICATE,
    NOTHING,
    change,
    check_number,
    check_packing,
    check_revision,
    check_rewrite,
    detained_again,
    issued,
    issued_here,
    rewrite,
)
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import Certificate, State
from kp_ledger.model.two_keys import approved

# Rows 6 and 8


@decides(CancellationsVoidCertificate)
def void(state: State, act: CancellationsVoidCertificate, call: Call) -> list[Event]:
    number = act.certificate
    office, from_ = participants.acting_office(state, call, call.sender, codes.POWER_EXPORT)
    record = issued_here(state, number, from_)
    second = approved(state, call, act, number, office, record.a.office)
    if act.reason == NOTHING:
        raise CertificatesNoReason(number)
    check_packing(state, number, act.packing)
    check_revision(state, number, act.packing, act.revision)
    voided = CertificateVoided(number, office, act.reason, 0, NOTHING, act.document)
    return [*second, voided, *_undone(state, number, record, act.packing)]


def _undone(state: State, number: int, record: Certificate, packing: Packing) -> list[Event]:
    """The parcels are again as they were before the certificate, a revision on."""
    if record.a.nature == codes.PAPER_TECHNICAL:
        return detained_again(state, number, record, packing)
    check_rewrite(state, packing.parcels, codes.PARCEL_HELD)
    return [Unsealed(number, packing.parcels)]


@decides(CancellationsLapse)
def lapse(state: State, act: CancellationsLapse, call: Call) -> list[Event]:
    number = act.certificate
    by = participants.acting_organisation(state, call, call.sender)
    record = issued(state, number)
    expires = record.b.expires
    grace = participants.parameter(state, codes.PARAMETER_LATE_DAYS, call.today)
    if call.today <= expires + grace:
        raise CancellationsNotExpired(number, expires, grace, call.today)
    check_packing(state, number, act.packing)
    return [CertificateLapsed(number, by), *_undone(state, number, record, act.packing)]


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


# Row 24


@decides(CancellationsSpoil)
def spoil(state: State, act: CancellationsSpoil, call: Call) -> list[Event]:
    border = codes.POWERS_AT_THE_BORDER
    office, here = participants.acting_office(state, call, call.sender, border)
    check_number(state, act.number, office, here)
    return [NumberSpoilt(act.number, office)]


@applies(NumberSpoilt)
def number_spoilt(state: State, event: NumberSpoilt, moment: int) -> None:
    """No certificate, and none will come under it."""
    number = event.certificate
    a = replace(
        NO_CERTIFICATE.a,
        status=codes.CERTIFICATE_SPOILT,
        from_=number >> 32,
        office=event.office,
    )
    b = replace(NO_CERTIFICATE.b, issued=day_of(moment))
    state.certificates[number] = Certificate(a, b, NOTHING)
