"""Our replace gives what the standard library's does."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.base.replacing import replace
from kp_ledger.domain.parcels import Parcel

WORD = Parcel(*range(1, 1 + len(dataclasses.fields(Parcel))))
NAMES = [field.name for field in dataclasses.fields(Parcel)]


@given(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 255)))
def test_it_replaces_what_the_standard_library_does(changes: dict[str, int]) -> None:
    before = dataclasses.astuple(WORD)
    assert replace(WORD, **changes) == dataclasses.replace(WORD, **changes)
    assert dataclasses.astuple(WORD) == before


def test_what_a_record_does_not_have_is_refused() -> None:
    with pytest.raises(TypeError, match="Parcel has no colour, weight"):
        replace(WORD, weight=1, colour=2, day=3)
