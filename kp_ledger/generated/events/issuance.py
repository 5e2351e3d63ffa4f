"""Everything the ledger says has happened. A type with * is indexed: Issuance.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    Address,
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
    """An export office issued a certificate and sealed its parcels; or, of a technical one, the office where a detained shipment lies."""

    contract: ClassVar[str] = "Issuance"
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

    contract: ClassVar[str] = "Issuance"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "bytes32", "uint48", "bytes32", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    reason: DocumentId
    replaced_by: CertificateId
    lost: DocumentId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CertificateLapsed(Event):
    """A certificate that had not departed ended with its last day; its parcels are held again."""

    contract: ClassVar[str] = "Issuance"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "uint32")
    certificate: CertificateId
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class DetainedAgain(Event):
    """A technical certificate ended before it departed: the shipment is detained again, since the day on which it was, under the one in whose place it stood."""

    contract: ClassVar[str] = "Issuance"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint48", "bytes32[]")
    certificate: CertificateId
    technical: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class NumberSpoilt(Event):
    """An office said that it spoilt a number: no certificate will bear it."""

    contract: ClassVar[str] = "Issuance"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32")
    certificate: CertificateId
    office: OrganisationId


@dataclass(frozen=True, slots=True)
class SecondKeyApproved(Event):
    """A second key of an office that asks for two approved what follows: a certificate is issued, replaced or voided, or a shipment resolved."""

    contract: ClassVar[str] = "Issuance"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "address")
    certificate: CertificateId
    office: OrganisationId
    second: Address
