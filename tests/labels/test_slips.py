"""Slips: both parties, weight, day and code, on paper of two widths and as plain text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kp_ledger.labels.slip import MOST_LISTED, ROLLS, Handed, Slip, as_pdf, as_text
from tests.labels.scanning import scan_pdf, size_of, text_of

SLIP = Slip(
    base="https://ledger.example",
    chain_id=1_101_748_750_823,
    giver="organisation no. 3596759983",
    receiver="Maison Diamant du Fleuve et Compagnie (no. 2430561025)",
    moved="custody and title",
    day=20_515,
    code="362-14",
    parcels=(Handed(b"\x1b" * 32, 1_250, "DUG-1"), Handed(b"\x2c" * 32, 40_000)),
)
MANY = replace(SLIP, parcels=tuple(Handed(bytes([n]) * 32, 1_000 + n) for n in range(100)))


@pytest.mark.parametrize("roll", ROLLS)
@pytest.mark.parametrize("slip", [SLIP, MANY], ids=["two", "a hundred"])
def test_text_is_as_wide_as_the_printer_sets_it(roll: int, slip: Slip) -> None:
    assert max(map(len, as_text(slip, roll).splitlines())) <= ROLLS[roll]


@pytest.mark.parametrize("roll", ROLLS)
def test_a_slip_names_both_parties_weight_day_and_code(roll: int) -> None:
    for text in (as_text(SLIP, roll), text_of(as_pdf(SLIP, roll))):
        words = " ".join(text.split())
        assert SLIP.giver in words and SLIP.receiver in words
        assert "41.250 ct" in words and "3 March 2026" in words
        assert "362-14" in words and "custody and title" in words
        assert "DUG-1" in words and "0x2c2c2c2c2c2c" in words
        assert "does not say what is in the bag" in words


@pytest.mark.parametrize("roll", ROLLS)
def test_the_code_leads_to_the_parcel(roll: int) -> None:
    assert scan_pdf(as_pdf(SLIP, roll)) == [SLIP.link]
    assert scan_pdf(as_pdf(MANY, roll)) == [MANY.link]


@pytest.mark.parametrize("roll", ROLLS)
def test_paper_is_as_wide_as_the_roll_and_as_long_as_needed(roll: int) -> None:
    width, length = size_of(as_pdf(SLIP, roll))
    _, longer = size_of(as_pdf(MANY, roll))
    assert width == roll and 100 < length < longer < 300


def test_of_many_parcels_the_first_are_listed_and_all_are_weighed() -> None:
    text = as_text(MANY)
    assert f"and {100 - MOST_LISTED} more" in text
    assert f"{sum(1_000 + n for n in range(100)) / 1000:.3f} ct" in text


def test_names_that_a_printer_has_no_letters_for_do_not_stop_it() -> None:
    hostile = replace(SLIP, giver="漢字\x1b[2J <b>", receiver="ο διαμαντέμπορος")
    assert scan_pdf(as_pdf(hostile)) == [hostile.link]
    assert "\x1b" not in as_text(hostile)
