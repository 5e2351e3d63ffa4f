"""Split, mix, re-sort, manufacture, loss by work, sale: contracts/Transformations.sol."""

from __future__ import annotations

from collections.abc import Sequence

from kp_ledger.base.messages import Event
from kp_ledger.base.replacing import replace
from kp_ledger.domain.blends import summed
from kp_ledger.domain.parcels import LAST_REVISION, Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.acts import TransformationsTransform
from kp_ledger.generated.events import LossRecorded, SoldOffLedger, Transformed
from kp_ledger.generated.records import Output, Product, Transformation
from kp_ledger.generated.refusals import (
    TransformationsAllLost,
    TransformationsDayInFuture,
    TransformationsLossNotApproved,
    TransformationsNoLicenceNeeded,
    TransformationsNoLoss,
    TransformationsNotConserved,
    TransformationsRevisionsUsedUp,
    TransformationsSaleLoses,
    TransformationsYieldNotApproved,
)
from kp_ledger.model import blends, licences, origins, participants, typed
from kp_ledger.model.approvals import check_office
from kp_ledger.model.holds import hold_on, releaser
from kp_ledger.model.operations import Made, check_inputs, check_outputs, check_sizes
from kp_ledger.model.orders import check_deadline, check_signed_day, signer
from kp_ledger.model.parcels import PRODUCT, check_write
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

MILLION = 1_000_000
NO_CERTIFICATE = 0

NO_HOLD = NOBODY = 0


@decides(TransformationsTransform)
def transform(state: State, act: TransformationsTransform, call: Call) -> list[Event]:
    order = act.order
    _check_signers(state, act, call)
    check_sizes(order)
    if order.day > call.latest_day:
        raise TransformationsDayInFuture(order.day, call.latest_day)
    check_signed_day(state, call, order.day, order.signed_at)
    if order.operation != codes.OPERATION_MANUFACTURE and order.licence:
        raise TransformationsNoLicenceNeeded(order.licence)
    words = [state.parcel(ref.parcel) for ref in order.inputs]
    if order.operation == codes.OPERATION_SALE:
        return _sold(state, order, words)
    check_inputs(order, words)
    if order.operation == codes.OPERATION_LOSS:
        return _lost(state, act, words[0], call)
    return _made(state, act, words, call)


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


def _judged(
    state: State,
    act: TransformationsTransform,
    call: Call,
    words: Sequence[Parcel],
    made: Made,
) -> tuple[int, int]:
    """The hold on what comes out, and the office that has approved; 0 where there is none."""
    order = act.order
    put_in = sum(word.millicarats for word in words)
    if made.all + order.loss != put_in:
        raise TransformationsNotConserved(put_in, made.all, order.loss)
    if order.operation == codes.OPERATION_MANUFACTURE:
        beyond = _is_yield_beyond(state, act, call, made, put_in)
        hold = codes.HOLD_YIELD if beyond else NO_HOLD
    else:
        hold, beyond = _of_loss(state, act, call, put_in)
    return hold, _approved(state, act, call, words[0].place) if beyond else NOBODY


def _of_loss(
    state: State, act: TransformationsTransform, call: Call, millicarats: int
) -> tuple[int, bool]:
    """Whether a loss leads to a hold, and whether it needs an office's word."""
    millions = act.order.loss * MILLION
    limit = _parameter(state, codes.PARAMETER_LOSS_ON_HOLD_PPM, call)
    hold = codes.HOLD_LOSS if millions > limit * millicarats else NO_HOLD
    limit = _parameter(state, codes.PARAMETER_LOSS_APPROVED_PPM, call)
    beyond = millions > limit * millicarats
    if beyond and not act.approval.organisation:
        raise TransformationsLossNotApproved(act.order.loss, millicarats, limit)
    return hold, beyond


def _is_yield_beyond(
    state: State, act: TransformationsTransform, call: Call, made: Made, put_in: int
) -> bool:
    """Polished weight over what went in, less what remains rough."""
    cut = put_in + made.polished - made.all
    least = _parameter(state, codes.PARAMETER_YIELD_LEAST_PPM, call)
    most = _parameter(state, codes.PARAMETER_YIELD_MOST_PPM, call)
    beyond = not least * cut <= made.polished * MILLION <= most * cut
    if beyond and not act.approval.organisation:
        raise TransformationsYieldNotApproved(made.polished, cut, least, most)
    return beyond


def _approved(state: State, act: TransformationsTransform, call: Call, place: int) -> int:
    return check_office(state, call, act, act.approval, act.signature, place, codes.POWER_LICENCE)


def _parameter(state: State, number: int, call: Call) -> int:
    return participants.parameter(state, number, call.today)


# Split, mix, re-sort, manufacture


def _made(
    state: State, act: TransformationsTransform, words: Sequence[Parcel], call: Call
) -> list[Event]:
    order = act.order
    hold, office = _judged(state, act, call, words, check_outputs(order, words))
    per_blend = summed([word.blend for word in words], [word.millicarats for word in words])
    if order.operation == codes.OPERATION_MANUFACTURE:
        _check_cut(state, order, call, words[0].place, per_blend)
    blend, events = _blend(state, per_blend)
    event = _transformed(state, order, blend, office)
    products = [product.parcel for product in event.outputs]
    written = [*_spent(event, words), *_products(event, words)]
    check_write(state, [*event.inputs, *products], written, len(words))
    if not hold:
        return [*events, event]
    by = releaser(state, words[0].place, order.custodian)
    holds = [hold_on(it, by, PRODUCT, hold) for it in products]
    return [*events, event, *holds]


def _blend(state: State, per_blend: dict[int, int]) -> tuple[int, list[Event]]:
    """The one blend that all share, or a new one of all."""
    if len(per_blend) == 1:
        return next(iter(per_blend)), []
    return blends.combine(state, tuple(per_blend), tuple(per_blend.values()))


def _check_cut(
    state: State, order: Transformation, call: Call, place: int, per_blend: dict[int, int]
) -> None:
    """By a cutter licensed at the place; and cutting is no way out for a barred origin."""
    licences.check_cutter(state, call, order.licence, order.custodian, place, order.day)
    origins.check_sums(state, *blends.sums(state, tuple(per_blend), tuple(per_blend.values())))


def _transformed(state: State, order: Transformation, blend: int, office: int) -> Transformed:
    return Transformed(
        transformation=typed.digest(order, state.ledger),
        custodian=order.custodian,
        owner=order.owner,
        operation=order.operation,
        inputs=tuple(ref.parcel for ref in order.inputs),
        outputs=tuple(_product(order, *item) for item in enumerate(order.outputs)),
        blend=blend,
        loss=order.loss,
        office=office,
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
    """What becomes of the inputs: they keep their weight, for the record, and the last revision."""
    return [
        replace(
            word,
            status=codes.PARCEL_SPENT,
            day=event.day,
            revision=min(word.revision + 1, LAST_REVISION),
        )
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


def _lost(state: State, act: TransformationsTransform, word: Parcel, call: Call) -> list[Event]:
    order = act.order
    parcel = order.inputs[0].parcel
    if word.revision > codes.LIMIT_REVISIONS:
        raise TransformationsRevisionsUsedUp(parcel, word.revision, codes.LIMIT_REVISIONS)
    if not order.loss:
        raise TransformationsNoLoss()
    if order.loss >= word.millicarats:
        raise TransformationsAllLost(order.loss, word.millicarats)
    hold, beyond = _of_loss(state, act, call, word.millicarats)
    event = LossRecorded(
        parcel=parcel,
        custodian=order.custodian,
        revision=word.revision + 1,
        millicarats=order.loss,
        day=order.day,
        office=_approved(state, act, call, word.place) if beyond else NOBODY,
        document=order.document,
    )
    check_write(state, [parcel], [_left(event, word)], 1)
    if not hold:
        return [event]
    by = releaser(state, word.place, order.custodian)
    return [event, hold_on(parcel, by, event.revision, hold)]


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


# Sold off the ledger


def _sold(state: State, order: Transformation, words: Sequence[Parcel]) -> list[Event]:
    if order.loss:
        raise TransformationsSaleLoses(order.loss)
    check_inputs(order, words)
    found = [
        SoldOffLedger(
            parcel=ref.parcel,
            by=order.custodian,
            owner=order.owner,
            revision=ref.revision + 1,
            day=order.day,
            document=order.document,
        )
        for ref in order.inputs
    ]
    written = [_outside(event, word) for event, word in zip(found, words, strict=True)]
    check_write(state, [event.parcel for event in found], written, len(found))
    return [*found]


def _outside(event: SoldOffLedger, word: Parcel) -> Parcel:
    return replace(word, status=codes.PARCEL_OUTSIDE, day=event.day, revision=event.revision)


@applies(SoldOffLedger)
def sold_off_ledger(state: State, event: SoldOffLedger, moment: int) -> None:
    state.parcels[event.parcel] = _outside(event, state.parcels[event.parcel])
