"""Labels: the code leads to the parcel, a person can compare the id, and there is no answer."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from kp_ledger.domain.scanned import Link, read_link
from kp_ledger.labels.codes import code_of
from kp_ledger.labels.label import Label, as_pdf, as_svg
from kp_ledger.labels.links import GTIN, certificate_link, parcel_link
from tests.labels.scanning import scan_path, scan_pdf, size_of, text_of

PARCEL = bytes.fromhex("1b6d43252331fe981014779f356bee6c3270e0ab2224372e4639b9e38476fd66")
CHAIN = 1_101_748_750_823
LABEL = Label("https://ledger.example", CHAIN, PARCEL, "ORAPA-26-041")
SVG = "{http://www.w3.org/2000/svg}"


def test_the_link_has_the_form_of_a_digital_link() -> None:
    digits = PARCEL.hex()
    assert LABEL.link == (
        f"https://ledger.example/01/02000000071022/10/{digits[:20]}?ledger={CHAIN}&parcel={digits}"
    )


def test_the_constant_gtin_has_its_check_digit_and_is_of_nobodys_range() -> None:
    weights = [3, 1] * 6 + [3]
    total = sum(int(d) * w for d, w in zip(GTIN[:13], weights, strict=True))
    assert int(GTIN[13]) == -total % 10
    assert GTIN.startswith("020"), "numbers that begin with 20 are for restricted circulation"


@pytest.mark.parametrize(
    "base", ["https://a.example", "https://a.example/", "http://1.2.3.4:8000/kp"]
)
def test_what_is_written_is_read(base: str) -> None:
    assert read_link(parcel_link(base, CHAIN, PARCEL)) == Link(CHAIN, PARCEL)


def test_a_certificates_link_is_its_page() -> None:
    link = certificate_link("https://a.example/", "BW 000123")
    assert link == "https://a.example/certificate/BW-000123"
    found = read_link(link)
    assert found is not None and found.certificate == 0x4257 << 32 | 123


@pytest.mark.parametrize("chain", [1, CHAIN, (1 << 63) - 1])
def test_the_code_of_an_svg_is_read_back(chain: int) -> None:
    label = Label("https://ledger.example", chain, PARCEL)
    root = ET.fromstring(as_svg(label))
    path = root.find(f"{SVG}path")
    assert path is not None
    assert scan_path(path.attrib["d"], code_of(label.link).size) == [label.link]


def test_the_code_of_a_pdf_is_read_back() -> None:
    assert scan_pdf(as_pdf(LABEL)) == [LABEL.link]


def test_both_forms_are_100_by_50_millimetres() -> None:
    assert size_of(as_pdf(LABEL)) == (100.0, 50.0)
    root = ET.fromstring(as_svg(LABEL))
    assert (root.attrib["width"], root.attrib["height"]) == ("100mm", "50mm")


@pytest.mark.parametrize("form", ["svg", "pdf"])
def test_a_person_can_compare_ledger_parcel_and_lot(form: str) -> None:
    words = " ".join(said(form, LABEL).split())
    assert f"Ledger no. {CHAIN}" in words and "Lot ORAPA-26-041" in words
    assert PARCEL.hex() in re.sub(r"\s", "", words)
    assert "does not say what is in the bag" in words


@pytest.mark.parametrize("form", ["svg", "pdf"])
def test_a_label_has_no_answer(form: str) -> None:
    """No origin, weight, certificate or state: what is printed stays, what is true changes."""
    assert not re.search(r"carat|\bct\b|origin|Botswana|certificate|held|mined", said(form, LABEL))


def test_without_a_reference_no_lot_is_named() -> None:
    assert "Lot" not in said("svg", Label("https://a.example", 1, PARCEL))


def test_a_reference_that_means_harm_stays_words() -> None:
    hostile = Label("https://a.example", 1, PARCEL, "<script>alert(1)</script>&é漢")
    root = ET.fromstring(as_svg(hostile))
    assert root.find(f".//{SVG}script") is None
    assert scan_pdf(as_pdf(hostile)) == [hostile.link]


def said(form: str, label: Label) -> str:
    if form == "pdf":
        return text_of(as_pdf(label))
    return " ".join(ET.fromstring(as_svg(label)).itertext())
