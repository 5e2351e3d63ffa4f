"""Everything the ledger refuses, by the name and values of the contract's error: Shipments.

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
    OrganisationId,
    ParcelId,
    ParcelStatus,
    Participant,
)


@dataclass(eq=False)
class ShipmentsDayBefore(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} last changed on day {last}, after day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24", "uint24")
    parcel: ParcelId
    last: Day
    day: Day


@dataclass(eq=False)
class ShipmentsBeforeIssue(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued on day {issued}, after day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    issued: Day
    day: Day


@dataclass(eq=False)
class ShipmentsExpired(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} expired with day {expires}, before it departed on day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    expires: Day
    day: Day


@dataclass(eq=False)
class ShipmentsEnteredTooLate(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} expired with day {expires}; its departure of day {day}, entered on {today}, is more than {limit_days} days late."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24", "uint24", "uint256")
    certificate: CertificateId
    expires: Day
    day: Day
    today: Day
    limit_days: int


@dataclass(eq=False)
class ShipmentsNoSeals(Refusal):
    sentence: ClassVar[str] = "The shipment under certificate {certificate} has no seals."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class ShipmentsTooManySeals(Refusal):
    sentence: ClassVar[str] = "The shipment has {count} seals; at most {limit} can be entered."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    limit: int
    count: int


@dataclass(eq=False)
class ShipmentsNotInTransit(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} begins or ends in Participant {participant}: it does not pass through."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16")
    certificate: CertificateId
    participant: Participant


@dataclass(eq=False)
class ShipmentsParcelsDiffer(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued for {issued} parcels; the paper says {read}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint16")
    certificate: CertificateId
    issued: int
    read: int


@dataclass(eq=False)
class ShipmentsCaratsDiffer(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued for {issued} millicarats; the paper says {read}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint40", "uint40")
    certificate: CertificateId
    issued: Millicarats
    read: Millicarats


@dataclass(eq=False)
class ShipmentsImporterDiffers(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued to importer {issued}; the paper says {read}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint32", "uint32")
    certificate: CertificateId
    issued: OrganisationId
    read: OrganisationId


@dataclass(eq=False)
class ShipmentsExporterDiffers(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} was issued to exporter {issued}; the paper says {read}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint32", "uint32")
    certificate: CertificateId
    issued: OrganisationId
    read: OrganisationId


@dataclass(eq=False)
class ShipmentsSealBroken(Refusal):
    sentence: ClassVar[str] = "The seal of the shipment under certificate {certificate} was reported broken in transit: the confirming office says, with a document, what it found."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class ShipmentsSealsNotIntact(Refusal):
    sentence: ClassVar[str] = "The confirming office found the seals of the shipment under certificate {certificate} broken: it is not to be confirmed but detained."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class ShipmentsUndoneTooLate(Refusal):
    sentence: ClassVar[str] = "The departure under certificate {certificate} was recorded on day {recorded}, more than {limit_days} days before day {today}: it is not undone any more."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint256", "uint24")
    certificate: CertificateId
    recorded: Day
    limit_days: int
    today: Day


@dataclass(eq=False)
class ShipmentsHeardOf(Refusal):
    sentence: ClassVar[str] = "Something was heard of the shipment under certificate {certificate} since it left: {remaining} parcels are still to come, and it bears the flags {flags} and was last stopped on day {stopped}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint8", "uint24")
    certificate: CertificateId
    remaining: int
    flags: int
    stopped: Day


@dataclass(eq=False)
class ShipmentsNoDocument(Refusal):
    sentence: ClassVar[str] = "What is said of the shipment under certificate {certificate} stands in no document."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class ShipmentsNothingMeasured(Refusal):
    sentence: ClassVar[str] = "Nothing was measured of what is confirmed under certificate {certificate}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class ShipmentsExpiredOnArrival(Refusal):
    sentence: ClassVar[str] = "Certificate {certificate} expired with day {expires}, before the shipment arrived on day {day}: it is to be detained."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "uint24")
    certificate: CertificateId
    expires: Day
    day: Day


@dataclass(eq=False)
class ShipmentsNothingConfirmed(Refusal):
    sentence: ClassVar[str] = "No parcel of certificate {certificate} is confirmed."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    certificate: CertificateId


@dataclass(eq=False)
class ShipmentsNotAscending(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} stands after one of the same or a higher id: the list ascends."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class ShipmentsNotUnder(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is in status {status} under certificate {under}: it is not departed under {certificate}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8", "uint48", "uint48")
    parcel: ParcelId
    status: ParcelStatus
    under: CertificateId
    certificate: CertificateId


@dataclass(eq=False)
class ShipmentsMeasuredOutside(Refusal):
    sentence: ClassVar[str] = "The parcels confirmed under certificate {certificate} are certified at {certified} millicarats and measured at {measured}, more than {tolerance} apart."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint256", "uint40", "uint256")
    certificate: CertificateId
    certified: int
    measured: Millicarats
    tolerance: int


@dataclass(eq=False)
class ShipmentsNotAnImportOffice(Refusal):
    sentence: ClassVar[str] = "Organisation {office} is no importing office of Participant {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16")
    office: OrganisationId
    participant: Participant


@dataclass(eq=False)
class ShipmentsTolerateTooMuch(Refusal):
    sentence: ClassVar[str] = "An office that tolerates {millicarats} millicarats and {ppm} parts per million tolerates too much: at most {most_millicarats} and {most_ppm}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint40", "uint256", "uint32", "uint256")
    millicarats: Millicarats
    most_millicarats: int
    ppm: int
    most_ppm: int
