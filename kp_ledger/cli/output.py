"""Data to standard output, chatter to standard error; sentences for people, JSON for programs."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from kp_ledger.base.errors import BadInput, LedgerError
from kp_ledger.base.messages import Refusal
from kp_ledger.chain.tools import ProgramMissing
from kp_ledger.domain.showing import Names

DONE, REFUSED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
WIDTH = 96


def say(text: str = "") -> None:
    """A line of data."""
    print(text)


def say_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False))


def paragraph(text: str) -> None:
    """A few sentences of data, in lines of a readable width."""
    say(textwrap.fill(text, WIDTH, break_on_hyphens=False))


def hanging(head: str, text: str) -> None:
    """A head with its text beside it, however many lines that needs."""
    indent = " " * len(head)
    say(
        textwrap.fill(
            text, WIDTH, initial_indent=head, subsequent_indent=indent, break_on_hyphens=False
        )
    )


def tell(text: str) -> None:
    """A line for the person who waits, on standard error."""
    print(text, file=sys.stderr)


def lines(pairs: Iterable[tuple[str, str]], *, to_error: bool = False) -> None:
    """Labels and values, the values below each other."""
    rows = list(pairs)
    width = max((len(label) for label, _ in rows), default=0)
    for label, value in rows:
        print(f"{label + ':':<{width + 2}}{value}", file=sys.stderr if to_error else sys.stdout)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table for people, as wide as the terminal, or as its content where there is none."""
    # Rich is imported where something is drawn: most commands draw nothing.
    from rich.console import Console
    from rich.table import Table

    grid = Table(title=title or None, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    wide = None if sys.stdout.isatty() else 200
    Console(file=sys.stdout, width=wide, highlight=False, markup=False).print(grid)


def failure(error: Exception, as_json: bool, names: Names | None = None) -> int:
    """Prints why something was not done, and returns the exit code."""
    code = WRONG_USE if isinstance(error, BadInput | ProgramMissing) else REFUSED
    if as_json:
        say_json(failure_json(error))
    else:
        tell(f"{_verdict(error)}: {_reason(error, names or Names())}")
    return code


def _reason(error: Exception, names: Names) -> str:
    if not isinstance(error, Refusal):
        return str(error)
    from kp_ledger.domain.reasons import reason

    return reason(error, names)


def failure_json(error: Exception) -> dict[str, Any]:
    from kp_ledger.keys.wire import rule_and_values  # it knows every act: only when one has failed

    rule, values = rule_and_values(error)
    found: dict[str, Any] = {"done": False, "error": rule, "reason": str(error)}
    if isinstance(error, BadInput):
        return found | values
    return found | ({"values": values} if values else {})


def _verdict(error: Exception) -> str:
    if isinstance(error, Refusal):
        return f"Refused ({type(error).__name__})"
    if isinstance(error, BadInput):
        return "Wrong input"
    return "Not done" if isinstance(error, LedgerError) else type(error).__name__
