"""A mix: parcels of one owner into one, with all their origins."""

from __future__ import annotations

import pytest

from kp_ledger.domain.blends import FIRST_STORED, WHOLE
from kp_ledger.generated import codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import BlendMade, Transformed
from kp_ledger.generated.records import BlendEntry, ParcelRef, Product
from kp_ledger.model import typed
from tests.contracts.transforming import (
    MINER,
    ORIGIN,
    ascending,
    dig,
    mix,
    new_zone,
    order,
    output,
    part,
    products,
    put_down,
    send,
    split,
    transformed,
    two_origins,
)
from tests.world import DOCUMENT, TODAY, Door, reference, refused, register

GEM, INDUSTRIAL, UNSORTED = codes.KIND_GEM, codes.KIND_INDUSTRIAL, codes.KIND_UNSORTED


# Refusals


def test_a_mix_does_not_grow(door: Door) -> None:
    first, second = two_origins(door)
    with refused(rule.TransformationsNotConserved(1_000, 1_001, 0)):
        mix(door, first, second, to=output("C", 1_001))


@pytest.mark.parametrize(("weight", "loss"), [(999, 0), (999, 2), (1_000, 1), (1, 998)])
def test_what_is_missing_from_a_mix_is_stated_as_its_loss(
    door: Door, weight: int, loss: int
) -> None:
    first, second = two_origins(door)
    with refused(rule.TransformationsNotConserved(1_000, weight, loss)):
        mix(door, first, second, to=output("C", weight), loss=loss)


def test_a_mix_weighs_something(door: Door) -> None:
    first, second = two_origins(door)
    with refused(rule.TransformationsNoWeight(0)):
        mix(door, first, second, to=output("C", 0), loss=1_000)


@pytest.mark.parametrize(
    "name", [b"", b"a b", "é".encode(), b"A" * 32, b"A\0B", b" A", b"A_B"], ids=repr
)
def test_a_mix_has_a_well_formed_reference(door: Door, name: bytes) -> None:
    first, second = two_origins(door)
    malformed = name.ljust(32, b"\0")
    to = output("", 1_000)
    to = type(to)(malformed, to.millicarats, to.kind)
    with refused(rule.ReferenceMalformed(malformed)):
        mix(door, first, second, to=to)


def test_a_reference_is_used_once(door: Door) -> None:
    taken = register(door, "TAKEN", 5)
    first, second = two_origins(door)
    with refused(rule.ParcelsExists(taken.parcel)):
        mix(door, first, second, to=output("TAKEN", 1_000))


def test_a_mix_cannot_take_the_reference_of_what_it_spends(door: Door) -> None:
    first, second = two_origins(door)
    with refused(rule.ParcelsExists(first.parcel)):
        mix(door, first, second, to=output("HERE", 1_000))


@pytest.mark.parametrize(
    ("kinds", "makes", "said"),
    [
        ((GEM, GEM), GEM, UNSORTED),
        ((GEM, GEM), GEM, GEM | codes.SINGLE_STONE),
        ((GEM, INDUSTRIAL), UNSORTED, GEM),
        ((GEM, INDUSTRIAL), UNSORTED, INDUSTRIAL),
        ((GEM, UNSORTED), UNSORTED, GEM),
        ((UNSORTED, UNSORTED), UNSORTED, codes.KIND_POLISHED),
    ],
)
def test_a_mix_is_of_the_common_kind_or_unsorted(
    door: Door, kinds: tuple[int, int], makes: int, said: int
) -> None:
    refs = [register(door, f"A-{i}", 500, kind=kind) for i, kind in enumerate(kinds)]
    with refused(rule.TransformationsOtherKind(0, said, makes)):
        mix(door, *refs, to=output("C", 1_000, said))


def test_a_mix_does_not_weigh_more_than_40_bits(door: Door) -> None:
    most = (1 << 40) - 1
    first, second = put_down(door, "A", most, blend=257), put_down(door, "B", 1, blend=513)
    with refused(rule.TransformationsNotConserved(most + 1, most, 0)):
        mix(door, first, second, to=output("C", most))
    with refused(rule.BlendsTooHeavy(most + 1, most)):
        mix(door, first, second, to=output("C", most), loss=1)


def test_a_mix_of_unknown_blends_is_refused(door: Door) -> None:
    first = put_down(door, "A", 500, blend=FIRST_STORED + 7)
    second = put_down(door, "B", 500)
    with refused(rule.BlendsUnknown(FIRST_STORED + 7)):
        mix(door, first, second, to=output("C", 1_000))


def test_a_mix_of_129_origins_is_refused(door: Door) -> None:
    refs = [put_down(door, f"A-{i}", 1, blend=(i + 1) << 8 | 1) for i in range(129)]
    with refused(rule.BlendsTooManyOrigins(129, 128)):
        mix(door, *refs, to=output("C", 129))
    mix(door, *refs[:128], to=output("C", 128))


# Effect


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [((GEM, GEM), GEM), ((GEM, INDUSTRIAL), UNSORTED), ((INDUSTRIAL, INDUSTRIAL), INDUSTRIAL)],
)
def test_the_inputs_are_spent_and_the_mix_is_held(
    door: Door, kinds: tuple[int, int], kind: int
) -> None:
    refs = [register(door, f"A-{i}", 500, kind=one) for i, one in enumerate(kinds)]
    (mixed,) = products(mix(door, *refs, to=output("C", 999, kind), loss=1))
    state = door.state()
    for ref in refs:
        spent = state.parcel(ref.parcel)
        assert (spent.status, spent.revision) == (codes.PARCEL_SPENT, 2)
    word = state.parcel(mixed.parcel)
    assert (word.status, word.kind, word.millicarats) == (codes.PARCEL_HELD, kind, 999)
    assert mixed.parcel == typed.parcel_id(MINER, reference("C"))


def test_a_mix_of_one_origin_points_at_it(door: Door) -> None:
    first, second = register(door, "A", 1), register(door, "B", 2)
    events = mix(door, first, second, to=output("C", 3))
    assert [type(event) for event in events] == [Transformed]
    assert transformed(events).blend == ORIGIN


def test_a_mix_of_parts_of_one_mix_keeps_its_blend(door: Door) -> None:
    first, second = two_origins(door)
    (mixed,) = products(mix(door, first, second, to=output("C", 1_000)))
    parts = products(split(door, mixed, *map(part, (100, 200, 700))))
    events = mix(door, *parts, to=output("D", 1_000))
    assert [type(event) for event in events] == [Transformed]
    assert transformed(events).blend == FIRST_STORED


def test_a_mix_of_different_origins_stores_their_vector(door: Door) -> None:
    first, second = two_origins(door)
    events = mix(door, first, second, to=output("C", 995), loss=5)
    here, there = (door.state().parcel(ref.parcel).blend for ref in (first, second))
    # A loss lowers the output's weight, not the vector.
    assert events[0] == BlendMade(
        FIRST_STORED, (BlendEntry(here, WHOLE * 7 // 10), BlendEntry(there, WHOLE * 3 // 10))
    )
    assert transformed(events).blend == FIRST_STORED


def test_no_origin_is_lost_however_small(door: Door) -> None:
    first, second = two_origins(door, 999_999, 1)
    (mixed,) = products(mix(door, first, second, to=output("C", 1_000_000)))
    small, _ = products(split(door, mixed, part(1), part(999_999)))
    new_zone(door, 198)
    (made, _) = mix(door, small, dig(door, 198, "THIRD", 4), to=output("D", 5))
    assert isinstance(made, BlendMade)
    here, there = (door.state().parcel(ref.parcel).blend for ref in (first, second))
    assert made.entries[:2] == (BlendEntry(here, 199_999_800_000), BlendEntry(there, 200_000))
    assert sum(entry.parts for entry in made.entries) == WHOLE


@pytest.mark.parametrize(("certificates", "kept"), [((7, 7), 7), ((7, 8), 0), ((7, 0), 0)])
def test_the_certificate_is_kept_when_all_arrived_under_it(
    door: Door, certificates: tuple[int, int], kept: int
) -> None:
    from tests.contracts.probing import ask

    refs = [put_down(door, f"A-{i}", 5, certificate=it) for i, it in enumerate(certificates)]
    (mixed,) = products(mix(door, *refs, to=output("C", 10)))
    word = ask(door, "Parcels", "word", mixed.parcel)
    assert word >> 168 & (1 << 48) - 1 == kept


# Event


def test_a_mix_is_told_with_all_its_inputs(door: Door) -> None:
    refs = ascending(*two_origins(door))
    made = order(door, codes.OPERATION_MIX, refs, [output("C", 1_000)])
    assert send(door, made)[1:] == [
        Transformed(
            transformation=typed.digest(made, door.ledger),
            custodian=MINER,
            owner=MINER,
            operation=codes.OPERATION_MIX,
            inputs=tuple(ref.parcel for ref in refs),
            outputs=(
                Product(typed.parcel_id(MINER, reference("C")), reference("C"), 1_000, UNSORTED),
            ),
            blend=FIRST_STORED,
            loss=0,
            office=0,
            day=TODAY,
            document=DOCUMENT,
        )
    ]


# The limit


def test_a_thousand_parcels_are_mixed(door: Door) -> None:
    parcel = register(door, "A", 100_000)
    fifths = products(split(door, parcel, *[part(20_000)] * 5))
    refs: list[ParcelRef] = []
    for fifth in fifths:
        refs += products(split(door, fifth, *[part(100)] * 200))
    (mixed,) = products(mix(door, *refs, to=output("ALL", 100_000)))
    assert door.state().parcel(mixed.parcel).millicarats == 100_000
