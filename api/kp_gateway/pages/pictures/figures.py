"""Bars beside figures: an amount, published against recorded, a roll of voices.

Each stands in a table or beside words that say the same: screen readers read those.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from kp_gateway.pages.pictures.svg import element, group, ornament

AMOUNT: Final = 14
AGAINST: Final = 26
SEAT: Final = 22


def amount(part: float) -> Markup:
    """A bar of `part` of the width, from 0 to 1."""
    bar = element("rect", width=_percent(part), height=AMOUNT, class_="amount")
    return ornament([bar], class_="amount-picture", width="100%", height=AMOUNT)


def against(row: Mapping[str, Any], most: float) -> Markup:
    """Published above, recorded below, what they differ by in its own colour."""
    published, recorded = _part(row, "published", most), _part(row, "recorded", most)
    half = AGAINST / 2 - 1
    drawn = [
        element("rect", width=_percent(published), height=half, class_="published"),
        element("rect", width=_percent(recorded), height=half, y=half + 2, class_="recorded"),
    ]
    if "difference" in row and published != recorded:
        less, more = sorted((published, recorded))
        low = half + 2 if recorded < published else 0
        place = {"x": _percent(less), "width": _percent(more - less), "y": low, "height": half}
        drawn.append(element("rect", class_="difference", **place))
    return ornament(drawn, class_="amount-picture", width="100%", height=AGAINST)


def key(name: str) -> Markup:
    """The square that stands for `name` in a legend."""
    return ornament([element("rect", width=14, height=14, class_=name)], width=14, height=14)


def voices(proposal: Mapping[str, Any]) -> Markup:
    """A mark for each Participant on the roll: full, ring, cross, or nothing said yet."""
    said = [("support", proposal["in_support"]), ("seen", proposal["seen"])]
    said.append(("objection", proposal["objections"]))
    marks = [name for name, count in said for _ in range(count)]
    marks += ["silent"] * max(0, proposal["counted"] - len(marks))
    width = SEAT * max(1, len(marks))
    drawn = [_mark(name, SEAT * at + SEAT / 2) for at, name in enumerate(marks)]
    return ornament(drawn, class_="voices", width=width, height=SEAT, viewBox=f"0 0 {width} {SEAT}")


def _mark(name: str, x: float) -> Markup:
    y = SEAT / 2
    if name == "objection":
        return group(
            [element("path", d=f"M{x - 6} {y - 6}l12 12M{x - 6} {y + 6}l12-12")], class_="objection"
        )
    return element("circle", cx=x, cy=y, r=7, class_=name)


def _part(row: Mapping[str, Any], name: str, most: float) -> float:
    return max(0.0, float(row.get(name, 0))) / (most or 1)


def _percent(part: float) -> str:
    return f"{min(1.0, max(0.0, part)) * 100:.3f}%"
