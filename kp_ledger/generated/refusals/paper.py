"""Everything the ledger refuses, by the name and values of the contract's error: Paper.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    Cents,
    CertificateId,
    Day,
    Millicarats,
    Nature,
    OrganisationId,
    OriginId,
    ParcelKind,
    Participant,
    Reference,
)


@dataclass(eq=False)
class PaperPartlyConfirmed(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} is confirmed in part: only {remaining} of its parcels are still under way."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16")
    certificate: CertificateId
    remaining: int


@dataclass(eq=False)
class PaperDestinationOnLedger(Refusal):
    sentence: ClassVar[str] = "Destination {to} was on the ledger from day {on_ledger_from}, when certificate {certificate} was issued on day {issued}: its own office confirms."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint24", "uint24")
    certificate: CertificateId
    to: Participant
    on_ledger_from: Day
    issued: Day


@dataclass(eq=False)
class PaperNoDocument(Refusal):
    sentence: ClassVar[str] = "The foreign document is missing."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoCarats(Refusal):
    sentence: ClassVar[str] = "The foreign confirmation of certificate {certificate} gives no carats."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class PaperNoNumber(Refusal):
    sentence: ClassVar[str] = "The paper has no number."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoExporter(Refusal):
    sentence: ClassVar[str] = "The paper names no exporter."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoImporter(Refusal):
    sentence: ClassVar[str] = "The paper names no importer."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoIssueDay(Refusal):
    sentence: ClassVar[str] = "The paper has no day of issue."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoExpiry(Refusal):
    sentence: ClassVar[str] = "The paper has no day of expiry."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperNoParcels(Refusal):
    sentence: ClassVar[str] = "The paper has no parcels."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class PaperTooManyParcels(Refusal):
    sentence: ClassVar[str] = "The paper has {count} parcels; a certificate covers at most {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    limit: int
    count: int


@dataclass(eq=False)
class PaperNumberTooLong(Refusal):
    sentence: ClassVar[str] = "The paper's number has {length} characters; at most {limit} are entered."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    limit: int
    length: int


@dataclass(eq=False)
class PaperNumberMalformed(Refusal):
    sentence: ClassVar[str] = "The paper's number {number} is to be entered as printed, trimmed, in ASCII and in capitals."
    abi_types: ClassVar[tuple[str, ...]] = ("string",)
    number: str


@dataclass(eq=False)
class PaperNumberEmpty(Refusal):
    sentence: ClassVar[str] = "Of the paper's number {number} nothing is left to compare beside signs and the letters of its issuer {issuer}."
    abi_types: ClassVar[tuple[str, ...]] = ("string", "uint16")
    number: str
    issuer: Participant


@dataclass(eq=False)
class PaperOtherLetters(Refusal):
    sentence: ClassVar[str] = "The paper's number {number} begins with the letters of Participant {letters}; its issuer would be {issuer}."
    abi_types: ClassVar[tuple[str, ...]] = ("string", "uint16", "uint16")
    number: str
    letters: Participant
    issuer: Participant


@dataclass(eq=False)
class PaperRecordedBefore(Refusal):
    sentence: ClassVar[str] = "A number that is compared as {canonical} was recorded before for Participant {issuer}, as certificate {certificate}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "string", "uint48")
    issuer: Participant
    canonical: str
    certificate: CertificateId


@dataclass(eq=False)
class PaperCollidesWithAnother(Refusal):
    sentence: ClassVar[str] = "A number that is compared as {canonical} was first recorded for Participant {issuer} as certificate {first} (0: never); the paper names certificate {named}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "string", "uint48", "uint48")
    issuer: Participant
    canonical: str
    first: CertificateId
    named: CertificateId


@dataclass(eq=False)
class PaperCollisionAccepted(Refusal):
    sentence: ClassVar[str] = "The paper bears the number of certificate {first}: an acceptance cannot say which of the two it is for, and the goods come to the office."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    first: CertificateId


@dataclass(eq=False)
class PaperOfOwnParticipant(Refusal):
    sentence: ClassVar[str] = "Participant {issuer} is the office's own: its paper does not come in."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    issuer: Participant


@dataclass(eq=False)
class PaperIssuerOnLedger(Refusal):
    sentence: ClassVar[str] = "Participant {issuer} is on the ledger from day {on_ledger_from}; the paper is of day {issued}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24", "uint24")
    issuer: Participant
    on_ledger_from: Day
    issued: Day


@dataclass(eq=False)
class PaperGraceOver(Refusal):
    sentence: ClassVar[str] = "Participant {issuer} is on the ledger from day {on_ledger_from}; the {grace_days} days in which its older paper may be recorded are over."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24", "uint256")
    issuer: Participant
    on_ledger_from: Day
    grace_days: int


@dataclass(eq=False)
class PaperExpiresBeforeIssue(Refusal):
    sentence: ClassVar[str] = "The paper would expire on day {expires}, before it was issued on day {issued}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    issued: Day
    expires: Day


@dataclass(eq=False)
class PaperArrivedBeforeIssue(Refusal):
    sentence: ClassVar[str] = "The shipment would have arrived on day {arrived}, before the paper was issued on day {issued}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    issued: Day
    arrived: Day


@dataclass(eq=False)
class PaperExpiredOnArrival(Refusal):
    sentence: ClassVar[str] = "The paper expired with day {expires}, before the shipment arrived on day {arrived}: it is to be detained."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    expires: Day
    arrived: Day


@dataclass(eq=False)
class PaperExporterElsewhere(Refusal):
    sentence: ClassVar[str] = "Exporter {exporter} is of Participant {participant}, not of the issuer {issuer}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint16")
    exporter: OrganisationId
    participant: Participant
    issuer: Participant


@dataclass(eq=False)
class PaperNoOrigin(Refusal):
    sentence: ClassVar[str] = 'Lot {reference} has no origin, not even "not stated".'
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    reference: Reference


@dataclass(eq=False)
class PaperUnknownOrigin(Refusal):
    sentence: ClassVar[str] = "Origin {origin} of lot {reference} is unknown."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24")
    reference: Reference
    origin: OriginId


@dataclass(eq=False)
class PaperWeightOfUnweighted(Refusal):
    sentence: ClassVar[str] = "Origin {origin} of lot {reference} stands for a country that is named without a weight, and is given {millicarats} millicarats."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24", "uint40")
    reference: Reference
    origin: OriginId
    millicarats: Millicarats


@dataclass(eq=False)
class PaperOriginWithoutWeight(Refusal):
    sentence: ClassVar[str] = 'Origin {origin} of lot {reference} is given no weight: a country named without one is its origin "weight not stated".'
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24")
    reference: Reference
    origin: OriginId


@dataclass(eq=False)
class PaperWeightStated(Refusal):
    sentence: ClassVar[str] = 'Lot {reference} names countries without weights: all of its weight is "not stated" by the issuer, none of origin {origin}.'
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24")
    reference: Reference
    origin: OriginId


@dataclass(eq=False)
class PaperOriginNature(Refusal):
    sentence: ClassVar[str] = "Origin {origin} of lot {reference} is of nature {nature}: paper declares origins (2) or leaves them not stated (4)."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24", "uint8")
    reference: Reference
    origin: OriginId
    nature: Nature


@dataclass(eq=False)
class PaperOriginsDiffer(Refusal):
    sentence: ClassVar[str] = "The origins of lot {reference} come to {sum} millicarats; the lot weighs {millicarats}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint40", "uint256")
    reference: Reference
    millicarats: Millicarats
    sum: int


@dataclass(eq=False)
class PaperKindDiffers(Refusal):
    sentence: ClassVar[str] = "The paper states {millicarats} millicarats of kind {kind}; its parcels come to {sum}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint40", "uint256")
    kind: ParcelKind
    millicarats: Millicarats
    sum: int


@dataclass(eq=False)
class PaperNoValue(Refusal):
    sentence: ClassVar[str] = "The paper has parcels of kind {kind}, and no value for them."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    kind: ParcelKind


@dataclass(eq=False)
class PaperValueOfAbsentKind(Refusal):
    sentence: ClassVar[str] = "The paper has no parcels of kind {kind}, yet gives {cents} cents for them."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint64")
    kind: ParcelKind
    cents: Cents


@dataclass(eq=False)
class PaperTooHeavy(Refusal):
    sentence: ClassVar[str] = "The parcels weigh {millicarats} millicarats; a certificate holds at most {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    millicarats: int
    limit: int


@dataclass(eq=False)
class PaperValueTooHigh(Refusal):
    sentence: ClassVar[str] = "The value comes to {cents} cents; a certificate holds at most {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    cents: int
    limit: int
