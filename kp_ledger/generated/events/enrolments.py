"""Everything the ledger says has happened. A type with * is indexed: Enrolments.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import Address, DecisionId, Participant


@dataclass(frozen=True, slots=True)
class FocalKeySet(Event):
    """A Participant has a new focal key; the one before is none any more."""

    contract: ClassVar[str] = "Enrolments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "*address", "bytes32")
    participant: Participant
    key: Address
    decision: DecisionId
