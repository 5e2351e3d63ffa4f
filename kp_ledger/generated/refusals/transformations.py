"""Everything the ledger refuses, by the name and values of the contract's error: Transformations.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    Day,
    LicenceId,
    Millicarats,
    Operation,
    OrganisationId,
    ParcelId,
    ParcelKind,
    ParcelStatus,
    Participant,
    Reference,
)


@dataclass(eq=False)
class TransformationsUnknownOperation(Refusal):
    sentence: ClassVar[str] = "There is no operation {operation}; 1 is a split, 2 a mix, 3 a re-sort, 4 a manufacture, 5 a loss and 6 a sale off the ledger."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    operation: Operation


@dataclass(eq=False)
class TransformationsTooFewInputs(Refusal):
    sentence: ClassVar[str] = "Operation {operation} takes at least {least} parcels, not {inputs}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint256", "uint256")
    operation: Operation
    inputs: int
    least: int


@dataclass(eq=False)
class TransformationsTooManyInputs(Refusal):
    sentence: ClassVar[str] = "Operation {operation} takes at most {limit} parcels, not {inputs}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint256", "uint256")
    operation: Operation
    inputs: int
    limit: int


@dataclass(eq=False)
class TransformationsTooFewOutputs(Refusal):
    sentence: ClassVar[str] = "Operation {operation} makes at least {least} parcels, not {outputs}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint256", "uint256")
    operation: Operation
    outputs: int
    least: int


@dataclass(eq=False)
class TransformationsTooManyOutputs(Refusal):
    sentence: ClassVar[str] = "Operation {operation} makes at most {limit} parcels, not {outputs}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint256", "uint256")
    operation: Operation
    outputs: int
    limit: int


@dataclass(eq=False)
class TransformationsDayInFuture(Refusal):
    sentence: ClassVar[str] = "Day {day} has not begun anywhere yet: the latest that has is day {latest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    latest: Day


@dataclass(eq=False)
class TransformationsNotAscending(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} does not come after the one before it; parcels are listed ascending by id, each once."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class TransformationsNotHeld(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is not held: its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    status: ParcelStatus


@dataclass(eq=False)
class TransformationsStaleRevision(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is at revision {revision}; revision {signed} was signed."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    revision: int
    signed: int


@dataclass(eq=False)
class TransformationsRevisionsUsedUp(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is at revision {revision}, beyond {limit}: no loss of it is entered any more; split, mix or re-sort it."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint256")
    parcel: ParcelId
    revision: int
    limit: int


@dataclass(eq=False)
class TransformationsNotCustodian(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is held by organisation {custodian}, not by {organisation}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    parcel: ParcelId
    custodian: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class TransformationsNotOwner(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} belongs to organisation {owner}, not to {organisation}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint32", "uint32")
    parcel: ParcelId
    owner: OrganisationId
    organisation: OrganisationId


@dataclass(eq=False)
class TransformationsOnHold(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} has {holds} holds in force."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    parcel: ParcelId
    holds: int


@dataclass(eq=False)
class TransformationsOtherPlace(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} lies in Participant {place}, the first one in {expected}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16", "uint16")
    parcel: ParcelId
    place: Participant
    expected: Participant


@dataclass(eq=False)
class TransformationsDayBefore(Refusal):
    sentence: ClassVar[str] = "Day {day} is before {parcel_day}, the day of the last change of parcel {parcel}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint24", "uint24")
    parcel: ParcelId
    parcel_day: Day
    day: Day


@dataclass(eq=False)
class TransformationsSingleStone(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is a single stone: it is neither split nor mixed nor re-sorted; it can be cut."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class TransformationsPolished(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is polished: it is neither re-sorted nor cut again."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class TransformationsNotPolished(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} is rough: a certificate lets it off the ledger, not a sale."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class TransformationsPolishedAndRough(Refusal):
    sentence: ClassVar[str] = "Parcel {parcel} and the first one are polished and rough: they are not mixed."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    parcel: ParcelId


@dataclass(eq=False)
class TransformationsNoWeight(Refusal):
    sentence: ClassVar[str] = "Output {index} weighs nothing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256",)
    index: int


@dataclass(eq=False)
class TransformationsPartNamed(Refusal):
    sentence: ClassVar[str] = "Output {index} has reference {reference}; a part of a split has none."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "bytes32")
    index: int
    reference: Reference


@dataclass(eq=False)
class TransformationsUnknownKind(Refusal):
    sentence: ClassVar[str] = "Output {index} is of kind {kind}; what is rough is unsorted, industrial or gem, perhaps as a single stone."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint8")
    index: int
    kind: ParcelKind


@dataclass(eq=False)
class TransformationsOtherKind(Refusal):
    sentence: ClassVar[str] = "Output {index} is of kind {kind}; these inputs make kind {expected}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint8", "uint8")
    index: int
    kind: ParcelKind
    expected: ParcelKind


@dataclass(eq=False)
class TransformationsSplitLoses(Refusal):
    sentence: ClassVar[str] = "A split states a loss of {loss} millicarats; a split loses nothing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint40",)
    loss: Millicarats


@dataclass(eq=False)
class TransformationsSaleLoses(Refusal):
    sentence: ClassVar[str] = "A sale states a loss of {loss} millicarats; a sale loses nothing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint40",)
    loss: Millicarats


@dataclass(eq=False)
class TransformationsNothingPolished(Refusal):
    sentence: ClassVar[str] = "A manufacture makes polished, and this one makes none."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class TransformationsNoLicenceNeeded(Refusal):
    sentence: ClassVar[str] = "Licence {licence} is named; only a manufacture names one."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32",)
    licence: LicenceId


@dataclass(eq=False)
class TransformationsLossNotApproved(Refusal):
    sentence: ClassVar[str] = "A loss of {loss} of {millicarats} millicarats is more than {limit} parts per million: a licence office of the place approves it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint40", "uint256", "uint256")
    loss: Millicarats
    millicarats: int
    limit: int


@dataclass(eq=False)
class TransformationsYieldNotApproved(Refusal):
    sentence: ClassVar[str] = "A yield of {polished} of {millicarats} millicarats is not between {least} and {most} parts per million: a licence office of the place approves it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256", "uint256", "uint256")
    polished: int
    millicarats: int
    least: int
    most: int


@dataclass(eq=False)
class TransformationsNoLoss(Refusal):
    sentence: ClassVar[str] = "A loss of nothing is none."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class TransformationsAllLost(Refusal):
    sentence: ClassVar[str] = "A loss of {loss} millicarats takes all of a parcel of {millicarats}; what is lost whole is missing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint40", "uint40")
    loss: Millicarats
    millicarats: Millicarats


@dataclass(eq=False)
class TransformationsNotConserved(Refusal):
    sentence: ClassVar[str] = "The inputs weigh {inputs} millicarats, the outputs {outputs} and the loss is {loss}: they do not add up."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256", "uint40")
    inputs: int
    outputs: int
    loss: Millicarats
