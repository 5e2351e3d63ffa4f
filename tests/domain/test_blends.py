"""Origin vectors: sums are kept, no origin is lost, rounding stays below a millicarat a blend."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.domain.blends import (
    FIRST_STORED,
    added,
    contents,
    is_origin,
    running,
    shares,
    summed,
    taken,
)
from kp_ledger.generated.records import BlendEntry

ORIGINS = st.integers(1, FIRST_STORED - 1)
WEIGHTS = st.integers(0, (1 << 40) - 1)
Vector = tuple[BlendEntry, ...]


@st.composite
def vectors(draw: st.DrawFn) -> Vector:
    """A stored vector: two origins or more, some of them at zero, of some weight."""
    weights = draw(st.dictionaries(ORIGINS, WEIGHTS, min_size=2, max_size=12))
    vector = tuple(BlendEntry(origin, weights[origin]) for origin in sorted(weights))
    return vector if any(weights.values()) else (BlendEntry(vector[0].origin, 1), *vector[1:])


@st.composite
def inputs(draw: st.DrawFn) -> list[tuple[int, Vector, int]]:
    """(blend, vector, weight) of some parcels, several of them of one blend."""
    stored = draw(st.lists(vectors(), min_size=1, max_size=5))
    origins = draw(st.lists(ORIGINS, max_size=3))
    pool = [(FIRST_STORED + i, vector) for i, vector in enumerate(stored)]
    pool += [(origin, ()) for origin in origins]
    chosen = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=20))
    return [(blend, vector, draw(st.integers(1, 1 << 30))) for blend, vector in chosen]


def combined(parcels: list[tuple[int, Vector, int]]) -> Vector:
    known = {blend: vector for blend, vector, _ in parcels}
    sums = summed([blend for blend, _, _ in parcels], [weight for _, _, weight in parcels])
    return added(taken(blend, known[blend], weight) for blend, weight in sums.items())


@given(vectors(), WEIGHTS)
def test_what_is_taken_from_a_vector_sums_to_what_was_asked(vector: Vector, weight: int) -> None:
    parts = tuple(running(vector, weight))
    assert sum(part.millicarats for part in parts) == weight
    assert [part.origin for part in parts] == [entry.origin for entry in vector]
    assert all(part.millicarats >= 0 for part in parts)


@given(vectors(), WEIGHTS)
def test_each_part_is_off_by_less_than_a_millicarat(vector: Vector, weight: int) -> None:
    exact = contents(FIRST_STORED, vector, weight)
    for part in running(vector, weight):
        assert abs(part.millicarats - exact[part.origin]) < 1


@given(vectors())
def test_a_vector_taken_whole_is_itself(vector: Vector) -> None:
    assert tuple(running(vector, sum(entry.millicarats for entry in vector))) == vector


@given(inputs())
def test_a_combination_sums_to_what_was_put_in(parcels: list[tuple[int, Vector, int]]) -> None:
    put_in = sum(weight for _, _, weight in parcels)
    assert sum(entry.millicarats for entry in combined(parcels)) == put_in


@given(inputs())
def test_no_origin_is_lost(parcels: list[tuple[int, Vector, int]]) -> None:
    origins = {
        origin
        for blend, vector, _ in parcels
        for origin in ([blend] if is_origin(blend) else [entry.origin for entry in vector])
    }
    found = [entry.origin for entry in combined(parcels)]
    assert found == sorted(origins)


@given(inputs())
def test_an_entry_is_within_a_millicarat_for_each_different_blend(
    parcels: list[tuple[int, Vector, int]],
) -> None:
    exact: dict[int, Fraction] = {}
    for blend, vector, weight in parcels:
        for origin, part in contents(blend, vector, weight).items():
            exact[origin] = exact.get(origin, Fraction(0)) + part
    blends = len({blend for blend, _, _ in parcels})
    for entry in combined(parcels):
        assert abs(entry.millicarats - exact[entry.origin]) < blends


@given(inputs(), st.randoms())
def test_the_order_of_the_parcels_does_not_matter(
    parcels: list[tuple[int, Vector, int]], random: object
) -> None:
    mixed = list(parcels)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert combined(mixed) == combined(parcels)


@given(vectors())
def test_shares_sum_to_one_exactly(vector: Vector) -> None:
    assert sum(shares(FIRST_STORED, vector).values()) == 1


def test_an_origin_is_all_of_itself() -> None:
    assert shares(257, ()) == {257: Fraction(1)}
    assert contents(257, (), 5) == {257: Fraction(5)}


def test_running_rounding_by_example() -> None:
    vector = (BlendEntry(1, 1), BlendEntry(2, 1), BlendEntry(3, 1))
    assert [part.millicarats for part in running(vector, 2)] == [0, 1, 1]
    assert [part.millicarats for part in running(vector, 1)] == [0, 0, 1]
