"""Origin vectors in parts of 10¹²: sums are exact, no origin is lost, no weight is moved."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.domain.blends import (
    FIRST_STORED,
    WHOLE,
    contents,
    in_parts,
    printed,
    rounded,
    shares,
    summed,
    sums_of,
)
from kp_ledger.generated.records import BlendEntry

MOST = (1 << 40) - 1
ORIGINS = st.integers(1, FIRST_STORED - 1)
WEIGHTS = st.one_of(st.integers(1, 200), st.integers(1, MOST))
Vector = tuple[BlendEntry, ...]


@st.composite
def vectors(draw: st.DrawFn) -> Vector:
    """A stored vector: two origins or more, some of them at zero or at one part."""
    sums = draw(
        st.dictionaries(
            ORIGINS, st.one_of(st.just(0), st.just(1), st.integers(0, 1 << 60)), min_size=2,
            max_size=128,
        )
    )  # fmt: skip
    first = min(sums)
    total = sum(sums.values())
    # Whole parts come of sums that are a weight times 10¹².
    sums[first] += -total % WHOLE or (0 if total else WHOLE)
    ascending = {origin: sums[origin] for origin in sorted(sums)}
    return in_parts(ascending, sum(sums.values()) // WHOLE)


def origin(number: int) -> Vector:
    return (BlendEntry(number, WHOLE),)


@st.composite
def inputs(draw: st.DrawFn) -> list[tuple[Vector, int]]:
    """(vector, weight) of some parcels, several of them of one blend, at most 128 origins."""
    stored = draw(st.lists(vectors(), min_size=1, max_size=3))
    pool = [*stored, *map(origin, draw(st.lists(ORIGINS, max_size=3)))]
    chosen = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=12))
    return [(vector, draw(WEIGHTS)) for vector in chosen]


def exact(parcels: list[tuple[Vector, int]]) -> dict[int, Fraction]:
    """Millicarats by origin, kept as fractions."""
    found: dict[int, Fraction] = {}
    for vector, weight in parcels:
        for entry in vector:
            part = Fraction(entry.parts, WHOLE) * weight
            found[entry.origin] = found.get(entry.origin, Fraction(0)) + part
    return found


def mixed(parcels: list[tuple[Vector, int]]) -> Vector:
    return in_parts(sums_of(parcels), sum(weight for _, weight in parcels))


@given(inputs())
def test_sums_are_exact(parcels: list[tuple[Vector, int]]) -> None:
    sums = sums_of(parcels)
    assert {origin: Fraction(one, WHOLE) for origin, one in sums.items()} == exact(parcels)
    assert sum(sums.values()) == WHOLE * sum(weight for _, weight in parcels)
    assert max(sums.values()).bit_length() <= 82
    assert list(sums) == sorted(sums)


@given(inputs())
def test_a_vector_is_the_whole_and_loses_no_origin(parcels: list[tuple[Vector, int]]) -> None:
    vector, weights = mixed(parcels), exact(parcels)
    assert sum(entry.parts for entry in vector) == WHOLE
    assert [entry.origin for entry in vector] == sorted(weights)
    for entry in vector:
        assert bool(entry.parts) == bool(weights[entry.origin])


@given(inputs())
def test_an_entry_is_off_by_a_part_and_the_largest_by_as_many_as_were_lent(
    parcels: list[tuple[Vector, int]],
) -> None:
    vector, weights = mixed(parcels), exact(parcels)
    total = sum(weights.values())
    exactly = {entry.origin: weights[entry.origin] / total * WHOLE for entry in vector}
    further = [one for one in vector if abs(one.parts - exactly[one.origin]) > 1]
    assert len(further) <= 1, "the one that lent"
    for lender in further:
        assert exactly[lender.origin] - lender.parts <= len(vector)
        assert max(exactly.values()) - exactly[lender.origin] <= 1, "the largest before it lent"


@given(inputs())
def test_mixing_raises_no_traced_weight_beyond_its_bound(
    parcels: list[tuple[Vector, int]],
) -> None:
    """Whatever set of origins one looks at: a mix moves at most 128 parts of the whole."""
    vector, weights = mixed(parcels), exact(parcels)
    total = sum(weights.values())
    looked_at = {origin for origin in weights if origin % 2}
    before = sum((weights[one] for one in looked_at), Fraction(0))
    after = sum(
        (Fraction(e.parts, WHOLE) * total for e in vector if e.origin in looked_at), Fraction(0)
    )
    assert abs(after - before) <= Fraction(len(vector), WHOLE) * total


@given(st.data())
def test_dust_mixes_move_no_weight_between_origins(data: st.DataObject) -> None:
    """One washes a declared origin by mixing it, again and again, with a little of many."""
    random = Random(data.draw(st.integers(0, 1 << 32)))
    dust = data.draw(st.integers(1, 128))
    weight = data.draw(st.integers(1, 1 << 30))
    parcel: Vector = mixed([(origin(257), weight * 997), (origin(513), weight * 3)])
    whole, given_away = weight * 1_000, Fraction(0)
    inside = exact([(parcel, whole)])
    for count in range(1, 41):
        many = [(origin(1_000 + random.randrange(126)), 1) for _ in range(dust)]
        parcel = mixed([(parcel, whole), *many])
        for one in many:
            inside[one[0][0].origin] = inside.get(one[0][0].origin, Fraction(0)) + 1
        whole += dust
        given_away = Fraction(128 * count, WHOLE) * whole
    found = exact([(parcel, whole)])
    assert all(abs(found[one] - inside[one]) <= given_away for one in inside)


@given(inputs())
def test_print_adds_up_and_is_off_by_less_than_a_millicarat(
    parcels: list[tuple[Vector, int]],
) -> None:
    weights, found = exact(parcels), printed(sums_of(parcels))
    assert sum(found.values()) == sum(weights.values())
    assert all(abs(found[one] - weights[one]) < 1 for one in weights)


@given(inputs(), st.randoms())
def test_the_order_of_the_parcels_does_not_matter(
    parcels: list[tuple[Vector, int]], random: object
) -> None:
    other = list(parcels)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert mixed(other) == mixed(parcels)


@given(st.lists(st.integers(0, 1 << 80), max_size=20), st.integers(1, 1 << 40))
def test_running_sums_add_up_to_the_rounded_sum(sums: list[int], divisor: int) -> None:
    found = list(rounded(sums, divisor))
    assert sum(found) == (2 * sum(sums) + divisor) // (2 * divisor)
    assert all(abs(one - Fraction(of, divisor)) <= 1 for one, of in zip(found, sums, strict=True))


@given(vectors())
def test_shares_sum_to_one_exactly(vector: Vector) -> None:
    assert sum(shares(FIRST_STORED, vector).values()) == 1


def test_an_origin_is_all_of_itself() -> None:
    assert shares(257, ()) == {257: Fraction(1)}
    assert contents(257, (), 5) == {257: Fraction(5)}


def test_weights_are_added_up_by_blend() -> None:
    assert summed([7, 8, 7], [1, 2, 3]) == {7: 4, 8: 2}


def test_by_example() -> None:
    vector = in_parts({1: WHOLE, 2: WHOLE, 3: WHOLE}, 3)
    assert [entry.parts for entry in vector] == [333_333_333_333, 333_333_333_334, 333_333_333_333]
    assert printed(sums_of([(vector, 2)])) == {1: 1, 2: 0, 3: 1}
    assert printed(sums_of([(vector, 1)])) == {1: 0, 2: 1, 3: 0}
