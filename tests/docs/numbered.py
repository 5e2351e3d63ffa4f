"""docs/rules/numbered.txt, read: of each rule of (f) what keeps it, its errors, a test and a source.

python -m tests.docs.numbered    # writes the page, as python -m tests.docs.refusals does
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tests.docs import rules, sources
from tests.docs.rules import BUILT, INDEX, NOT_BUILT, ROOT, Row
from tests.docs.shown import FOUNDING, Shown, chosen

LIST: Final = ROOT / "docs" / "rules" / "numbered.txt"
PAGE: Final = INDEX.parent / "rules/numbered.md"
SECTION: Final = "f"
# Its constructor calls this, and a test that provokes an error there is one of a founding.
FOUNDINGS: Final = "contracts/consensus/Foundings.sol"
NUMBER: Final = re.compile(r"([A-Z]{1,2})(\d+)")
_HEAD = f"""# The rules by number

Part of [the rules](../{INDEX.name}). Made from [the sentences]({rules.pages()[SECTION].name}),
`docs/rules/numbered.txt`, `docs/rules/sources.txt` and `tests/refusals.txt` by
`python -m tests.docs.numbered`; do not edit. Of each rule of (f) that is built, in whole, mended
or otherwise: what keeps it, the errors that refuse what it forbids, for each a test that provokes it
there, and where the rule comes from. A rule keeps its number; one that goes leaves a gap. What is
not built has a number among the sentences, and no row here.
"""
_COLUMNS = "| no. | rule | kept by | error | shown by | source |\n|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is said of a rule that is built."""

    number: str
    by: tuple[str, ...]  # `Contract.function`, or a file where no contract does it
    errors: tuple[str, ...]
    shows: str = ""  # how it shows, where there is no error
    tests: tuple[str, ...] = ()  # its own
    source: str = ""  # where there is no error


def kept() -> list[Kept]:
    lines = LIST.read_text("utf-8").splitlines()
    return [_kept(*line.split(" | ")) for line in lines if not line.startswith("#")]


def _kept(number: str, by: str, said: str, tests: str = "", source: str = "") -> Kept:
    its = tuple(tests.split())
    if said.startswith("- "):
        return Kept(number, tuple(by.split()), (), said.removeprefix("- "), its, source)
    return Kept(number, tuple(by.split()), tuple(said.split()), "", its, source)


def built() -> dict[str, Row]:
    """The rules of which something is there, by their numbers."""
    return {row.number: row for row in rules.rows(SECTION) if row.status != NOT_BUILT}


def met(error: str, by: tuple[str, ...], shown: Iterable[Shown]) -> list[Shown]:
    """Where an error is provoked: at what keeps the rule, or anywhere if nobody can call that."""
    its = [one for one in shown if one.refusal == error]
    acts = [FOUNDING if one == FOUNDINGS else one for one in by]
    if not {one.at for one in shown} & set(acts):
        return its
    return sorted((one for one in its if one.at in acts), key=lambda one: acts.index(one.at))


def tests_of(rule: Kept, shown: Iterable[Shown]) -> dict[str, str]:
    """For each of its errors a test that provokes it."""
    shown = list(shown)
    return {error: found[0].test for error in rule.errors if (found := met(error, rule.by, shown))}


def named(rule: Kept, shown: Iterable[Shown]) -> list[str]:
    """All its tests, its own first, each once."""
    return list(dict.fromkeys((*rule.tests, *tests_of(rule, shown).values())))


def sources_of(rule: Kept) -> list[str]:
    """Where its errors come from, each once; ours alone when from nowhere else."""
    if not rule.errors:
        return [rule.source]
    listed = sources.by_name()
    found = dict.fromkeys(one for error in rule.errors for one in listed[error].outside)
    return [one for one in found if one != sources.OURS] or [sources.OURS]


# The page


def page(shown: Iterable[Shown]) -> str:
    return "\n".join([_HEAD, *_sections(list(shown))]) + "\n"


def _sections(shown: list[Shown]) -> Iterator[str]:
    there, heading = built(), ""
    for rule in kept():
        row = there[rule.number]
        if row.heading != heading:
            yield f"{'' if not heading else chr(10)}## {row.heading}\n\n{_COLUMNS}"
            heading = row.heading
        yield _row(rule, row, shown)


def _row(rule: Kept, row: Row, shown: list[Shown]) -> str:
    today = f" {row.today}" if row.status != BUILT else ""
    cells = (
        rule.number,
        row.cells[0] + today,
        "<br>".join(f"`{one}`" for one in rule.by),
        "<br>".join(f"`{error}`" for error in rule.errors) or f"none: {rule.shows}",
        "<br>".join(f"`{test.partition('::')[2]}`" for test in named(rule, shown)),
        "; ".join(sources_of(rule)),
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(chosen()), "utf-8")
