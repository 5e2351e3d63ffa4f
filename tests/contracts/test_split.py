"""A split: one parcel, whole, into parts of the same kind and the same origins."""

from __future__ import annotations

import pytest

from kp_ledger.generated import codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import Transformed
from kp_ledger.generated.records import ParcelRef, Product
from kp_ledger.model import typed
from tests.contracts.transforming import (
    MINER,
    ORIGIN,
    lose,
    mix,
    order,
    output,
    part,
    products,
    send,
    split,
    two_origins,
)
from tests.world import DOCUMENT, TODAY, Door, reference, refused, register

NAMED = reference("PART-1")


# Refusals


def test_a_split_loses_nothing(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.TransformationsSplitLoses(1)):
        split(door, parcel, part(999), loss=1)


@pytest.mark.parametrize("index", [0, 1])
def test_a_part_weighs_something(door: Door, index: int) -> None:
    parcel = register(door, "A", 1_000)
    weights = [1_000, 1_000]
    weights[index] = 0
    with refused(rule.TransformationsNoWeight(index)):
        split(door, parcel, *map(part, weights))


def test_a_part_has_no_reference_of_its_own(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.TransformationsPartNamed(1, NAMED)):
        split(door, parcel, part(400), output("PART-1", 600))


@pytest.mark.parametrize("kind", [0, 2, 3, 4, codes.SINGLE_STONE | 1])
def test_a_part_is_of_its_parents_kind(door: Door, kind: int) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.TransformationsOtherKind(1, kind, codes.KIND_UNSORTED)):
        split(door, parcel, part(400), part(600, kind))


@pytest.mark.parametrize("second", [599, 601])
def test_parts_weigh_together_what_their_parent_did(door: Door, second: int) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.TransformationsNotConserved(1_000, 400 + second, 0)):
        split(door, parcel, part(400), part(second))


def test_a_sum_does_not_run_over(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    most = (1 << 40) - 1
    with refused(rule.TransformationsNotConserved(1_000, 2 * most, 0)):
        split(door, parcel, part(most), part(most))


def test_a_part_cannot_be_made_again(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    split(door, parcel, part(1_000))
    with refused(rule.TransformationsNotHeld(parcel.parcel, codes.PARCEL_SPENT)):
        split(door, ParcelRef(parcel.parcel, 2), part(1_000))


# Effect


def test_the_parent_is_spent_and_its_parts_are_held(door: Door) -> None:
    parcel = register(door, "A", 1_000, kind=codes.KIND_GEM)
    split(door, parcel, part(400, codes.KIND_GEM), part(600, codes.KIND_GEM))
    state = door.state()
    parent = state.parcel(parcel.parcel)
    assert (parent.status, parent.revision, parent.millicarats) == (codes.PARCEL_SPENT, 2, 1_000)
    for index, weight in enumerate((400, 600)):
        word = state.parcel(typed.part_id(parcel.parcel, index))
        assert (word.status, word.kind, word.millicarats) == (
            codes.PARCEL_HELD,
            codes.KIND_GEM,
            weight,
        )
        assert (word.blend, word.revision, word.holds) == (parent.blend, 2, 0)


def test_parts_keep_their_parents_blend(door: Door) -> None:
    first, second = two_origins(door)
    (mixed,) = products(mix(door, first, second, to=output("C", 1_000)))
    parts = products(split(door, mixed, part(1), part(999)))
    state = door.state()
    assert {state.parcel(p.parcel).blend for p in parts} == {state.parcel(mixed.parcel).blend}


def test_a_part_of_a_part_can_be_split(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    first, _ = products(split(door, parcel, part(400), part(600)))
    inner = products(split(door, first, *[part(2)] * 200))
    assert len({p.parcel for p in inner}) == 200
    assert inner[199].parcel == typed.part_id(typed.part_id(parcel.parcel, 0), 199)


def test_a_parcel_that_lost_weight_is_split_at_its_new_revision(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    lose(door, parcel, 10)
    (whole,) = products(split(door, ParcelRef(parcel.parcel, 2), part(990)))
    assert door.state().parcel(whole.parcel).revision == 2


# Event


def test_a_split_is_told_with_its_parts(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    made = order(door, codes.OPERATION_SPLIT, [parcel], [part(400), part(600)])
    first, second = (typed.part_id(parcel.parcel, index) for index in (0, 1))
    assert send(door, made) == [
        Transformed(
            transformation=typed.digest(made, door.ledger),
            custodian=MINER,
            owner=MINER,
            operation=codes.OPERATION_SPLIT,
            inputs=(parcel.parcel,),
            outputs=(Product(first, bytes(32), 400, 1), Product(second, bytes(32), 600, 1)),
            blend=ORIGIN,
            loss=0,
            office=0,
            day=TODAY,
            document=DOCUMENT,
        )
    ]
