"""Maps: the way of a parcel as arcs of steps, and the year's flows between Participants."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from kp_gateway.pages.assets import assets
from kp_gateway.pages.forms import place
from kp_gateway.pages.pictures.colours import colour
from kp_gateway.pages.pictures.places import Point, sheet
from kp_gateway.pages.pictures.svg import element, group, picture, text
from kp_gateway.pages.strings import Strings

RATIO: Final = 0.56  # height of a map that is cut out, by its width
LEAST_WIDTH: Final = 2600
MARGIN: Final = 700
BEND: Final = 0.22


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on a way, and what is known of it there."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Journey:
    """Places in the order of the way; `origins` are those its weight may come from."""

    stops: Sequence[Stop]
    origins: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Stream:
    """Weight from one Participant to another; `part` is its share of the heaviest."""

    start: str
    end: str
    part: float


@dataclass(frozen=True, slots=True)
class Frame:
    """What is cut out of the sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> str:
        return f"{self.left:.0f} {self.top:.0f} {self.width:.0f} {self.height:.0f}"


@dataclass(slots=True)
class Layers:
    """From the bottom to the top."""

    shapes: list[Markup] = field(default_factory=list)
    arcs: list[Markup] = field(default_factory=list)
    points: list[Markup] = field(default_factory=list)


def journey_map(journey: Journey, words: Strings) -> Markup:
    """The way of a parcel: an arc a step, a point a place, the origins in their colours."""
    codes = [stop.code for stop in journey.stops if sheet().knows(stop.code)]
    origins = [code for code in journey.origins if sheet().knows(code)]
    frame = _around([sheet().points[code] for code in [*codes, *origins]])
    layers = Layers([_shape(code) for code in dict.fromkeys([*origins, *codes])])
    unit = frame.width / 100
    for start, end in itertools.pairwise(codes):
        layers.arcs.append(_arc(sheet().points[start], sheet().points[end], unit * 0.55))
    layers.points = [_point(code, unit) for code in dict.fromkeys(codes)]
    said = "; ".join(f"{place(words, stop.code)}: {stop.words}" for stop in journey.stops)
    title = words.text("map.way_title")
    return _map("journey", title, said, frame, layers)


def world_map(streams: Sequence[Stream], members: Iterable[str], words: Strings) -> Markup:
    """Flows between Participants, as wide as they are heavy; members of the ledger in colour."""
    known = sheet()
    layers = Layers([_shape(code) for code in members if known.knows(code)])
    for stream in streams:
        if known.knows(stream.start) and known.knows(stream.end) and stream.start != stream.end:
            width = 10 + 90 * math.sqrt(stream.part)
            ends = known.points[stream.start], known.points[stream.end]
            layers.arcs.append(_arc(*ends, width, colour(stream.start)))
    said = "; ".join(
        words.text("map.flow", start=place(words, one.start), end=place(words, one.end))
        for one in streams
    )
    frame = Frame(0, 0, known.width, known.height)
    return _map("world", words.text("map.world_title"), said, frame, layers)


def _map(name: str, title: str, said: str, frame: Frame, layers: Layers) -> Markup:
    world = assets()["world.svg"].address
    drawn = [
        element("use", href=f"{world}#land", class_="land"),
        group(layers.shapes, class_="shapes"),
        element("use", href=f"{world}#borders", class_="borders"),
        group(layers.arcs, class_="arcs"),
        group(layers.points, class_="points"),
    ]
    size = {"width": round(frame.width), "height": round(frame.height)}
    return picture(name, title, said, drawn, viewBox=frame.box, class_="world", **size)


def _around(points: Sequence[Point]) -> Frame:
    """A piece of the sheet with all points in it, always of the same proportions."""
    if not points:
        return Frame(0, 0, sheet().width, sheet().height)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wanted = max(LEAST_WIDTH, max(xs) - min(xs) + 2 * MARGIN)
    high = (max(ys) - min(ys) + 2 * MARGIN) / RATIO
    width = min(max(wanted, high), sheet().width, sheet().height / RATIO)
    height = width * RATIO
    left = (min(xs) + max(xs) - width) / 2
    top = (min(ys) + max(ys) - height) / 2
    left = min(max(0, left), sheet().width - width)
    top = min(max(0, top), sheet().height - height)
    return Frame(left, top, width, height)


def _shape(code: str) -> Markup:
    path = sheet().shapes[code]
    return element("path", d=path, class_=f"shape {colour(code)}") if path else Markup("")


def _arc(start: Point, end: Point, width: float, tone: str = "") -> Markup:
    """A bow above the straight line, an arrow's head at its end."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    length = math.hypot(dx, dy) or 1
    side = -1 if dx > 0 else 1
    bend = BEND * length
    mx, my = (x1 + x2) / 2 - side * dy / length * bend, (y1 + y2) / 2 + side * dx / length * bend
    line = f"M{x1} {y1}Q{mx:.0f} {my:.0f} {x2} {y2}"
    bow = element("path", d=line, class_=f"arc {tone}".strip(), stroke_width=width)
    return group([bow, _head((mx, my), end, width, tone)])


def _head(before: tuple[float, float], tip: Point, width: float, tone: str) -> Markup:
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    size = 34 + width * 1.6
    left, right = angle + 2.7, angle - 2.7
    corners = [
        (tip[0], tip[1]),
        (tip[0] + size * math.cos(left), tip[1] + size * math.sin(left)),
        (tip[0] + size * math.cos(right), tip[1] + size * math.sin(right)),
    ]
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in corners)
    return element("polygon", points=path, class_=f"arc-head {tone}".strip())


def _point(code: str, unit: float) -> Markup:
    x, y = sheet().points[code]
    dot = element("circle", cx=x, cy=y, r=unit * 1.1, class_="dot")
    letters = {"x": x + unit * 1.8, "y": y - unit * 1.2, "font_size": unit * 3.6}
    return group([dot, text(code, class_="letters", stroke_width=unit * 0.8, **letters)])
