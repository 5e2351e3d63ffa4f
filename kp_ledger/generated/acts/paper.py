"""Everything one can ask the ledger to do: Paper.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Acceptance, InboundLot, InboundPaper, Packing
from kp_ledger.generated.types import CertificateId, Day, DocumentId, Millicarats


@dataclass(frozen=True, slots=True)
class PaperCloseOutside(Act):
    """Row 20: the exporting office closes a shipment to a Participant outside, with the foreign confirmation."""

    contract: ClassVar[str] = "Paper"
    function: ClassVar[str] = "closeOutside"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint40", "uint24", "bytes32", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    millicarats: Millicarats
    day: Day
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class PaperBackFromOutside(Act):
    """Row 21: a shipment to a Participant outside has come back, with a document. Its parcels are in the office's hands where they left."""

    contract: ClassVar[str] = "Paper"
    function: ClassVar[str] = "backFromOutside"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bytes32", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    day: Day
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class PaperRecordInbound(Act):
    """Row 22: the importing office records foreign paper and registers its parcels with declared origins."""

    contract: ClassVar[str] = "Paper"
    function: ClassVar[str] = "recordInbound"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint16,string,uint32,uint32,uint24,uint24,uint24,uint40[3],uint64[3],bytes32,uint48)", "(bytes32,uint40,uint8,(uint24,uint40)[])[]", "(bytes32,uint32,uint40,uint48,uint48)", "bytes")
    paper: InboundPaper
    lots: tuple[InboundLot, ...]
    acceptance: Acceptance
    signature: Signed
