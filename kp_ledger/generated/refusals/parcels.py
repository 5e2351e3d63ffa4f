"""Everything the ledger refuses, by the name and values of the contract's error: Parcels.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    Address,
    BlendId,
    Day,
    HoldId,
    HoldReason,
    HoldStatus,
    LicenceId,
    Millicarats,
    Moves,
    OrganisationId,
    ParcelId,
    ParcelStatus,
    Participant,
)


@dataclass(eq=False)
class ParcelsNoLots(Refusal):
    sentence: ClassVar[str] = "Licence {licence} registers no lots: the list is empty."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    licence: LicenceId


@dataclass(eq=False)
class ParcelsTooManyLots(Refusal):
    sentence: ClassVar[str] = "A registration of {lots} lots exceeds the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    lots: int
    limit: int


@dataclass(eq=False)
class ParcelsNothingHandedOver(Refusal):
    sentence: ClassVar[str] = "Organisation {giver} hands over no parcels: the list is empty."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    giver: OrganisationId


@dataclass(eq=False)
class ParcelsTooManyHandedOver(Refusal):
    sentence: ClassVar[str] = "A handover of {parcels} parcels exceeds the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    parcels: int
    limit: int


@dataclass(eq=False)
class ParcelsUnknownMoves(Refusal):
    sentence: ClassVar[str] = "A handover moves 1 (custody), 2 (title) or 3 (both), not {moves}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    moves: Moves


@dataclass(eq=False)
class ParcelsDayInFuture(Refusal):
    sentence: ClassVar[str] = "Day {day} has not begun anywhere yet: the latest that has is day {latest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    latest: Day


@dataclass(eq=False)
class ParcelsDayBefore(Refusal):
    sentence: ClassVar[str] = "Day {day} is before day {last}, of the last change of parcel {parcel}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24", "uint24")
    parcel: ParcelId
    day: Day
    last: Day


@dataclass(eq=False)
class ParcelsNotAscending(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} does not come after the one before it: a list is ascending by id, and names each parcel once."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class ParcelsUnknown(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is not registered."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class ParcelsExists(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} exists already: a lot reference is used once."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class ParcelsNotHeld(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has status {status}; it has to be held (1)."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    status: ParcelStatus


@dataclass(eq=False)
class ParcelsNotAtRest(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has status {status}; a hold is released while it is held (1), sealed (2) or missing (4)."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    status: ParcelStatus


@dataclass(eq=False)
class ParcelsNothingHeld(Refusal):
    sentence: ClassVar[str] = "Organisation {office} puts no parcels on hold: the list is empty."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    office: OrganisationId


@dataclass(eq=False)
class ParcelsTooManyHeld(Refusal):
    sentence: ClassVar[str] = "A hold of {parcels} parcels exceeds the limit of {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    parcels: int
    limit: int


@dataclass(eq=False)
class ParcelsOnHold(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is on hold; it has to be released {holds} times first."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class ParcelsChanged(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has changed: it is at revision {revision}, not at revision {named}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    revision: int
    named: int


@dataclass(eq=False)
class ParcelsNotCustodian(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is held by organisation {custodian}, not by {organisation}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    parcel: ParcelId
    custodian: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class ParcelsNotOwner(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is owned by organisation {owner}, not by {organisation}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    parcel: ParcelId
    owner: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class ParcelsElsewhere(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} lies in Participant {place}, not in {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    place: Participant
    participant: Participant


@dataclass(eq=False)
class ParcelsRevisionsUsedUp(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is at revision {revision}: beyond 65,000 nobody hands it over, and at 65,535 nothing but work that ends it changes it; split, mix or re-sort it."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16")
    parcel: ParcelId
    revision: int


@dataclass(eq=False)
class ParcelsHoldsUsedUp(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} cannot be held again: it has {holds} holds, the most there are."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class ParcelsUnknownReason(Refusal):
    sentence: ClassVar[str] = "Reason {reason} is none of an office's: a bar (1), a limited zone (2) and its own (9) are."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    reason: HoldReason


@dataclass(eq=False)
class ParcelsHoldNotInForce(Refusal):
    sentence: ClassVar[str] = "Hold {hold} is not in force; its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    hold: HoldId
    status: HoldStatus


@dataclass(eq=False)
class ParcelsNotYourHold(Refusal):
    sentence: ClassVar[str] = "Hold {hold} belongs to organisation {by}: while that is open, organisation {other} cannot release it."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    hold: HoldId
    by: OrganisationId
    other: OrganisationId


@dataclass(eq=False)
class ParcelsSameKey(Refusal):
    sentence: ClassVar[str] = "Hold {hold} is for what was entered with key {key}, late or as a second paper of one number: another key of its office releases it."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "address")
    hold: HoldId
    key: Address


@dataclass(eq=False)
class ParcelsNoDocument(Refusal):
    sentence: ClassVar[str] = "Hold {hold} is for a bar, a limited zone or a number recorded before: it is released with a document."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    hold: HoldId


@dataclass(eq=False)
class ParcelsWordsMissing(Refusal):
    sentence: ClassVar[str] = "{parcels} parcels are to be written with {words} words."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    parcels: int
    words: int


@dataclass(eq=False)
class ParcelsMadeMore(Refusal):
    sentence: ClassVar[str] = "Parcels of {spent} millicarats are spent, and {made} made of them."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    spent: int
    made: int


@dataclass(eq=False)
class ParcelsMayNotMake(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is new, and the contract at {caller} may not make any."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "address")
    parcel: ParcelId
    caller: Address


@dataclass(eq=False)
class ParcelsMayNotRaise(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} of {from_} millicarats would have {to}: whoever moves parcels adds no weight."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint40", "uint40")
    parcel: ParcelId
    from_: Millicarats
    to: Millicarats


@dataclass(eq=False)
class ParcelsMayNotChangeOrigin(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} of blend {from_} would be of blend {to}: whoever moves parcels leaves what they are made of."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    parcel: ParcelId
    from_: BlendId
    to: BlendId


@dataclass(eq=False)
class ParcelsIllegalMove(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} may not move from status {from_} to status {to}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8", "uint8")
    parcel: ParcelId
    from_: ParcelStatus
    to: ParcelStatus


@dataclass(eq=False)
class ParcelsWrongRevision(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} at revision {from_} may not be written at revision {to}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    from_: int
    to: int
