"""Everything one can ask the ledger to do: Shipments.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Acceptance, Confirmation, Packing
from kp_ledger.generated.types import (
    CertificateId,
    Day,
    DocumentId,
    Millicarats,
    OrganisationId,
)


@dataclass(frozen=True, slots=True)
class ShipmentsDepart(Act):
    """Row 9: the sealed shipment leaves. Its destination is in good standing today too."""

    contract: ClassVar[str] = "Shipments"
    function: ClassVar[str] = "depart"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bytes32[]", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    day: Day
    seals: tuple[bytes, ...]
    packing: Packing


@dataclass(frozen=True, slots=True)
class ShipmentsUndoDeparture(Act):
    """Row 9b: a departure recorded by mistake, of which nothing was heard since, is undone with a document."""

    contract: ClassVar[str] = "Shipments"
    function: ClassVar[str] = "undoDeparture"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "bytes32", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class ShipmentsSeenInTransit(Act):
    """Row 10: an import or export office of a third Participant has seen it pass, with a document. A broken seal stays on record."""

    contract: ClassVar[str] = "Shipments"
    function: ClassVar[str] = "seenInTransit"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bool", "bytes32")
    certificate: CertificateId
    day: Day
    intact: bool
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ShipmentsConfirm(Act):
    """Row 11: all or some of it has arrived. With the importer's acceptance the importer becomes custodian, else the office."""

    contract: ClassVar[str] = "Shipments"
    function: ClassVar[str] = "confirm"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint48,uint32,uint32,uint16,uint40,uint40,uint24,bytes32,bool,bytes32,bytes32[])", "(bytes32,uint32,uint40,uint48,uint48)", "bytes")
    form: Confirmation
    acceptance: Acceptance
    signature: Signed


@dataclass(frozen=True, slots=True)
class ShipmentsSetTolerance(Act):
    """A licence office says what an importing office of its Participant tolerates from tomorrow on."""

    contract: ClassVar[str] = "Shipments"
    function: ClassVar[str] = "setTolerance"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint40", "uint32")
    office: OrganisationId
    millicarats: Millicarats
    ppm: int
