"""What people type or scan, read kindly and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.domain import scanned
from kp_ledger.domain.participants import parse_participant

ID = bytes.fromhex("0a1b2c3d" * 8)
TEXT = "0x" + ID.hex()
BW = parse_participant("BW") << 32


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT[2:],
        TEXT.upper(),
        " " + TEXT + " ",
        " ".join(TEXT[at : at + 6] for at in range(0, 66, 6)),
        "-".join(TEXT[2 + at : 2 + at + 8] for at in range(0, 64, 8)),
    ],
)
def test_an_id_is_read_in_any_case_and_with_spaces(text: str) -> None:
    assert scanned.as_id(text) == ID


@pytest.mark.parametrize("text", ["", "0x", TEXT[:-1], TEXT + "0", TEXT.replace("0a", "0g"), "x"])
def test_what_is_no_id_is_none(text: str) -> None:
    assert scanned.as_id(text) is None


@pytest.mark.parametrize("text", ["BW 000123", "bw123", "Bw-0000000123", "b w 1 2 3", "BW.123"])
def test_a_certificate_is_read_in_any_case_and_with_or_without_zeros(text: str) -> None:
    assert scanned.as_certificate(text) == BW | 123


@pytest.mark.parametrize(
    "text", ["", "BW", "123", "QQ 1", "BW 0", "BW 99999999999", "BWO123", "bw½"]
)
def test_what_is_no_certificate_is_none(text: str) -> None:
    assert scanned.as_certificate(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [("BW OOO123", 123), ("bw oooI23", 123), ("8W 123", 123), ("BW l0l", 101), ("BW S8", 58)],
)
def test_look_alikes_are_meant_and_not_taken(text: str, meant: int) -> None:
    assert scanned.as_certificate(text) is None
    assert scanned.certificates_meant(text) == [BW | meant]


def test_look_alikes_in_an_id_are_meant_and_not_taken() -> None:
    for wrong in (TEXT.replace("0a", "Oa"), TEXT.replace("1b", "lb"), TEXT.replace("1b", "Ib")):
        assert scanned.as_id(wrong) is None
        assert scanned.id_meant(wrong) == ID
    assert scanned.id_meant(TEXT) is None
    assert scanned.certificates_meant("BW 000123") == []


@pytest.mark.parametrize(
    ("digits", "lacks"), [("ab" * 31, 2), ("ab" * 33, -2), ("ab" * 32, None), ("ab" * 20, None)]
)
def test_digits_that_lack_are_counted(digits: str, lacks: int | None) -> None:
    assert scanned.digits_short("0x" + digits) == lacks


@pytest.mark.parametrize(
    "link",
    [
        f"https://kp.example/p/{TEXT}",
        f"HTTPS://KP.EXAMPLE/01/09506000134352/10/LOT?parcel={TEXT}&ledger=7",
        f"https://kp.example/ledger/7/parcel/{TEXT[2:]}",
        f"http://[::1]:8000/parcel/{TEXT}?ledger=7#top",
    ],
)
def test_a_link_names_a_parcel_wherever_it_stands(link: str) -> None:
    assert scanned.is_link(link)
    found = scanned.read_link(link)
    assert found is not None
    assert found.parcel == ID
    assert found.ledger == (7 if "7" in link.split(TEXT[2:])[0] + link.split(TEXT[2:])[1] else None)


def test_a_link_names_a_certificate() -> None:
    found = scanned.read_link("https://kp.example/certificate/BW-000123")
    assert found == scanned.Link(None, certificate=BW | 123)


@pytest.mark.parametrize(
    "link", ["https://kp.example/", "https://[", "https://x/%zz", "http://x/?a=%00", "https://x/1"]
)
def test_a_link_that_names_nothing_of_ours_is_none(link: str) -> None:
    assert scanned.read_link(link) is None


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    scanned.is_link(text)
    scanned.read_link(text)
    scanned.as_id(text)
    scanned.as_certificate(text)
    scanned.digits_short(text)
    scanned.id_meant(text)
    for number in scanned.certificates_meant(text):
        assert 0 < number < 1 << 48
