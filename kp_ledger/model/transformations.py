"""Split, mix, re-sort and loss by work: contracts/Transformations.sol."""

from __future__ import annotations

from collections.abc import Sequence

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.blends import summed
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import TransformationsTransform
from kp_ledger.generated.events import LossRecorded, Transformed
from kp_ledger.generated.records import Output, ParcelRef, Product, Transformation
from kp_ledger.generated.refusals import (
    TransformationsAllLost,
    TransformationsDayBefore,
    TransformationsDayInFuture,
    TransformationsNoLoss,
    TransformationsNotAscending,
    TransformationsNotConserved,
    TransformationsNotCustodian,
    TransformationsNotHeld,
    TransformationsNotOwner,
    TransformationsNoWeight,
    TransformationsOnHold,
    TransformationsOtherKind,
    TransformationsOtherPlace,
    TransformationsPartNamed,
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
from kp_ledger.model import blends, participants, typed
from kp_ledger.model.holds import automatic_hold
from kp_ledger.model.orders import (
    check_deadline,
    check_reference,
    check_signed_day,
    is_rough,
    signer,
)
from kp_ledger.model.parcels import PRODUCT, check_write
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

MILLION = 1_000_000
NO_CERTIFICATE = 0

# How many inputs and outputs an operation has: at least, at most.
SIZES = {
    codes.OPERATION_SPLIT: ((1, 1), (1, codes.LIMIT_OUTPUTS)),
    codes.OPERATION_MIX: ((2, codes.LIMIT_INPUTS), (1, 1)),
    codes.OPERATION_RESORT: ((1, codes.LIMIT_INPUTS), (1, codes.LIMIT_OUTPUTS)),
    codes.OPERATION_LOSS: ((1, 1), (0, 0)),
}


@decides(TransformationsTransform)
def transform(state: State, act: TransformationsTransform, call: Call) -> list[Event]:
    order = act.order
    _check_signers(state, act, call)
    _check_sizes(order)
    if order.day > call.latest_day:
        raise TransformationsDayInFuture(order.day, call.latest_day)
    check_signed_day(state, call, order.day, order.signed_at)
    words = [state.parcel(ref.parcel) for ref in order.inputs]
    _check_inputs(order, words)
    if order.operation == codes.OPERATION_LOSS:
        return _lost(state, order, words[0], call)
    return _made(state, order, words, call)


# Checks


def _check_signers(state: State, act: TransformationsTransform, call: Call) -> None:
    order = act.order
    check_deadline(call, order.signed_at, order.deadline, codes.LIMIT_ORDER_DAYS)
    signers = {order.custodian: signer(call, act.custodian, order.custodian)}
    if order.owner != order.custodian:
        signers[order.owner] = signer(call, act.owner, order.owner)
    for organisation, key in signers.items():
        participants.check_key(state, call, key, organisation, order.signed_at)
    for organisation in signers:
        participants.check_standing(state, call, organisation, order.day)


def _check_sizes(order: Transformation) -> None:
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


def _check_inputs(order: Transformation, words: Sequence[Parcel]) -> None:
    last = bytes(32)
    for ref, word in zip(order.inputs, words, strict=True):
        if ref.parcel <= last:
            raise TransformationsNotAscending(ref.parcel)
        _check_input(order, ref, word, words[0].place)
        last = ref.parcel


def _check_input(order: Transformation, ref: ParcelRef, word: Parcel, place: int) -> None:
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
    if word.place != place:
        raise TransformationsOtherPlace(parcel, word.place, place)
    if order.day < word.day:
        raise TransformationsDayBefore(parcel, word.day, order.day)
    if order.operation != codes.OPERATION_LOSS and word.kind & codes.SINGLE_STONE:
        raise TransformationsSingleStone(parcel)


def _check_outputs(order: Transformation, words: Sequence[Parcel]) -> None:
    if order.operation == codes.OPERATION_SPLIT and order.loss:
        raise TransformationsSplitLoses(order.loss)
    for index, output in enumerate(order.outputs):
        if not output.millicarats:
            raise TransformationsNoWeight(index)
        _check_reference(order.operation, index, output)
        _check_kind(order.operation, index, output.kind, _common_kind(words))
    put_in = sum(word.millicarats for word in words)
    made = sum(output.millicarats for output in order.outputs)
    if made + order.loss != put_in:
        raise TransformationsNotConserved(put_in, made, order.loss)


def _check_reference(operation: int, index: int, output: Output) -> None:
    if operation != codes.OPERATION_SPLIT:
        check_reference(output.reference)
    elif any(output.reference):
        raise TransformationsPartNamed(index, output.reference)


def _check_kind(operation: int, index: int, kind: int, expected: int) -> None:
    if operation == codes.OPERATION_RESORT:
        if not is_rough(kind):
            raise TransformationsUnknownKind(index, kind)
    elif kind != expected:
        raise TransformationsOtherKind(index, kind, expected)


def _common_kind(words: Sequence[Parcel]) -> int:
    kinds = {word.kind for word in words}
    return kinds.pop() if len(kinds) == 1 else codes.KIND_UNSORTED


# Split, mix, re-sort


def _made(state: State, order: Transformation, words: Sequence[Parcel], call: Call) -> list[Event]:
    _check_outputs(order, words)
    weights = [word.millicarats for word in words]
    on_hold = _is_on_hold(state, order.loss, sum(weights), call)
    per_blend = summed([word.blend for word in words], weights)
    blend, events = _blend(state, per_blend)
    event = _transformed(state, order, blend)
    products = [product.parcel for product in event.outputs]
    written = [*_spent(event, words), *_products(event, words)]
    check_write(state, [*event.inputs, *products], written, len(words))
    if not on_hold:
        return [*events, event]
    place = words[0].place
    holds = [automatic_hold(state, it, place, PRODUCT, codes.HOLD_LOSS) for it in products]
    return [*events, event, *holds]


def _blend(state: State, per_blend: dict[int, int]) -> tuple[int, list[Event]]:
    """The one blend that all share, or a new one of all."""
    if len(per_blend) == 1:
        return next(iter(per_blend)), []
    return blends.combine(state, tuple(per_blend), tuple(per_blend.values()))


def _transformed(state: State, order: Transformation, blend: int) -> Transformed:
    return Transformed(
        transformation=typed.digest(order, state.ledger),
        custodian=order.custodian,
        owner=order.owner,
        operation=order.operation,
        inputs=tuple(ref.parcel for ref in order.inputs),
        outputs=tuple(_product(order, *item) for item in enumerate(order.outputs)),
        blend=blend,
        loss=order.loss,
        day=order.day,
        document=order.document,
    )


def _product(order: Transformation, index: int, output: Output) -> Product:
    if order.operation == codes.OPERATION_SPLIT:
        parcel = typed.part_id(order.inputs[0].parcel, index)
    else:
        parcel = typed.parcel_id(order.custodian, output.reference)
    return Product(parcel, output.reference, output.millicarats, output.kind)


def _spent(event: Transformed, words: Sequence[Parcel]) -> list[Parcel]:
    """What becomes of the inputs: they keep their weight, for the record."""
    return [
        replace(word, status=codes.PARCEL_SPENT, day=event.day, revision=word.revision + 1)
        for word in words
    ]


def _products(event: Transformed, words: Sequence[Parcel]) -> list[Parcel]:
    """The outputs, before a hold is placed on them."""
    certificates = {word.certificate for word in words}
    certificate = certificates.pop() if len(certificates) == 1 else NO_CERTIFICATE
    return [
        Parcel(
            custodian=event.custodian,
            owner=event.owner,
            place=words[0].place,
            status=codes.PARCEL_HELD,
            kind=product.kind,
            millicarats=product.millicarats,
            blend=event.blend,
            certificate=certificate,
            revision=PRODUCT,
            day=event.day,
            holds=0,
        )
        for product in event.outputs
    ]


@applies(Transformed)
def transformed(state: State, event: Transformed, moment: int) -> None:
    words = [state.parcels[parcel] for parcel in event.inputs]
    made = (product.parcel for product in event.outputs)
    state.parcels.update(zip(event.inputs, _spent(event, words), strict=True))
    state.parcels.update(zip(made, _products(event, words), strict=True))


# Loss


def _lost(state: State, order: Transformation, word: Parcel, call: Call) -> list[Event]:
    parcel = order.inputs[0].parcel
    if not order.loss:
        raise TransformationsNoLoss()
    if order.loss >= word.millicarats:
        raise TransformationsAllLost(order.loss, word.millicarats)
    on_hold = _is_on_hold(state, order.loss, word.millicarats, call)
    event = LossRecorded(
        parcel=parcel,
        custodian=order.custodian,
        revision=word.revision + 1,
        millicarats=order.loss,
        day=order.day,
        office=participants.licensing_office(state, word.place) if on_hold else 0,
        document=order.document,
    )
    check_write(state, [parcel], [_left(event, word)], 1)
    if not on_hold:
        return [event]
    return [
        event,
        automatic_hold(state, parcel, word.place, event.revision, codes.HOLD_LOSS),
    ]


def _left(event: LossRecorded, word: Parcel) -> Parcel:
    return replace(
        word,
        millicarats=word.millicarats - event.millicarats,
        day=event.day,
        revision=event.revision,
    )


@applies(LossRecorded)
def loss_recorded(state: State, event: LossRecorded, moment: int) -> None:
    state.parcels[event.parcel] = _left(event, state.parcels[event.parcel])


def _is_on_hold(state: State, loss: int, millicarats: int, call: Call) -> bool:
    """Whether a loss is more than the ledger's parameter lets pass without its office."""
    if not loss:
        return False
    limit = participants.parameter(state, codes.PARAMETER_LOSS_ON_HOLD_PPM, call.today)
    return loss * MILLION > limit * millicarats
