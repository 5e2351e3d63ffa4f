"""`kp terms`: the price of a handover, whose hash both sides sign and the chain bears."""

from __future__ import annotations

import json
import stat
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from eth_abi.abi import encode
from eth_hash.auto import keccak

from kp_ledger.model.typed import domain_separator
from tests.cli.conftest import Kp, home_of

pytestmark = pytest.mark.chain
TYPE = b"Terms(bytes32 salt,uint64 amount,bytes3 currency,uint32 giver,uint32 receiver,bytes32 parcels)"
REF = b"ParcelRef(bytes32 parcel,uint16 revision)"


numbers = count()


@pytest.fixture
def parcels(running: Kp) -> list[str]:
    """Two that the miner has just dug."""
    made = [
        running.json("register", f"TERMS-{next(numbers)}", "2", "--as", "miner") for _ in range(2)
    ]
    return [str(one.event("ProductionRegistered")["parcel"]) for one in made]


def written(running: Kp, file: Path, parcels: list[str]) -> str:
    sides = ("--giver", "miner", "--to", "trader")
    answer = running("terms", "write", str(file), *parcels, *sides, "--amount", "12,500.50")
    return answer.out.strip()


def test_both_sign_the_hash_of_what_the_file_says(
    running: Kp, parcels: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "terms.json"
    sides = ("--giver", "miner", "--to", "trader")
    price = ("--amount", "12,500.50", "--currency", "BWP")
    hashed = running("terms", "write", str(file), *parcels, *sides, *price).out.strip()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said = json.loads(file.read_bytes())
    ledger = home_of(running).description().ledger
    refs = [
        keccak(keccak(REF) + encode(["bytes32", "uint16"], [bytes.fromhex(parcel[2:]), 1]))
        for parcel in sorted(parcels)
    ]
    values = [bytes.fromhex(said["salt"][2:]), 1_250_050, b"BWP", said["giver"], said["receiver"]]
    kinds = ["bytes32", "uint64", "bytes3", "uint32", "uint32", "bytes32"]
    struct = keccak(keccak(TYPE) + encode(kinds, [*values, keccak(b"".join(refs))]))
    domain = domain_separator(ledger.chain_id, ledger.addresses["Parcels"])
    assert hashed == said["terms"] == "0x" + keccak(b"\x19\x01" + domain + struct).hex()

    sent = running.json(
        *("handover", *parcels, "--to", "trader", "--terms", str(file)),
        *("--as", "miner", "--with", "trader"),
    )
    events = [one for one in sent.json["events"] if one["event"] == "HandedOver"]
    assert [one["terms"] for one in events] == [hashed] * 2


def test_a_price_is_not_found_by_trying_amounts(
    running: Kp, parcels: list[str], tmp_path: Path
) -> None:
    once, again = (written(running, tmp_path / name, parcels) for name in ("a.json", "b.json"))
    assert once != again


def test_what_a_file_says_is_shown_for_people_and_programs(
    running: Kp, parcels: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "terms.json"
    hashed = written(running, file, parcels)
    shown = running("terms", "show", str(file)).out
    for text in (hashed, "12,500.50 USD", "miner", "trader", *(f"{one}@1" for one in parcels)):
        assert text in shown
    assert running.json("terms", "show", str(file)).json == json.loads(file.read_bytes())


def test_the_opening_is_a_document_that_both_can_read(
    running: Kp, parcels: list[str], tmp_path: Path
) -> None:
    file, out = tmp_path / "terms.json", tmp_path / "out.json"
    written(running, file, parcels)
    for side in ("miner", "trader"):
        running("document", "keygen", "--as", side)
    to = ("--to", "miner", "--to", "trader")
    digest = running.json("document", "add", str(file), *to).json["digest"]
    running("document", "read", digest, "--as", "trader", "-o", str(out))
    assert out.read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount": "1.00"}, "of what it says the hash is"),
        ({"salt": "0x00"}, "a salt"),
        ({"currency": "usd"}, "three capital letters"),
        ({"parcels": [{"parcel": "0x" + "ab" * 32}]}, "is no file of terms"),
        ({"giver": 0}, "an organisation"),
    ],
)
def test_a_file_that_was_changed_is_refused(
    running: Kp, parcels: list[str], tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    file = tmp_path / "terms.json"
    written(running, file, parcels)
    file.write_text(json.dumps({**json.loads(file.read_bytes()), **changes}))
    assert said in running("terms", "show", str(file), code=2).err


def test_terms_of_another_handover_are_not_signed(
    running: Kp, parcels: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "terms.json"
    written(running, file, parcels)
    order = ("handover", "--terms", str(file), "--as", "miner", "--with", "trader", "--try")
    assert "another receiver" in running(*order, *parcels, "--to", "dubai", code=2).err
    one = running(*order, parcels[0], "--to", "trader", code=2).err
    assert "another list of parcels and revisions" in one


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        ("", "USD", "an amount"),
        ("1.005", "USD", "at most 2 decimal places"),
        ("184467440737095516.16", "USD", "between 0 and"),
        ("1", "US", "three capital letters"),
    ],
)
def test_an_amount_and_a_currency_are_asked_for(
    running: Kp, parcels: list[str], tmp_path: Path, amount: str, currency: str, said: str
) -> None:
    named = (*parcels, "--giver", "miner", "--to", "trader", "--amount", amount)
    file = str(tmp_path / "terms.json")
    answer = running("terms", "write", file, *named, "--currency", currency, code=2)
    assert said in answer.err and not Path(file).exists()


def test_no_file_is_overwritten(running: Kp, parcels: list[str], tmp_path: Path) -> None:
    file = tmp_path / "terms.json"
    written(running, file, parcels)
    named = (*parcels, "--giver", "miner", "--to", "trader", "--amount", "1")
    assert "none is overwritten" in running("terms", "write", str(file), *named, code=2).err
