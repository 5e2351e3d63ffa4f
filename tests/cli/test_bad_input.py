"""What is wrong is refused at the edge: exit code 2, the value and the rule; 1 without a node."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kp_ledger.chain.deployment import CONTRACTS
from kp_ledger.home import Description, Home
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.keys.keystore import Owner
from tests.cli.conftest import Kp

ADDRESSES = {name: f"0x{number:040x}" for number, name in enumerate(CONTRACTS, 1)}
GONE = "http://127.0.0.1:9"


@pytest.fixture
def away(kp: Kp) -> Kp:
    """A home whose node is not there, with two demonstration keys."""
    home = Home(kp.home)
    home.describe(Description(987_654, "url", GONE, addresses=ADDRESSES))
    kp("keys", "create", "miner", "--demonstration", "--organisation", "7", "--participant", "BW")
    kp("keys", "create", "buyer", "--demonstration", "--organisation", "8", "--participant", "BW")
    return kp


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        (("register", "A-1", "-1"), "'-1': no weight, amount or number here is negative"),
        (("register", "A-1", "-0.5"), "'-0.5': no weight, amount or number here is negative"),
        (("register", "A-1", "0"), "'0': a weight is more than nothing"),
        (("register", "A-1", "1.0001"), "'1.0001': a weight in carats has at most 3 decimal"),
        (("register", "A-1", "9999999999"), "'9999999999': a weight is at most"),
        (("register", "A 1", "1"), "'A 1': a reference is 1 to 31 letters"),
        (("register", "A" * 32, "1"), "a reference is 1 to 31 letters"),
        (("register", "A-1", "1", "--kind", "ruby"), "'ruby': a kind is one of"),
        (("register", "A-1"), "give REFERENCE and CARATS"),
        (("register", "A-1", "1", "--licence", "5", "--day", "2999-01-01"), "is in the future"),
        (("register", "A-1", "1", "--licence", "5", "--day", "1.2.2026"), "YYYY-MM-DD"),
        (("register", "A-1", "1", "--licence", "0"), "'0': a licence is a whole number from 1"),
        (("register", "A-1", "1", "--document", "nothing"), "neither 64 hexadecimal digits nor"),
        (("handover", "A-1@1"), "say who receives"),
        (("handover", "A-1@1", "--to", "nobody"), "'nobody': is neither a number, nor a key"),
        (("handover", "A-1@x", "--to", "8"), "'x': a revision is a whole number"),
        (("handover", "A-1@1", "A-1@1", "--to", "8"), "'A-1@1': is named twice"),
        (("handover", "A-1@1", "--to", "8", "--moves", "all"), "one of custody, title, both"),
        (("handover", "A-1@1", "--to", "8", "--good-for", "91"), "from 1 to 90"),
        (("handover", "--to", "8"), "name the parcels"),
        (("handover", "A-1", "--to", "8", "--sign-only", "x"), "without a node: PARCEL@REVISION"),
        (("certificate", "lapse", "XX 1"), "'XX 1': a certificate is a Participant's letters"),
        (("attach", "stone", "5"), "'stone': a subject's kind is one of"),
        (("act", "Steal", "--json-args", "{}"), "'Steal': is no act"),
        (("act", "NoticesAttach", "--json-args", "{"), "is no JSON"),
        (("act", "NoticesAttach", "--json-args", "{}"), "is an object with the members"),
        (("keys", "revoke", "0x12"), "'0x12': the address of a key"),
        (("keys", "revoke", "miner", "--at", "noon"), "'noon': a moment is written"),
    ],
)
def test_a_bad_value_is_named_with_its_rule(
    away: Kp, arguments: tuple[str, ...], rule: str
) -> None:
    answer = away(*arguments, "--as", "miner", code=2)
    assert rule in answer.err
    assert answer.out == ""


def test_with_json_the_reason_is_json(away: Kp) -> None:
    answer = away.json("register", "A-1", "0", "--as", "miner", code=2)
    assert answer.json == {
        "done": False,
        "error": "BadInput",
        "reason": "'0': a weight is more than nothing",
        "value": "0",
        "rule": "a weight is more than nothing",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "reference,carats\nA-1,1.5\nA-2,-3\nA 3,1\n",
            ["2 of its rows do not hold; none was taken", "line 3: '-3'", "line 4: 'A 3'"],
        ),
        ("reference,carats\nA-1,1\nA-1,2\n", ["line 3: 'A-1': stands in line 2 already"]),
        ("reference\nA-1\n", ["line 2 lacks carats"]),
        ("reference,carats,colour\nA-1,1,D\n", ["line 2 has colour; there are reference, carats"]),
        ("reference,carats\n", ["holds no rows"]),
        ('reference,carats\n"A-1,1\n', ["is not CSV"]),
    ],
)
def test_a_batch_tells_every_line_that_does_not_hold(
    away: Kp, tmp_path: Path, text: str, told: list[str]
) -> None:
    path = tmp_path / "lots.csv"
    path.write_text(text)
    answer = away("register", "--from", str(path), "--as", "miner", "--licence", "5", code=2)
    for part in told:
        assert part in answer.err


def test_a_batch_in_json_is_told_by_item(away: Kp, tmp_path: Path) -> None:
    path = tmp_path / "lots.json"
    path.write_text(
        json.dumps([{"reference": "A-1", "carats": 1.25}, {"reference": "A-2", "carats": 0}])
    )
    answer = away("register", "--from", str(path), "--as", "miner", "--licence", "5", code=2)
    assert "item 2: '0': a weight is more than nothing" in answer.err
    path.write_text("{}")
    answer = away("register", "--from", str(path), "--as", "miner", "--licence", "5", code=2)
    assert "is a list of objects" in answer.err


def test_a_node_that_is_not_there_is_named(away: Kp) -> None:
    for arguments in (("status",), ("show", "BW"), ("trace", "A-1"), ("events",)):
        assert f"no node answers at {GONE}" in away(*arguments, code=1).err
    answer = away.json("keys", "enrol", "buyer", "--as", "miner", code=1)
    assert answer.json["error"] == "LedgerUnavailable"


def test_a_home_without_a_ledger_says_how_to_begin(kp: Kp) -> None:
    assert "there is no ledger in" in kp("status", code=1).err
    assert "kp up begins one" in kp("show", "BW", code=1).err


def test_an_unknown_name_is_answered_with_those_there_are(away: Kp) -> None:
    answer = away("handover", "A-1@1", "--to", "8", "--as", "thief", code=2)
    assert "'thief': there is no key of this name" in answer.err
    assert "buyer, miner" in answer.err


def test_a_wrong_password_is_refused(
    away: Kp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kp_ledger.keys import keystore as keystores

    monkeypatch.setattr(keystores, "COST", 1 << 10)
    owner = Owner("real", 7, "BW", "miner", demonstration=False)
    KeyDirectory(Home(away.home).keys).create(owner, "the right password")
    path = tmp_path / "password"
    path.touch(mode=0o600)
    path.write_text("the wrong password")
    monkeypatch.setenv("KP_PASSWORD_FILE", str(path))
    answer = away("handover", "A-1@1", "--to", "8", "--as", "real", "--sign-only", "x", code=2)
    assert "'real': this password does not open the keystore" in answer.err
    assert "wrong password" not in answer.err + answer.out


def test_a_real_key_signs_for_no_chain_that_everybody_has(
    away: Kp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kp_ledger.keys import keystore as keystores

    monkeypatch.setattr(keystores, "COST", 1 << 10)
    path = tmp_path / "password"
    path.touch(mode=0o600)
    path.write_text("the right password")
    monkeypatch.setenv("KP_PASSWORD_FILE", str(path))
    away("keys", "create", "real", "--organisation", "7", "--participant", "BW")
    Home(away.home).describe(Description(31_337, "url", GONE, addresses=ADDRESSES))
    order = ("handover", "A-1@1", "--to", "8", "--sign-only", str(tmp_path / "order.json"))
    assert "31337: signing for chain id 1, 1337 or" in away(*order, "--as", "real", code=2).err
    away(*order, "--as", "miner")


def test_a_wrong_option_is_wrong_use(kp: Kp) -> None:
    assert "--as" in kp("handover", "A-1", code=2).err
    kp("steal", code=2)
    kp("events", "--from", "yesterday", code=2)


def test_help_is_there_for_every_command(kp: Kp) -> None:
    from kp_ledger.cli.main import run

    for command in ("up", "register", "certificate", "propose", "keys", "act"):
        assert run([command, "--help"]) == 0
