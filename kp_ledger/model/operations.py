"""What each operation takes and makes: contracts/transformations/Operations.sol."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.records import Output, ParcelRef, Transformation
from kp_ledger.generated.refusals import (
    TransformationsDayBefore,
    TransformationsNotAscending,
    TransformationsNotCustodian,
    TransformationsNotHeld,
    TransformationsNothingPolished,
    TransformationsNotOwner,
    TransformationsNotPolished,
    TransformationsNoWeight,
    TransformationsOnHold,
    TransformationsOtherKind,
    TransformationsOtherPlace,
    TransformationsPartNamed,
    TransformationsPolished,
    TransformationsPolishedAndRough,
    TransformationsSingleStone,
    TransformationsSplitLoses,
    TransformationsStaleRevision,
    TransformationsTooFewInputs,
    TransformationsTooFewOutputs,
    TransformationsTooManyInputs,
    TransformationsTooManyOutputs,
    TransformationsUnknownKind,
    TransformationsUnknownOperation,
)
from kp_ledger.model.orders import check_reference, is_polished, is_rough

# How many inputs and outputs an operation has: at least, at most.
SIZES = {
    codes.OPERATION_SPLIT: ((1, 1), (1, codes.LIMIT_OUTPUTS)),
    codes.OPERATION_MIX: ((2, codes.LIMIT_INPUTS), (1, 1)),
    codes.OPERATION_RESORT: ((1, codes.LIMIT_INPUTS), (1, codes.LIMIT_OUTPUTS)),
    codes.OPERATION_MANUFACTURE: ((1, codes.LIMIT_INPUTS), (1, codes.LIMIT_OUTPUTS)),
    codes.OPERATION_LOSS: ((1, 1), (0, 0)),
    codes.OPERATION_SALE: ((1, codes.LIMIT_SOLD), (0, 0)),
}
SORTS = (codes.OPERATION_SPLIT, codes.OPERATION_MIX, codes.OPERATION_RESORT)
NEEDS_ROUGH = (codes.OPERATION_RESORT, codes.OPERATION_MANUFACTURE)


@dataclass(frozen=True, slots=True)
class Made:
    """What comes out of an operation, added up."""

    all: int
    polished: int


def check_sizes(order: Transformation) -> None:
    operation, inputs, outputs = order.operation, len(order.inputs), len(order.outputs)
    if operation not in SIZES:
        raise TransformationsUnknownOperation(operation)
    (least_inputs, most_inputs), (least_outputs, most_outputs) = SIZES[operation]
    if inputs < least_inputs:
        raise TransformationsTooFewInputs(operation, inputs, least_inputs)
    if inputs > most_inputs:
        raise TransformationsTooManyInputs(operation, inputs, most_inputs)
    if outputs < least_outputs:
        raise TransformationsTooFewOutputs(operation, outputs, least_outputs)
    if outputs > most_outputs:
        raise TransformationsTooManyOutputs(operation, outputs, most_outputs)


def check_inputs(order: Transformation, words: Sequence[Parcel]) -> None:
    last = bytes(32)
    for ref, word in zip(order.inputs, words, strict=True):
        if ref.parcel <= last:
            raise TransformationsNotAscending(ref.parcel)
        _check_input(order, ref, word, words[0])
        last = ref.parcel


def _check_input(order: Transformation, ref: ParcelRef, word: Parcel, first: Parcel) -> None:
    parcel = ref.parcel
    if word.status != codes.PARCEL_HELD:
        raise TransformationsNotHeld(parcel, word.status)
    if word.revision != ref.revision:
        raise TransformationsStaleRevision(parcel, word.revision, ref.revision)
    if word.custodian != order.custodian:
        raise TransformationsNotCustodian(parcel, word.custodian, order.custodian)
    if word.owner != order.owner:
        raise TransformationsNotOwner(parcel, word.owner, order.owner)
    if word.holds:
        raise TransformationsOnHold(parcel, word.holds)
    if word.place != first.place:
        raise TransformationsOtherPlace(parcel, word.place, first.place)
    if order.day < word.day:
        raise TransformationsDayBefore(parcel, word.day, order.day)
    _check_input_kind(order.operation, parcel, word.kind, first.kind)


def _check_input_kind(operation: int, parcel: bytes, kind: int, first: int) -> None:
    """Polished stays polished: it is never rough again, and never counted with rough."""
    if operation in SORTS and kind & codes.SINGLE_STONE:
        raise TransformationsSingleStone(parcel)
    polished = is_polished(kind)
    if polished and operation in NEEDS_ROUGH:
        raise TransformationsPolished(parcel)
    if not polished and operation == codes.OPERATION_SALE:
        raise TransformationsNotPolished(parcel)
    if operation == codes.OPERATION_MIX and polished != is_polished(first):
        raise TransformationsPolishedAndRough(parcel)


def check_outputs(order: Transformation, words: Sequence[Parcel]) -> Made:
    operation = order.operation
    if operation == codes.OPERATION_SPLIT and order.loss:
        raise TransformationsSplitLoses(order.loss)
    for index, output in enumerate(order.outputs):
        if not output.millicarats:
            raise TransformationsNoWeight(index)
        _check_reference(operation, index, output)
        _check_kind(operation, index, output.kind, _common_kind(words))
    polished = sum(one.millicarats for one in order.outputs if is_polished(one.kind))
    if operation == codes.OPERATION_MANUFACTURE and not polished:
        raise TransformationsNothingPolished()
    return Made(sum(output.millicarats for output in order.outputs), polished)


def _check_reference(operation: int, index: int, output: Output) -> None:
    if operation != codes.OPERATION_SPLIT:
        check_reference(output.reference)
    elif any(output.reference):
        raise TransformationsPartNamed(index, output.reference)


def _check_kind(operation: int, index: int, kind: int, expected: int) -> None:
    """Only a manufacture makes polished of rough."""
    if operation == codes.OPERATION_MANUFACTURE and is_polished(kind):
        return
    if operation in NEEDS_ROUGH:
        if not is_rough(kind):
            raise TransformationsUnknownKind(index, kind)
    elif kind != expected:
        raise TransformationsOtherKind(index, kind, expected)


def _common_kind(words: Sequence[Parcel]) -> int:
    """Kinds that differ are unsorted together."""
    kinds = {word.kind for word in words}
    return kinds.pop() if len(kinds) == 1 else codes.KIND_UNSORTED
