"""The list of commands says what each does, and nothing is imported that is not run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pytest

from kp_ledger.cli.commands import later
from tests.cli.conftest import Kp

START = "import sys; from kp_ledger.cli.main import main; code = main()"
HEAVY = ("web3", "fastapi", "sqlalchemy", "pydantic", "eth_account", "rich.console")


def leaves(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Every command under a name: itself, or all in its group."""
    inside = getattr(command, "commands", None)
    if inside is None:
        yield name, command
        return
    for part, one in inside.items():
        yield from leaves(f"{name} {part}", one)


EVERY = [leaf for name, one in later().items() for leaf in leaves(name, one.loaded())]


def started(*arguments: str, ask: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """`kp` in a process of its own; `ask` is run after it."""
    command = [sys.executable, "-c", f"{START}\n{ask}\nsys.exit(code)", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env=os.environ | environment, timeout=60
    )


@pytest.mark.parametrize("name", later())
def test_the_list_says_of_each_command_what_its_module_says(name: str) -> None:
    one = later()[name]
    assert one.help == one.loaded().get_short_help_str(1_000)


@pytest.mark.parametrize(("name", "command"), EVERY, ids=[name for name, _ in EVERY])
def test_help_says_what_a_command_does(name: str, command: Any) -> None:
    said = command.get_short_help_str(1_000)
    assert said.endswith(".") and len(said) > 15, said
    assert "Row " not in command.help


def test_the_list_of_commands_imports_none_of_them() -> None:
    ask = f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    listed = started("--help", ask=ask)
    assert listed.returncode == 0
    assert all(name in listed.stdout for name in later())
    assert listed.stderr.strip() == "[]"


def test_a_command_that_reads_imports_none_that_acts(kp: Kp) -> None:
    heavy = (*HEAVY[:2], "eth_account", "kp_ledger.chain.client", "kp_ledger.cli.acts")
    ask = f"print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    assert started("show", "--help", ask=ask).stderr.strip() == "[]"
    away = started("show", "BW", ask=ask, KP_HOME=str(kp.home))
    assert away.stderr.splitlines()[-1] == "[]"


def test_who_shows_a_parcel_makes_neither_acts_nor_refusals() -> None:
    """Their some six hundred classes would take a quarter of the command's time."""
    used = "kp_ledger.cli.reads.finding, kp_ledger.cli.reads.cards, kp_ledger.answers.parcels"
    made = ("kp_ledger.generated.acts", "kp_ledger.generated.refusals")
    ask = f"import sys, {used}; print([name for name in {made} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_version_is_the_packages(kp: Kp) -> None:
    assert started("--version").stdout == f"kp {version('kimberley-ledger')}\n"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("kp ev", "events"), ("kp certificate clo", "close-outside"), ("kp show --js", "--json")],
)
def test_a_shell_completes_commands_and_options(typed: str, offered: str) -> None:
    words = typed.split(" ")
    asked = {
        "_KP_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
    }
    assert started(**asked).stdout.split() == [offered]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_installed(shell: str) -> None:
    shown = started("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert "_KP_COMPLETE" in shown.stdout
