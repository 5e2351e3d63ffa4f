"""Everything the ledger says has happened. A type with * is indexed: Blends.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.records import BlendEntry
from kp_ledger.generated.types import BlendId


@dataclass(frozen=True, slots=True)
class BlendMade(Event):
    """A vector of origins was stored. Its entries ascend by origin and add up to 10¹² parts."""

    contract: ClassVar[str] = "Blends"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "(uint24,uint40)[]")
    blend: BlendId
    entries: tuple[BlendEntry, ...]
