"""Everything the ledger says has happened. A type with * is indexed: Requests.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    Capacity,
    Cents,
    CertificateId,
    Day,
    DocumentId,
    OrganisationId,
    ParcelId,
    Participant,
    Reference,
    RequestId,
)


@dataclass(frozen=True, slots=True)
class CertificateRequested(Event):
    """An exporter, with the owner, asked for a certificate over parcels as they are."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "*uint16", "uint32", "uint32", "bytes32", "uint32[3]", "bytes32[]", "uint16[]", "uint48[]", "bytes32")
    request: RequestId
    exporter: OrganisationId
    to: Participant
    owner: OrganisationId
    importer: OrganisationId
    reference: Reference
    valuers: tuple[OrganisationId, ...]
    parcels: tuple[ParcelId, ...]
    revisions: tuple[int, ...]
    cited: tuple[CertificateId, ...]
    document: DocumentId


@dataclass(frozen=True, slots=True)
class Valued(Event):
    """A value was given in one capacity."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "uint8", "uint64[3]", "uint24")
    request: RequestId
    valuer: OrganisationId
    capacity: Capacity
    cents: tuple[Cents, ...]
    day: Day


@dataclass(frozen=True, slots=True)
class RequestRefused(Event):
    """An export office refused a request, with a document."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "bytes32")
    request: RequestId
    office: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class RequestWithdrawn(Event):
    """The exporter or the owner withdrew a request."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32",)
    request: RequestId
