"""Everything the ledger refuses, by the name and values of the contract's error: Corrections.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    CertificateId,
    Day,
    Millicarats,
    MissingCause,
    Moves,
    Nature,
    OrganisationId,
    OriginId,
    ParcelId,
    ParcelStatus,
    Participant,
)


@dataclass(eq=False)
class CorrectionsNoLots(Refusal):
    sentence: ClassVar[str] = "No opening stock of organisation {holder} is registered: the list of lots is empty."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    holder: OrganisationId


@dataclass(eq=False)
class CorrectionsTooManyLots(Refusal):
    sentence: ClassVar[str] = "A registration of {lots} lots exceeds the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    lots: int
    limit: int


@dataclass(eq=False)
class CorrectionsDayInFuture(Refusal):
    sentence: ClassVar[str] = "Day {day} has not begun anywhere yet: the latest that has is day {latest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    latest: Day


@dataclass(eq=False)
class CorrectionsUnknownOrigin(Refusal):
    sentence: ClassVar[str] = "There is no origin {origin}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)
    origin: OriginId


@dataclass(eq=False)
class CorrectionsNotOpening(Refusal):
    sentence: ClassVar[str] = "Origin {origin} is of nature {nature} and of Participant {participant}; opening stock is of nature opening (3), or not stated (4) of one's own Participant."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint8", "uint16")
    origin: OriginId
    nature: Nature
    participant: Participant


@dataclass(eq=False)
class CorrectionsNotHeld(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has status {status}; only one that is held (1) can be voided, written down, or be reported missing."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    status: ParcelStatus


@dataclass(eq=False)
class CorrectionsTouched(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is at revision {revision}: it is no longer as it was registered, or that revision is not that of a hold in force."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16")
    parcel: ParcelId
    revision: int


@dataclass(eq=False)
class CorrectionsUnderCertificate(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} came in under certificate {certificate}: no registration of this ledger's own."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint48")
    parcel: ParcelId
    certificate: CertificateId


@dataclass(eq=False)
class CorrectionsUnknownMoves(Refusal):
    sentence: ClassVar[str] = "Moves {moves} is unknown: by law move custody (1), title (2) or both (3)."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    moves: Moves


@dataclass(eq=False)
class CorrectionsNotOrdered(Refusal):
    sentence: ClassVar[str] = "Office {office} names no document that orders the move."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    office: OrganisationId


@dataclass(eq=False)
class CorrectionsNothingMoved(Refusal):
    sentence: ClassVar[str] = "Nothing is moved by office {office}: the list of parcels is empty."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    office: OrganisationId


@dataclass(eq=False)
class CorrectionsTooManyMoved(Refusal):
    sentence: ClassVar[str] = "A move by law of {parcels} parcels exceeds the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    parcels: int
    limit: int


@dataclass(eq=False)
class CorrectionsNotAscending(Refusal):
    sentence: ClassVar[str] = "The parcels are not listed in ascending order, each once: {parcel} is out of place."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class CorrectionsOutOfReach(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has status {status}; by law moves what is held (1) or missing (4)."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    status: ParcelStatus


@dataclass(eq=False)
class CorrectionsChanged(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is at revision {revision}; revision {named} was named."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    revision: int
    named: int


@dataclass(eq=False)
class CorrectionsUnknownCause(Refusal):
    sentence: ClassVar[str] = "Cause {cause} is unknown: a missing parcel is lost (1) or stolen (2)."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    cause: MissingCause


@dataclass(eq=False)
class CorrectionsOfALostShipment(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is missing with the shipment under certificate {certificate}: it is found as that shipment is, by its offices."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint48")
    parcel: ParcelId
    certificate: CertificateId


@dataclass(eq=False)
class CorrectionsNotMissing(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has status {status}; it is not missing (4)."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    status: ParcelStatus


@dataclass(eq=False)
class CorrectionsRevisionsUsedUp(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is at revision {revision}, beyond {limit}: only an office reports it missing or found."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint256")
    parcel: ParcelId
    revision: int
    limit: int


@dataclass(eq=False)
class CorrectionsNotYetWrittenOff(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel}, missing since day {since}, is written off after {limit_days} days."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24", "uint64")
    parcel: ParcelId
    since: Day
    limit_days: int


@dataclass(eq=False)
class CorrectionsHoldsNamed(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has {holds} holds, and {named} are named: what ends it ends them all, and what does not ends none."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8", "uint256")
    parcel: ParcelId
    holds: int
    named: int


@dataclass(eq=False)
class CorrectionsNoSuchHold(Refusal):
    sentence: ClassVar[str] = "No hold of parcel {parcel} that was placed at revision {revision} is in force, or it is not listed in ascending order."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16")
    parcel: ParcelId
    revision: int


@dataclass(eq=False)
class CorrectionsOtherHands(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is in the hands of organisation {custodian} and of organisation {owner}; the order is signed for others."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    parcel: ParcelId
    custodian: OrganisationId
    owner: OrganisationId


@dataclass(eq=False)
class CorrectionsNotLess(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} weighs {millicarats} thousandths of a carat and is written down to less, not to {to}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint40", "uint40")
    parcel: ParcelId
    millicarats: Millicarats
    to: Millicarats


@dataclass(eq=False)
class CorrectionsNoDocument(Refusal):
    sentence: ClassVar[str] = "The document upon which parcel {parcel} is written down is missing."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class CorrectionsNoReason(Refusal):
    sentence: ClassVar[str] = "The reason for voiding, writing down or writing off parcel {parcel} is missing."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class CorrectionsNotRegistrar(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} was registered by organisation {registrar}, not by {organisation}: its office needs a document to void it."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    parcel: ParcelId
    registrar: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class CorrectionsTooLate(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel}, registered for day {day}, could be voided by its registrar for {limit_days} days; now its office can, with a document."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24", "uint64")
    parcel: ParcelId
    day: Day
    limit_days: int


@dataclass(eq=False)
class CorrectionsOnHold(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} was put on hold since it was registered ({holds} holds): only its licence office voids it, with a document."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class CorrectionsElsewhere(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} lies in Participant {place}, not in {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    place: Participant
    participant: Participant
