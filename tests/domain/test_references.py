"""Lot references: what may stand in one, and the way from text to 32 bytes and back."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.base.errors import BadInput
from kp_ledger.domain.references import parse_reference, show_reference, well_formed

ALLOWED = string.ascii_letters + string.digits + "-./"


@pytest.mark.parametrize("text", ["", "a b", "ä", "A" * 32, "A\0", "A\n", "A_1"])
def test_what_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"letters, digits and - \. /"):
        parse_reference(text)


@given(st.text(ALLOWED, min_size=1, max_size=31))
def test_a_reference_comes_back_as_it_was_written(text: str) -> None:
    assert show_reference(parse_reference(text)) == text


@given(st.binary(min_size=32, max_size=32))
def test_bytes_are_well_formed_when_they_are_what_some_text_gives(reference: bytes) -> None:
    text = reference.rstrip(b"\0").decode("latin-1")
    expected = 1 <= len(text) <= 31 and all(letter in ALLOWED for letter in text)
    assert well_formed(reference) == expected


def test_a_zero_between_characters_is_refused() -> None:
    assert not well_formed(b"A\0B".ljust(32, b"\0"))
