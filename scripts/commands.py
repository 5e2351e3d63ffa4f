"""Writes docs/commands.md: every command, with its help, arguments and options.

Made from the commands themselves, so that neither can say what the other does not. `--check` writes
nothing and fails when stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kp_ledger.cli.commands import later

PAGE: Final = Path(__file__).parents[1] / "docs" / "commands.md"
# What these do is said once, at the top; `help` is everybody's.
SHARED: Final = ("home", "as_name", "also", "sign_only", "tries", "as_json", "help")
ACT: Final = {"as_name", "also", "sign_only", "tries"}
TITLE: Final = """\
# Commands

Made by `scripts/commands.py` from the commands; do not edit.

Exit code 0: done and true; 1: refused or not true, with the reason; 2: wrong use. Data goes to
standard output, the rest to standard error.
"""
ROOMS: Final = {"run": "Running a ledger", "reads": "Reading", "acts": "Acting"}
HEAD: Final = "| | |\n|---|---|\n"


def leaves() -> Iterator[tuple[str, str, Any]]:
    """The room, the name and the command of each command that is none of others."""
    for name, one in later().items():
        room = one.module.split(".")[0]
        for leaf, command in _under(name, one.loaded()):
            yield room, leaf, command


def _under(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    inside = getattr(command, "commands", None)
    if inside is None:
        yield name, command
        return
    for part, one in inside.items():
        yield from _under(f"{name} {part}", one)


def page() -> str:
    """The whole page."""
    found = list(leaves())
    text = TITLE + "\n" + _shared([command for _, _, command in found])
    for room, heading in ROOMS.items():
        text += f"\n## {heading}\n"
        text += "".join(section(name, command) for its, name, command in found if its == room)
    return text


def _shared(commands: list[Any]) -> str:
    """What the options that many commands have in common do, each once."""
    known = {param.name: param for command in commands for param in command.params}
    rows = [_row(known[name]) for name in SHARED if name in known]
    return (
        f"## Shared by many\n\n{HEAD}{''.join(rows)}\n"
        "A command marked *acts* takes `--as`, `--with`, `--sign-only` and `--try`.\n"
    )


def section(name: str, command: Any) -> str:
    """A command: how it is used, what it does, what it takes."""
    own = [param for param in command.params if param.name not in SHARED]
    names = {param.name for param in command.params}
    marks = ["*acts*"] * (names >= ACT) + ["`--json`"] * ("as_json" in names)
    said = " ".join([*command.help.split(), ", ".join(marks)]).rstrip()
    text = f"\n### kp {name}\n\n```\n{usage(name, own)}\n```\n\n{said}\n"
    rows = "".join(_row(param) for param in own)
    return text + (f"\n{HEAD}{rows}" if rows else "")


def usage(name: str, own: list[Any]) -> str:
    """The line one would type: arguments, and what cannot be left out."""
    words = []
    for param in own:
        text = _shown(param)
        words += [text if param.required else f"[{text}]"]
    return " ".join(["kp", name, *words])


def _shown(param: Any) -> str:
    many = "…" if param.nargs == -1 or getattr(param, "multiple", False) else ""
    if param.param_type_name == "argument":
        return _metavar(param) + many
    flag = param.opts[0]
    return flag if getattr(param, "is_flag", False) else f"{flag} {_metavar(param)}{many}"


def _metavar(param: Any) -> str:
    return str(param.metavar or param.opts[0].lstrip("-").upper())


def _row(param: Any) -> str:
    also = "".join(f", `{name}`" for name in (*param.opts[1:], *param.secondary_opts))
    said = " ".join((param.help or "").split())
    if param.envvar:
        said += f" `{param.envvar}` sets it too."
    shown, said = (text.replace("|", "\\|") for text in (_shown(param), said))
    return f"| `{shown}`{also} | {said} |\n"


def main() -> None:
    """`python scripts/commands.py [--check]`."""
    text = page()
    if "--check" in sys.argv:
        if not PAGE.is_file() or PAGE.read_text("utf-8") != text:
            raise SystemExit("docs/commands.md is stale: make generate")
        return
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
