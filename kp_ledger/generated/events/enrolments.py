"""Everything the ledger says has happened. A type with * is indexed: Enrolments.

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
    EncryptionKey,
    OrganisationId,
    Participant,
)


@dataclass(frozen=True, slots=True)
class EncryptionKeyChanged(Event):
    """An organisation has a new key for documents that are sealed for it."""

    contract: ClassVar[str] = "Enrolments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "bytes32")
    organisation: OrganisationId
    encryption_key: EncryptionKey


@dataclass(frozen=True, slots=True)
class FocalKeySet(Event):
    """A Participant has a new focal key; the one before is none any more."""

    contract: ClassVar[str] = "Enrolments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "*address", "uint32[]", "address", "bytes32")
    participant: Participant
    key: Address
    offices: tuple[OrganisationId, ...]
    by: Address
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ReserveKeySet(Event):
    """A Participant has a reserve key, of its founding or joining; or its focal key named one."""

    contract: ClassVar[str] = "Enrolments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "*address", "uint24")
    participant: Participant
    key: Address
    from_day: Day


@dataclass(frozen=True, slots=True)
class ReserveKeyRefused(Event):
    """A reserve key was named that never comes into force: the one in force said so."""

    contract: ClassVar[str] = "Enrolments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "*address")
    participant: Participant
    key: Address


@dataclass(frozen=True, slots=True)
class TwoKeysAsked(Event):
    """From now on an office at the border or of licences asks for two of its keys where it issues, replaces or voids a certificate, resolves what was detained or lost, enrols a key or revokes another; or no more."""

    contract: ClassVar[str] = "Enrolments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "bool", "address")
    office: OrganisationId
    asked: bool
    second: Address


@dataclass(frozen=True, slots=True)
class KeyActApproved(Event):
    """A second key of an office approved what becomes of one of its keys: the event after says what."""

    contract: ClassVar[str] = "Enrolments"
    abi_types: ClassVar[tuple[str, ...]] = ("*address", "*uint32", "address")
    key: Address
    office: OrganisationId
    second: Address


@dataclass(frozen=True, slots=True)
class NumbersAllotted(Event):
    """A focal key allotted serials of certificates to an office."""

    contract: ClassVar[str] = "Enrolments"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "*uint32", "uint32", "uint32")
    participant: Participant
    office: OrganisationId
    first: int
    last: int
