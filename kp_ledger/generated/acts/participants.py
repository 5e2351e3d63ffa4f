"""Everything one can ask the ledger to do: Participants.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Enrolment, ParticipantState
from kp_ledger.generated.types import (
    Address,
    Day,
    DecisionId,
    DocumentId,
    EncryptionKey,
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
class ParticipantsOpenOffice(Act):
    """Admits and opens an office with `powers`, and enrols its first key, live at once, as that key has signed."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "openOffice"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint8", "bytes32", "bytes32", "address", "(uint32,uint16,uint8,uint48,uint48)", "bytes")
    organisation: OrganisationId
    participant: Participant
    powers: Powers
    document: DocumentId
    encryption_key: EncryptionKey
    key: Address
    enrolment: Enrolment
    signature: Signed


@dataclass(frozen=True, slots=True)
class ParticipantsCloseOffice(Act):
    """Closes an office with the end of `day`, today or later, or at once: from then on it has no powers, signs no order, receives no goods and enrols no key."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "closeOffice"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint24", "bool")
    organisation: OrganisationId
    day: Day
    at_once: bool


@dataclass(frozen=True, slots=True)
class ParticipantsAdmit(Act):
    """Admits an organisation of the office's Participant with its first key, live at once, as that key has signed."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "admit"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "bytes32", "bytes32", "address", "(uint32,uint16,uint8,uint48,uint48)", "bytes")
    organisation: OrganisationId
    roles: Roles
    document: DocumentId
    encryption_key: EncryptionKey
    key: Address
    enrolment: Enrolment
    signature: Signed


@dataclass(frozen=True, slots=True)
class ParticipantsAdmitOutside(Act):
    """Admits a party of a Participant outside: no key, no licence."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "admitOutside"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "bytes32")
    organisation: OrganisationId
    participant: Participant
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParticipantsSetStanding(Act):
    """Sets a company's standing as of `since`, today or a day past, but not before the last entry."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setStanding"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint8", "uint24", "bytes32")
    organisation: OrganisationId
    status: StandingStatus
    since: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParticipantsSetSetting(Act):
    """Sets a setting of the office's Participant from a day not in the past, within a year."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setSetting"
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint64", "uint24")
    setting: Setting
    value: int
    from_day: Day


@dataclass(frozen=True, slots=True)
class ParticipantsWithdrawOrders(Act):
    """Kills every order that the sending key has signed, those dated up to an hour ahead too."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "withdrawOrders"
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class ParticipantsSetParticipant(Act):
    """Puts a Participant down as of `since`; its first time also opens its zones (Decisions)."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setParticipant"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "(uint8,bool,uint24,uint24,uint24)", "bytes32")
    participant: Participant
    state: ParticipantState
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ParticipantsSetParameter(Act):
    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setParameter"
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint64", "uint24")
    parameter: Parameter
    value: int
    from_day: Day


@dataclass(frozen=True, slots=True)
class ParticipantsEnrolKey(Act):
    """Enrols a key for an organisation (Enrolments, which has asked whether it may)."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "enrolKey"
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint32", "uint48", "uint8", "uint32")
    key: Address
    organisation: OrganisationId
    from_: Moment
    flags: int
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class ParticipantsKeepKeys(Act):
    """The keys in `kept` get new numbers; every other one of the organisation is dead (Enrolments)."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "keepKeys"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "address[]", "uint32", "bytes32")
    organisation: OrganisationId
    kept: tuple[Address, ...]
    by: OrganisationId
    reason: DocumentId


@dataclass(frozen=True, slots=True)
class ParticipantsRevokeKey(Act):
    """Revokes a key (Enrolments)."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "revokeKey"
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint48", "uint32", "bytes32")
    key: Address
    at: Moment
    by: OrganisationId
    reason: DocumentId


@dataclass(frozen=True, slots=True)
class ParticipantsKeepOffice(Act):
    """An office stays, under a new number (Enrolments)."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "keepOffice"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    office: OrganisationId


@dataclass(frozen=True, slots=True)
class ParticipantsCloseOffices(Act):
    """Every office of a Participant with a number below `firstOpen` is closed from this block (Enrolments)."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "closeOffices"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint32")
    participant: Participant
    first_open: int


@dataclass(frozen=True, slots=True)
class ParticipantsSetRoles(Act):
    """Sets what licences give an organisation: its roles and their last day (Zones)."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setRoles"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint24", "uint24", "uint32", "bytes32")
    organisation: OrganisationId
    roles: Roles
    since: Day
    until: Day
    by: OrganisationId
    document: DocumentId
