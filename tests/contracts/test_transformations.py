"""What every transformation is refused for: signatures, lists, and parcels that are not ready."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldPlaced, Transformed
from kp_ledger.generated.records import ParcelRef, Transformation
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL
from tests.actors import AO, BW, actor, sign, unsigned
from tests.contracts.transforming import (
    MINER,
    TRADER,
    UNSIGNED,
    ascending,
    mix,
    order,
    output,
    part,
    products,
    put_down,
    resort,
    send,
    split,
    transformed,
    two_origins,
)
from tests.world import (
    CEILING,
    DOCUMENT,
    TODAY,
    Door,
    go_to,
    hand_over,
    reference,
    refused,
    register,
)

DAYS_90 = 90 * SECONDS_PER_DAY
BAD = Signed("0x" + "00" * 20, b"\x01" * 65)


def a_split(door: Door, parcel: ParcelRef, **changes: Any) -> Transformation:
    return order(door, codes.OPERATION_SPLIT, [parcel], [part(400), part(600)], **changes)


def owned_by_trader(door: Door) -> ParcelRef:
    """The miner's parcel, sold: the miner holds it, the trader owns it."""
    parcel = register(door, "SOLD", 1_000)
    hand_over(door, "bw_miner", "bw_trader", parcel, moves=codes.MOVES_TITLE)
    return ParcelRef(parcel.parcel, 2)


# Signatures: refusals


def test_an_order_past_its_deadline_is_refused(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    late = a_split(door, parcel, deadline=door.moment - 1, signed_at=door.moment - 10)
    with refused(rule.OrdersExpired(late.deadline, door.moment)):
        send(door, late)


def test_an_order_ends_within_90_days(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    far = a_split(door, parcel, deadline=door.moment + DAYS_90 + 1)
    with refused(rule.OrdersDeadlineTooFar(far.signed_at, far.deadline, 90)):
        send(door, far)


def test_a_custodians_signature_that_is_none_is_refused(door: Door) -> None:
    made = a_split(door, register(door, "A", 1_000))
    with refused(rule.OrdersBadSignature(MINER)):
        door.do(acts.TransformationsTransform(made, BAD, BAD, NO_APPROVAL, UNSIGNED), "stranger")


def test_an_owners_signature_that_is_none_is_refused(door: Door) -> None:
    made = a_split(door, owned_by_trader(door), owner=TRADER)
    with refused(rule.OrdersBadSignature(TRADER)):
        door.do(
            acts.TransformationsTransform(made, unsigned("bw_miner"), BAD, NO_APPROVAL, UNSIGNED),
            "bw_miner",
        )


def test_a_stranger_transforms_nothing(door: Door) -> None:
    made = a_split(door, register(door, "A", 1_000))
    with refused(rule.ParticipantsNotItsKey(actor("stranger").address, MINER)):
        send(door, made, by="stranger")


def test_the_owner_signs_too_when_it_is_another(door: Door) -> None:
    made = a_split(door, owned_by_trader(door), owner=TRADER)
    with refused(rule.ParticipantsNotItsKey(actor("bw_miner").address, TRADER)):
        send(door, made)


def test_keys_are_asked_before_standings(door: Door) -> None:
    made = a_split(door, owned_by_trader(door), owner=TRADER)
    door.do(
        acts.ParticipantsSetStanding(MINER, codes.STANDING_SUSPENDED, TODAY, DOCUMENT), "bw_office"
    )
    with refused(rule.ParticipantsNotItsKey(actor("bw_miner").address, TRADER)):
        send(door, made)


@pytest.mark.parametrize("name", ["bw_miner", "bw_trader"])
def test_custodian_and_owner_are_in_good_standing(door: Door, name: str) -> None:
    made = a_split(door, owned_by_trader(door), owner=TRADER)
    organisation = actor(name).organisation
    suspend = acts.ParticipantsSetStanding(organisation, codes.STANDING_SUSPENDED, TODAY, DOCUMENT)
    door.do(suspend, "bw_office")
    with refused(rule.ParticipantsNotInGoodStanding(organisation, codes.STANDING_SUSPENDED, TODAY)):
        door.do(both_signed(door, made), "stranger")


def test_a_sole_owner_is_in_good_standing(door: Door) -> None:
    made = a_split(door, register(door, "A", 1_000))
    door.do(acts.ParticipantsSetStanding(MINER, codes.STANDING_ENDED, TODAY, DOCUMENT), "bw_office")
    with refused(rule.ParticipantsNotInGoodStanding(MINER, codes.STANDING_ENDED, TODAY)):
        send(door, made)


def both_signed(door: Door, made: Transformation) -> acts.TransformationsTransform:
    return acts.TransformationsTransform(
        made,
        sign(made, "bw_miner", door.ledger),
        sign(made, "bw_trader", door.ledger),
        NO_APPROVAL,
        UNSIGNED,
    )


def test_an_order_for_another_contract_is_none_for_this(door: Door) -> None:
    made = a_split(door, register(door, "A", 1_000))
    signed = sign(made, "bw_miner", door.ledger, "Parcels")
    ledger_key = signer_of_other_domain(door, made, signed)
    with refused(rule.ParticipantsNotItsKey(ledger_key, MINER)):
        door.do(
            acts.TransformationsTransform(
                made, Signed(ledger_key, signed.signature), signed, NO_APPROVAL, UNSIGNED
            ),
            "stranger",
        )


def signer_of_other_domain(door: Door, made: Transformation, signed: Signed) -> str:
    """The key that this signature would be of, were it given for this contract."""
    from coincurve import PublicKey
    from eth_hash.auto import keccak

    raw = signed.signature[:64] + bytes([signed.signature[64] - 27])
    digest = typed.digest(made, door.ledger)
    public = PublicKey.from_signature_and_message(raw, digest, hasher=None).format(False)
    return "0x" + keccak(public[1:])[-20:].hex()


# Operation and lists: refusals


@pytest.mark.parametrize("operation", [0, 7, 255])
def test_other_operations_are_unknown(door: Door, operation: int) -> None:
    made = order(door, operation, [register(door, "A", 1_000)], [output("B", 1_000)])
    with refused(rule.TransformationsUnknownOperation(operation)):
        send(door, made)


SPLIT, MIX, RESORT, LOSS = (
    codes.OPERATION_SPLIT,
    codes.OPERATION_MIX,
    codes.OPERATION_RESORT,
    codes.OPERATION_LOSS,
)


@pytest.mark.parametrize(
    ("operation", "inputs", "outputs", "refusal"),
    [
        (SPLIT, 0, 2, rule.TransformationsTooFewInputs(SPLIT, 0, 1)),
        (SPLIT, 2, 2, rule.TransformationsTooManyInputs(SPLIT, 2, 1)),
        (SPLIT, 1, 0, rule.TransformationsTooFewOutputs(SPLIT, 0, 1)),
        (SPLIT, 1, 201, rule.TransformationsTooManyOutputs(SPLIT, 201, 200)),
        (MIX, 1, 1, rule.TransformationsTooFewInputs(MIX, 1, 2)),
        (MIX, 1_001, 1, rule.TransformationsTooManyInputs(MIX, 1_001, 1_000)),
        (MIX, 2, 0, rule.TransformationsTooFewOutputs(MIX, 0, 1)),
        (MIX, 2, 2, rule.TransformationsTooManyOutputs(MIX, 2, 1)),
        (RESORT, 0, 1, rule.TransformationsTooFewInputs(RESORT, 0, 1)),
        (RESORT, 1_001, 1, rule.TransformationsTooManyInputs(RESORT, 1_001, 1_000)),
        (RESORT, 1, 0, rule.TransformationsTooFewOutputs(RESORT, 0, 1)),
        (RESORT, 1, 201, rule.TransformationsTooManyOutputs(RESORT, 201, 200)),
        (LOSS, 0, 0, rule.TransformationsTooFewInputs(LOSS, 0, 1)),
        (LOSS, 2, 0, rule.TransformationsTooManyInputs(LOSS, 2, 1)),
        (LOSS, 1, 1, rule.TransformationsTooManyOutputs(LOSS, 1, 0)),
    ],
)
def test_each_operation_takes_and_makes_so_many(
    door: Door, operation: int, inputs: int, outputs: int, refusal: Any
) -> None:
    refs = [ParcelRef(number.to_bytes(32, "big"), 1) for number in range(1, inputs + 1)]
    made = [output(f"O-{number}", 1) for number in range(outputs)]
    with refused(refusal):
        send(door, order(door, operation, refs, made))


def test_a_transformation_is_not_of_tomorrow(door: Door) -> None:
    made = a_split(door, register(door, "A", 1_000), day=TODAY + 2)
    with refused(rule.TransformationsDayInFuture(TODAY + 2, TODAY + 1)):
        send(door, made)


# Parcels: refusals


@pytest.mark.parametrize("repeat", [True, False])
def test_parcels_are_named_ascending_and_once(door: Door, repeat: bool) -> None:
    first, second = ascending(register(door, "A", 500), register(door, "B", 500))
    listed = [first, first] if repeat else [second, first]
    with refused(rule.TransformationsNotAscending(first.parcel)):
        send(door, order(door, MIX, listed, [output("C", 1_000)]))


def test_the_first_parcel_is_not_zero(door: Door) -> None:
    with refused(rule.TransformationsNotAscending(bytes(32))):
        send(door, a_split(door, ParcelRef(bytes(32), 0)))


def test_an_unknown_parcel_is_not_held(door: Door) -> None:
    nowhere = typed.parcel_id(MINER, reference("NOWHERE"))
    with refused(rule.TransformationsNotHeld(nowhere, codes.PARCEL_NONE)):
        send(door, a_split(door, ParcelRef(nowhere, 1)))


def test_a_spent_parcel_is_not_held(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    split(door, parcel, part(1_000))
    with refused(rule.TransformationsNotHeld(parcel.parcel, codes.PARCEL_SPENT)):
        send(door, a_split(door, ParcelRef(parcel.parcel, 2)))


def test_an_order_is_for_the_revision_that_was_signed(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    made = a_split(door, ParcelRef(parcel.parcel, 2))
    with refused(rule.TransformationsStaleRevision(parcel.parcel, 1, 2)):
        send(door, made)


def test_a_parcel_in_other_hands_is_not_transformed(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    hand_over(door, "bw_miner", "bw_trader", parcel)
    with refused(rule.TransformationsNotCustodian(parcel.parcel, TRADER, MINER)):
        send(door, a_split(door, ParcelRef(parcel.parcel, 2)))


def test_a_parcel_of_another_owner_is_not_transformed(door: Door) -> None:
    parcel = owned_by_trader(door)
    with refused(rule.TransformationsNotOwner(parcel.parcel, TRADER, MINER)):
        send(door, a_split(door, parcel))


def test_a_parcel_on_hold_is_not_transformed(door: Door) -> None:
    parcel = register(door, "BIG", CEILING + 1)
    with refused(rule.TransformationsOnHold(parcel.parcel, 1)):
        send(door, a_split(door, parcel))


def test_parcels_lie_in_one_country(door: Door) -> None:
    first, second = ascending(put_down(door, "A", 500), put_down(door, "ELSEWHERE", 500, place=AO))
    places = {typed.parcel_id(MINER, reference("A")): BW}
    here, there = places.get(first.parcel, AO), places.get(second.parcel, AO)
    with refused(rule.TransformationsOtherPlace(second.parcel, there, here)):
        mix(door, first, second, to=output("C", 1_000))


def test_a_transformation_is_not_before_its_parcels_last_day(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.TransformationsDayBefore(parcel.parcel, TODAY, TODAY - 1)):
        send(door, a_split(door, parcel, day=TODAY - 1))


@pytest.mark.parametrize("operation", [SPLIT, MIX, RESORT])
def test_a_single_stone_stays_one(door: Door, operation: int) -> None:
    stone = register(door, "STONE", 1_000, kind=codes.KIND_GEM | codes.SINGLE_STONE)
    refs = [stone] if operation != MIX else ascending(stone, register(door, "A", 1))
    with refused(rule.TransformationsSingleStone(stone.parcel)):
        send(door, order(door, operation, refs, [output("B", 1_000)]))


# What all have in common


def test_anyone_relays_what_both_have_signed(door: Door) -> None:
    made = a_split(door, owned_by_trader(door), owner=TRADER)
    events = door.do(both_signed(door, made), "stranger")
    assert (transformed(events).custodian, transformed(events).owner) == (MINER, TRADER)


def test_the_id_is_the_orders_digest(door: Door) -> None:
    made = a_split(door, register(door, "A", 1_000))
    assert transformed(send(door, made)).transformation == typed.digest(made, door.ledger)


def test_an_order_works_once(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    act = acts.TransformationsTransform(
        made := a_split(door, parcel),
        sign(made, "bw_miner", door.ledger),
        unsigned("bw_miner"),
        NO_APPROVAL,
        UNSIGNED,
    )
    door.do(act, "stranger")
    with refused(rule.TransformationsNotHeld(parcel.parcel, codes.PARCEL_SPENT)):
        door.do(act, "stranger")


def test_what_is_made_stays_with_custodian_and_owner(door: Door) -> None:
    parcel = owned_by_trader(door)
    go_to(door, TODAY + 3)
    made = a_split(door, parcel, owner=TRADER, day=TODAY + 2)
    (first, _) = products(door.do(both_signed(door, made), "stranger"))
    word, before = door.state().parcel(first.parcel), door.state().parcel(parcel.parcel)
    assert (word.custodian, word.owner, word.place) == (MINER, TRADER, BW)
    assert (word.status, word.revision, word.day, word.holds) == (
        codes.PARCEL_HELD,
        2,
        TODAY + 2,
        0,
    )
    assert before == replace(
        before, status=codes.PARCEL_SPENT, millicarats=1_000, revision=3, day=TODAY + 2
    )


# Losses above the ledger's parameter (3 % of the inputs)


@pytest.mark.parametrize(("loss", "held"), [(30, 0), (31, 1)])
def test_a_loss_above_3_per_cent_puts_all_that_is_made_on_hold(
    door: Door, loss: int, held: int
) -> None:
    first, second = two_origins(door)
    events = resort(door, (first, second), output("A", 1), output("B", 999 - loss), loss=loss)
    office = actor("bw_office").organisation
    made = products(events)
    holds = [event for event in events if isinstance(event, HoldPlaced)]
    assert holds == [
        HoldPlaced(
            typed.hold_id(p.parcel, 2), p.parcel, office, 2, codes.HOLD_LOSS, NO_KEY, bytes(32)
        )
        for p in made
        if held
    ]
    for product in made:
        word = door.state().parcel(product.parcel)
        assert (word.holds, word.revision, word.day) == (held, 2, TODAY)


def test_a_blend_is_told_of_before_its_parcels_and_holds_last(door: Door) -> None:
    first, second = two_origins(door)
    events = mix(door, first, second, to=output("C", 900), loss=100)
    names = [type(event).__name__ for event in events]
    assert names == ["BlendMade", "Transformed", "HoldPlaced"]
    assert isinstance(events[1], Transformed)
    assert events[1].loss == 100
