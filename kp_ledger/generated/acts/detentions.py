"""Everything one can ask the ledger to do: Detentions.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Approval, Packing, Resolution
from kp_ledger.generated.types import (
    CertificateId,
    Day,
    DocumentId,
    Millicarats,
    OrganisationId,
    Outcome,
)


@dataclass(frozen=True, slots=True)
class DetentionsDetain(Act):
    """Row 12: the office of the destination stops all that is still to come, with a reason and a document."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "detain"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint40", "uint24", "bytes32", "bytes32", "bool", "bytes32")
    certificate: CertificateId
    measured: Millicarats
    day: Day
    reason: DocumentId
    document: DocumentId
    seals_intact: bool
    seals_document: DocumentId


@dataclass(frozen=True, slots=True)
class DetentionsRelease(Act):
    """Row 12b: the office of the destination lets a detained shipment go, with a document: it is on its way as before."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "release"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "bytes32")
    certificate: CertificateId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class DetentionsTurnBack(Act):
    """Row 15: the office of the destination sends a shipment back of which nothing was confirmed."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "turnBack"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bytes32")
    certificate: CertificateId
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class DetentionsTakeBack(Act):
    """Row 16: the exporting office has a shipment back. Its parcels are in the office's hands where they left; their owners are as before."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "takeBack"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bytes32", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    day: Day
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class DetentionsResolve(Act):
    """Rows 13, 18, 19 and 23: what becomes of a shipment, as both offices signed."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "resolve"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint48,uint8,uint8,uint48,uint16,uint32,uint24,uint24,uint48,uint48,bytes32,(bytes32,uint40)[])", "uint32", "uint32", "bytes[]", "bytes[]", "(bytes32,bytes32[],uint48[])")
    order: Resolution
    exporting_office: OrganisationId
    importing_office: OrganisationId
    exporting: tuple[Signed, ...]
    importing: tuple[Signed, ...]
    packing: Packing


@dataclass(frozen=True, slots=True)
class DetentionsResolveAlone(Act):
    """Row 14: the office of the destination decides alone about what has been detained for long: it goes back, or is forfeited."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "resolveAlone"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8", "uint24", "bytes32", "(bytes32,bytes32[],uint48[])", "(bytes32,uint32,uint48,uint48)", "bytes")
    certificate: CertificateId
    outcome: Outcome
    day: Day
    document: DocumentId
    packing: Packing
    approval: Approval
    signature: Signed


@dataclass(frozen=True, slots=True)
class DetentionsLose(Act):
    """Row 18: the exporting office alone declares a shipment lost of which nothing was heard for long, or that left longer ago than twice the days of a detention."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "lose"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bytes32", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    day: Day
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class DetentionsFindOnItsWay(Act):
    """Row 19: the office of the destination has found a lost shipment: it is on its way again."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "findOnItsWay"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bytes32", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    day: Day
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class DetentionsFindBack(Act):
    """Row 19: the exporting office has found a lost shipment: it is back in the office's hands."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "findBack"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bytes32", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    day: Day
    document: DocumentId
    packing: Packing
