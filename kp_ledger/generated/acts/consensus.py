"""Everything one can ask the ledger to do: Consensus.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Approval, Closing, Enrolment, Voice
from kp_ledger.generated.types import (
    Address,
    Day,
    DocumentId,
    Matter,
    Participant,
    ProposalId,
    SubjectId,
)


@dataclass(frozen=True, slots=True)
class ConsensusPropose(Act):
    """Opens a proposal by a voice office; the roll is fixed now."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "propose"
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "bytes32", "bytes", "bytes32", "bytes32")
    matter: Matter
    subject: SubjectId
    payload: bytes
    amends: ProposalId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ConsensusProposeJoining(Act):
    """Opens a proposal that a Participant joins the ledger, with `key` as its focal key and `reserve` as its reserve key, as each of them has signed."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "proposeJoining"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address", "uint24", "bytes32", "bytes32", "(uint32,uint16,uint8,uint48,uint48)", "bytes", "address", "(uint32,uint16,uint8,uint48,uint48)", "bytes")
    participant: Participant
    key: Address
    day: Day
    amends: ProposalId
    document: DocumentId
    enrolment: Enrolment
    signature: Signed
    reserve: Address
    reserve_enrolment: Enrolment
    reserve_signature: Signed


@dataclass(frozen=True, slots=True)
class ConsensusVoice(Act):
    """Records a Participant's voice, signed by a key of its voice office. Anyone may relay."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "voice"
    abi_types: ClassVar[tuple[str, ...]] = ("(bytes32,uint16,uint8,bytes32,uint48)", "bytes")
    order: Voice
    signature: Signed


@dataclass(frozen=True, slots=True)
class ConsensusClose(Act):
    """Executes a proposal that passed, with the fresh closings the rules ask for."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "close"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes", "(bytes32,uint16,bool,uint48)[]", "bytes[]")
    proposal: ProposalId
    payload: bytes
    closings: tuple[Closing, ...]
    signatures: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class ConsensusBlock(Act):
    """Puts an end to a proposal that was objected to, once its window is over."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "block_"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class ConsensusLapse(Act):
    """Puts an end to a proposal neither executed nor blocked in its days after its window."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "lapse"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class ConsensusSuspendSelf(Act):
    """A Participant suspends itself at once, by its voice office and with its focal key's Approval."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "suspendSelf"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "(bytes32,uint32,uint48,uint48)", "bytes")
    document: DocumentId
    entries: int
    approval: Approval
    signature: Signed
