"""Everything the ledger says has happened. A type with * is indexed: Corrections.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    Address,
    BlendId,
    CertificateId,
    Day,
    DocumentId,
    Millicarats,
    MissingCause,
    Moves,
    OrganisationId,
    OriginId,
    ParcelId,
    ParcelKind,
    Reference,
)


@dataclass(frozen=True, slots=True)
class SurplusRegistered(Event):
    """What was found above the certified weight of a shipment is a parcel of its own, on hold."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "*uint32", "bytes32", "uint24", "uint40", "uint8", "uint48", "uint24", "bytes32")
    parcel: ParcelId
    holder: OrganisationId
    office: OrganisationId
    reference: Reference
    origin: OriginId
    millicarats: Millicarats
    kind: ParcelKind
    because: CertificateId
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class OpeningRegistered(Event):
    """Stock from before the ledger was registered under its holder's reference."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "*uint32", "bytes32", "uint32", "uint40", "uint8", "uint24", "bytes32")
    parcel: ParcelId
    holder: OrganisationId
    office: OrganisationId
    reference: Reference
    blend: BlendId
    millicarats: Millicarats
    kind: ParcelKind
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class Voided(Event):
    """A registration was voided while its parcel was untouched, or only on hold."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "uint16", "bytes32", "bytes32")
    parcel: ParcelId
    by: OrganisationId
    revision: int
    reason: DocumentId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class WentMissing(Event):
    """A parcel is missing: who holds it, or an office where it lay, has reported it."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "uint16", "uint8", "uint24", "bytes32")
    parcel: ParcelId
    by: OrganisationId
    revision: int
    cause: MissingCause
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class Found(Event):
    """A parcel that was missing is there again, with the holds it had."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "uint16", "uint24", "bytes32")
    parcel: ParcelId
    by: OrganisationId
    revision: int
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class WrittenDown(Event):
    """Weight of a parcel was written down; what is written down to nothing is void."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "uint16", "uint40", "uint40", "uint32", "bytes32", "bytes32")
    parcel: ParcelId
    by: OrganisationId
    revision: int
    from_: Millicarats
    to: Millicarats
    office: OrganisationId
    reason: DocumentId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class MovedByLaw(Event):
    """An office moved custody, title or both by law, with two of its keys."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "*uint32", "uint32", "uint32", "address", "uint16", "uint8", "uint24", "bytes32")
    parcel: ParcelId
    office: OrganisationId
    to: OrganisationId
    custodian: OrganisationId
    owner: OrganisationId
    second: Address
    revision: int
    moves: Moves
    day: Day
    document: DocumentId
