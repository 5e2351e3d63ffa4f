"""Everything one can ask the ledger to do: Transformations.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Approval, Transformation


@dataclass(frozen=True, slots=True)
class TransformationsTransform(Act):
    """Does what `order` says, once custodian and, if different, owner have signed it."""

    contract: ClassVar[str] = "Transformations"
    function: ClassVar[str] = "transform"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint8,uint32,uint32,uint32,uint24,uint48,uint48,uint40,bytes32,(bytes32,uint16)[],(bytes32,uint40,uint8)[])", "bytes", "bytes", "(bytes32,uint32,uint48,uint48)", "bytes")
    order: Transformation
    custodian: Signed
    owner: Signed
    approval: Approval
    signature: Signed
