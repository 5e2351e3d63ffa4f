"""Everything the ledger refuses, by the name and values of the contract's error: Blends.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import BlendId, OriginId


@dataclass(eq=False)
class BlendsEmpty(Refusal):
    sentence: ClassVar[str] = "Nothing was given to make a blend of."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class BlendsUneven(Refusal):
    sentence: ClassVar[str] = "{blends} blends come with {weights} weights; each blend has one weight."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    blends: int
    weights: int


@dataclass(eq=False)
class BlendsUnknown(Refusal):
    sentence: ClassVar[str] = "No blend is stored under number {blend}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    blend: BlendId


@dataclass(eq=False)
class BlendsNotAscending(Refusal):
    sentence: ClassVar[str] = "Origin {origin} does not come after the one before it; a vector is ascending by origin."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)
    origin: OriginId


@dataclass(eq=False)
class BlendsNoWeight(Refusal):
    sentence: ClassVar[str] = "A blend has a weight, and this one has none."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class BlendsTooHeavy(Refusal):
    sentence: ClassVar[str] = "A weight of {millicarats} millicarats is more than the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    millicarats: int
    limit: int


@dataclass(eq=False)
class BlendsTooManyOrigins(Refusal):
    sentence: ClassVar[str] = "A blend of {origins} origins is over the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    origins: int
    limit: int


@dataclass(eq=False)
class BlendsTooManyEntries(Refusal):
    sentence: ClassVar[str] = "The different blends put together have {entries} entries, over the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    entries: int
    limit: int
