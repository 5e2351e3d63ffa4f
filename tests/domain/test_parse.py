"""Every value is checked at the edge, and the error names the value and the rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.base.errors import BadInput
from kp_ledger.domain import words
from kp_ledger.domain.parse import (
    MOST_MILLICARATS,
    parse_address,
    parse_carats,
    parse_certificate,
    parse_dollars,
    parse_id,
    parse_number,
    parse_parcel_name,
    parse_past_day,
    show_carats,
    show_certificate,
    show_dollars,
)
from kp_ledger.domain.participants import PARTICIPANTS, parse_participant, show_participant
from kp_ledger.generated import codes


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("-1", "not negative"),
        ("0", "more than nothing"),
        ("0.000", "more than nothing"),
        ("1.0001", "at most 3 decimal places"),
        ("1e3", "decimal number"),
        ("1,00", "decimal number"),
        ("NaN", "decimal number"),
        ("", "decimal number"),
        ("１２", "decimal number"),
        ("1099511627.776", "at most 1,099,511,627.775 carats"),
    ],
)
def test_a_weight_that_is_none_is_refused_by_value_and_rule(text: str, rule: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_carats(text)
    assert repr(text) in str(refused.value)
    assert rule in str(refused.value)


@given(st.integers(1, MOST_MILLICARATS))
def test_a_weight_is_read_as_it_is_printed(millicarats: int) -> None:
    assert parse_carats(show_carats(millicarats)) == millicarats


@given(st.integers(0, (1 << 64) - 1))
def test_an_amount_is_read_as_it_is_printed(cents: int) -> None:
    assert parse_dollars(show_dollars(cents)) == cents


@given(st.sampled_from(sorted(PARTICIPANTS)), st.integers(1, (1 << 32) - 1))
def test_a_certificate_is_read_as_it_is_printed(letters: str, serial: int) -> None:
    certificate = parse_participant(letters) << 32 | serial
    assert parse_certificate(show_certificate(certificate)) == certificate


@pytest.mark.parametrize(
    "text", ["BW", "123", "XX 000001", "BW 0", "BW 4294967296", "BW 12x", "\u0131N 1", "\u017fL 1"]
)
def test_a_certificate_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="certificate"):
        parse_certificate(text)


def test_a_day_in_the_future_is_refused_with_today() -> None:
    with pytest.raises(BadInput, match="future: today is 2026-03-03"):
        parse_past_day("2026-03-04", 20_515)
    assert parse_past_day("2026-03-03", 20_515) == 20_515


@pytest.mark.parametrize("text", ["2026-13-01", "yesterday", "03/04/2026", "2026-02-30"])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="YYYY-MM-DD"):
        parse_past_day(text, 20_515)


def test_ids_addresses_and_numbers_have_their_length() -> None:
    assert parse_id("0x" + "aB" * 32) == b"\xab" * 32
    assert parse_address("0x" + "aB" * 20) == "0x" + "ab" * 20
    for parse, text in ((parse_id, "0x12"), (parse_address, "12" * 20), (parse_id, "z" * 64)):
        with pytest.raises(BadInput, match="hexadecimal"):
            parse(text)
    with pytest.raises(BadInput, match="a serial is a whole number from 1 to 9"):
        parse_number("10", "a serial", 9)


def test_a_parcel_may_name_its_revision() -> None:
    assert parse_parcel_name("ORP-1@3") == ("ORP-1", 3)
    assert parse_parcel_name("ORP-1") == ("ORP-1", 0)
    for text in ("@1", "A@0", "A@x", "A@65536"):
        with pytest.raises(BadInput):
            parse_parcel_name(text)


def test_a_participant_is_two_letters() -> None:
    assert parse_participant("BW") == 0x4257
    assert show_participant(0x4257) == "BW"
    for text in ("bw", "Botswana", "XX", ""):
        with pytest.raises(BadInput, match="two capital letters"):
            parse_participant(text)


def test_a_kind_is_a_word_perhaps_with_stone() -> None:
    assert words.parse_kind("gem") == codes.KIND_GEM
    assert words.parse_kind("gem:stone") == codes.KIND_GEM | codes.SINGLE_STONE
    assert words.show_kind(codes.KIND_GEM | codes.SINGLE_STONE) == "gem, one stone"
    for text in ("polished", "gem:stones", "diamond"):
        with pytest.raises(BadInput):
            words.parse_kind(text)


def test_each_code_has_its_word() -> None:
    tables = {
        "KIND_": words.KINDS,
        "KP_": words.KP_STATUSES,
        "STANDING_": words.STANDINGS,
        "ROLE_": words.ROLES,
        "POWER_": words.POWERS,
        "NATURE_": words.NATURES,
        "ZONE_": words.ZONE_STATUSES,
        "LICENCE_": words.LICENCE_STATUSES,
        "PARCEL_": words.PARCEL_STATUSES,
        "MOVES_": words.MOVES,
        "OPERATION_": words.OPERATIONS,
        "REQUEST_": words.REQUEST_STATUSES,
        "CAPACITY_": words.CAPACITIES,
        "CERTIFICATE_": words.CERTIFICATE_STATUSES,
        "PAPER_": words.PAPERS,
        "SETTING_": words.SETTINGS,
        "PARAMETER_": words.PARAMETERS,
        "MATTER_": words.MATTERS,
        "STANCE_": words.STANCES,
        "PROPOSAL_": words.PROPOSAL_STATUSES,
        "SUBJECT_": words.SUBJECTS,
        "HOLD_": words.HOLD_REASONS,
    }
    apart = {"HOLD_IN_FORCE", "HOLD_RELEASED", "CERTIFICATE_NONE"}
    for prefix, table in tables.items():
        listed = {v for n, v in vars(codes).items() if n.startswith(prefix) and n not in apart}
        assert listed == set(table), prefix
        assert len(set(table.values())) == len(table), prefix


def test_a_set_of_words_is_read_and_printed() -> None:
    assert words.parse_words(words.POWERS, "licence,voice", "power") == 17
    assert words.words(words.POWERS, 19) == "licence, export and voice"
    with pytest.raises(BadInput, match="a power is one of licence, export"):
        words.parse_words(words.POWERS, "licence,print", "power")
