"""A shipment over a border by commands, and the paper of a Participant outside, both ways."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Kp, first_zone
from tests.cli.test_story import show_field

pytestmark = pytest.mark.chain
DOCUMENT = ("--document", "44" * 32)
REASON = ("--reason", "55" * 32)


@pytest.fixture(scope="module")
def stock(running: Kp) -> Kp:
    """Goods of the trader, and a party outside."""
    path = running.home / "border.csv"
    path.write_text("reference,carats,kind\nEX-1,50,gem\nEX-2,25.5,gem\nEX-3,8,gem\n")
    running("register", "--from", str(path), "--as", "miner")
    handover = ("handover", "EX-1", "EX-2", "EX-3", "--to", "trader", "--as", "miner")
    running(*handover, "--with", "trader")
    admitted = running.json(
        "organisation", "admit-outside", "--participant", "ZW", "--as", "bw-office"
    )
    number = admitted.event("OrganisationAdmitted")["organisation"]
    names = (
        json.loads((running.home / "names.json").read_text())
        if (running.home / "names.json").exists()
        else {"organisations": {}, "zones": {}}
    )
    names["organisations"][str(number)] = "harare"
    (running.home / "names.json").write_text(json.dumps(names))
    return running


def request(kp: Kp, reference: str, parcels: list[str], to: str, importer: str) -> None:
    of = ("--reference", reference, "--to", to)
    options = (*of, "--importer", importer, "--independent", "valuer")
    kp("certificate", "request", *parcels, *options, *DOCUMENT, "--as", "trader")
    worth = ("--gem", "90000.50")
    kp("certificate", "value", reference, "--capacity", "exporter", *worth, "--as", "trader")
    kp("certificate", "value", reference, "--capacity", "independent", *worth, "--as", "valuer")


def issue(kp: Kp, reference: str) -> str:
    answer = kp.json("certificate", "issue", reference, *DOCUMENT, "--as", "bw-office")
    number = int(answer.event("CertificateIssued")["certificate"])
    return f"BW {number & 0xFFFFFFFF:06}"


def test_a_shipment_goes_from_request_to_confirmation(stock: Kp) -> None:
    request(stock, "R-1", ["EX-1", "EX-2"], "AE", "dubai")
    assert "is open" in stock("show", "R-1").out
    number = issue(stock, "R-1")
    again = stock("certificate", "issue", "R-1", *DOCUMENT, "--as", "bw-office", code=1)
    assert "Refused (" in again.err
    assert show_field(stock, number, "Status") == "issued"
    assert show_field(stock, "EX-1", "Status") == "sealed"

    replaced = stock.json("certificate", "replace", number, "--surrendered", *REASON, *DOCUMENT,
                          "--as", "bw-office")  # fmt: skip
    new = f"BW {int(replaced.event('CertificateIssued')['certificate']) & 0xFFFFFFFF:06}"
    assert show_field(stock, number, "Status") == "voided"

    stock("certificate", "depart", new, "--seal", "66" * 32, "--as", "bw-office")
    on_its_way = stock.json("show", "EX-1").json["summary"]
    assert f"under certificate {new} (on its way since" in on_its_way
    stock("certificate", "transit", new, *DOCUMENT, "--as", "ao-office")

    paper = ("--exporter", "trader", "--importer", "dubai", "--parcels", "2", "--carats", "75.5")
    wrong = ("certificate", "confirm", new, *paper, "--measured", "70", *DOCUMENT)
    assert "Refused (ShipmentsMeasuredOutside)" in stock(*wrong, "--as", "ae-office", code=1).err
    right = ("certificate", "confirm", new, *paper, "--measured", "75.5", *DOCUMENT, "--accepted")
    stock(*right, "--as", "ae-office", "--with", "dubai")
    assert show_field(stock, "EX-1", "Custodian").startswith("dubai")
    assert show_field(stock, new, "Status") == "confirmed"
    card = " ".join(stock("show", new).out.split())
    assert "Status: confirmed" in card.split(" What happened to it, oldest first: ")[0]
    assert f"confirmed 2 parcels under {new}" in card.split(" What happened to it, ")[1]
    assert f"certificate {new} (confirmed)" in " ".join(stock("trace", "EX-1").out.split())


def test_a_certificate_is_voided(stock: Kp) -> None:
    request(stock, "R-2", ["EX-3"], "AE", "dubai")
    number = issue(stock, "R-2")
    stock("certificate", "void", number, *REASON, *DOCUMENT, "--as", "bw-office")
    assert show_field(stock, "EX-3", "Status") == "held"
    early = stock("certificate", "lapse", number, "--as", "miner", code=1)
    assert "Refused (Certificates" in early.err


def test_goods_leave_the_ledger(stock: Kp) -> None:
    request(stock, "R-3", ["EX-3"], "ZW", "harare")
    number = issue(stock, "R-3")
    stock("certificate", "depart", number, "--seal", "77" * 32, "--as", "bw-office")
    stock("certificate", "close-outside", number, "--carats", "8", *DOCUMENT, "--as", "bw-office")
    assert show_field(stock, "EX-3", "Status") == "outside"
    assert "It has left this ledger." in stock("trace", "EX-3").out.replace("\n", " ")


def test_foreign_paper_comes_in_with_declared_origins(stock: Kp, tmp_path: Path) -> None:
    declared = int(first_zone(stock, "ZW", "declared"))
    today = datetime.now(UTC).date()
    paper = {
        "issuer": "ZW", "number": "zw 0077", "exporter": "harare", "importer": "dubai",
        "issued": str(today), "expires": str(today + timedelta(days=30)), "arrived": str(today),
        "dollars": {"gem": "1000"}, "document": "88" * 32,
        "lots": [{"reference": "IN-1", "carats": "10.5", "kind": "gem",
                  "origins": {str(declared << 8 | 1): "10.5"}}],
    }  # fmt: skip
    path = tmp_path / "paper.json"
    path.write_text(json.dumps(paper))
    record = ("certificate", "record-inbound", "--from", str(path), "--accepted")
    stock(*record, "--as", "ae-office", "--with", "dubai")
    answer = stock.json("show", "IN-1").json
    assert "declared on a paper certificate as from Zimbabwe" in answer["summary"]
    again = stock(*record, "--as", "ae-office", "--with", "dubai", code=1)
    assert "Refused (Paper" in again.err
    path.write_text(json.dumps(paper | {"lots": [paper["lots"][0] | {"reference": "IN-2"}]}))
    second = ("certificate", "record-inbound", "--from", str(path), "--as", "ae-office")
    stock(*second, "--collides-with", "ZW 2147483648")
    for own, other in (("ZW 2147483648", "ZW 2147483649"), ("ZW 2147483649", "ZW 2147483648")):
        assert stock.json("show", own).json["same_number"] == [other]
        assert other in stock("show", own).out
    path.write_text(json.dumps(paper | {"lots": "none"}))
    assert "the paper's lots is missing" in stock(*record, "--as", "ae-office", code=2).err


def test_the_sources_agree_after_all_that(stock: Kp) -> None:
    assert stock("state", "--source", "chain").out == stock("state", "--source", "model").out
