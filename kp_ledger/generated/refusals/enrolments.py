"""Everything the ledger refuses, by the name and values of the contract's error: Enrolments.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import Address, KeyUse, OrganisationId, Participant


@dataclass(eq=False)
class EnrolmentsNotByTheKey(Refusal):
    sentence: ClassVar[str] = "Key {key} is not the one that signed its Enrolment: that is {signer}."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "address")
    key: Address
    signer: Address


@dataclass(eq=False)
class EnrolmentsForAnother(Refusal):
    sentence: ClassVar[str] = "The Enrolment is for organisation {organisation} of Participant {participant}, for use {use} (0 its orders, 1 focal key, 2 reserve key), and for nothing else."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint8")
    organisation: OrganisationId
    participant: Participant
    use: KeyUse


@dataclass(eq=False)
class EnrolmentsNotTheReserveKey(Refusal):
    sentence: ClassVar[str] = "Key {key} is not the reserve key of Participant {participant} today."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address")
    participant: Participant
    key: Address


@dataclass(eq=False)
class EnrolmentsNothingToRefuse(Refusal):
    sentence: ClassVar[str] = "No reserve key of Participant {participant} is named that is yet to come into force."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class EnrolmentsOfficesNotAscending(Refusal):
    sentence: ClassVar[str] = "Office {office} does not come after the one before it: the offices that stay ascend."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    office: OrganisationId


@dataclass(eq=False)
class EnrolmentsOfNoOfficeThatStays(Refusal):
    sentence: ClassVar[str] = "Key {key} is of none of the offices that stay, or not where they do in the list."
    abi_types: ClassVar[tuple[str, ...]] = ("address",)
    key: Address


@dataclass(eq=False)
class EnrolmentsNoSecondKey(Refusal):
    sentence: ClassVar[str] = "Office {office}, or the one that issued the certificate, asks for a second key of it, and none approves."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    office: OrganisationId


@dataclass(eq=False)
class EnrolmentsTwoKeysChanged(Refusal):
    sentence: ClassVar[str] = "Office {office} has changed {changes} times whether it asks for two keys; the Approval is for after change {named}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32", "uint32")
    office: OrganisationId
    changes: int
    named: int


@dataclass(eq=False)
class EnrolmentsTwoKeysAlready(Refusal):
    sentence: ClassVar[str] = "Whether office {office} asks for two keys is already as it would be: {asked}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "bool")
    office: OrganisationId
    asked: bool
