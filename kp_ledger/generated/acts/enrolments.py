"""Everything one can ask the ledger to do: Enrolments.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Approval, Enrolment
from kp_ledger.generated.types import (
    Address,
    DecisionId,
    DocumentId,
    EncryptionKey,
    Moment,
    OrganisationId,
    Participant,
)


@dataclass(frozen=True, slots=True)
class EnrolmentsAskTwoKeys(Act):
    """An office at the border or of licences asks for two of its keys where it issues, replaces, voids or resolves, enrols a key or revokes another; or no more."""

    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "askTwoKeys"
    abi_types: ClassVar[tuple[str, ...]] = ("bool", "uint32", "(bytes32,uint32,uint48,uint48)", "bytes")
    asked: bool
    changes: int
    approval: Approval
    signature: Signed


@dataclass(frozen=True, slots=True)
class EnrolmentsAllotNumbers(Act):
    """Allots the serials `first` to `last`, above all allotted before and below 2³¹."""

    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "allotNumbers"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32", "uint32")
    office: OrganisationId
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class EnrolmentsNameReserve(Act):
    """Names a reserve key of the Participant, as that key has signed: at once where there is none, else in 10 days."""

    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "nameReserve"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address", "(uint32,uint16,uint8,uint48,uint48)", "bytes")
    participant: Participant
    key: Address
    enrolment: Enrolment
    signature: Signed


@dataclass(frozen=True, slots=True)
class EnrolmentsRefuseReserve(Act):
    """Refuses the reserve key that is named to take the sender's place."""

    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "refuseReserve"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(frozen=True, slots=True)
class EnrolmentsTakeOver(Act):
    """Puts a new focal key in the place of the Participant's, at once, as the new one has signed. Of its offices and their keys those named here stay; every other one is closed or dead from this block."""

    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "takeOver"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address", "uint32[]", "address[]", "bytes32", "(uint32,uint16,uint8,uint48,uint48)", "bytes")
    participant: Participant
    key: Address
    offices: tuple[OrganisationId, ...]
    kept: tuple[Address, ...]
    reason: DocumentId
    enrolment: Enrolment
    signature: Signed


@dataclass(frozen=True, slots=True)
class EnrolmentsCutKeys(Act):
    """After a theft or a loss: the keys in `kept` stay, every other of the organisation is dead from this block, and its orders with it. Of a company by a licence office of its Participant, of an office by its focal key."""

    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "cutKeys"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "address[]", "address", "bytes32", "(uint32,uint16,uint8,uint48,uint48)", "bytes")
    organisation: OrganisationId
    kept: tuple[Address, ...]
    key: Address
    reason: DocumentId
    enrolment: Enrolment
    signature: Signed


@dataclass(frozen=True, slots=True)
class EnrolmentsEnrol(Act):
    """Enrols another key for the sender's organisation, in good standing, live at once, as that key has signed."""

    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "enrol"
    abi_types: ClassVar[tuple[str, ...]] = ("address", "(uint32,uint16,uint8,uint48,uint48)", "bytes", "(bytes32,uint32,uint48,uint48)", "bytes")
    key: Address
    enrolment: Enrolment
    signature: Signed
    approval: Approval
    second: Signed


@dataclass(frozen=True, slots=True)
class EnrolmentsRevoke(Act):
    """Revokes `key` from the moment `at`: by a key of its organisation, or by a licence office of a company's Participant, or an office's focal key."""

    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "revoke"
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint48", "bytes32", "(bytes32,uint32,uint48,uint48)", "bytes")
    key: Address
    at: Moment
    reason: DocumentId
    approval: Approval
    second: Signed


@dataclass(frozen=True, slots=True)
class EnrolmentsChangeEncryptionKey(Act):
    """Puts another encryption key in the place of the organisation's, by a live key of it, in good standing."""

    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "changeEncryptionKey"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    encryption_key: EncryptionKey


@dataclass(frozen=True, slots=True)
class EnrolmentsSetFocalKey(Act):
    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "setFocalKey"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address", "bytes32")
    participant: Participant
    key: Address
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class EnrolmentsSetReserve(Act):
    contract: ClassVar[str] = "Enrolments"
    function: ClassVar[str] = "setReserve"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address")
    participant: Participant
    key: Address
