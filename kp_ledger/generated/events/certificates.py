"""Everything the ledger says has happened. A type with * is indexed: Certificates.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    Cents,
    CertificateId,
    CertificateNature,
    Day,
    DocumentId,
    Millicarats,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    RequestId,
)


@dataclass(frozen=True, slots=True)
class CertificateIssued(Event):
    """An export office issued a certificate and sealed its parcels."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*bytes32", "*uint32", "uint16", "uint16", "uint32", "uint32", "uint16", "uint40[3]", "uint64[3]", "uint24[]", "uint40[]", "uint24", "uint24", "uint16", "uint8", "uint48", "bytes32")
    certificate: CertificateId
    request: RequestId
    office: OrganisationId
    from_: Participant
    to: Participant
    exporter: OrganisationId
    importer: OrganisationId
    parcels: int
    millicarats: tuple[Millicarats, ...]
    cents: tuple[Cents, ...]
    origins: tuple[OriginId, ...]
    weights: tuple[Millicarats, ...]
    issued: Day
    expires: Day
    definition: int
    nature: CertificateNature
    replaces: CertificateId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CertificateVoided(Event):
    """A certificate that had not departed was voided, or replaced by another."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "bytes32", "uint48", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    reason: DocumentId
    replaced_by: CertificateId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CertificateLapsed(Event):
    """A certificate that had not departed ended with its last day; its parcels are held again."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "uint32")
    certificate: CertificateId
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class ShipmentDeparted(Event):
    """A sealed shipment left on `day`."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint24", "bool", "bytes32[]")
    certificate: CertificateId
    office: OrganisationId
    day: Day
    late: bool
    seals: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class SeenInTransit(Event):
    """An import office of a third Participant saw the shipment pass on `day`."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint24", "bool", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    day: Day
    intact: bool
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ShipmentConfirmed(Event):
    """An import office confirmed that all or some of a shipment arrived on `day`."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint32", "uint32", "bytes32[]", "uint40", "uint40", "uint24", "bool", "uint16", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    importer: OrganisationId
    exporter: OrganisationId
    parcels: tuple[ParcelId, ...]
    certified: Millicarats
    measured: Millicarats
    day: Day
    late: bool
    remaining: int
    document: DocumentId


@dataclass(frozen=True, slots=True)
class Sealed(Event):
    """Parcels were sealed under a certificate."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "bytes32[]")
    certificate: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class Unsealed(Event):
    """The parcels of a certificate are held again: it was voided or lapsed."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "bytes32[]")
    certificate: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class Left(Event):
    """The parcels of a certificate departed with it."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "bytes32[]")
    certificate: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class Arrived(Event):
    """Parcels of a certificate lie in `place`, in the hands of `custodian`, who owns them if it is the importer."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "uint16", "uint32", "bytes32[]")
    certificate: CertificateId
    place: Participant
    custodian: OrganisationId
    parcels: tuple[ParcelId, ...]
