"""Everything the ledger refuses, by the name and values of the contract's error: Requests.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    Capacity,
    Cents,
    CertificateId,
    Day,
    OrganisationId,
    ParcelId,
    ParcelKind,
    ParcelStatus,
    Participant,
    RequestId,
    RequestStatus,
)


@dataclass(eq=False)
class RequestsNoExporter(Refusal):
    sentence: ClassVar[str] = "The application names no exporter."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class RequestsNoImporter(Refusal):
    sentence: ClassVar[str] = "The application names no importer."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class RequestsNoParcels(Refusal):
    sentence: ClassVar[str] = "The application names no parcels."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class RequestsTooManyParcels(Refusal):
    sentence: ClassVar[str] = "The application names {count} parcels; a certificate covers at most {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    limit: int
    count: int


@dataclass(eq=False)
class RequestsTooManyCited(Refusal):
    sentence: ClassVar[str] = "The application cites {count} inbound certificates; at most {limit} may be cited."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    limit: int
    count: int


@dataclass(eq=False)
class RequestsTooFewValuers(Refusal):
    sentence: ClassVar[str] = "Of the two valuers that are needed at least, the application names {count}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256",)
    count: int


@dataclass(eq=False)
class RequestsValuerTwice(Refusal):
    sentence: ClassVar[str] = "The application names organisation {valuer} as valuer in two capacities."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    valuer: OrganisationId


@dataclass(eq=False)
class RequestsValuerNotIndependent(Refusal):
    sentence: ClassVar[str] = "Organisation {valuer} is exporter, owner or importer: no independent valuer of this shipment."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    valuer: OrganisationId


@dataclass(eq=False)
class RequestsCitedNotAscending(Refusal):
    sentence: ClassVar[str] = "Cited certificate {certificate} stands after one of the same or a higher number: the list ascends."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class RequestsUsed(Refusal):
    sentence: ClassVar[str] = "Request {request} was made before: an exporter uses a reference once."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    request: RequestId


@dataclass(eq=False)
class RequestsWithinParticipant(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is where the parcels lie: no certificate is needed within it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class RequestsImporterElsewhere(Refusal):
    sentence: ClassVar[str] = "Importer {importer} is of Participant {participant}, not of the destination {to}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint16")
    importer: OrganisationId
    participant: Participant
    to: Participant


@dataclass(eq=False)
class RequestsNotAscending(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} stands after one of the same or a higher id: the list ascends."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class RequestsNotHeld(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is in status {status}: only one that is held can be certified."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    status: ParcelStatus


@dataclass(eq=False)
class RequestsParcelElsewhere(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} lies in Participant {place}, not in the exporter's Participant {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    place: Participant
    participant: Participant


@dataclass(eq=False)
class RequestsNotCustodian(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is held by organisation {custodian}, not by the exporter {exporter}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    parcel: ParcelId
    custodian: OrganisationId
    exporter: OrganisationId


@dataclass(eq=False)
class RequestsNotOwner(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} belongs to organisation {titleholder}, not to {owner}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    parcel: ParcelId
    titleholder: OrganisationId
    owner: OrganisationId


@dataclass(eq=False)
class RequestsOnHold(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has {holds} holds in force."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class RequestsPolished(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is polished: it needs no certificate."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class RequestsNotCited(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} came in under certificate {certificate}, which the application does not cite."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint48")
    parcel: ParcelId
    certificate: CertificateId


@dataclass(eq=False)
class RequestsRevisionChanged(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is on revision {revision}, not on {signed} as the application says."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    revision: int
    signed: int


@dataclass(eq=False)
class RequestsRevisionsUsedUp(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is at revision {revision}, beyond {limit}: nobody applies for it any more; split, mix or re-sort it."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint256")
    parcel: ParcelId
    revision: int
    limit: int


@dataclass(eq=False)
class RequestsNotOpen(Refusal):
    sentence: ClassVar[str] = "Request {request} is in status {status}, not open."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    request: RequestId
    status: RequestStatus


@dataclass(eq=False)
class RequestsDayInFuture(Refusal):
    sentence: ClassVar[str] = "Day {day} has not begun anywhere yet: the latest that has is day {latest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    latest: Day


@dataclass(eq=False)
class RequestsValuationTooOld(Refusal):
    sentence: ClassVar[str] = "The valuation is of day {day}, more than {limit_days} days before today, {today}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24", "uint256")
    day: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class RequestsNoSuchCapacity(Refusal):
    sentence: ClassVar[str] = "{capacity} is no capacity: 1 exporter, 2 government, 3 independent."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    capacity: Capacity


@dataclass(eq=False)
class RequestsCapacityGiven(Refusal):
    sentence: ClassVar[str] = "Request {request} has a valuation in capacity {capacity} already, by organisation {valuer}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8", "uint32")
    request: RequestId
    capacity: Capacity
    valuer: OrganisationId


@dataclass(eq=False)
class RequestsNotItsValuer(Refusal):
    sentence: ClassVar[str] = "Request {request} names organisation {named} (0: nobody) as valuer in capacity {capacity}, not {valuer}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8", "uint32", "uint32")
    request: RequestId
    capacity: Capacity
    named: OrganisationId
    valuer: OrganisationId


@dataclass(eq=False)
class RequestsNotTheGovernment(Refusal):
    sentence: ClassVar[str] = "Organisation {valuer} is no open export office of Participant {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16")
    valuer: OrganisationId
    participant: Participant


@dataclass(eq=False)
class RequestsNotAValuer(Refusal):
    sentence: ClassVar[str] = "Organisation {valuer} is no licensed valuer of Participant {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16")
    valuer: OrganisationId
    participant: Participant


@dataclass(eq=False)
class RequestsNoValue(Refusal):
    sentence: ClassVar[str] = "The shipment has parcels of kind {kind}, and the valuation no value for them."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    kind: ParcelKind


@dataclass(eq=False)
class RequestsValueOfAbsentKind(Refusal):
    sentence: ClassVar[str] = "The shipment has no parcels of kind {kind}, yet the valuation gives {cents} cents for them."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint64")
    kind: ParcelKind
    cents: Cents


@dataclass(eq=False)
class RequestsValueTooHigh(Refusal):
    sentence: ClassVar[str] = "The valuation comes to {cents} cents; a certificate holds at most {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    cents: int
    limit: int


@dataclass(eq=False)
class RequestsOfOtherParticipant(Refusal):
    sentence: ClassVar[str] = "Request {request} is of Participant {exporting}, not of the office's Participant {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    request: RequestId
    exporting: Participant
    participant: Participant


@dataclass(eq=False)
class RequestsNoReason(Refusal):
    sentence: ClassVar[str] = "Request {request} is refused with a document that gives the reason, and there is none."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    request: RequestId


@dataclass(eq=False)
class RequestsNotItsParty(Refusal):
    sentence: ClassVar[str] = "Organisation {organisation} is neither exporter nor owner of request {request}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32")
    request: RequestId
    organisation: OrganisationId


@dataclass(eq=False)
class RequestsNotAsRequested(Refusal):
    sentence: ClassVar[str] = "The parcels, revisions and cited certificates are not those of request {request}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    request: RequestId


@dataclass(eq=False)
class RequestsTooFewValuations(Refusal):
    sentence: ClassVar[str] = "Request {request} has {fresh} valuations of the last {limit_days} days; two are needed."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint256", "uint256")
    request: RequestId
    fresh: int
    limit_days: int
