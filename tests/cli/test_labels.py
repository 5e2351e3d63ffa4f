"""`kp label` and `kp slip` on a ledger that runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kp_ledger.domain.scanned import Link, read_link
from tests.cli.conftest import Kp, home_of
from tests.labels.scanning import scan_pdf, text_of

pytestmark = pytest.mark.chain


@pytest.fixture(scope="module")
def parcel(running: Kp) -> str:
    """Dug, handed over, and less of it since."""
    made = running.json("register", "PRINTED-1", "12.5", "--as", "miner")
    found = str(made.event("ProductionRegistered")["parcel"])
    running("handover", found, "--to", "trader", "--as", "miner", "--with", "trader")
    return found


def test_a_label_leads_to_the_parcel(running: Kp, parcel: str, tmp_path: Path) -> None:
    chain = home_of(running).description().chain_id
    for name in ("label.pdf", "label.svg"):
        out = tmp_path / name
        running("label", parcel, "-o", str(out), "--gateway", "https://ledger.example")
        assert out.stat().st_size > 1_000
    codes = scan_pdf((tmp_path / "label.pdf").read_bytes())
    assert [read_link(one) for one in codes] == [Link(chain, bytes.fromhex(parcel[2:]))]
    assert "PRINTED-1" in (tmp_path / "label.svg").read_text()


def test_a_slip_says_who_handed_what_to_whom(running: Kp, parcel: str, tmp_path: Path) -> None:
    by_parcel = running("slip", parcel).out
    assert "miner" in by_parcel and "trader" in by_parcel and "12.500 ct" in by_parcel
    code = next(line.split(": ")[1] for line in by_parcel.splitlines() if line.startswith("Code"))
    assert running("slip", code).out == by_parcel
    out = tmp_path / "slip.pdf"
    running("slip", code, "-o", str(out), "--roll", "80")
    assert code in text_of(out.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("label", "0x" + "ab" * 32, "-o", "x.pdf"), "no parcel of this name"),
        (("label", "PARCEL", "-o", "x.png"), "ends in"),
        (("label", "PARCEL", "-o", "x.svg", "--pdf", "--svg"), "one form at a time"),
        (
            ("label", "PARCEL", "-o", "x.svg", "--gateway", "javascript:alert(1)"),
            "gateway's address",
        ),
        (("slip", "PARCEL", "--roll", "70"), "58 or 80"),
        (("slip", "999-1"), "no handover"),
        (("slip", "PARCEL", "-o", "x.svg"), "ends in"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    running: Kp, parcel: str, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    given = [parcel if one == "PARCEL" else one for one in arguments]
    given = [str(tmp_path / one) if one.startswith("x.") else one for one in given]
    assert said in running(*given, code=2).err
    assert not list(tmp_path.iterdir())


def test_no_file_is_overwritten(running: Kp, parcel: str, tmp_path: Path) -> None:
    out = tmp_path / "label.svg"
    out.write_text("mine")
    running("label", parcel, "-o", str(out), code=2)
    assert out.read_text() == "mine"
