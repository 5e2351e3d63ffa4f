"""Everything the ledger says has happened. A type with * is indexed: Consensus.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    Day,
    DecisionId,
    DocumentId,
    Matter,
    Moment,
    Participant,
    ProposalId,
    Stance,
    SubjectId,
    SubjectKind,
)


@dataclass(frozen=True, slots=True)
class Founded(Event):
    """The ledger was founded, signed by the focal keys of its founders."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32", "bytes32", "bytes32", "bytes[]")
    allocation: bytes
    participants: bytes
    parameters: bytes
    contracts: bytes
    signatures: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ChairRecorded(Event):
    """A Participant holds the chair in a year."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "uint16", "uint16", "bytes32")
    year: int
    chair: Participant
    vice: Participant
    basis: DecisionId


@dataclass(frozen=True, slots=True)
class DefinitionAdopted(Event):
    """The definition of conflict diamonds has a new version from a day on."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "bytes32", "uint24")
    version: int
    text: DocumentId
    from_day: Day


@dataclass(frozen=True, slots=True)
class Proposed(Event):
    """A proposal was opened; its roll is fixed."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint8", "*uint16", "uint8", "bytes32", "bytes", "bytes32", "bytes32", "uint48", "uint48", "uint16[]")
    proposal: ProposalId
    matter: Matter
    proposer: Participant
    subject_kind: SubjectKind
    subject: SubjectId
    payload: bytes
    amends: ProposalId
    document: DocumentId
    opens: Moment
    closes: Moment
    roll: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Voiced(Event):
    """A Participant on the roll spoke."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint16", "uint8", "bytes32", "uint48")
    proposal: ProposalId
    participant: Participant
    stance: Stance
    reasons: DocumentId
    signed_at: Moment


@dataclass(frozen=True, slots=True)
class Executed(Event):
    """A proposal passed and what it decides was written."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "*uint8", "bytes32", "uint24", "uint16[]")
    proposal: ProposalId
    matter: Matter
    decision: DocumentId
    day: Day
    closers: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Blocked(Event):
    """A proposal was objected to and its window is over: it ended."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32", "uint16[]")
    proposal: ProposalId
    by: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class ProposalLapsed(Event):
    """A proposal was neither executed nor blocked in time: it ended."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32",)
    proposal: ProposalId
