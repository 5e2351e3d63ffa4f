"""What is said of goods that were moved by law, of what was entered late, and of what was done
before a suspension was recorded."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from kp_gateway.requests import COOKIE

from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.showing import written_day
from kp_ledger.model.typed import parcel_id
from tests.actors import actor
from tests.api.reads.house import House, house
from tests.index.queries.past import BY_LAW, LEFT, MIXED, MOVED, PLAIN, past
from tests.world import reference

MOVED_THEN = (
    "What is or was under this certificate, or part of it, was moved by law on"
    f" {written_day(BY_LAW)}: an office took it to other"
    " hands."
)
MINER = actor("bw_miner").organisation


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, new_url: Callable[[], str]) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("past") / "kp", past(), new_url()) as opened:
        yield opened


def certificate(house: House, number: int) -> Any:
    return house.get(f"/v1/certificates/{show_certificate(number).replace(' ', '-')}")


def page(house: House, path: str, **headers: str) -> str:
    return house.client.get(path, headers={"accept": "text/html", **headers}).text


def page_of(house: House, number: int) -> str:
    return page(house, f"/certificate/{show_certificate(number).replace(' ', '-')}")


# By law


@pytest.mark.parametrize("number", [MIXED, MOVED], ids=["mixed of it", "two moved together"])
def test_a_move_by_law_is_one_caution_of_the_certificate_of_its_goods(
    here: House, number: int
) -> None:
    (caution,) = certificate(here, number)["warnings"]
    assert (caution["kind"], caution["words"]) == ("by law", MOVED_THEN)
    assert caution["next"] == "Ask the authority of Botswana for the order that moved it."


def test_its_page_says_so_and_prints_it(here: House) -> None:
    before, found, _ = page_of(here, MIXED).partition(MOVED_THEN)
    assert found
    assert before.rindex("</div>") > before.rindex("no-print")


def test_nothing_is_said_of_what_nobody_moved(here: House) -> None:
    assert certificate(here, PLAIN)["warnings"] == []
    assert "by law" not in page_of(here, PLAIN)


# Late


def steps_of(house: House, text: str) -> dict[str, Any]:
    """The steps that a member is told of a parcel, by their kinds."""
    parcel = parcel_id(MINER, reference(text)).hex()
    found = house.get(f"/v1/parcels/0x{parcel}/story", "ae_office")["steps"]
    return {one["kind"]: one for one in found}


@pytest.mark.parametrize(("text", "days", "late"), [("TIMELY", 7, False), ("TARDY", 8, True)])
def test_a_handover_is_late_a_day_after_the_last_one_for_its_signing(
    here: House, text: str, days: int, late: bool
) -> None:
    step = steps_of(here, text)["HandedOver"]
    assert (step["days_late"], step["late"]) == (days, late)


def test_a_sighting_is_late_likewise_and_an_arrival_after_three_days(here: House) -> None:
    steps = certificate(here, LEFT)["steps"]
    found = {
        kind: [(one["days_late"], one["late"]) for one in reversed(steps) if one["kind"] == kind]
        for kind in ("SeenInTransit", "Arrived", "ShipmentConfirmed", "CertificateIssued")
    }
    assert found == {
        "SeenInTransit": [(7, False), (8, True)],
        "Arrived": [(3, False), (4, True)],
        "ShipmentConfirmed": [(3, False), (4, True)],
        "CertificateIssued": [(0, False)],
    }


def test_its_page_says_late_once_for_each_that_is(here: House) -> None:
    assert page_of(here, LEFT).count("<strong>Late.</strong>") == 3
    assert page_of(here, PLAIN).count("<strong>Late.</strong>") == 0


# Before it was recorded


def test_what_offices_did_before_a_suspension_was_recorded_stands_and_is_listed(
    here: House,
) -> None:
    (found,) = here.get("/v1/participants/AO", "ae_office")["stood"]
    entry = here.get("/v1/participants/AO")["history"][-1]
    assert found["since"].startswith(entry["since"]) and found["event"] == entry["event"]
    assert len(found["acts"]) == 2 and any("on hold" in one["words"] for one in found["acts"])
    assert (found["more"], found["recorded"] > found["since"]) == (False, True)
    assert here.get("/v1/participants/BW", "ae_office")["stood"] == []


@pytest.mark.parametrize("by", ["", "ao_miner"])
def test_others_do_not_read_there_whom_an_act_names(here: House, by: str) -> None:
    """An act is listed for the office that it names, which most acts say to members alone."""
    assert "stood" not in here.get("/v1/participants/AO", by)


def test_its_page_lists_it_for_a_member(here: House) -> None:
    words = here.get("/v1/participants/AO", "ae_office")["stood"][0]["acts"][0]["words"]
    entered = {"cookie": f"{COOKIE}={here.token('ae_office')}"}
    assert "Acts that stand" in (found := page(here, "/participant/AO", **entered))
    assert words in html.unescape(found)
    assert "Acts that stand" not in page(here, "/participant/BW", **entered)
    assert "Acts that stand" not in page(here, "/participant/AO")
