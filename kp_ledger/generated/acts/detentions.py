"""Everything one can ask the ledger to do: Detentions.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act
from kp_ledger.generated.records import Packing
from kp_ledger.generated.types import CertificateId, Day, DocumentId, Millicarats


@dataclass(frozen=True, slots=True)
class DetentionsDetain(Act):
    """Row 12: the office of the destination stops all that is still to come, with a reason and a document."""

    contract: ClassVar[str] = "Detentions"
    function: ClassVar[str] = "detain"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint40", "uint24", "bytes32", "bytes32")
    certificate: CertificateId
    measured: Millicarats
    day: Day
    reason: DocumentId
    document: DocumentId


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
