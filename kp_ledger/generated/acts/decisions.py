"""Everything one can ask the ledger to do: Decisions.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act
from kp_ledger.generated.records import ParameterEntry, ParticipantEntry
from kp_ledger.generated.types import (
    Day,
    DecisionId,
    DocumentId,
    Matter,
    Participant,
    SubjectId,
)


@dataclass(frozen=True, slots=True)
class DecisionsPutDown(Act):
    """Puts down what a founding states: Participants with their focal and reserve keys, and parameters."""

    contract: ClassVar[str] = "Decisions"
    function: ClassVar[str] = "putDown"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint16,bool,uint24,address,address)[]", "(uint8,uint64)[]", "uint24", "bytes32")
    participants: tuple[ParticipantEntry, ...]
    parameters: tuple[ParameterEntry, ...]
    day: Day
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class DecisionsSuspend(Act):
    """Suspends a Participant from today on, at its own word."""

    contract: ClassVar[str] = "Decisions"
    function: ClassVar[str] = "suspend"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "bytes32")
    participant: Participant
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class DecisionsCarryOut(Act):
    """Does what a proposal has decided."""

    contract: ClassVar[str] = "Decisions"
    function: ClassVar[str] = "carryOut"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8", "bytes32", "bytes", "bytes32")
    decision: DecisionId
    matter: Matter
    subject: SubjectId
    payload: bytes
    document: DocumentId
