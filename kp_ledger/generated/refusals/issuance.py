"""Everything the ledger refuses, by the name and values of the contract's error: Issuance.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    Cents,
    CertificateId,
    CertificateStatus,
    Day,
    Millicarats,
    ParcelId,
    ParcelKind,
    Participant,
)


@dataclass(eq=False)
class IssuanceNoNumber(Refusal):
    sentence: ClassVar[str] = "The certificate has no number."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class IssuanceNoExpiry(Refusal):
    sentence: ClassVar[str] = "The certificate has no day of expiry."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class IssuanceNoValidation(Refusal):
    sentence: ClassVar[str] = "The certificate has no validation: the digest of the validated paper is missing."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class IssuanceNoParcels(Refusal):
    sentence: ClassVar[str] = "The certificate has no parcels."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class IssuanceExpiryPast(Refusal):
    sentence: ClassVar[str] = "The certificate would expire on day {expires}, before today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    expires: Day
    today: Day


@dataclass(eq=False)
class IssuanceExpiryTooFar(Refusal):
    sentence: ClassVar[str] = "The certificate would expire on day {expires}, more than {limit_days} days after today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24", "uint256")
    expires: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class IssuanceCitedNotConfirmed(Refusal):
    sentence: ClassVar[str] = "Cited certificate {cited} is in status {status} with destination {to}: nothing of it was confirmed, forfeited or superseded in Participant {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8", "uint16", "uint16")
    cited: CertificateId
    status: CertificateStatus
    to: Participant
    participant: Participant


@dataclass(eq=False)
class IssuanceRevisionChanged(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is on revision {revision}; the request was for revision {requested}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    revision: int
    requested: int


@dataclass(eq=False)
class IssuanceValueTooHigh(Refusal):
    sentence: ClassVar[str] = "The {millicarats} millicarats of kind {kind} are valued at {cents} cents, more than {limit_dollars} dollars a carat."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint64", "uint40", "uint256")
    kind: ParcelKind
    cents: Cents
    millicarats: Millicarats
    limit_dollars: int


@dataclass(eq=False)
class IssuanceNotSurrendered(Refusal):
    sentence: ClassVar[str] = "The paper of certificate {certificate} has to be declared surrendered or, with a document, lost: one of the two."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class IssuanceExpiryLater(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} expires on day {expires}; what replaces it would do so later, on day {later}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    expires: Day
    later: Day


@dataclass(eq=False)
class IssuanceTechnical(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is technical: it is not replaced. Voided, it leaves the shipment detained as before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class IssuanceRevisionsUsedUp(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is on revision {revision}: above {limit} none gets a technical certificate."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint256")
    parcel: ParcelId
    revision: int
    limit: int
