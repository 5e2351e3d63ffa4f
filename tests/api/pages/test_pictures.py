"""Pictures: what they show adds up, colours can be told apart, codes can be read back."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from kp_gateway.pages.assets import assets
from kp_gateway.pages.pictures.colours import COLOURS, colour, shade
from kp_gateway.pages.pictures.figures import against, voices
from kp_gateway.pages.pictures.maps import Journey, Stop, Stream, journey_map, world_map
from kp_gateway.pages.pictures.origin import origin_bar, parts
from kp_gateway.pages.pictures.places import sheet
from kp_gateway.pages.pictures.small import code, gap
from kp_gateway.pages.pictures.streams import Streams, drawn_streams, streams_of
from kp_gateway.pages.strings import strings

from kp_ledger.domain.participants import PARTICIPANTS
from tests.labels.scanning import scan_path

WORDS = strings("en")
CSS = assets()["pages.css"].plain.decode()


def origin(code: str, nature: str, exact: str, name: str = "Somewhere") -> dict[str, Any]:
    place = {"code": code, "name": name}
    return {
        "participant": place,
        "zone": 1,
        "nature": nature,
        "exact": exact,
        "share": "50 %",
        "carats": "1.000",
    }


def svg(drawn: Any) -> ET.Element:
    return ET.fromstring(str(drawn).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


def named(picture: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in picture.iter() if one.tag.endswith("}" + name)]


def test_the_bar_is_as_long_as_its_parts_together() -> None:
    exact = ["624/1000", "375/1000", "1/1000"]
    found = [origin(c, "traced", e) for c, e in zip(("BW", "AO", "NA"), exact, strict=True)]
    bars = [one for one in named(svg(origin_bar(found, WORDS)), "rect") if one.get("x")]
    widths = [float(one.attrib["width"].rstrip("%")) for one in bars]
    assert sum(widths) == pytest.approx(100, abs=0.01)
    assert widths[0] > widths[1] > widths[2] > 0.5, "a trace is seen"


def test_zones_of_one_participant_are_one_part_and_ways_of_knowing_are_not() -> None:
    found = [origin("BW", "traced", "1/4"), origin("BW", "traced", "1/4")]
    found += [origin("BW", "declared", "1/2")]
    assert [(one.nature, one.share) for one in parts(found)] == [
        ("traced", 1 / 2),
        ("declared", 1 / 2),
    ]


@pytest.mark.parametrize(
    ("nature", "over", "tone"),
    [
        ("traced", None, "c1"),
        ("declared", "url(#origin-hatched)", "c1"),
        ("opening", "url(#origin-dotted)", "c1"),
        ("not stated", None, "c0"),
    ],
)
def test_ways_of_knowing_are_seen(nature: str, over: str | None, tone: str) -> None:
    picture = svg(origin_bar([origin("BW", nature, "1")], WORDS))
    fills = [one.get("fill") for one in named(picture, "rect") if one.get("fill")]
    assert fills == ([over] if over else [])
    assert shade("BW", nature) == tone


def test_the_bar_says_what_it_shows() -> None:
    picture = svg(origin_bar([origin("BW", "declared", "1", "Botswana")], WORDS))
    assert "Botswana" in "".join(named(picture, "desc")[0].itertext())


def test_what_it_says_cannot_become_markup() -> None:
    hostile = '</desc><script>alert(1)</script>"'
    drawn = str(origin_bar([origin("BW", "traced", "1", hostile)], WORDS))
    assert "<script" not in drawn and "&lt;script" in drawn


# Colours


def tone(name: str) -> str:
    """The colour of a class, as the light scheme has it."""
    found = re.search(rf"\.{name} {{ --tone: (#[0-9a-f]{{6}}); }}", CSS)
    assert found, name
    return found[1]


def seen(colour: str, kind: str) -> tuple[float, float, float]:
    """A colour as L*a*b*, as people with that colour vision see it (Viénot, 1999)."""
    linear = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    red, green, blue = linear
    if kind == "protan":
        red = green = 0.11238 * red + 0.88762 * green
    elif kind == "deutan":
        red = green = 0.29275 * red + 0.70725 * green
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    fx, fy, fz = (_cube(v) for v in (x / 0.9505, y, z / 1.089))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _cube(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116


@pytest.mark.parametrize("kind", ["usual", "protan", "deutan"])
def test_the_colours_can_be_told_apart(kind: str) -> None:
    """At least ten units of L*a*b* between any two: plainly different side by side."""
    tones = [tone(f"c{number}") for number in range(1, COLOURS + 1)]
    for one, other in itertools.combinations(tones, 2):
        apart = sum((a - b) ** 2 for a, b in zip(seen(one, kind), seen(other, kind), strict=True))
        assert apart**0.5 > 10, (one, other, kind)


def test_every_participant_has_a_colour_that_the_styles_have() -> None:
    for code_ in PARTICIPANTS:
        assert re.search(rf"\.{colour(code_)} {{", CSS), code_


def test_the_great_producers_have_one_each() -> None:
    codes = ("BW", "RU", "AO", "CA", "CD", "ZA", "ZW", "NA", "LS")
    assert len({colour(one) for one in codes}) == len(codes)


def scheme(dark: bool) -> dict[str, str]:
    """The pages' own colours in one scheme."""
    light, _, after = CSS.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    if dark:
        found |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", after.split("\n}\n")[0]))
    return found


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_stand_out_from_whatever_is_behind_them(dark: bool) -> None:
    """WCAG 2.2 AA: 4.5 for words, 3 for edges and marks."""
    c = scheme(dark)
    for behind in ("paper", "raised", "wash", "accent-wash", "caution"):
        assert contrast(c["ink"], c[behind]) > 7, behind
        assert contrast(c["soft"], c[behind]) >= 4.5, behind
        assert contrast(c["accent"], c[behind]) >= 4.5, behind
    assert contrast(c["accent-ink"], c["accent"]) >= 4.5
    for edge in ("edge", "caution-edge", "accent"):
        assert contrast(c[edge], c["paper"]) >= 3, edge


# Maps


def test_every_participant_lies_on_the_sheet() -> None:
    known = sheet()
    for code_ in PARTICIPANTS:
        x, y = known.points[code_]
        assert 0 < x < known.width and 0 < y < known.height, code_


def test_a_way_has_an_arc_for_each_step_and_a_point_for_each_place() -> None:
    stops = [Stop("BW", "left"), Stop("AE", "arrived"), Stop("IN", "arrived"), Stop("AE", "back")]
    picture = svg(journey_map(Journey(stops, ["BW"]), WORDS))
    arcs = [one for one in named(picture, "path") if "arc" in one.get("class", "").split()]
    assert len(arcs) == 3
    assert sorted(one.text or "" for one in named(picture, "text")) == ["AE", "BW", "IN"]
    assert "Botswana: left" in "".join(named(picture, "desc")[0].itertext())


def test_a_map_is_cut_to_its_places_and_keeps_its_proportions() -> None:
    for codes in (["BW"], ["BW", "AE"], ["CA", "NZ"], ["XX"]):
        stops = [Stop(one, "") for one in codes]
        left, top, width, height = map(
            float, svg(journey_map(Journey(stops), WORDS)).attrib["viewBox"].split()
        )
        assert left >= 0 and top >= 0
        assert left + width <= sheet().width + 1 and top + height <= sheet().height + 1
        for one in codes:
            if sheet().knows(one):
                x, y = sheet().points[one]
                assert left < x < left + width and top < y < top + height


def test_heavier_flows_are_wider() -> None:
    picture = svg(world_map([Stream("RU", "AE", 1.0), Stream("BW", "IN", 0.1)], ["RU"], WORDS))
    wide = [
        float(one.attrib["stroke-width"])
        for one in named(picture, "path")
        if one.get("stroke-width")
    ]
    assert wide[0] > 2 * wide[1]


# The rest


def test_streams_end_beside_each_other_and_name_what_is_left_out() -> None:
    items = [
        {"share": "40 %", "origins": [{"participant": "BW", "share": "100 %"}]},
        {"share": "trace", "origins": []},
    ]
    answer = {"levels": [{"level": 1, "parcels": 1_000, "carats": "9.000"}], "level": 1}
    streams = streams_of({**answer, "items": items}, "9.000")
    assert (streams.rows, streams.more) == (3, 998)
    picture = svg(drawn_streams(streams, WORDS))
    assert [one.get("class") for one in named(picture, "path")] == [
        "stream-flow c1",
        "stream-flow c0",
        "stream-flow c0",
    ]
    assert picture.attrib["height"] == "180"


def test_streams_of_nothing() -> None:
    assert Streams([], 0, "0.000").rows == 0


@pytest.mark.parametrize(
    ("row", "widths", "difference"),
    [
        ({"published": "10.000", "recorded": "10.000", "difference": "0.000"}, [100, 100], None),
        ({"published": "10.000", "recorded": "5.000", "difference": "-5.000"}, [100, 50], 50),
        ({"published": "5.000", "recorded": "10.000", "difference": "5.000"}, [50, 100], 50),
        ({"recorded": "5.000"}, [0, 50], None),
        ({}, [0, 0], None),
    ],
)
def test_published_and_recorded_are_to_one_scale(
    row: dict[str, str], widths: list[float], difference: float | None
) -> None:
    rects = named(svg(against(row, 10.0)), "rect")
    assert [float(one.attrib["width"].rstrip("%")) for one in rects[:2]] == widths
    drawn = [float(one.attrib["width"].rstrip("%")) for one in rects[2:]]
    assert drawn == ([] if difference is None else [difference])


def test_every_seat_on_a_roll_has_its_mark() -> None:
    drawn = str(voices({"in_support": 7, "seen": 2, "objections": 1, "counted": 12}))
    marks = [drawn.count(f'class="{name}"') for name in ("support", "seen", "objection", "silent")]
    assert marks == [7, 2, 1, 2]


def test_a_longer_gap_is_longer_and_no_gap_is_without_end() -> None:
    wide = [int(svg(gap(days)).attrib["width"]) for days in (1, 30, 60, 10_000)]
    assert wide[0] < wide[1] < wide[2] == wide[3]


def test_the_code_on_a_page_is_read_back() -> None:
    link = "https://ledger.example/certificate/BW-000123"
    picture = svg(code(link, WORDS))
    path = next(one for one in named(picture, "path"))
    size = int(picture.attrib["viewBox"].split()[-1])
    assert scan_path(path.attrib["d"], size) == [link]
