"""Everything the ledger says has happened. A type with * is indexed: Parcels.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    Address,
    Day,
    DocumentId,
    HoldId,
    HoldReason,
    LicenceId,
    Millicarats,
    Moment,
    Moves,
    OrganisationId,
    OriginId,
    ParcelId,
    ParcelKind,
    ParcelStatus,
    Reference,
)


@dataclass(frozen=True, slots=True)
class ProductionRegistered(Event):
    """A lot was put down under its registrar's reference."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "*uint32", "bytes32", "uint24", "uint40", "uint8", "uint24", "uint48", "bool", "uint32", "bytes32")
    parcel: ParcelId
    registrar: OrganisationId
    licence: LicenceId
    reference: Reference
    origin: OriginId
    millicarats: Millicarats
    kind: ParcelKind
    day: Day
    captured: Moment
    late: bool
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class HandedOver(Event):
    """Custody, title or both went from giver to receiver."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "*uint32", "uint16", "uint8", "uint24", "bytes32")
    parcel: ParcelId
    giver: OrganisationId
    receiver: OrganisationId
    revision: int
    moves: Moves
    day: Day
    terms: bytes


@dataclass(frozen=True, slots=True)
class HoldPlaced(Event):
    """Placed by an office, or (same revision) by the act that made the parcel."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*bytes32", "*uint32", "uint16", "uint8", "address", "bytes32")
    hold: HoldId
    parcel: ParcelId
    by: OrganisationId
    revision: int
    reason: HoldReason
    key: Address
    document: DocumentId


@dataclass(frozen=True, slots=True)
class HoldSkipped(Event):
    """A parcel that an office put on hold had got out of reach: it is spent, departed, outside or void, or in another country."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "uint8")
    parcel: ParcelId
    by: OrganisationId
    status: ParcelStatus


@dataclass(frozen=True, slots=True)
class HoldReleased(Event):
    """One hold of a parcel was released."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*bytes32", "*uint32", "uint16", "bytes32")
    hold: HoldId
    parcel: ParcelId
    by: OrganisationId
    revision: int
    document: DocumentId
