"""Everything one can ask the ledger to do: Blends.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act
from kp_ledger.generated.records import OriginWeight
from kp_ledger.generated.types import BlendId


@dataclass(frozen=True, slots=True)
class BlendsCombine(Act):
    """Stores the vector of `weights` taken from `blends`, in parts of 10¹², and returns it; the one blend itself when all share it (Transformations)."""

    contract: ClassVar[str] = "Blends"
    function: ClassVar[str] = "combine"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32[]", "uint256[]")
    blends: tuple[BlendId, ...]
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BlendsMake(Act):
    """Stores the vector of weights as they are stated, turned into parts as combine does: ascending by origin, zero weights allowed; a single one is the origin itself (Paper)."""

    contract: ClassVar[str] = "Blends"
    function: ClassVar[str] = "make"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint24,uint40)[]",)
    stated: tuple[OriginWeight, ...]
