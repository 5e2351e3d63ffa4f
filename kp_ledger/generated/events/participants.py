"""Everything the ledger says has happened. A type with * is indexed: Participants.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    Address,
    Day,
    DecisionId,
    DocumentId,
    EncryptionKey,
    KpStatus,
    Moment,
    OrganisationId,
    Parameter,
    Participant,
    Powers,
    Roles,
    Setting,
    StandingStatus,
)


@dataclass(frozen=True, slots=True)
class ParticipantSet(Event):
    """A Participant has a status as of a day."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "bytes2", "uint8", "bool", "uint24", "uint24", "bytes32")
    participant: Participant
    code: bytes
    status: KpStatus
    counted: bool
    on_ledger_from: Day
    day: Day
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class SettingChanged(Event):
    """A licence office changed a setting of its Participant."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "*uint8", "uint64", "uint24", "uint32")
    participant: Participant
    setting: Setting
    value: int
    from_day: Day
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class ParameterSet(Event):
    """A parameter of the ledger: written here, decided in Consensus."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint8", "uint64", "uint24")
    parameter: Parameter
    value: int
    from_day: Day


@dataclass(frozen=True, slots=True)
class OrganisationAdmitted(Event):
    """An organisation came onto the ledger, of one Participant for good."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "*uint16", "bytes32", "bytes32")
    organisation: OrganisationId
    participant: Participant
    document: DocumentId
    encryption_key: EncryptionKey


@dataclass(frozen=True, slots=True)
class StandingChanged(Event):
    """An organisation has a standing as of a day."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "uint8", "uint24", "uint24", "uint16", "uint32", "bytes32")
    organisation: OrganisationId
    status: StandingStatus
    since: Day
    until: Day
    roles: Roles
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class OfficeOpened(Event):
    """A focal key opened an office of its Participant."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "*uint16", "uint8", "uint24")
    organisation: OrganisationId
    participant: Participant
    powers: Powers
    day: Day


@dataclass(frozen=True, slots=True)
class OfficeClosed(Event):
    """A focal key closed an office: with the end of a day, or at once."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "*uint16", "uint24", "bool")
    organisation: OrganisationId
    participant: Participant
    day: Day
    at_once: bool


@dataclass(frozen=True, slots=True)
class KeyEnrolled(Event):
    """A key of an organisation was enrolled."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*address", "*uint32", "uint48", "uint48", "uint8", "uint32")
    key: Address
    organisation: OrganisationId
    from_: Moment
    until: Moment
    flags: int
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class KeyRevoked(Event):
    """A key was revoked."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*address", "*uint32", "uint48", "uint32", "bytes32")
    key: Address
    organisation: OrganisationId
    at: Moment
    by: OrganisationId
    reason: DocumentId


@dataclass(frozen=True, slots=True)
class KeysCut(Event):
    """After a theft or a loss: an organisation's keys are these alone, in force from this block on."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "address[]", "uint32", "bytes32")
    organisation: OrganisationId
    kept: tuple[Address, ...]
    by: OrganisationId
    reason: DocumentId


@dataclass(frozen=True, slots=True)
class OrdersWithdrawn(Event):
    """All orders that a key signed before a moment are dead."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = ("*address", "uint48")
    key: Address
    orders_from: Moment
