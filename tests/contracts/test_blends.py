"""Blends: vectors stored and combined, by running rounding, within their limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.blends import FIRST_STORED
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.generated import acts
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import BlendMade
from kp_ledger.generated.records import BlendEntry
from tests.actors import actor
from tests.chance import drawing
from tests.contracts.probing import ask, through
from tests.world import Door, refused

A, B, C = 257, 513, 770


def make(door: Door, *entries: tuple[int, int]) -> list[Event]:
    vector = tuple(BlendEntry(*entry) for entry in entries)
    return through(door, "Paper", acts.BlendsMake(vector))


def stored(door: Door, *entries: tuple[int, int]) -> int:
    """The number under which a vector is now stored."""
    (made,) = make(door, *entries)
    assert isinstance(made, BlendMade)
    return made.blend


def combine(door: Door, blends: Sequence[int], weights: Sequence[int]) -> list[Event]:
    act = acts.BlendsCombine(tuple(blends), tuple(weights))
    return through(door, "Transformations", act)


def combined(door: Door, blends: Sequence[int], weights: Sequence[int]) -> Any:
    """What the view answers, as plain pairs, and the total."""
    entries, total = ask(door, "Blends", "combined", list(blends), list(weights))
    return [pair(entry) for entry in entries], total


def pair(entry: Any) -> tuple[int, int]:
    if isinstance(entry, BlendEntry):
        return entry.origin, entry.millicarats
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
        door.do(acts.BlendsMake((BlendEntry(A, 1), BlendEntry(B, 1))), by)


@pytest.mark.chain_only
@pytest.mark.parametrize(
    ("contract", "act"),
    [
        ("Paper", acts.BlendsCombine((A, B), (1, 1))),
        ("Issuance", acts.BlendsCombine((A, B), (1, 1))),
        ("Transformations", acts.BlendsMake((BlendEntry(A, 1), BlendEntry(B, 1)))),
        ("Issuance", acts.BlendsMake((BlendEntry(A, 1), BlendEntry(B, 1)))),
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
    entries, total = combined(door, blends, [128] * 16)
    assert (len(entries), total) == (2_048, 2_048)
    with refused(rule.BlendsTooManyEntries(2_049, 2_048)):
        combined(door, [*blends, A], [128] * 17)


def test_an_unknown_blend_is_not_shown_combined(door: Door) -> None:
    with refused(rule.BlendsUnknown(FIRST_STORED + 1)):
        combined(door, (FIRST_STORED + 1,), (1,))


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


def test_a_vector_is_stored_as_given_zeros_too(door: Door) -> None:
    (made,) = make(door, (A, 5), (B, 0), (C, 7))
    assert made == BlendMade(
        FIRST_STORED, 12, (BlendEntry(A, 5), BlendEntry(B, 0), BlendEntry(C, 7))
    )


def test_what_is_of_one_blend_keeps_it(door: Door) -> None:
    blend = stored(door, (A, 5), (B, 7))
    assert combine(door, (blend, blend, blend), (1, 2, 3)) == []
    assert combine(door, (A, A), (1, 2)) == []


def test_weights_are_added_up_per_blend_before_rounding(door: Door) -> None:
    blend = stored(door, (A, 1), (B, 1), (C, 1))
    # Three times one millicarat, each rounded for itself, would all fall to the last origin.
    entries = vector_of(combine(door, (blend, A, blend, blend), (1, 10, 1, 1)))
    assert entries == [(A, 11), (B, 1), (C, 1)]


def test_running_rounding_by_example(door: Door) -> None:
    blend = stored(door, (A, 1), (B, 1), (C, 1))
    assert combined(door, (blend,), (1,)) == ([(A, 0), (B, 0), (C, 1)], 1)
    assert combined(door, (blend,), (2,)) == ([(A, 0), (B, 1), (C, 1)], 2)
    assert combined(door, (blend,), (MOST_MILLICARATS,)) == (
        [(A, 366_503_875_925), (B, 366_503_875_925), (C, 366_503_875_925)],
        MOST_MILLICARATS,
    )


def test_no_origin_is_dropped_at_zero_either(door: Door) -> None:
    blend = stored(door, (A, 1), (B, 1_000_000))
    assert vector_of(combine(door, (blend, C), (1, 1))) == [(A, 0), (B, 1), (C, 1)]


def test_origins_come_out_ascending_whatever_goes_in(door: Door) -> None:
    blend = stored(door, (B, 3), (0x00FF00, 4), (0x010000, 5))
    origins = (0xFFFFFF, 0x010001, blend, C, A)
    assert vector_of(combine(door, origins, (1, 2, 12, 3, 4))) == [
        (A, 4),
        (B, 3),
        (C, 3),
        (0x00FF00, 4),
        (0x010000, 5),
        (0x010001, 2),
        (0xFFFFFF, 1),
    ]


def test_random_blends_are_combined_as_the_rule_says(door: Door) -> None:
    random = drawing("blends")
    known: dict[int, dict[int, int]] = {origin: {origin: 1} for origin in (A, B, C)}
    for _ in range(12):
        blends = random.choices(list(known), k=random.randint(2, 9))
        weights = [random.randrange(1, 1 << random.randint(1, 30)) for _ in blends]
        expected = by_the_rule(known, blends, weights)
        assert combined(door, blends, weights) == (sorted(expected.items()), sum(weights))
        events = combine(door, blends, weights)
        assert bool(events) == (len(set(blends)) > 1)
        if events:
            assert vector_of(events) == sorted(expected.items())
            known[FIRST_STORED - 3 + len(known)] = expected
        if len(known) < 6:
            made = {random.randrange(1, FIRST_STORED): random.randrange(1, 1 << 30) for _ in "ab"}
            known[stored(door, *sorted(made.items()))] = made


def by_the_rule(
    known: dict[int, dict[int, int]], blends: Sequence[int], weights: Sequence[int]
) -> dict[int, int]:
    """Running rounding, word for word from the design."""
    found: dict[int, int] = {}
    for blend in set(blends):
        w = sum(weight for one, weight in zip(blends, weights, strict=True) if one == blend)
        total = sum(known[blend].values())
        before = 0
        for origin, entry in sorted(known[blend].items()):
            after = before + entry
            found[origin] = found.get(origin, 0) + after * w // total - before * w // total
            before = after
    return found


# Reads


@pytest.mark.chain_only
def test_a_vector_is_read_back_as_it_was_stored(door: Door) -> None:
    entries = [(A, 5), (B, 0), (C, 7), (C + 1, MOST_MILLICARATS - 12), (0xFFFFFF, 0)]
    blend = stored(door, *entries)
    total, found = ask(door, "Blends", "blend", blend)
    assert (total, [pair(entry) for entry in found]) == (MOST_MILLICARATS, entries)
    assert ask(door, "Blends", "count") == 1


@pytest.mark.chain_only
def test_an_origin_is_its_own_entry_of_no_total(door: Door) -> None:
    total, found = ask(door, "Blends", "blend", A)
    assert (total, [pair(entry) for entry in found]) == (0, [(A, 0)])
