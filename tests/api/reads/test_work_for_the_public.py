"""What the public reads of work on parcels: what became of what, and of whom nothing.

A story and the list of events say the same of the same event, since both read its one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kp_ledger.catalogue.events import EVENTS
from kp_ledger.model.typed import part_id
from tests.actors import ACTORS
from tests.api.reads.house import House, house
from tests.api.reads.test_reads_parcels import of
from tests.index.queries import scenes

NUMBERS = {str(one.organisation) for one in ACTORS.values() if one.organisation}
BUNDLED = {kind.__name__ for kind, row in EVENTS.items() if row.in_bundle}
WORK = {"Transformed", "LossRecorded"}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("work") / "kp", scenes.known("furnished")) as opened:
        yield opened


def listed(here: House, by: str = "") -> dict[str, Any]:
    """The events that a reader sees, by their ids."""
    return {one["id"]: one for one in here.get("/v1/events?limit=1000", by)["events"]}


def steps(here: House, path: str, by: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = here.get(f"{path}/story?limit=500", by)["steps"]
    return found


def stories(here: House) -> list[dict[str, Any]]:
    """Every step of every parcel's story that the public reads."""
    paths = [f"/v1/parcels/0x{parcel.hex()}" for parcel in here.chain.state().parcels]
    return [step for path in paths for step in steps(here, path)]


def test_the_public_sees_what_became_of_what(here: House) -> None:
    found = [one for one in listed(here).values() if one["kind"] == "Transformed"]
    assert {one["fields"]["operation"] for one in found} == {"split", "mix", "manufacture"}
    for one in found:
        named = {"operation", "inputs", "outputs", "blend", "loss", "office", "day"}
        assert set(one["fields"]) == named
        for output in one["fields"]["outputs"]:
            assert set(output) == {"parcel", "carats", "kind"}


def test_members_see_references_of_what_came_out(here: House) -> None:
    found = [o for o in listed(here, "ae_office").values() if o["kind"] == "Transformed"]
    outputs = [output for one in found for output in one["fields"]["outputs"]]
    assert {"MIX", "MIX-2"} <= {output["reference"] for output in outputs}


def test_the_public_sees_what_was_lost_and_when(here: House) -> None:
    (one,) = [one for one in listed(here).values() if one["kind"] == "LossRecorded"]
    assert set(one["fields"]) == {"parcel", "revision", "carats", "office", "day"}
    assert one["fields"]["carats"] == "0.060"
    assert one["fields"]["office"] == 0  # within what work may lose: nobody had to approve it
    assert one["words"].startswith("An organisation lost 0.060 ct of parcel 0x")


def test_no_event_of_work_names_an_organisation_to_the_public(here: House) -> None:
    for one in listed(here).values():
        if one["kind"] in WORK:
            assert "An organisation " in one["words"]
            assert not NUMBERS & set(one["words"].replace(")", " ").replace(".", " ").split())


def test_a_story_tells_the_public_of_work_in_words(here: House) -> None:
    mix = "/v1/parcels/0x" + part_id(bytes.fromhex(of("MIX").rsplit("0x", 1)[1]), 1).hex()
    held, lost, split, made = steps(here, mix)
    assert held["sentence"].split(" (")[0].endswith("… is on hold")
    assert [lost["kind"], split["kind"], made["kind"]] == ["LossRecorded", *["Transformed"] * 2]
    assert split["sentence"].startswith("An organisation made 2 parcels of 1 on ")
    assert (split["carats"], lost["carats"]) == ("0.600", "0.060")
    # The mix gave it its blend: its receipt is in the bundle, and its custodian with it.
    assert made["sentence"].startswith("Organisation no. ")


def test_a_story_never_tells_the_public_of_a_handover(here: House) -> None:
    handed = [one for one in listed(here, "ae_office").values() if one["kind"] == "HandedOver"]
    assert handed
    assert "HandedOver" not in {one["kind"] for one in [*listed(here).values(), *stories(here)]}


def test_a_story_and_the_list_of_events_say_the_same(here: House) -> None:
    """Beyond the list goes only what is in everybody's bundle, or in the parcel's own."""
    events, seen = listed(here), stories(here)
    assert {step["kind"] for step in seen} > WORK
    for step in seen:
        assert step["event"] in events, step
        if step["kind"] not in BUNDLED and "no. " not in step["sentence"]:
            assert step["sentence"] == events[step["event"]]["words"]


def test_no_step_that_is_listed_is_missing_in_a_story(here: House) -> None:
    parcel = of("MIX")
    named = {
        one["id"]
        for one in here.get(f"/v1/events?parcel={parcel.rsplit('/', 1)[1]}")["events"]
        if one["kind"] != "BlendMade"
    }
    assert named == {step["event"] for step in steps(here, parcel)}
