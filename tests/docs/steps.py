"""docs/rules/steps.txt, read: by which errors each row of table (b) refuses what it says.

The page is made with that of all refusals, by `python -m tests.docs.refusals`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tests.docs import rules
from tests.docs.rules import INDEX, ROOT, Row
from tests.docs.shown import Shown

LIST: Final = ROOT / "docs" / "rules" / "steps.txt"
PAGE: Final = INDEX.parent / "rules/steps.md"
NO_WORDS: Final = "–"
# A row whose function is a door of another contract is met at that one's act.
DOOR_OF: Final = {"Issuance.issueTechnical": "Detentions.resolve"}
_HEAD = f"""# What each row of table (b) refuses

Part of [the rules](../{INDEX.name}). Made from `docs/rules/steps.txt` and `tests/refusals.txt` by
`python -m tests.docs.refusals`; do not edit. Each of a row's words in its column *refused when*
([the rows]({rules.pages()["b"].name})), with the errors that refuse it and, at each of the row's acts where
it can be met, a test that provokes it there.

| row | act | refused when | error | shown by |
|---|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Step:
    """Some words of a row, and what refuses that."""

    row: str
    words: str
    errors: tuple[str, ...]
    why_none: str = ""  # there is no error


def steps() -> list[Step]:
    lines = LIST.read_text("utf-8").splitlines()
    return [_step(*line.split(" | ")) for line in lines if not line.startswith("#")]


def _step(row: str, words: str, said: str) -> Step:
    if said.startswith("- "):
        return Step(row, words, (), said.removeprefix("- "))
    return Step(row, words, tuple(said.split()))


def transitions() -> dict[str, Row]:
    """The numbered rows of table (b)."""
    return {row.cells[0]: row for row in rules.rows("b") if re.fullmatch(r"\d+b?", row.cells[0])}


def acts_of(row: Row) -> list[str]:
    """`Contract.function` of each act that the row names."""
    named = re.findall(r"`(\w+\.\w+)`", row.cells[1])
    return [DOOR_OF.get(name, name) for name in named]


def words_of(row: Row) -> list[str]:
    """What it says is refused, one after the other."""
    return [] if row.cells[4] == NO_WORDS else row.cells[4].split("; ")


def page(shown: Iterable[Shown]) -> str:
    tests = {(one.refusal, one.at): one.test for one in shown}
    return "\n".join([_HEAD, *_lines(tests)]) + "\n"


def _lines(tests: dict[tuple[str, str], str]) -> Iterator[str]:
    there = transitions()
    for step in steps():
        acts = acts_of(there[step.row])
        named = "<br>".join(f"`{act}`" for act in acts)
        errors = "<br>".join(f"`{error}`" for error in step.errors) or step.why_none
        found = [
            f"{act.partition('.')[2]}: `{tests[error, act].partition('::')[2]}`"
            for error in step.errors
            for act in acts
            if (error, act) in tests
        ]
        yield f"| {step.row} | {named} | {step.words} | {errors} | {'<br>'.join(found)} |"
