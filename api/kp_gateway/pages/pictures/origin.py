"""Where a weight may come from: one bar, a part for each Participant and way of knowing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from markupsafe import Markup

from kp_gateway.pages.forms import label, origin_carats, share, word
from kp_gateway.pages.pictures.colours import pattern, shade
from kp_gateway.pages.pictures.svg import element, group, ornament, picture
from kp_gateway.pages.strings import Strings

HEIGHT: Final = 44
LEAST: Final = 0.6  # per cent: a trace is seen
STRIPE: Final = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A Participant's part, by how it is known."""

    code: str
    name: str
    nature: str
    share: Fraction


def parts(origins: Sequence[Mapping[str, Any]]) -> list[Part]:
    """An answer's origins, its zones added up, the largest part first."""
    sums: dict[tuple[str, str], Part] = {}
    for origin in origins:
        place, nature = origin["participant"], str(origin["nature"])
        key = (place["code"], nature)
        before = sums[key].share if key in sums else Fraction(0)
        whole = before + Fraction(origin["exact"])
        sums[key] = Part(place["code"], label(place["name"]), nature, whole)
    return sorted(sums.values(), key=lambda one: -one.share)


def origin_bar(origins: Sequence[Mapping[str, Any]], words: Strings) -> Markup:
    """The bar. Its words are those of the table that stands below it."""
    said = "; ".join(_words(origin, words) for origin in origins)
    drawn = [patterns("origin"), *_bars(parts(origins))]
    return picture(
        "origin",
        words.text("origin.title"),
        said or words.text("origin.none"),
        drawn,
        class_="bar",
        width="100%",
        height=HEIGHT,
    )


def swatch(code: str, nature: str) -> Markup:
    """The square that stands before a part's words."""
    square = {"width": 16, "height": 16}
    drawn = [element("rect", class_=f"part {shade(code, nature)}", **square)]
    if over := pattern(nature):
        drawn.append(element("rect", class_="over", fill=f"url(#origin-{over})", **square))
    return ornament(drawn, class_="swatch", width=16, height=16)


def patterns(name: str) -> Markup:
    """Hatched and dotted, by ids that begin with `name`."""
    size = {"width": STRIPE, "height": STRIPE, "patternUnits": "userSpaceOnUse"}
    stripes = element(
        "pattern",
        element("rect", class_="ink-over", width=STRIPE / 2.0, height=STRIPE),
        id=f"{name}-hatched",
        patternTransform="rotate(45)",
        **size,
    )
    dots = element(
        "pattern",
        element("circle", class_="ink-over", cx=STRIPE / 2.0, cy=STRIPE / 2.0, r=2),
        id=f"{name}-dotted",
        **size,
    )
    return element("defs", stripes, dots)


def _bars(found: Sequence[Part]) -> list[Markup]:
    widths = [max(LEAST, float(part.share) * 100) for part in found]
    scale = 100 / (sum(widths) or 1)
    drawn, left = [], 0.0
    for part, width in zip(found, widths, strict=True):
        drawn.append(_bar(part, left, width * scale))
        left += width * scale
    return drawn


def _bar(part: Part, left: float, width: float) -> Markup:
    place = {"x": f"{left:.3f}%", "width": f"{width:.3f}%", "y": 0, "height": HEIGHT}
    rects = [element("rect", class_=f"part {shade(part.code, part.nature)}", **place)]
    if over := pattern(part.nature):
        rects.append(element("rect", class_="over", fill=f"url(#origin-{over})", **place))
    return group(rects)


def _words(origin: Mapping[str, Any], words: Strings) -> str:
    return words.text(
        "origin.part",
        place=label(origin["participant"]["name"]),
        nature=word(words, origin["nature"], "nature"),
        share=share(words, origin["share"]),
        carats=origin_carats(words, origin["carats"]),
    )
