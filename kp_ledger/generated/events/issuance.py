"""Everything the ledger says has happened. A type with * is indexed: Issuance.

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
