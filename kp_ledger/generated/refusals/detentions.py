"""Everything the ledger refuses, by the name and values of the contract's error: Detentions.

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
    OrganisationId,
    Outcome,
    ParcelId,
    Participant,
)


@dataclass(eq=False)
class DetentionsStepsUsedUp(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} has had {step} steps: from {limit} on it is neither detained nor superseded, nor goes on once it was lost."
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


@dataclass(eq=False)
class DetentionsOtherOffice(Refusal):
    sentence: ClassVar[str] = "Organisation {office} is an office of Participant {participant}, not of {expected}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint16")
    office: OrganisationId
    participant: Participant
    expected: Participant


@dataclass(eq=False)
class DetentionsOtherStep(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} has come to step {step}: the resolution is of step {signed}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8", "uint8")
    certificate: CertificateId
    step: int
    signed: int


@dataclass(eq=False)
class DetentionsUnknownOutcome(Refusal):
    sentence: ClassVar[str] = "{outcome} is no outcome that can be decided so."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    outcome: Outcome


@dataclass(eq=False)
class DetentionsWeightsOfAnother(Refusal):
    sentence: ClassVar[str] = "A resolution of outcome {outcome} has {count} weights: a correction has some, and no other."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint256")
    outcome: Outcome
    count: int


@dataclass(eq=False)
class DetentionsNotTechnical(Refusal):
    sentence: ClassVar[str] = "A resolution of outcome {outcome} names no other certificate, nor destination, importer or day of expiry."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    outcome: Outcome


@dataclass(eq=False)
class DetentionsNotAscending(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} stands after one of the same or a higher id: the list ascends."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class DetentionsNotUnder(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is not one of those still to come under certificate {certificate}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint48")
    parcel: ParcelId
    certificate: CertificateId


@dataclass(eq=False)
class DetentionsNoWeight(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} cannot be corrected to no weight."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class DetentionsTooHeavy(Refusal):
    sentence: ClassVar[str] = "What was found above the certified weights is {surplus} millicarats; a parcel weighs at most {most}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    surplus: int
    most: int


@dataclass(eq=False)
class DetentionsNotAloneYet(Refusal):
    sentence: ClassVar[str] = "The shipment under certificate {certificate} was stopped on day {stopped}: one office decides alone more than {limit_days} days later, and today is day {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint256", "uint24")
    certificate: CertificateId
    stopped: Day
    limit_days: int
    today: Day


@dataclass(eq=False)
class DetentionsNotUnderWay(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is in status {status}: nothing under it is under way."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8")
    certificate: CertificateId
    status: CertificateStatus


@dataclass(eq=False)
class DetentionsNotLost(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is in status {status}, not lost."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8")
    certificate: CertificateId
    status: CertificateStatus


@dataclass(eq=False)
class DetentionsNotLostYet(Refusal):
    sentence: ClassVar[str] = "The shipment under certificate {certificate} was last heard of on day {since}: one office declares it lost more than {limit_days} days later, or long enough after it left, and today is day {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint256", "uint24")
    certificate: CertificateId
    since: Day
    limit_days: int
    today: Day


@dataclass(eq=False)
class DetentionsNotFoundAlone(Refusal):
    sentence: ClassVar[str] = "The shipment under certificate {certificate} was declared lost by both offices on day {stopped}: one alone finds it more than {limit_days} days later, and today is day {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint256", "uint24")
    certificate: CertificateId
    stopped: Day
    limit_days: int
    today: Day
