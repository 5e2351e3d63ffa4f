"""Everything the ledger says has happened. A type with * is indexed: Certificates.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    Address,
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    ParcelId,
    Participant,
)


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
    """Parcels of a certificate lie in `place`, in the hands of `custodian`: they came to its destination, or back, on `day`."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "uint16", "uint32", "uint24", "bytes32[]")
    certificate: CertificateId
    place: Participant
    custodian: OrganisationId
    day: Day
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class ShipmentReturned(Event):
    """The shipment is back where it left, on `day`: what was left of it is in the hands of its exporting office."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint24", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CertificateVoided(Event):
    """A certificate that had not departed was voided, or replaced by another."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "bytes32", "uint48", "bytes32", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    reason: DocumentId
    replaced_by: CertificateId
    lost: DocumentId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class SecondKeyApproved(Event):
    """A second key of an office that asks for two approved what follows: a certificate is issued, replaced or voided, or a shipment resolved."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "address")
    certificate: CertificateId
    office: OrganisationId
    second: Address
