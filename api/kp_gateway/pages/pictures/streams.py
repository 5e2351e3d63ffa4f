"""A level of ancestry: from each row of a list a stream into the parcel, as wide as its share.

The list beside it is real text and real links; this is drawn to its rows' height and only shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from kp_gateway.pages.pictures.colours import colour
from kp_gateway.pages.pictures.svg import element, ornament
from kp_gateway.pages.strings import Strings

ROW: Final = 60
SHOWN: Final = 8
LEAST: Final = 2.5
BANDS: Final = 6


@dataclass(frozen=True, slots=True)
class Streams:
    """The heaviest of a level, how many more there are, and the weight they flow into."""

    shown: Sequence[Mapping[str, Any]]
    more: int
    carats: str

    @property
    def rows(self) -> int:
        return len(self.shown) + (1 if self.more else 0)


def streams_of(ancestry: Mapping[str, Any], carats: str) -> Streams:
    """The nearest level of an answer about ancestry, its heaviest first."""
    levels = [one for one in ancestry["levels"] if one["level"] == ancestry["level"]]
    here = levels[0]["parcels"] if levels else 0
    shown = ancestry["items"][:SHOWN]
    return Streams(shown, max(0, here - len(shown)), carats)


def drawn_streams(streams: Streams, words: Strings) -> Markup:
    """The streams, from the middle of each row to the parcel, banded by where they may be from."""
    height = ROW * streams.rows
    widths = _widths(streams, height)
    drawn, top = [], (height - sum(widths)) / 2
    for row, width in enumerate(widths):
        bands = _bands(streams.shown[row]) if row < len(streams.shown) else [("c0", 1.0)]
        start = row * ROW + (ROW - width) / 2
        drawn += _stream(start, top, width, bands)
        top += width
    node = {"x": 97, "width": 3, "y": (height - sum(widths)) / 2, "height": sum(widths)}
    end = element("rect", class_="stream-node", **node)
    box = {"viewBox": f"0 0 100 {height}", "width": 100, "height": height}
    return ornament([*drawn, end], class_="stream-picture", preserveAspectRatio="none", **box)


def _widths(streams: Streams, height: int) -> list[float]:
    """Of each row's stream: by its share, but seen, and no wider than its row."""
    shares = [share_of(one["share"]) for one in streams.shown]
    if streams.more:
        shares.append(1 - sum(shares))
    return [min(max(LEAST, share * height * 0.8), ROW * 0.8) for share in shares]


def share_of(text: str) -> float:
    """A share of an answer as a part of one; a trace is as thin as a stream gets."""
    figure = text.removesuffix(" %")
    return float(figure) / 100 if figure.replace(".", "", 1).isdecimal() else 0.0


def _bands(one: Mapping[str, Any]) -> list[tuple[str, float]]:
    """Colours and parts of one, the largest first; what is left is grey."""
    shares = [(colour(o["participant"]), share_of(o["share"])) for o in one["origins"][:BANDS]]
    left = 1 - sum(part for _, part in shares)
    found = [(tone, part) for tone, part in shares if part > 0]
    return [*found, ("c0", left)] if left > 0.005 else found


def _stream(start: float, end: float, width: float, bands: list[tuple[str, float]]) -> list[Markup]:
    """Bands beside each other, from a row at `start` to the parcel at `end`, both their tops."""
    drawn, at = [], 0.0
    for tone, part in bands:
        below = at + part * width
        path = (
            f"M0 {start + at:.1f}C50 {start + at:.1f} 50 {end + at:.1f} 97 {end + at:.1f}"
            f"V{end + below:.1f}C50 {end + below:.1f} 50 {start + below:.1f} 0 {start + below:.1f}z"
        )
        drawn.append(element("path", d=path, class_=f"stream-flow {tone}"))
        at = below
    return drawn
