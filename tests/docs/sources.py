"""docs/rules/sources.txt, read: which rule each refusal keeps, and where that comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.docs import rules

LIST = rules.ROOT / "docs" / "rules" / "sources.txt"
OURS = "ours"
# How a source outside is cited, by the word that the head of the file explains.
FORMS = {
    "KPCS": r"KPCS (?:I|II\([a-d]\)|III\([a-d]\)|IV\([a-f]\)|V\([a-g]\)|VI\((?:1?[1-9]|10|2[01])\)"
    r"|Annex I\.[ABC]|Annex II\((?:1?[1-9]|[12]0|2[1-6])\)|Annex III\([a-f]\))",
    "EU": r"EU 2368/2002 Art (?:1?[1-9]|[12]0|2[1-9])(?:\(\d\))?",
    "Canada": r"Canada SOR/2003-15",
    "KP": r"KP (?:decision CAR 2015|written procedure)",
    "Sierra Leone": r"Sierra Leone valuation",
    "ISO": r"ISO 3166-1",
    "EIP": r"EIP-712",
    "UNTP": r"UNTP",
}
PLACE = re.compile(r"\(([a-g])\) (.+)")
HEADING = re.compile(r"^#+ (?:\([a-g]\) )?(.+)$", re.M)
# Their rows are sentences and numbers: a place in them is a heading.
BY_HEADING = ("f", "g")


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the list."""

    name: str  # of the contracts' error
    places: tuple[str, ...]  # where our rules state it
    outside: tuple[str, ...]  # where it comes from; OURS alone when from nowhere else


def lines() -> list[Source]:
    """All of them, in the order of the file."""
    text = LIST.read_text("utf-8")
    return [_line(line) for line in text.splitlines() if not line.startswith("#")]


def _line(line: str) -> Source:
    name, places, outside = line.split(" | ")
    return Source(name, tuple(places.split("; ")), tuple(outside.split("; ")))


def by_name() -> dict[str, Source]:
    return {line.name: line for line in lines()}


def explained() -> list[str]:
    """The kinds of sources that the head of the file explains."""
    return re.findall(r"^# ([\w ]+): .", LIST.read_text("utf-8").split("\n#\n")[1], re.M)


def is_source(text: str) -> bool:
    return any(re.fullmatch(form, text) for form in FORMS.values())


def led_to(place: str) -> list[str]:
    """The headings, or the first cells of the rows, that a place names: one when it is good."""
    match = PLACE.fullmatch(place)
    if match is None:
        return []
    section, name = match.groups()
    headings = HEADING.findall(rules.pages()[section].read_text("utf-8"))
    if name in headings or section in BY_HEADING:
        return [heading for heading in headings if heading == name]
    cells = [row.cells[0].replace("`", "") for row in rules.rows(section)]
    begun = [cell for cell in cells if re.match(rf"{re.escape(name)}(?!\w)", cell)]
    return [cell for cell in begun if cell == name] or begun
