"""Everything the ledger says has happened. A type with * is indexed: Paper.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    BlendId,
    Cents,
    CertificateId,
    Day,
    DocumentId,
    Millicarats,
    OrganisationId,
    ParcelId,
    ParcelKind,
    Participant,
    Reference,
)


@dataclass(frozen=True, slots=True)
class ClosedOutside(Event):
    """The exporting office closed a shipment that a Participant outside confirmed on `day`."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint40", "uint24", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    carats: Millicarats
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class WentOutside(Event):
    """Parcels of a certificate are in a Participant outside the ledger, for good."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "bytes32[]")
    certificate: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class InboundRecorded(Event):
    """An import office recorded foreign paper, under a number that the ledger counts."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint16", "*uint32", "string", "uint32", "uint32", "uint16", "uint24", "uint24", "uint24", "uint40[3]", "uint64[3]", "bool", "uint48", "bytes32")
    certificate: CertificateId
    issuer: Participant
    office: OrganisationId
    number: str
    exporter: OrganisationId
    importer: OrganisationId
    parcels: int
    issued: Day
    expires: Day
    arrived: Day
    millicarats: tuple[Millicarats, ...]
    cents: tuple[Cents, ...]
    late: bool
    collides_with: CertificateId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class InboundRegistered(Event):
    """The custodian is the importer, who owns the parcel, or the office when there is no acceptance."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "*uint48", "bytes32", "uint32", "uint40", "uint8")
    parcel: ParcelId
    custodian: OrganisationId
    certificate: CertificateId
    reference: Reference
    blend: BlendId
    millicarats: Millicarats
    kind: ParcelKind
