"""Weights are exact; only what is printed is rounded, once."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.base.errors import BadInput
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.domain.weights import (
    Weight,
    carats_of,
    show_share,
    show_weight_share,
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("0", "a weight is more than nothing"),
        ("0.000", "a weight is more than nothing"),
        ("-1", "a weight is not negative"),
        ("0.0001", "a weight in carats has at most 3 decimal places"),
        ("1.0005", "a weight in carats has at most 3 decimal places"),
        ("1099511627.776", "a weight is at most 1,099,511,627.775 carats"),
        ("", "a weight in carats is written as a decimal number, such as 1250.125"),
        ("1e3", "a weight in carats is written as a decimal number, such as 1250.125"),
        ("NaN", "a weight in carats is written as a decimal number, such as 1250.125"),
        ("12,5", "a weight in carats is written as a decimal number, such as 1250.125"),
        ("١٢", "a weight in carats is written as a decimal number, such as 1250.125"),
        ("1 ct", "a weight in carats is written as a decimal number, such as 1250.125"),
    ],
)
def test_what_is_no_weight_is_refused_with_the_value_and_the_rule(text: str, rule: str) -> None:
    with pytest.raises(BadInput) as refused:
        Weight.carats(text)
    assert (refused.value.value, refused.value.rule) == (text, rule)


@pytest.mark.parametrize("millicarats", [-1, MOST_MILLICARATS + 1])
def test_a_weight_is_between_nothing_and_40_bits(millicarats: int) -> None:
    with pytest.raises(BadInput, match="a weight is 0 to 1099511627775 millicarats"):
        Weight(millicarats)


def test_weight_cannot_be_taken_from_less() -> None:
    with pytest.raises(BadInput):
        Weight(1) - Weight(2)


def test_carats_are_read_to_the_millicarat() -> None:
    assert Weight.carats("0.001") == Weight(1)
    assert Weight.carats("1,250.5") == Weight(1_250_500)
    assert Weight.carats("1099511627.775") == Weight(MOST_MILLICARATS)


@given(st.integers(1, MOST_MILLICARATS))
def test_what_is_printed_reads_back_as_the_same_weight(millicarats: int) -> None:
    printed = str(Weight(millicarats))
    assert printed.endswith(" ct")
    assert Weight.carats(printed.removesuffix(" ct")) == Weight(millicarats)


@given(st.integers(0, 1 << 38), st.integers(0, 1 << 38))
def test_sums_and_differences_are_exact(a: int, b: int) -> None:
    assert (Weight(a) + Weight(b)) - Weight(b) == Weight(a)


@pytest.mark.parametrize(
    ("millicarats", "printed"),
    [
        (Fraction(0), "trace"),
        (Fraction(1, 3), "trace"),
        (Fraction(1, 2), "trace"),
        (Fraction(2, 3), "0.001 ct"),
        (Fraction(3, 2), "0.002 ct"),
        (Fraction(4_000_001, 4), "1,000.000 ct"),
    ],
)
def test_a_part_of_a_weight_is_rounded_once_and_nothing_prints_as_trace(
    millicarats: Fraction, printed: str
) -> None:
    assert show_weight_share(millicarats) == printed


@pytest.mark.parametrize(
    ("share", "places", "printed"),
    [
        (Fraction(0), 2, "trace"),
        (Fraction(1, 100_000), 2, "trace"),
        (Fraction(1, 3), 2, "33.33 %"),
        (Fraction(2, 3), 0, "67 %"),
        (Fraction(1, 1_000), 2, "0.10 %"),
        (Fraction(1), 2, "100.00 %"),
    ],
)
def test_a_share_is_printed_in_per_cent(share: Fraction, places: int, printed: str) -> None:
    assert show_share(share, places) == printed


def test_carats_for_sums_are_fractions() -> None:
    assert carats_of(1) * 3 == Fraction(3, 1_000)
