"""A home of another format is refused by every command, and left as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kp_ledger.base.errors import BadInput
from kp_ledger.cli.run.demoing import take_away
from kp_ledger.home import FORMAT, Description, Home, OtherFormat
from tests.cli.conftest import Kp
from tests.cli.test_bad_input import ADDRESSES, GONE
from tests.cli.test_commands import EVERY

# What needs no home, and what takes an older one away when it is told to.
HOMELESS = {"keys lost"}


def written(home: Path, found: Any, *, demonstration: bool = False) -> Home:
    """A home as another version would have left it."""
    here = Home(home)
    description = Description(
        987_654, "anvil", "", demonstration=demonstration, addresses=ADDRESSES
    )
    here.describe(description)
    path = home / "ledger.json"
    file = json.loads(path.read_text())
    del file["format"]
    path.write_text(json.dumps(file if found is None else {"format": found, **file}))
    (home / "keys").mkdir()
    return here


def files(home: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() if one.is_file() else b"" for one in home.rglob("*")}


def test_every_command_has_a_home_but_those_that_need_none() -> None:
    without = {name for name, command in EVERY if not any(p.name == "home" for p in command.params)}
    assert without == HOMELESS


@pytest.mark.parametrize("found", [None, FORMAT - 1, FORMAT + 1, str(FORMAT)])
def test_every_command_refuses_it_and_says_what_to_do(kp: Kp, found: Any) -> None:
    written(kp.home, found)
    before = files(kp.home)
    for name, _ in EVERY:
        if name not in HOMELESS:
            refused = kp(*name.split(" "), code=1)
            assert f"this version keeps format {FORMAT}" in refused.err, name
            assert "kp demo --fresh" in refused.err
    assert files(kp.home) == before


def test_the_home_in_the_environment_is_looked_at_too(
    kp: Kp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from kp_ledger.cli.main import run

    written(tmp_path / "old", None)
    monkeypatch.setenv("KP_HOME", str(tmp_path / "old"))
    assert run(["status"]) == 1
    assert run(["show", "--help"]) == 0


def test_with_json_the_reason_is_json(kp: Kp) -> None:
    written(kp.home, None)
    assert kp.json("status", code=1).json["error"] == "OtherFormat"


def test_a_home_says_its_format(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.describe(Description(987_654, "url", GONE, addresses=ADDRESSES))
    assert json.loads((tmp_path / "home" / "ledger.json").read_text())["format"] == FORMAT
    home.check_format()
    assert home.description().chain_id == 987_654


def test_a_home_without_a_ledger_has_no_format_yet(tmp_path: Path) -> None:
    Home(tmp_path / "none").check_format()


def test_whoever_reads_an_older_home_is_refused(tmp_path: Path) -> None:
    home = written(tmp_path / "home", FORMAT - 1)
    with pytest.raises(OtherFormat, match="has format 1"):
        home.description()


def test_fresh_takes_an_older_demonstration_away_and_no_other_ledger(tmp_path: Path) -> None:
    home = written(tmp_path / "demo", None, demonstration=True)
    take_away(home)
    assert not home.path.exists()

    real = written(tmp_path / "real", None)
    with pytest.raises(BadInput, match="no demonstration; it is kept"):
        take_away(real)
    assert real.exists()
