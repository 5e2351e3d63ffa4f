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
    ParcelId,
    Participant,
)


@dataclass(eq=False)
class CertificatesNumberUsed(Refusal):
    sentence: ClassVar[str] = "Certificate number {certificate} was used before."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesOtherLetters(Refusal):
    sentence: ClassVar[str] = "Certificate number {certificate} bears the letters of Participant {letters}, not those of the office's, {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint16")
    certificate: CertificateId
    letters: Participant
    participant: Participant


@dataclass(eq=False)
class CertificatesNoReason(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is voided or replaced for a reason, and none is given."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesRevisionChanged(Refusal):
    sentence: ClassVar[str] = "The first parcel of certificate {certificate} is on revision {revision}, not on {named}: something happened since, as a departure that was undone."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint16")
    certificate: CertificateId
    revision: int
    named: int


@dataclass(eq=False)
class CertificatesOnHold(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has {holds} holds in force."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    holds: int


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
class CertificatesBeforeDeparture(Refusal):
    sentence: ClassVar[str] = "The shipment under certificate {certificate} departed on day {departed}, after day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    departed: Day
    day: Day


@dataclass(eq=False)
class CertificatesNotItsPacking(Refusal):
    sentence: ClassVar[str] = "What is given as the packing of certificate {certificate} is not it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class CertificatesDayInFuture(Refusal):
    sentence: ClassVar[str] = "Day {day} has not begun anywhere yet: the latest that has is day {latest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    latest: Day


@dataclass(eq=False)
class CertificatesIllegalMove(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is in status {from_}, from which none moves to status {to}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8", "uint8")
    certificate: CertificateId
    from_: CertificateStatus
    to: CertificateStatus
