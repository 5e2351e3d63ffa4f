"""Small pictures: the mark of the site, the gap between a day and its entry, a code to scan."""

from __future__ import annotations

import math

from markupsafe import Markup

from kp_gateway.pages.pictures.svg import element, ornament, picture
from kp_gateway.pages.strings import Strings
from kp_ledger.labels.codes import code_of

MOST_DAYS = 60


def crystal() -> Markup:
    """A raw crystal: two four-sided pyramids, as diamonds come out of the ground."""
    lines = "M16 2 28 15 16 30 4 15zM4 15l9 3 15-3M16 2l-3 16 3 12"
    return ornament([element("path", d=lines)], class_="crystal", viewBox="0 0 32 32")


def great_crystal() -> Markup:
    """The same, large, as the first page bears it: edges and three lit faces."""
    faces = ("M50 4 88 46 40 54z", "M50 4 40 54 12 46z", "M40 54 88 46 52 110z")
    edges = "M50 4 88 46 52 110 12 46zM12 46l28 8 48-8M50 4 40 54l12 56"
    drawn = [element("path", d=face, class_="face") for face in faces]
    drawn.append(element("path", d=edges))
    drawn.append(element("path", d="M12 46 60 39l28 7M50 4l10 35-8 71", stroke_dasharray="1 1.6"))
    return ornament(drawn, class_="great", viewBox="0 0 100 114")


def gap(days: int) -> Markup:
    """The day, the days until it was entered, the entry."""
    length = 14 + 66 * math.sqrt(min(days, MOST_DAYS) / MOST_DAYS)
    drawn = [
        element("circle", cx=6, cy=8, r=4, class_="gap-day"),
        element("line", x1=10, y1=8, x2=10 + length, y2=8, class_="gap-line"),
        element("circle", cx=14 + length, cy=8, r=3, class_="gap-entry"),
    ]
    wide = round(20 + length)
    return ornament(drawn, class_="gap-picture", width=wide, height=16, viewBox=f"0 0 {wide} 16")


def code(link: str, words: Strings) -> Markup:
    """A QR code that leads to the link, dark on light in every scheme: it has to be scanned."""
    made = code_of(link)
    size = made.size
    drawn = [
        element("rect", width=size, height=size, class_="code-paper"),
        element("path", d=made.path, class_="code-ink"),
    ]
    title = words.text("code.title")
    box = {"viewBox": f"0 0 {size} {size}", "width": 168, "height": 168}
    return picture("code", title, link, drawn, class_="code-picture", **box)
