"""Everything one can ask the ledger to do: Enrolments.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act
from kp_ledger.generated.types import Address, DecisionId, Participant


@dataclass(frozen=True, slots=True)
class EnrolmentsSetFocalKey(Act):
    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "setFocalKey"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address", "bytes32")
    participant: Participant
    key: Address
    decision: DecisionId
