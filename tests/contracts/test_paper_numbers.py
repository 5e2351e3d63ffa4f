"""The number printed on foreign paper: how it is read, and that it is recorded once."""

from __future__ import annotations

import pytest

from kp_ledger.generated import refusals as rule
from kp_ledger.model.lookups import recorded
from tests.actors import AO, BW, ZW
from tests.contracts.recording import (
    FIRST,
    declared,
    paper,
    record,
)
from tests.world import Door, refused


def test_a_number_has_32_characters_at_most(door: Door) -> None:
    with refused(rule.PaperNumberTooLong(32, 33)):
        record(door, paper(number="9" * 33))
    record(door, paper(number="9" * 32))


@pytest.mark.parametrize(
    "text", [" ZW 1", "ZW 1 ", " ", "zw1", "ZWa1", "ZW 1z", "É1", "ZW\t1", "ZW\x7f1", "ZW 1\n"]
)
def test_a_number_is_trimmed_ascii_in_capitals(door: Door, text: str) -> None:
    with refused(rule.PaperNumberMalformed(text)):
        record(door, paper(number=text))


@pytest.mark.parametrize("text", ["-", "ZW", "ZW -/.", "!~{}@[`", "Z.W"])
def test_a_number_says_something(door: Door, text: str) -> None:
    with refused(rule.PaperNumberEmpty(text, ZW)):
        record(door, paper(number=text))


def test_a_number_of_zeros_is_a_number(door: Door) -> None:
    record(door, paper(number="ZW 000"))
    with refused(rule.PaperRecordedBefore(ZW, "0", FIRST)):
        record(door, paper(number="0"), declared("IN-2"))


def test_a_number_of_an_issuer_is_recorded_once(door: Door) -> None:
    record(door, paper())
    with refused(rule.PaperRecordedBefore(ZW, "123A", FIRST)):
        record(door, paper(), declared("IN-2"))


@pytest.mark.parametrize(
    "spelling",
    [
        "123A",
        "ZW123A",
        "ZW-123-A",
        "0123/A",
        "ZW 00000123.A",
        "00 01 23 A",
        "Z W 123 A",
        "ZW#123(A)",
    ],
)
def test_attack_number_with_and_without_letters_and_zeros(door: Door, spelling: str) -> None:
    record(door, paper())
    with refused(rule.PaperRecordedBefore(ZW, "123A", FIRST)):
        record(door, paper(number=spelling), declared("IN-2"))
    assert recorded(door.state(), ZW, spelling) == FIRST


def test_attack_foreign_paper_under_five_spellings(door: Door) -> None:
    record(door, paper(number="ZW 77"))
    for spelling in ("77", "ZW77", "ZW-077", "0077", "Z.W. 0077"):
        with refused(rule.PaperRecordedBefore(ZW, "77", FIRST)):
            record(door, paper(number=spelling), declared("IN-2"))


@pytest.mark.parametrize("other", ["1230A", "123AA", "ZW ZW 123 A", "123A0", "1A23", "WZ 123 A"])
def test_another_number_is_another(door: Door, other: str) -> None:
    record(door, paper())
    record(door, paper(number=other), declared("IN-2"))
    assert recorded(door.state(), ZW, other) == FIRST + 1


@pytest.mark.parametrize("text", ["AO 000123", "A-O/1", "AO", "(BW)7"])
def test_a_number_does_not_begin_with_another_participants_letters(door: Door, text: str) -> None:
    letters = BW if "BW" in text else AO
    with refused(rule.PaperOtherLetters(text, letters, ZW)):
        record(door, paper(number=text))


def test_letters_that_are_nobodys_or_begin_a_word_are_a_numbers_own(door: Door) -> None:
    record(door, paper(number="QX 1"))
    record(door, paper(number="AOK 1"), declared("IN-2"))
    record(door, paper(number="1 AO"), declared("IN-3"))
