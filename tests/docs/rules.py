"""docs/rules.md and the pages of its sections, read as tables.

python -m tests.docs.rules    # counts the rows anew into docs/rules.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
INDEX = ROOT / "docs" / "rules.md"
SECTION = re.compile(r"^\| \(([a-z])\) \[([^\]]+)\]\((rules/[\w-]+\.md)\)", re.M)

NUMBERED = "no."
BUILT, MENDED = "*built*", "*mended*"
OTHERWISE, NOT_BUILT = "*built otherwise*", "*not built*"
STATUSES = (BUILT, MENDED, OTHERWISE, NOT_BUILT)
DECISION = re.compile(r"\]\(\.\./(decisions/[^)]+)\)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of rules: its cells, and what the code does today."""

    section: str
    heading: str  # the last one above it
    cells: tuple[str, ...]
    today: str
    number: str = ""  # in a table whose first column is headed so

    @property
    def status(self) -> str:
        return next((s for s in STATUSES if self.today.startswith(s)), "")

    @property
    def as_said(self) -> bool:
        """Whether the code does what the row says."""
        return self.status in (BUILT, MENDED)

    @property
    def decisions(self) -> list[Path]:
        """The records that what it says of today links to."""
        return [INDEX.parent / one for one in DECISION.findall(self.today)]


def pages() -> dict[str, Path]:
    """The page of each section, by its letter."""
    return {m[1]: INDEX.parent / m[3] for m in SECTION.finditer(INDEX.read_text("utf-8"))}


def rows(section: str) -> list[Row]:
    """The rows of a section whose last column is headed "today"."""
    return list(_rows(section, pages()[section].read_text("utf-8")))


def all_rows() -> list[Row]:
    return [row for section in pages() for row in rows(section)]


def _rows(section: str, text: str) -> Iterator[Row]:
    heading, head = "", None
    for line in text.splitlines():
        heading = line.lstrip("# ") if line.startswith("#") else heading
        cells = tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1])
        if not cells:
            head = None
        elif head is None:
            head = cells
        elif head[-1] == "today" and set("".join(cells)) != {"-"}:
            number, *rest = cells if head[0] == NUMBERED else ("", *cells)
            yield Row(section, heading, tuple(rest[:-1]), rest[-1], number)


def table(heading: str, section: str, head: str) -> list[tuple[str, ...]]:
    """The cells of the table under a heading whose first column is headed so."""
    text = pages()[section].read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = text.split(f"| {head} |")[1].split("\n\n")[0].splitlines()[2:]
    return [tuple(cell.strip() for cell in line.split("|")[1:-1]) for line in lines]


def counts(section: str) -> dict[str, int]:
    found = [row.status for row in rows(section)]
    return {status: found.count(status) for status in STATUSES}


def counted() -> str:
    """docs/rules.md with its rows counted."""
    text = INDEX.read_text("utf-8")
    names = [status.strip("*") for status in STATUSES]
    lines = [f"| section | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for letter, name, page in SECTION.findall(text):
        numbers = " | ".join(str(n) for n in counts(letter).values())
        lines.append(f"| ({letter}) [{name}]({page}) | {numbers} |")
    before, rest = text.split("<!-- counts -->\n")
    after = rest.split("<!-- /counts -->")[1]
    return before + "\n".join(["<!-- counts -->", *lines, "<!-- /counts -->"]) + after


if __name__ == "__main__":
    INDEX.write_text(counted(), "utf-8")
