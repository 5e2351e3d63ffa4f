"""Everything the ledger refuses, by the name and values of the contract's error: Enrolments.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    Address,
    KeyUse,
    Moment,
    OrganisationId,
    Participant,
)


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


@dataclass(eq=False)
class EnrolmentsKeyUnknown(Refusal):
    sentence: ClassVar[str] = "Key {key} was never enrolled."
    abi_types: ClassVar[tuple[str, ...]] = ("address",)
    key: Address


@dataclass(eq=False)
class EnrolmentsAlreadyRevoked(Refusal):
    sentence: ClassVar[str] = "Key {key} is revoked already, from moment {until}."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint48")
    key: Address
    until: Moment


@dataclass(eq=False)
class EnrolmentsRevokedAhead(Refusal):
    sentence: ClassVar[str] = "A key cannot be revoked from moment {at}, later than the block's, {moment}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint48")
    at: Moment
    moment: Moment


@dataclass(eq=False)
class EnrolmentsRevokedBefore(Refusal):
    sentence: ClassVar[str] = "Key {key}, live from moment {from_}, cannot be revoked from the earlier moment {at}."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint48", "uint48")
    key: Address
    from_: Moment
    at: Moment


@dataclass(eq=False)
class EnrolmentsRescueKey(Refusal):
    sentence: ClassVar[str] = "Key {key} takes the place of keys that were cut, and until it is live, from moment {from_}, its organisation does not revoke it."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint48")
    key: Address
    from_: Moment


@dataclass(eq=False)
class EnrolmentsKeysNotAscending(Refusal):
    sentence: ClassVar[str] = "Key {key} does not come after the one before it: the keys that stay ascend."
    abi_types: ClassVar[tuple[str, ...]] = ("address",)
    key: Address


@dataclass(eq=False)
class EnrolmentsTooManyKept(Refusal):
    sentence: ClassVar[str] = "{kept} keys would stay; the limit is {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    kept: int
    limit: int


@dataclass(eq=False)
class EnrolmentsSerialsTaken(Refusal):
    sentence: ClassVar[str] = "Serials from {first} cannot be allotted: serials up to {highest} were."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32")
    first: int
    highest: int


@dataclass(eq=False)
class EnrolmentsBadRange(Refusal):
    sentence: ClassVar[str] = "The serials {first} to {last} are not a range below 2³¹."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32")
    first: int
    last: int


@dataclass(eq=False)
class EnrolmentsRangeTooFar(Refusal):
    sentence: ClassVar[str] = "The range ends at serial {last}, more than {limit} above the highest before, {highest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32", "uint256")
    last: int
    highest: int
    limit: int


@dataclass(eq=False)
class EnrolmentsSerialNotAllotted(Refusal):
    sentence: ClassVar[str] = "Serial {serial} lies in no range allotted to office {office}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32")
    office: OrganisationId
    serial: int
