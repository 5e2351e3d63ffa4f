"""What pictures are made of, taken out of answers: nothing is decided here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from api.pages.forms import day
from api.pages.pictures.maps import Journey, Stop
from api.pages.strings import Strings

MOST_ORIGINS: Final = 12


def journey_of(parcel: Mapping[str, Any], words: Strings) -> Journey:
    """The places a parcel crossed borders between, oldest first, and where it lies."""
    stops: list[Stop] = []
    for one in parcel["certificates"]:
        if one["crossed"]:
            _go_on(stops, Stop(one["exporting"]["code"], _left(one, words)))
            _go_on(stops, Stop(one["importing"]["code"], _arrived(one, words)))
    if not stops:
        stops = [Stop(parcel["place"]["code"], words.text("map.lies"))]
    codes = (origin["participant"]["code"] for origin in parcel["origins"])
    return Journey(stops, list(dict.fromkeys(codes))[:MOST_ORIGINS])


def _go_on(stops: list[Stop], stop: Stop) -> None:
    """A place it arrived at and left again is one stop."""
    if stops and stops[-1].code == stop.code:
        stops[-1] = Stop(stop.code, f"{stops[-1].words}, {stop.words}")
    else:
        stops.append(stop)


def _left(one: Mapping[str, Any], words: Strings) -> str:
    if "departed" not in one:
        return words.text("map.left_unknown", number=one["number"])
    return words.text("map.left", day=day(words, one["departed"]), number=one["number"])


def _arrived(one: Mapping[str, Any], words: Strings) -> str:
    if "arrived" not in one:
        return words.text("map.on_way")
    return words.text("map.arrived", day=day(words, one["arrived"]))
