"""Everything the ledger says has happened. A type with * is indexed: Cancellations.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    CertificateId,
    DocumentId,
    OrganisationId,
    ParcelId,
    Participant,
    ShipmentId,
)


@dataclass(frozen=True, slots=True)
class CertificateLapsed(Event):
    """A certificate that had not departed ended with its last day; its parcels are held again."""

    contract: ClassVar[str] = "Cancellations"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "uint32")
    certificate: CertificateId
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class DetainedAgain(Event):
    """A technical certificate ended before it departed: the shipment is detained again, since the day on which it was, under the one in whose place it stood."""

    contract: ClassVar[str] = "Cancellations"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint48", "bytes32[]")
    certificate: CertificateId
    technical: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class NumberSpoilt(Event):
    """An office said that it spoilt a number: no certificate will bear it."""

    contract: ClassVar[str] = "Cancellations"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32")
    certificate: CertificateId
    office: OrganisationId


@dataclass(frozen=True, slots=True)
class ForgeryReported(Event):
    """An office at the border reported a paper in its hands as forged. It binds nobody and changes nothing."""

    contract: ClassVar[str] = "Cancellations"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "*bytes32", "*uint32", "string", "bytes32")
    issuer: Participant
    number: ShipmentId
    by: OrganisationId
    printed: str
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ForgeryAnswered(Event):
    """An office of the Participant whose number it is said what it knows of it."""

    contract: ClassVar[str] = "Cancellations"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "*bytes32", "*uint32", "string", "bytes32")
    issuer: Participant
    number: ShipmentId
    by: OrganisationId
    printed: str
    document: DocumentId
