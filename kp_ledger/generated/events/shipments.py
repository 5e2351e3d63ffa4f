"""Everything the ledger says has happened. A type with * is indexed: Shipments.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    CertificateId,
    Day,
    DocumentId,
    Millicarats,
    OrganisationId,
    ParcelId,
)


@dataclass(frozen=True, slots=True)
class ShipmentDeparted(Event):
    """A sealed shipment left on `day`."""

    contract: ClassVar[str] = "Shipments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint24", "bool", "bytes32[]")
    certificate: CertificateId
    office: OrganisationId
    day: Day
    late: bool
    seals: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class DepartureUndone(Event):
    """The departure was recorded by mistake: the shipment is sealed as before, and has not left."""

    contract: ClassVar[str] = "Shipments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class SeenInTransit(Event):
    """An import or export office of a third Participant saw the shipment pass on `day`."""

    contract: ClassVar[str] = "Shipments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint24", "bool", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    day: Day
    intact: bool
    document: DocumentId


@dataclass(frozen=True, slots=True)
class SealsFound(Event):
    """The confirming office looked at the seals on `day`, and says so in a document."""

    contract: ClassVar[str] = "Shipments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "bool", "uint24", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    intact: bool
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ShipmentConfirmed(Event):
    """An import office confirmed that all or some of a shipment arrived on `day`."""

    contract: ClassVar[str] = "Shipments"
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
class ToleranceSet(Event):
    """An importing office tolerates another difference between the weight certified and the weight measured: the larger of a weight and a share, and at most a twentieth."""

    contract: ClassVar[str] = "Shipments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "uint40", "uint32", "uint24", "uint32")
    office: OrganisationId
    millicarats: Millicarats
    ppm: int
    from_day: Day
    by: OrganisationId
