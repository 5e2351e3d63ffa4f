"""Everything one can ask the ledger to do: Certificates.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act
from kp_ledger.generated.records import CertificateA, CertificateB, Progress
from kp_ledger.generated.types import CertificateId


@dataclass(frozen=True, slots=True)
class CertificatesBegin(Act):
    """Writes a certificate under a number that was not used; `packing` is as in `certificate`."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "begin"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "(uint8,uint8,uint16,uint16,uint32,uint32,uint32,uint16,uint16,uint40,uint8,uint8,uint24)", "(uint24,uint24,uint24,uint24,uint64,uint16,uint48,uint24)", "bytes32")
    certificate: CertificateId
    a: CertificateA
    b: CertificateB
    packing: bytes


@dataclass(frozen=True, slots=True)
class CertificatesMove(Act):
    """Moves a certificate on. What is printed on it stays."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "move"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "(uint8,uint16,uint8,uint8,uint24,uint24,uint24,uint24)")
    certificate: CertificateId
    to: Progress
