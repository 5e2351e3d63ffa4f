"""`kp deploy --founding FILE`, as every real ledger begins: two founders, in two places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kp_ledger.domain import bounds, words
from kp_ledger.home import Home
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.keys.passwords import open_keystore
from kp_ledger.keys.signing import sign_digest
from tests.cli.conftest import Kp

pytestmark = pytest.mark.chain
DEFINITION = "de" * 32


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory, capture: Any) -> Iterator[tuple[Kp, Kp]]:
    """The home of the Chair, whose node runs, and that of the other founder."""
    folder = tmp_path_factory.mktemp("founded")
    here, there = Kp(folder / "here", capture), Kp(folder / "there", capture)
    with pytest.MonkeyPatch.context() as patch:
        password = folder / "password"
        password.write_text("a long enough password\n")
        password.chmod(0o600)
        patch.setenv("KP_PASSWORD_FILE", str(password))
        here.apart("up")
        try:
            here("keys", "create", "deployer")
            here("keys", "create", "ae-focal", "--participant", "AE", "--role", "focal")
            there("keys", "create", "bw-focal", "--participant", "BW", "--role", "focal")
            there("keys", "create", "ae-reserve", "--participant", "AE", "--role", "reserve")
            yield here, there
        finally:
            here.apart("down")


def test_neither_or_both_ways_to_found_are_refused(founded: tuple[Kp, Kp]) -> None:
    here, _ = founded
    for options in ((), ("--demonstration", "--founding", "x.json")):
        refused = here("deploy", *options, code=2).err
        assert "give --founding FILE, or --demonstration to play" in refused


def test_what_is_no_founding_is_refused(founded: tuple[Kp, Kp], tmp_path: Path) -> None:
    here, _ = founded
    for text in ("{", "[]", '{"day": "2026-01-01", "participants": []}'):
        (tmp_path / "founding.json").write_text(text)
        options = ("--founding", str(tmp_path / "founding.json"), "--as", "deployer")
        assert "is no founding; it looks like" in here("deploy", *options, code=2).err


def test_a_ledger_is_founded_by_a_file(founded: tuple[Kp, Kp], tmp_path: Path) -> None:
    here, there = founded
    bw = there.json("keys", "show", "bw-focal").json["address"]
    ae = here.json("keys", "show", "ae-focal").json["address"]
    reserve = there.json("keys", "show", "ae-reserve").json["address"]
    file: dict[str, Any] = {
        "day": "2026-01-05",
        "chair": "AE",
        "definition": DEFINITION,
        "parameters": {"late-days": 4},
        "participants": [
            {"code": "ZW", "counted": False},
            {"code": "BW", "focal_key": bw},
            {"code": "AE", "focal_key": "ae-focal", "reserve_key": reserve},
        ],
    }
    path = tmp_path / "founding.json"
    path.write_text(json.dumps(file))
    deploy = ("deploy", "--founding", str(path), "--as", "deployer")

    # A reserve key is elsewhere, and so is the other founder's key: what they have to sign is
    # named, and nothing is lost.
    lacking = here(*deploy, code=2).err
    assert "the reserve key of AE is not here; it has to sign 0x" in lacking
    spare = open_keystore(KeyDirectory(Home(there.home).keys).get("ae-reserve"))
    digest = bytes.fromhex(lacking.split("it has to sign 0x")[1][:64])
    file["reserve_signatures"] = {"AE": "0x" + sign_digest(digest, spare).hex()}
    path.write_text(json.dumps(file))
    lacking = here(*deploy, code=2).err
    assert "Participants on the ledger" in lacking and "AE, BW" in lacking
    assert f"0x{DEFINITION}" in lacking
    told = dict(line.split(":", 1) for line in lacking.splitlines() if " key of " in line)
    assert told["Reserve key of AE"].strip() == reserve
    assert told["Focal key of BW"].strip() == bw
    assert "the focal key of BW is not here; it has to sign 0x" in lacking
    assert digest == bytes.fromhex(lacking.split("it has to sign 0x")[1][:64])
    key = open_keystore(KeyDirectory(Home(there.home).keys).get("bw-focal"))
    file["signatures"] = {"BW": "0x" + sign_digest(digest, key).hex()}
    path.write_text(json.dumps(file))
    said = here(*deploy)
    chain = Home(here.home).description().chain_id
    assert said.out.startswith(f"The ledger is founded on chain {chain}.\n")
    assert "Signed by ae-focal for AE." in said.err and "for BW" not in said.err
    assert not Home(here.home).description().demonstration

    events = [json.loads(line) for line in here.json("events").out.splitlines()]

    def fields(kind: str) -> list[dict[str, Any]]:
        return [event["fields"] for event in events if event["kind"] == kind]

    (once,) = fields("Founded")
    assert len(once["signatures"]) == 3
    assert once["signatures"][1] == file["reserve_signatures"]["AE"]
    assert once["signatures"][2] == file["signatures"]["BW"]
    listed = [(p["participant"], p["counted"], p["day"]) for p in fields("ParticipantSet")]
    assert listed == [(c, n, "2026-01-05") for c, n in (("AE", True), ("BW", True), ("ZW", False))]
    keys = {key["participant"]: key["key"].lower() for key in fields("FocalKeySet")}
    assert keys == {"AE": ae, "BW": bw}
    (named,) = fields("ReserveKeySet")
    assert (named["participant"], named["key"].lower()) == ("AE", reserve.lower())
    (chair,) = fields("ChairRecorded")
    assert (chair["year"], chair["chair"]) == (2026, "AE")
    (definition,) = fields("DefinitionAdopted")
    assert definition["text"].removeprefix("0x") == DEFINITION
    usual = {words.PARAMETERS[n]: bound.usual for n, bound in bounds.PARAMETERS.items()}
    assert len(fields("ParameterSet")) == len(usual)
    assert [int(p["value"]) for p in fields("ParameterSet")] == list(
        (usual | {"late-days": 4}).values()
    )
    assert "BAD" not in here("doctor").out


def test_it_is_founded_once(founded: tuple[Kp, Kp]) -> None:
    here, _ = founded
    assert here.json("status").json["counts"]["Participants on the ledger"] == 2
