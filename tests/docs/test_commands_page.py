"""docs/commands.md has every command, with all that it takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kp_ledger.cli.commands import later
from scripts import commands

PAGE = commands.PAGE.read_text("utf-8")
SHARED = PAGE.split("## Shared by many")[1].split("\n## ")[0]
LEAVES = {name: command for _, name, command in commands.leaves()}


def test_the_page_is_what_the_commands_say() -> None:
    assert commands.page() == PAGE, "make generate"


def test_no_command_is_without_its_section() -> None:
    assert sorted(re.findall(r"^### kp (.+)$", PAGE, re.M)) == sorted(LEAVES)
    assert {name.split(" ")[0] for name in LEAVES} == later().keys()


@pytest.mark.parametrize("name", LEAVES)
def test_a_section_names_all_that_a_command_takes(name: str) -> None:
    section = PAGE.split(f"\n### kp {name}\n")[1].split("\n### ")[0]
    for param in LEAVES[name].params:
        if param.param_type_name == "option":
            for option in param.opts:
                assert f"`{option}" in section + SHARED, option


def test_the_check_fails_when_the_page_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = tmp_path / "commands.md"
    stale.write_text(PAGE.replace("### kp show", "### kp look"))
    monkeypatch.setattr(commands, "PAGE", stale)
    monkeypatch.setattr("sys.argv", ["commands.py", "--check"])
    with pytest.raises(SystemExit, match="stale"):
        commands.main()
