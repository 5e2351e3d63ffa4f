"""A parcel's word, its life cycle, and holds: properties of the model alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.domain.parcels import MOVES, Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.refusals import (
    ParcelsExists,
    ParcelsIllegalMove,
    ParcelsRevisionsUsedUp,
    ParcelsUnknown,
    ParcelsWordsMissing,
    ParcelsWrongRevision,
)
from kp_ledger.model.parcels import check_write
from kp_ledger.model.state import Ledger, State

WIDTHS = {
    "custodian": 32,
    "owner": 32,
    "place": 16,
    "status": 8,
    "kind": 8,
    "millicarats": 40,
    "blend": 32,
    "certificate": 48,
    "revision": 16,
    "day": 16,
    "holds": 8,
}
STATUSES = range(8)
ID = b"\x01" * 32

parcels = st.builds(
    Parcel, **{name: st.integers(0, (1 << width) - 1) for name, width in WIDTHS.items()}
)


def state(*words: tuple[bytes, Parcel]) -> State:
    return State(Ledger(1, {}), parcels=dict(words))


@given(parcels)
def test_a_word_comes_back_as_it_was_packed(parcel: Parcel) -> None:
    assert Parcel.unpack(parcel.pack()) == parcel


@given(parcels, st.sampled_from(sorted(WIDTHS)))
def test_a_field_of_a_word_touches_no_other(parcel: Parcel, name: str) -> None:
    most = (1 << WIDTHS[name]) - 1
    changed = Parcel.unpack(replace(parcel, **{name: most}).pack())
    assert changed == replace(parcel, **{name: most})
    shift = sum(width for field, width in WIDTHS.items() if before(field, name))
    assert parcel.pack() >> shift & most == getattr(parcel, name)


def before(field: str, name: str) -> bool:
    order = list(WIDTHS)
    return order.index(field) < order.index(name)


@given(parcels)
def test_a_word_fits_a_slot(parcel: Parcel) -> None:
    assert 0 <= parcel.pack() < 1 << 256


def test_every_status_has_its_moves() -> None:
    assert set(MOVES) == set(STATUSES)
    assert all(to in STATUSES for ways in MOVES.values() for to in ways)


def test_nothing_begins_but_held_and_nothing_leaves_an_end() -> None:
    assert MOVES[codes.PARCEL_NONE] == {codes.PARCEL_HELD}
    ends = (codes.PARCEL_SPENT, codes.PARCEL_OUTSIDE, codes.PARCEL_VOID)
    assert [MOVES[end] for end in ends] == [frozenset()] * 3
    assert not any(codes.PARCEL_NONE in ways for ways in MOVES.values())


@given(parcels, st.sampled_from(STATUSES[1:]), st.sampled_from(STATUSES), st.integers(1, 65_535))
def test_a_change_is_refused_for_its_move_its_room_or_its_revision(
    parcel: Parcel, start: int, end: int, revision: int
) -> None:
    old = replace(parcel, status=start, revision=revision)
    new = replace(parcel, status=end, revision=revision % 65_535 + 1)
    if end not in MOVES[start]:
        expected: object = ParcelsIllegalMove(ID, start, end)
    elif revision == 65_535:
        expected = ParcelsRevisionsUsedUp(ID, revision)
    else:
        expected = None
    assert refusal([(ID, old)], [ID], [new], 1) == expected


@given(parcels, st.integers(1, 65_535))
def test_work_ends_a_parcel_at_its_last_revision(parcel: Parcel, revision: int) -> None:
    old = replace(parcel, status=codes.PARCEL_HELD, revision=revision)
    kept = replace(old, status=codes.PARCEL_SPENT)
    expected = None if revision == 65_535 else ParcelsWrongRevision(ID, revision, revision)
    assert refusal([(ID, old)], [ID], [kept], 1) == expected


@given(parcels, st.integers(0, 65_535))
def test_what_is_made_begins_at_revision_one_or_two(parcel: Parcel, revision: int) -> None:
    new = replace(parcel, status=codes.PARCEL_HELD, revision=revision)
    expected = None if revision in (1, 2) else ParcelsWrongRevision(ID, 0, revision)
    assert refusal([], [ID], [new], 0) == expected


@given(parcels)
def test_an_untouched_lot_is_not_written_over_by_a_product(parcel: Parcel) -> None:
    old = replace(parcel, status=codes.PARCEL_HELD, revision=1)
    new = replace(parcel, status=codes.PARCEL_HELD, revision=2)
    assert refusal([(ID, old)], [ID], [new], 0) == ParcelsExists(ID)
    assert refusal([(ID, old)], [ID], [new], 1) is None


@given(parcels)
def test_a_list_is_judged_in_its_order(parcel: Parcel) -> None:
    made = replace(parcel, status=codes.PARCEL_HELD, revision=1)
    assert refusal([], [ID, ID], [made, made], 0) == ParcelsExists(ID)
    assert refusal([], [ID], [made], 1) == ParcelsUnknown(ID)


def refusal(
    there: Sequence[tuple[bytes, Parcel]],
    ids: Sequence[bytes],
    words: Sequence[Parcel],
    changed: int,
) -> object:
    try:
        check_write(state(*there), ids, words, changed)
    except Exception as error:
        return error
    return None


def test_each_parcel_has_its_word() -> None:
    with pytest.raises(ParcelsWordsMissing):
        check_write(state(), [ID], [], 0)
