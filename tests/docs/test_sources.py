"""Each refusal has its line in docs/rules/sources.txt, and each line leads to a rule."""

from __future__ import annotations

import pytest

from kp_ledger.base.messages import Refusal
from kp_ledger.generated import refusals
from tests.docs import sources


def names_of_refusals() -> set[str]:
    found = vars(refusals).values()
    kinds = {one for one in found if isinstance(one, type) and issubclass(one, Refusal)}
    return {one.__name__ for one in kinds - {Refusal}}


def test_every_refusal_has_its_line_and_every_line_its_refusal() -> None:
    listed, known = set(sources.by_name()), names_of_refusals()
    assert len(known) > 300
    assert known - listed == set(), "these want a line"
    assert listed - known == set(), "these are refused no more"


def test_lines_are_sorted_and_of_different_names() -> None:
    names = [line.name for line in sources.lines()]
    assert names == sorted(set(names))


def test_every_place_is_one_row_or_heading_of_our_rules() -> None:
    led = {place: sources.led_to(place) for line in sources.lines() for place in line.places}
    assert {place: found for place, found in led.items() if len(found) != 1} == {}
    assert len(led) > 60


def test_a_line_names_a_place_once() -> None:
    assert [line for line in sources.lines() if len(set(line.places)) < len(line.places)] == []


def test_every_source_is_ours_alone_or_of_a_form_that_the_list_explains() -> None:
    strange = [
        line
        for line in sources.lines()
        if line.outside != (sources.OURS,) and not all(map(sources.is_source, line.outside))
    ]
    assert strange == []
    assert sources.explained() == list(sources.FORMS)


@pytest.mark.parametrize("place", ["(b) 99", "(b) 12c", "(f) Days", "(g) keys kept", "(c) O", "5"])
def test_a_place_that_is_none_leads_nowhere(place: str) -> None:
    assert sources.led_to(place) == []


@pytest.mark.parametrize(
    "text", ["KPCS", "KPCS VII", "KPCS Annex II(27)", "EU 2368/2002", "UNTP 1", "KP"]
)
def test_a_source_that_is_none_is_not_taken_for_one(text: str) -> None:
    assert not sources.is_source(text)
