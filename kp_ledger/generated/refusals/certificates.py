"""Everything the ledger refuses, by the name and values of the contract's error: Certificates.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    CertificateId,
    CertificateStatus,
    Day,
    Millicarats,
    OrganisationId,
    ParcelId,
    ParcelStatus,
    Participant,
)


@dataclass(eq=False)
class CertificatesNoNumber(Refusal):
    sentence: ClassVar[str] = "The certificate has no number."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class CertificatesNoExpiry(Refusal):
    sentence: ClassVar[str] = "The certificate has no day of expiry."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class CertificatesNoValidation(Refusal):
    sentence: ClassVar[str] = "The certificate has no validation: the digest of the validated paper is missing."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class CertificatesNoParcels(Refusal):
    sentence: ClassVar[str] = "The certificate has no parcels."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class CertificatesOtherLetters(Refusal):
    sentence: ClassVar[str] = "Certificate number {certificate} bears the letters of Participant {letters}, not those of the office's, {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint16")
    certificate: CertificateId
    letters: Participant
    participant: Participant


@dataclass(eq=False)
class CertificatesNumberUsed(Refusal):
    sentence: ClassVar[str] = "Certificate number {certificate} was used before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesExpiryPast(Refusal):
    sentence: ClassVar[str] = "The certificate would expire on day {expires}, before today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    expires: Day
    today: Day


@dataclass(eq=False)
class CertificatesExpiryTooFar(Refusal):
    sentence: ClassVar[str] = "The certificate would expire on day {expires}, more than {limit_days} days after today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24", "uint256")
    expires: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class CertificatesCitedNotConfirmed(Refusal):
    sentence: ClassVar[str] = "Cited certificate {cited} is in status {status} with destination {to}: it was not confirmed into Participant {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8", "uint16", "uint16")
    cited: CertificateId
    status: CertificateStatus
    to: Participant
    participant: Participant


@dataclass(eq=False)
class CertificatesOnHold(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has {holds} holds in force."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class CertificatesRevisionChanged(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is on revision {revision}; the request was for revision {requested}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    revision: int
    requested: int


@dataclass(eq=False)
class CertificatesUnknown(Refusal):
    sentence: ClassVar[str] = "There is no certificate {certificate}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesNotIssued(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is in status {status}, not issued and still here."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8")
    certificate: CertificateId
    status: CertificateStatus


@dataclass(eq=False)
class CertificatesNotDeparted(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is in status {status}, not departed."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8")
    certificate: CertificateId
    status: CertificateStatus


@dataclass(eq=False)
class CertificatesOtherOrigin(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued by Participant {from_}, not by the office's, {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint16")
    certificate: CertificateId
    from_: Participant
    participant: Participant


@dataclass(eq=False)
class CertificatesOtherDestination(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} goes to Participant {to}, not to the office's, {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint16")
    certificate: CertificateId
    to: Participant
    participant: Participant


@dataclass(eq=False)
class CertificatesNoReason(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is voided or replaced for a reason, and none is given."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesNotSurrendered(Refusal):
    sentence: ClassVar[str] = "The paper of certificate {certificate} is not declared surrendered."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesNotExpired(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} may be used until the end of day {expires}; today is {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    expires: Day
    today: Day


@dataclass(eq=False)
class CertificatesNotItsPacking(Refusal):
    sentence: ClassVar[str] = "What is given as the packing of certificate {certificate} is not it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesDayInFuture(Refusal):
    sentence: ClassVar[str] = "Day {day} is later than today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    today: Day


@dataclass(eq=False)
class CertificatesDayBefore(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} last changed on day {last}, after day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24", "uint24")
    parcel: ParcelId
    last: Day
    day: Day


@dataclass(eq=False)
class CertificatesBeforeIssue(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued on day {issued}, after day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    issued: Day
    day: Day


@dataclass(eq=False)
class CertificatesExpired(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} expired with day {expires}, before it departed on day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    expires: Day
    day: Day


@dataclass(eq=False)
class CertificatesEnteredTooLate(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} expired with day {expires}; its departure of day {day}, entered on {today}, is more than {limit_days} days late."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24", "uint24", "uint256")
    certificate: CertificateId
    expires: Day
    day: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class CertificatesNoSeals(Refusal):
    sentence: ClassVar[str] = "The shipment under certificate {certificate} has no seals."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesTooManySeals(Refusal):
    sentence: ClassVar[str] = "The shipment has {count} seals; at most {limit} can be entered."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    limit: int
    count: int


@dataclass(eq=False)
class CertificatesNotInTransit(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} begins or ends in Participant {participant}: it does not pass through."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16")
    certificate: CertificateId
    participant: Participant


@dataclass(eq=False)
class CertificatesBeforeDeparture(Refusal):
    sentence: ClassVar[str] = "The shipment under certificate {certificate} departed on day {departed}, after day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    departed: Day
    day: Day


@dataclass(eq=False)
class CertificatesParcelsDiffer(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued for {issued} parcels; the paper says {read}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint16")
    certificate: CertificateId
    issued: int
    read: int


@dataclass(eq=False)
class CertificatesCaratsDiffer(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued for {issued} millicarats; the paper says {read}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint40", "uint40")
    certificate: CertificateId
    issued: Millicarats
    read: Millicarats


@dataclass(eq=False)
class CertificatesImporterDiffers(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued to importer {issued}; the paper says {read}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint32", "uint32")
    certificate: CertificateId
    issued: OrganisationId
    read: OrganisationId


@dataclass(eq=False)
class CertificatesExporterDiffers(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued to exporter {issued}; the paper says {read}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint32", "uint32")
    certificate: CertificateId
    issued: OrganisationId
    read: OrganisationId


@dataclass(eq=False)
class CertificatesSealBroken(Refusal):
    sentence: ClassVar[str] = "The seal of the shipment under certificate {certificate} was seen broken in transit."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesExpiredOnArrival(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} expired with day {expires}, before the shipment arrived on day {day}: it is to be detained."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    expires: Day
    day: Day


@dataclass(eq=False)
class CertificatesNothingConfirmed(Refusal):
    sentence: ClassVar[str] = "No parcel of certificate {certificate} is confirmed."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesNotAscending(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} stands after one of the same or a higher id: the list ascends."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class CertificatesNotUnder(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is in status {status} under certificate {under}: it is not departed under {certificate}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8", "uint48", "uint48")
    parcel: ParcelId
    status: ParcelStatus
    under: CertificateId
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesMeasuredOutside(Refusal):
    sentence: ClassVar[str] = "The parcels confirmed under certificate {certificate} are certified at {certified} millicarats and measured at {measured}, more than {tolerance} apart."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint256", "uint40", "uint256")
    certificate: CertificateId
    certified: int
    measured: Millicarats
    tolerance: int
