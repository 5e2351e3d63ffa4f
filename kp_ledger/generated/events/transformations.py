"""Everything the ledger says has happened. A type with * is indexed: Transformations.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.records import Product
from kp_ledger.generated.types import (
    BlendId,
    Day,
    DocumentId,
    Millicarats,
    Operation,
    OrganisationId,
    ParcelId,
    TransformationId,
)


@dataclass(frozen=True, slots=True)
class Transformed(Event):
    """`transformation` is the order's EIP-712 digest. `office` has approved a loss or a yield, or is zero."""

    contract: ClassVar[str] = "Transformations"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "uint32", "uint8", "bytes32[]", "(bytes32,bytes32,uint40,uint8)[]", "uint32", "uint40", "uint32", "uint24", "bytes32")
    transformation: TransformationId
    custodian: OrganisationId
    owner: OrganisationId
    operation: Operation
    inputs: tuple[ParcelId, ...]
    outputs: tuple[Product, ...]
    blend: BlendId
    loss: Millicarats
    office: OrganisationId
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class LossRecorded(Event):
    """A loss alone: the parcel keeps its id and weighs `millicarats` less. `office` has approved it, or is zero."""

    contract: ClassVar[str] = "Transformations"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "uint16", "uint40", "uint24", "uint32", "bytes32")
    parcel: ParcelId
    custodian: OrganisationId
    revision: int
    millicarats: Millicarats
    day: Day
    office: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class SoldOffLedger(Event):
    """Polished goods are sold to whoever is not on this ledger: their story ends here."""

    contract: ClassVar[str] = "Transformations"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint32", "uint32", "uint16", "uint24", "bytes32")
    parcel: ParcelId
    by: OrganisationId
    owner: OrganisationId
    revision: int
    day: Day
    document: DocumentId
