"""Blends: vectors of 10¹² parts stored and combined, within their limits."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.blends import FIRST_STORED, WHOLE
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.generated import acts
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import BlendMade
from kp_ledger.generated.records import BlendEntry, OriginWeight
from tests.actors import actor
from tests.chance import drawing
from tests.contracts.probing import ask, through
from tests.world import Door, refused

A, B, C = 257, 513, 770


def make(door: Door, *entries: tuple[int, int]) -> list[Event]:
    vector = tuple(OriginWeight(*entry) for entry in entries)
    return through(door, "Paper", acts.BlendsMake(vector))


def stored(door: Door, *entries: tuple[int, int]) -> int:
    """The number under which a vector is now stored."""
    (made,) = make(door, *entries)
    assert isinstance(made, BlendMade)
    return made.blend


def combine(door: Door, blends: Sequence[int], weights: Sequence[int]) -> list[Event]:
    act = acts.BlendsCombine(tuple(blends), tuple(weights))
    return through(door, "Transformations", act)


def contents(door: Door, blends: Sequence[int], weights: Sequence[int]) -> Any:
    """What the view answers, as pairs of origin and parts, and the weight in all."""
    origins, parts, total = ask(door, "Blends", "contents", list(blends), list(weights))
    return list(zip(origins, parts, strict=True)), total


def pair(entry: Any) -> tuple[int, int]:
    if isinstance(entry, BlendEntry):
        return entry.origin, entry.parts
    return entry[0], entry[1]


def vector_of(events: list[Event]) -> list[tuple[int, int]]:
    (made,) = events
    assert isinstance(made, BlendMade)
    return [pair(entry) for entry in made.entries]


# Doors: refusals


@pytest.mark.parametrize("by", ["stranger", "bw_office", "bw_focal"])
def test_only_transformations_combine(door: Door, by: str) -> None:
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(acts.BlendsCombine((A, B), (1, 1)), by)


@pytest.mark.parametrize("by", ["stranger", "bw_office", "bw_focal"])
def test_only_paper_makes(door: Door, by: str) -> None:
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(acts.BlendsMake((OriginWeight(A, 1), OriginWeight(B, 1))), by)


@pytest.mark.chain_only
@pytest.mark.parametrize(
    ("contract", "act"),
    [
        ("Paper", acts.BlendsCombine((A, B), (1, 1))),
        ("Issuance", acts.BlendsCombine((A, B), (1, 1))),
        ("Transformations", acts.BlendsMake((OriginWeight(A, 1), OriginWeight(B, 1)))),
        ("Issuance", acts.BlendsMake((OriginWeight(A, 1), OriginWeight(B, 1)))),
    ],
)
def test_each_door_is_for_one_contract(door: Any, contract: str, act: Any) -> None:
    with refused(rule.NotTheDoor(door.ledger.addresses[contract])):
        through(door, contract, act)


# Making: refusals


def test_a_vector_has_an_entry(door: Door) -> None:
    with refused(rule.BlendsEmpty()):
        make(door)


@pytest.mark.parametrize("second", [A, A - 1])
def test_a_vector_is_ascending_by_origin(door: Door, second: int) -> None:
    with refused(rule.BlendsNotAscending(second)):
        make(door, (A, 1), (second, 1))


def test_there_is_no_origin_zero(door: Door) -> None:
    with refused(rule.BlendsNotAscending(0)):
        make(door, (0, 1), (A, 1))


@pytest.mark.parametrize("entries", [((A, 0),), ((A, 0), (B, 0))])
def test_a_vector_weighs_something(door: Door, entries: tuple[tuple[int, int], ...]) -> None:
    with refused(rule.BlendsNoWeight()):
        make(door, *entries)


def test_a_vector_weighs_no_more_than_40_bits(door: Door) -> None:
    with refused(rule.BlendsTooHeavy(MOST_MILLICARATS + 1, MOST_MILLICARATS)):
        make(door, (A, MOST_MILLICARATS), (B, 1))


def test_a_vector_has_128_origins_at_most(door: Door) -> None:
    with refused(rule.BlendsTooManyOrigins(129, 128)):
        make(door, *((A + origin, 1) for origin in range(129)))


# Combining: refusals


def test_nothing_is_combined_of_nothing(door: Door) -> None:
    with refused(rule.BlendsEmpty()):
        combine(door, (), ())


@pytest.mark.parametrize("weights", [(1,), (1, 1, 1)])
def test_each_blend_has_a_weight(door: Door, weights: tuple[int, ...]) -> None:
    with refused(rule.BlendsUneven(2, len(weights))):
        combine(door, (A, B), weights)


def test_an_unknown_blend_is_not_combined(door: Door) -> None:
    with refused(rule.BlendsUnknown(FIRST_STORED)):
        combine(door, (A, FIRST_STORED), (1, 1))


def test_nothing_of_anything_is_no_blend(door: Door) -> None:
    with refused(rule.BlendsNoWeight()):
        combine(door, (A, B), (0, 0))


@pytest.mark.parametrize(
    ("weights", "weight"),
    [
        ((MOST_MILLICARATS + 1, 1), MOST_MILLICARATS + 1),
        ((1, 1 << 255), 1 << 255),
        ((MOST_MILLICARATS, 1), MOST_MILLICARATS + 1),
    ],
)
def test_no_weight_and_no_sum_has_more_than_40_bits(
    door: Door, weights: tuple[int, int], weight: int
) -> None:
    with refused(rule.BlendsTooHeavy(weight, MOST_MILLICARATS)):
        combine(door, (A, B), weights)


def test_a_combination_has_128_origins_at_most(door: Door) -> None:
    half = stored(door, *((A + origin, 1) for origin in range(128)))
    with refused(rule.BlendsTooManyOrigins(129, 128)):
        combine(door, (half, A + 128), (128, 1))


def test_the_different_blends_have_2048_entries_at_most(door: Door) -> None:
    blends = [
        stored(door, *((A + 128 * number + origin, 1) for origin in range(128)))
        for number in range(16)
    ]
    found, total = contents(door, blends, [128] * 16)
    assert (len(found), total) == (2_048, 2_048)
    with refused(rule.BlendsTooManyEntries(2_049, 2_048)):
        contents(door, [*blends, A], [128] * 17)


def test_an_unknown_blend_has_no_contents(door: Door) -> None:
    with refused(rule.BlendsUnknown(FIRST_STORED + 1)):
        contents(door, (FIRST_STORED + 1,), (1,))


@pytest.mark.chain_only
def test_an_unknown_blend_has_no_vector(door: Door) -> None:
    with refused(rule.BlendsUnknown(FIRST_STORED)):
        ask(door, "Blends", "blend", FIRST_STORED)


# What is made


def test_a_single_entry_is_the_origin_itself(door: Door) -> None:
    assert make(door, (A, 5)) == []


def test_vectors_are_numbered_from_2_to_the_24(door: Door) -> None:
    assert stored(door, (A, 5), (B, 0)) == FIRST_STORED
    assert stored(door, (A, 1), (B, 1)) == FIRST_STORED + 1


def test_weights_are_stored_in_parts_zeros_too(door: Door) -> None:
    (made,) = make(door, (A, 5), (B, 0), (C, 7))
    parts = 416_666_666_667, 583_333_333_333  # five twelfths, to the nearest, and the rest
    assert made == BlendMade(
        FIRST_STORED, (BlendEntry(A, parts[0]), BlendEntry(B, 0), BlendEntry(C, parts[1]))
    )


def test_what_has_weight_has_a_part_taken_from_the_first_of_the_largest(door: Door) -> None:
    blend = stored(door, (A, 1), (B, MOST_MILLICARATS - 1))  # one part, and all others
    assert vector_of(combine(door, (blend, C, C + 1), (1, 2, 2))) == [
        (A, 1),
        (B, WHOLE // 5),
        (C, WHOLE * 2 // 5 - 1),
        (C + 1, WHOLE * 2 // 5),
    ]


def test_what_is_of_one_blend_keeps_it(door: Door) -> None:
    blend = stored(door, (A, 5), (B, 7))
    assert combine(door, (blend, blend, blend), (1, 2, 3)) == []
    assert combine(door, (A, A), (1, 2)) == []


def test_contents_are_exact(door: Door) -> None:
    blend = stored(door, (A, 1), (B, 2))
    third, rest = 333_333_333_333, 666_666_666_667
    assert contents(door, (blend, A, blend), (1, 10, 2)) == (
        [(A, 3 * third + 10 * WHOLE), (B, 3 * rest)],
        13,
    )
    assert contents(door, (blend,), (MOST_MILLICARATS,)) == (
        [(A, third * MOST_MILLICARATS), (B, rest * MOST_MILLICARATS)],
        MOST_MILLICARATS,
    )


def test_halves_are_rounded_up(door: Door) -> None:
    blend = stored(door, (A, 1), (B, MOST_MILLICARATS - 1))  # one part, and all others
    # Two millicarats of it and two of A: A has 2·10¹² + 2 parts of 4, which is half of it and half a part.
    assert vector_of(combine(door, (blend, A), (2, 2))) == [
        (A, WHOLE // 2 + 1),
        (B, WHOLE // 2 - 1),
    ]


@pytest.mark.parametrize(
    ("parts", "weights"),
    [
        ((WHOLE // 3, WHOLE - WHOLE // 3), (0, 1)),
        ((WHOLE // 2, WHOLE // 2), (1, 0)),
        ((WHOLE // 2 - 1, 0, WHOLE // 2 + 1), (0, 0, 1)),
        ((WHOLE * MOST_MILLICARATS,), (MOST_MILLICARATS,)),
        ((), ()),
    ],
)
def test_print_is_to_the_nearest_millicarat_and_adds_up(
    door: Door, parts: tuple[int, ...], weights: tuple[int, ...]
) -> None:
    assert tuple(ask(door, "Blends", "printed", list(parts))) == weights


def test_no_origin_is_dropped_at_a_trace_either(door: Door) -> None:
    blend = stored(door, (A, 0), (B, 1_000_000), (C, 1))
    entries = vector_of(combine(door, (blend, C + 1), (1, MOST_MILLICARATS - 1)))
    assert entries == [(A, 0), (B, 1), (C, 1), (C + 1, WHOLE - 2)]


def test_origins_come_out_ascending_whatever_goes_in(door: Door) -> None:
    blend = stored(door, (B, 3), (0x00FF00, 4), (0x010000, 5))
    origins = (0xFFFFFF, 0x010001, blend, C, A)
    assert vector_of(combine(door, origins, (1, 2, 12, 3, 2))) == [
        (A, WHOLE // 10),
        (B, WHOLE * 3 // 20),
        (C, WHOLE * 3 // 20),
        (0x00FF00, WHOLE // 5),
        (0x010000, WHOLE // 4),
        (0x010001, WHOLE // 10),
        (0xFFFFFF, WHOLE // 20),
    ]


def test_random_blends_are_combined_as_the_rule_says(door: Door) -> None:
    random = drawing("blends")
    known: dict[int, dict[int, int]] = {origin: {origin: WHOLE} for origin in (A, B, C)}
    for _ in range(12):
        blends = random.choices(list(known), k=random.randint(2, 9))
        weights = [random.randrange(1, 1 << random.randint(1, 30)) for _ in blends]
        sums = exactly(known, blends, weights)
        assert contents(door, blends, weights) == (sorted(sums.items()), sum(weights))
        events = combine(door, blends, weights)
        assert bool(events) == (len(set(blends)) > 1)
        if events:
            known[FIRST_STORED - 3 + len(known)] = checked(events, sums, sum(weights))
        if len(known) < 6:
            made = {random.randrange(1, FIRST_STORED): random.randrange(1, 1 << 30) for _ in "ab"}
            stated = {origin: weight * WHOLE for origin, weight in made.items()}
            events = make(door, *sorted(made.items()))
            known[FIRST_STORED - 3 + len(known)] = checked(events, stated, sum(made.values()))


def exactly(
    known: dict[int, dict[int, int]], blends: Sequence[int], weights: Sequence[int]
) -> dict[int, int]:
    """Parts times weight, added up by origin."""
    found: dict[int, int] = {}
    for blend, weight in zip(blends, weights, strict=True):
        for origin, parts in known[blend].items():
            found[origin] = found.get(origin, 0) + parts * weight
    return found


def checked(events: list[Event], sums: dict[int, int], weight: int) -> dict[int, int]:
    """The vector made: the rule, word for word, with fractions."""
    entries = dict(vector_of(events))
    reached, before, by_the_rule = Fraction(0), 0, {}
    for origin in sorted(sums):
        reached += Fraction(sums[origin], weight)
        by_the_rule[origin] = floor(reached + Fraction(1, 2)) - before
        before += by_the_rule[origin]
    largest = min(by_the_rule, key=lambda origin: (-by_the_rule[origin], origin))
    for origin, parts in by_the_rule.items():
        if not parts and sums[origin]:
            by_the_rule[origin] = 1
            by_the_rule[largest] -= 1
    assert entries == by_the_rule
    assert sum(entries.values()) == WHOLE
    return entries


# Reads


@pytest.mark.chain_only
def test_a_vector_is_read_back_as_it_was_stored(door: Door) -> None:
    blend = stored(door, (A, 5), (B, 0), (C, 7), (C + 1, MOST_MILLICARATS - 12), (0xFFFFFF, 0))
    found = [pair(entry) for entry in ask(door, "Blends", "blend", blend)]
    assert found == [(A, 5), (B, 0), (C, 6), (C + 1, WHOLE - 11), (0xFFFFFF, 0)]
    assert ask(door, "Blends", "count") == 1


@pytest.mark.chain_only
def test_an_origin_is_its_own_entry_the_whole(door: Door) -> None:
    assert [pair(entry) for entry in ask(door, "Blends", "blend", A)] == [(A, WHOLE)]
