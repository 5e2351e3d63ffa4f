"""A re-sort: many parcels in, many out, all of one blend; sorting does not part origins again."""

from __future__ import annotations

import pytest

from kp_ledger.domain.blends import FIRST_STORED, WHOLE
from kp_ledger.generated import codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import BlendMade, Transformed
from kp_ledger.generated.records import BlendEntry, Product
from kp_ledger.model import typed
from tests.contracts.transforming import (
    MINER,
    ORIGIN,
    ascending,
    order,
    output,
    part,
    products,
    put_down,
    resort,
    send,
    transformed,
    two_origins,
)
from tests.world import DOCUMENT, TODAY, Door, reference, refused, register

GEM, INDUSTRIAL, UNSORTED = codes.KIND_GEM, codes.KIND_INDUSTRIAL, codes.KIND_UNSORTED


# Refusals


@pytest.mark.parametrize("kind", [0, codes.KIND_POLISHED, 5, 0x80, 0x84, 0x40 | GEM, 255])
def test_a_re_sort_makes_rough_diamonds(door: Door, kind: int) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.TransformationsUnknownKind(1, kind)):
        resort(door, [parcel], output("B", 400, GEM), output("C", 600, kind))


@pytest.mark.parametrize("weight", [599, 601])
def test_a_re_sort_conserves_weight(door: Door, weight: int) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.TransformationsNotConserved(1_000, 400 + weight, 0)):
        resort(door, [parcel], output("B", 400), output("C", weight))


def test_each_output_weighs_something(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.TransformationsNoWeight(1)):
        resort(door, [parcel], output("B", 1_000), output("C", 0))


def test_each_output_has_a_reference(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ReferenceMalformed(bytes(32))):
        resort(door, [parcel], output("B", 400), part(600))


def test_a_reference_is_used_once(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    taken = register(door, "TAKEN", 600)
    with refused(rule.ParcelsExists(taken.parcel)):
        resort(door, [parcel], output("B", 400), output("TAKEN", 600))


def test_two_outputs_do_not_share_a_reference(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParcelsExists(typed.parcel_id(MINER, reference("B")))):
        resort(door, [parcel], output("B", 400), output("B", 600))


def test_what_is_sorted_together_weighs_no_more_than_40_bits(door: Door) -> None:
    most = (1 << 40) - 1
    first, second = put_down(door, "A", most, blend=257), put_down(door, "B", most, blend=513)
    with refused(rule.BlendsTooHeavy(2 * most, most)):
        resort(door, [first, second], output("C", most), output("D", most))


def test_what_is_of_one_blend_is_weighed_first(door: Door) -> None:
    most = (1 << 40) - 1
    refs = [put_down(door, f"A-{i}", most, blend=257 if i else 513) for i in range(3)]
    with refused(rule.BlendsTooHeavy(2 * most, most)):
        resort(door, refs, *(output(f"C-{i}", most) for i in range(3)))


# Effect


def test_sorting_gives_every_output_the_one_blend(door: Door) -> None:
    first, second = two_origins(door)
    events = resort(door, (first, second), output("GEM", 200, GEM), output("IND", 800, INDUSTRIAL))
    state = door.state()
    here, there = (state.parcel(ref.parcel).blend for ref in (first, second))
    assert events[0] == BlendMade(
        FIRST_STORED, (BlendEntry(here, WHOLE * 7 // 10), BlendEntry(there, WHOLE * 3 // 10))
    )
    found = [state.parcel(ref.parcel) for ref in products(events)]
    assert [(word.kind, word.millicarats, word.blend) for word in found] == [
        (GEM, 200, FIRST_STORED),
        (INDUSTRIAL, 800, FIRST_STORED),
    ]
    assert {state.parcel(ref.parcel).status for ref in (first, second)} == {codes.PARCEL_SPENT}


def test_sorting_one_origin_keeps_it(door: Door) -> None:
    first, second = register(door, "A", 500), register(door, "B", 500, kind=GEM)
    events = resort(door, (first, second), output("GEM", 600, GEM), output("REST", 400))
    assert [type(event) for event in events] == [Transformed]
    assert transformed(events).blend == ORIGIN


def test_a_single_stone_is_sorted_out(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    stone = GEM | codes.SINGLE_STONE
    (out, _) = products(resort(door, [parcel], output("STONE", 90, stone), output("REST", 910)))
    assert door.state().parcel(out.parcel).kind == stone


def test_what_is_lost_in_sorting_is_stated(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    events = resort(door, [parcel], output("B", 990), loss=10)
    assert transformed(events).loss == 10
    assert door.state().parcel(products(events)[0].parcel).millicarats == 990


def test_200_outputs_come_of_one_parcel(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    made = products(resort(door, [parcel], *(output(f"B-{i}", 5) for i in range(200))))
    assert len({ref.parcel for ref in made}) == 200


# Event


def test_a_re_sort_is_told_with_inputs_and_outputs(door: Door) -> None:
    refs = ascending(*two_origins(door))
    made = order(door, codes.OPERATION_RESORT, refs, [output("C", 400, GEM), output("D", 600)])
    ids = [typed.parcel_id(MINER, reference(text)) for text in "CD"]
    assert send(door, made)[1:] == [
        Transformed(
            transformation=typed.digest(made, door.ledger),
            custodian=MINER,
            owner=MINER,
            operation=codes.OPERATION_RESORT,
            inputs=tuple(ref.parcel for ref in refs),
            outputs=(
                Product(ids[0], reference("C"), 400, GEM),
                Product(ids[1], reference("D"), 600, UNSORTED),
            ),
            blend=FIRST_STORED,
            loss=0,
            office=0,
            day=TODAY,
            document=DOCUMENT,
        )
    ]
