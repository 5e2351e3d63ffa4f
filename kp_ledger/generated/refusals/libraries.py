"""Everything the ledger refuses, by the name and values of the contract's error: Libraries.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    ActDigest,
    Address,
    Day,
    Millicarats,
    Moment,
    OrganisationId,
    ParcelKind,
    Participant,
    Reference,
    ShipmentId,
)


@dataclass(eq=False)
class AcceptancesOtherShipment(Refusal):
    sentence: ClassVar[str] = "The acceptance is for shipment {accepted}, not for {shipment}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32")
    accepted: ShipmentId
    shipment: ShipmentId


@dataclass(eq=False)
class AcceptancesOtherWeight(Refusal):
    sentence: ClassVar[str] = "The acceptance of shipment {shipment} is for {accepted} millicarats; its certificate or paper states {millicarats}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint40", "uint40")
    shipment: ShipmentId
    accepted: Millicarats
    millicarats: Millicarats


@dataclass(eq=False)
class AcceptancesOtherImporter(Refusal):
    sentence: ClassVar[str] = "The acceptance is by organisation {accepting}, not by the importer {importer}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32")
    accepting: OrganisationId
    importer: OrganisationId


@dataclass(eq=False)
class ApprovalsOtherAct(Refusal):
    sentence: ClassVar[str] = "The Approval is of act {approved}, not of this one, {act}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32")
    approved: ActDigest
    act: ActDigest


@dataclass(eq=False)
class ApprovalsOtherOrganisation(Refusal):
    sentence: ClassVar[str] = "The Approval is by organisation {approving} (0: a focal key), not by {expected}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32")
    approving: OrganisationId
    expected: OrganisationId


@dataclass(eq=False)
class ApprovalsOtherParticipant(Refusal):
    sentence: ClassVar[str] = "The Approval is by office {approving} of Participant {its}, not by one of {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint16", "uint16")
    approving: OrganisationId
    its: Participant
    participant: Participant


@dataclass(eq=False)
class ApprovalsSameKey(Refusal):
    sentence: ClassVar[str] = "Two keys are asked for, and key {key} both acts and approves."
    abi_types: ClassVar[tuple[str, ...]] = ("address",)
    key: Address


@dataclass(eq=False)
class ApprovalsKeyTooYoung(Refusal):
    sentence: ClassVar[str] = "Key {key} is live since {from_}: together with another it acts from {until} on."
    abi_types: ClassVar[tuple[str, ...]] = ("address", "uint48", "uint48")
    key: Address
    from_: Moment
    until: Moment


@dataclass(eq=False)
class NotTheDoor(Refusal):
    sentence: ClassVar[str] = "This function is for another contract of the ledger only; {caller} is none of those."
    abi_types: ClassVar[tuple[str, ...]] = ("address",)
    caller: Address


@dataclass(eq=False)
class LotsNoWeight(Refusal):
    sentence: ClassVar[str] = "Lot {reference} weighs nothing."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    reference: Reference


@dataclass(eq=False)
class LotsUnknownKind(Refusal):
    sentence: ClassVar[str] = "Lot {reference} is of kind {kind}; rough diamonds are 1 (unsorted), 2 (industrial) or 3 (gem), polished ones, as opening stock alone, 4; plus 128 for a single stone."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    reference: Reference
    kind: ParcelKind


@dataclass(eq=False)
class OrdersDayTooEarly(Refusal):
    sentence: ClassVar[str] = "Day {day} is more than {limit_days} days before day {signed}, on which the order was signed."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24", "uint64")
    day: Day
    signed: Day
    limit_days: int


@dataclass(eq=False)
class ReferenceMalformed(Refusal):
    sentence: ClassVar[str] = "Reference {reference} is not 1 to 31 letters, digits and - . / followed by zeros."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    reference: Reference


@dataclass(eq=False)
class OrdersExpired(Refusal):
    sentence: ClassVar[str] = "The order ended at {deadline}; the block is of {moment}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint48")
    deadline: Moment
    moment: Moment


@dataclass(eq=False)
class OrdersDeadlineTooFar(Refusal):
    sentence: ClassVar[str] = "The order is signed at {signed_at} and ends at {deadline}, more than {limit_days} days later, or before it is signed."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint48", "uint256")
    signed_at: Moment
    deadline: Moment
    limit_days: int


@dataclass(eq=False)
class OrdersBadSignature(Refusal):
    sentence: ClassVar[str] = "The signature for organisation {organisation} is not one: 65 bytes with a low s are asked for."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    organisation: OrganisationId
