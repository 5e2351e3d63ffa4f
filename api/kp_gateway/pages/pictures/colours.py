"""One colour for each Participant, the same in every picture.

Nine colours that people with any kind of colour vision can tell apart (Paul Tol's muted scheme);
the great producers have one each by table, all others by their letters. No picture relies on them:
every part is labelled in words. The colours themselves are in static/pages.css, as .c1 to .c9.
"""

from __future__ import annotations

from typing import Final

COLOURS: Final = 9
_OWN: Final = {
    "BW": 1,
    "RU": 2,
    "AO": 3,
    "CA": 4,
    "CD": 5,
    "ZA": 6,
    "ZW": 7,
    "NA": 8,
    "LS": 9,
    "AE": 4,
    "IN": 3,
    "EU": 1,
    "SL": 6,
    "CF": 9,
}


def colour(code: str) -> str:
    """The class of a Participant's colour."""
    number = _OWN.get(code) or 1 + sum(code.encode()) % COLOURS
    return f"c{number}"


def pattern(nature: str) -> str | None:
    """The id of what lies over the colour, for an origin that was not traced here."""
    return {"declared": "hatched", "opening": "dotted"}.get(nature)


def shade(code: str, nature: str) -> str:
    """The class of a part's colour; what is not stated is grey, whoever put it down."""
    return "c0" if nature == "not stated" else colour(code)
