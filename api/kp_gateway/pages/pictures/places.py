"""Where the Participants lie on the sheet that scripts/assets draws (10,000 units wide)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    width: int
    height: int
    shapes: dict[str, str]
    points: dict[str, Point]

    def knows(self, code: str) -> bool:
        return code in self.points


@cache
def sheet() -> Sheet:
    """Shapes and points by letters. No shape is a judgement on a border (see the page's note)."""
    read = json.loads((files("kp_gateway.pages.pictures") / "places.json").read_text("utf-8"))
    places = read["places"]
    return Sheet(
        read["width"],
        read["height"],
        {code: place["path"] for code, place in places.items()},
        {code: (place["at"][0], place["at"][1]) for code, place in places.items()},
    )
