"""A level of ancestry: from each row of a list a stream into the parcel, as wide as its share.

The list beside it is real text and real links; this is drawn to its rows' height and only shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from api.pages.pictures.colours import colour
from api.pages.pictures.svg import element, ornament
from api.pages.strings import Strings

ROW: Final = 60
SHOWN: Final = 8
LEAST: Final = 2.5


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
    """The streams, from the middle of each row to the parcel."""
    height = ROW * streams.rows
    shares = [_share(one["share"]) for one in streams.shown]
    widths = [max(LEAST, share * height * 0.8) for share in shares]
    tones = [_tone(one) for one in streams.shown]
    if streams.more:
        widths.append(max(LEAST, (1 - sum(shares)) * height * 0.8))
        tones.append("c0")
    widths = [min(width, ROW * 0.8) for width in widths]
    drawn, top = [], (height - sum(widths)) / 2
    for row, (width, tone) in enumerate(zip(widths, tones, strict=True)):
        drawn.append(_stream(row * ROW + ROW / 2, top + width / 2, width, tone))
        top += width
    end = element(
        "rect",
        x=97,
        width=3,
        y=(height - sum(widths)) / 2,
        height=sum(widths),
        class_="stream-node",
    )
    box = {"viewBox": f"0 0 100 {height}", "width": 100, "height": height}
    return ornament([*drawn, end], class_="stream-picture", preserveAspectRatio="none", **box)


def _share(text: str) -> float:
    """As a part of one; a trace is as thin as a stream gets."""
    figure = text.removesuffix(" %")
    return float(figure) / 100 if figure.replace(".", "", 1).isdecimal() else 0.0


def _tone(one: Mapping[str, Any]) -> str:
    origins = one["origins"]
    return colour(origins[0]["participant"]) if origins else "c0"


def _stream(start: float, end: float, width: float, tone: str) -> Markup:
    half = width / 2
    path = (
        f"M0 {start - half:.1f}C50 {start - half:.1f} 50 {end - half:.1f} 97 {end - half:.1f}"
        f"V{end + half:.1f}C50 {end + half:.1f} 50 {start + half:.1f} 0 {start + half:.1f}z"
    )
    return element("path", d=path, class_=f"stream-flow {tone}")
