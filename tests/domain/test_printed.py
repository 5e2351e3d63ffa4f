"""Printed numbers in their canonical form: the rule in words, tried on any text."""

from __future__ import annotations

import re
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.domain.printed import canonical_number, is_printed, leading_letters

TEXTS = st.text(st.sampled_from(" 0012ZWAO-/.#"), max_size=32)


def in_words(letters: str, number: str) -> str:
    """The rule in words (docs/rules.md (f), Outside), step by step."""
    plain = "".join(char for char in number if char.isalnum())
    plain = plain[2:] if plain[:2] == letters else plain
    runs = ("".join(run) for _, run in groupby(plain, key=str.isdigit))
    return "".join(str(int(run)) if run.isdigit() else run for run in runs)


@given(TEXTS)
def test_it_is_what_the_rule_says(number: str) -> None:
    assert canonical_number("ZW", number) == in_words("ZW", number)


@given(TEXTS, st.integers(0, 32), st.sampled_from(" -/.#"))
def test_signs_anywhere_change_nothing(number: str, place: int, sign: str) -> None:
    spelt = number[:place] + sign + number[place:]
    assert canonical_number("ZW", spelt) == canonical_number("ZW", number)


@given(TEXTS)
def test_zeros_before_a_run_of_digits_change_nothing(number: str) -> None:
    spelt = re.sub(r"(?<![0-9 /.#-])(?=[1-9])", "00", re.sub("[^A-Z0-9]", "", number))
    if not re.search("[1-9]0*00[1-9]", spelt):
        assert canonical_number("QQ", spelt) == canonical_number("QQ", number)


@given(st.text(max_size=8))
def test_what_is_printed_is_trimmed_ascii_in_capitals(number: str) -> None:
    plain = number.isascii() and number.isprintable() and number == number.strip().upper()
    assert is_printed(number) == bool(number and plain)


@given(TEXTS)
def test_leading_letters_are_those_before_the_first_digit(number: str) -> None:
    plain = "".join(char for char in number if char.isalnum())
    assert leading_letters(number) == re.split("[0-9]", plain)[0]
