"""What pictures are made of, taken out of answers: nothing is decided here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kp_gateway.pages.forms import day, page_of, place, word
from kp_gateway.pages.pictures.maps import Journey, Stop, Stream
from kp_gateway.pages.strings import Strings

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


def matching(items: Sequence[dict[str, Any]], text: str, words: Strings) -> list[dict[str, Any]]:
    """The rows in which every word that was typed stands somewhere; all, when none was."""
    typed = text.casefold().split()
    if not typed:
        return list(items)
    return [one for one in items if all(part in _said_of(one, words) for part in typed)]


def _said_of(one: Mapping[str, Any], words: Strings) -> str:
    """All that stands in a row, to be looked through."""
    origins = [place(words, origin["participant"]) for origin in one["origins"]]
    letters = [origin["participant"] for origin in one["origins"]]
    said = [one["parcel"], one.get("reference", ""), one["carats"], *origins, *letters]
    said += [word(words, one["kind"], "kind"), word(words, one["status"], "parcel_status")]
    return " ".join(said).casefold()


def bars(rows: Sequence[Mapping[str, Any]], label: str) -> list[dict[str, Any]]:
    """Rows with weights, each with its part of the heaviest and the page of its events."""
    most = max((float(one["carats"]) for one in rows), default=0.0) or 1.0
    return [
        {
            "label": one[label],
            "carats": one["carats"],
            "part": float(one["carats"]) / most,
            "link": page_of(one["events"]) if "events" in one else "",
        }
        for one in rows
    ]


def compared(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Published against recorded, a group for each flow, with the largest figure in each."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["flow"], []).append(row)
    return [
        {"key": flow.replace(" ", "-"), "rows": found, "most": max(map(_largest, found))}
        for flow, found in groups.items()
    ]


def _largest(row: Mapping[str, Any]) -> float:
    """The world's sum is left out: beside it nothing else would be seen."""
    if row["participant"] == "WORLD":
        return 0.0
    return max(abs(float(row.get(name, 0))) for name in ("published", "recorded"))


def streams_of(flows: Sequence[Mapping[str, Any]]) -> list[Stream]:
    """Flows for the map, the heaviest first."""
    most = max((float(one["carats"]) for one in flows), default=0.0) or 1.0
    return [
        Stream(one["exporting"], one["importing"], float(one["carats"]) / most) for one in flows
    ]
