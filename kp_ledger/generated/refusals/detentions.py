"""Everything the ledger refuses, by the name and values of the contract's error: Detentions.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import CertificateId, CertificateStatus, Day


@dataclass(eq=False)
class DetentionsStepsUsedUp(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} has had {step} detentions, releases and resolutions: from {limit} on it is detained no more."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8", "uint256")
    certificate: CertificateId
    step: int
    limit: int


@dataclass(eq=False)
class DetentionsLeftToReturn(Refusal):
    sentence: ClassVar[str] = "The shipment under certificate {certificate} was turned back on day {stopped}: it is left to its exporting office for {limit_days} days, and today is day {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint256", "uint24")
    certificate: CertificateId
    stopped: Day
    limit_days: int
    today: Day


@dataclass(eq=False)
class DetentionsNoReason(Refusal):
    sentence: ClassVar[str] = "There is no reason why the shipment under certificate {certificate} is stopped."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class DetentionsNoDocument(Refusal):
    sentence: ClassVar[str] = "What is said of the shipment under certificate {certificate} stands in no document."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class DetentionsNotDetained(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is in status {status}, not detained."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8")
    certificate: CertificateId
    status: CertificateStatus


@dataclass(eq=False)
class DetentionsNotReturning(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is in status {status}: nothing under it is on its way back."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8")
    certificate: CertificateId
    status: CertificateStatus


@dataclass(eq=False)
class DetentionsPartlyConfirmed(Refusal):
    sentence: ClassVar[str] = "Of certificate {certificate} {remaining} parcels are still to come, not all: some were confirmed, and it is not turned back unopened."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16")
    certificate: CertificateId
    remaining: int
