"""Participants, zones, organisations, decisions and one's own page over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from tests.actors import actor
from tests.api.reads.house import House, house
from tests.index.queries import scenes

MINER = actor("bw_miner").organisation


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, new_url: Callable[[], str]) -> Iterator[House]:
    with house(
        tmp_path_factory.mktemp("people") / "kp", scenes.known("everything"), new_url()
    ) as opened:
        yield opened


READ = (
    "/v1/participants",
    "/v1/participants/BW",
    "/v1/zones",
    "/v1/zones/9",
    "/v1/overdue",
    "/v1/detained",
    "/v1/proposals",
    "/v1/statistics",
    "/v1/world",
)


@pytest.mark.parametrize("path", READ)
def test_an_answer_says_as_of_which_block_it_is_and_what_it_does_not_show(
    here: House, path: str
) -> None:
    as_of = here.get(path)["as_of"]
    last = len(here.chain.heads) - 1
    assert as_of["block"] == last
    assert as_of["hash"] == "0x" + here.chain.heads[last].hash.hex()
    assert as_of["standing"] == "recorded"
    assert "It does not show what is in the bag." in as_of["limit"]


@pytest.mark.parametrize("path", READ)
def test_an_answer_as_of_a_block_that_is_past_knows_nothing_later(here: House, path: str) -> None:
    separator = "&" if "?" in path else "?"
    assert here.get(f"{path}{separator}at=60")["as_of"]["block"] == 60
    assert here.refusal(f"{path}{separator}at=1000") == (404, "NoSuchBlock")
    assert here.get(f"{path}{separator}at=60") != here.get(path)


# Participants and zones


def test_the_name_of_a_participant_is_read_in_any_case(here: House) -> None:
    assert here.get("/v1/participants/bw%20") == here.get("/v1/participants/BW")


@pytest.mark.parametrize(
    ("path", "status", "rule"),
    [
        ("/v1/participants/B", 400, "BadInput"),
        ("/v1/participants/XX", 400, "BadInput"),
        ("/v1/participants/%D0%92W", 400, "BadInput"),
        ("/v1/participants/FR", 400, "BadInput"),
        ("/v1/participants/RU", 404, "NotFound"),
        ("/v1/overdue?participant=RU", 404, "NotFound"),
        ("/v1/detained?participant=RU", 404, "NotFound"),
        ("/v1/statistics?participant=RU", 404, "NotFound"),
        ("/v1/zones/9000", 404, "NotFound"),
        ("/v1/zones/0", 422, "BadRequest"),
        ("/v1/zones/99999999999999999999", 422, "BadRequest"),
        ("/v1/proposals/0x01", 400, "BadInput"),
        ("/v1/proposals/" + "ab" * 32, 404, "NotFound"),
        ("/v1/proposals?cursor=x", 400, "BadInput"),
        ("/v1/proposals?cursor=99999999999999999-1", 400, "BadInput"),
        ("/v1/zones?at=-1", 422, "BadRequest"),
        ("/v1/zones?at=99999999999999999999999", 404, "NoSuchBlock"),
    ],
)
def test_what_is_no_answer_is_a_problem(here: House, path: str, status: int, rule: str) -> None:
    assert here.refusal(path) == (status, rule)


def test_a_participant_says_what_it_is_and_digs(here: House) -> None:
    found = here.get("/v1/participants/BW")
    assert found["summary"] == (
        "Botswana is a Participant of the Kimberley Process, and on this ledger since 1 January"
        " 2026."
    )
    weights = [Decimal(one["carats"]) for one in found["production"]["months"]]
    assert sum(weights) == Decimal(found["production"]["carats"])
    assert [one["status"] for one in found["history"]] == ["participant"]
    assert found["participant"]["chair"] is True
    assert {one["organisation"] for one in found["offices"]} == {
        actor("bw_office").organisation,
        actor("bw_export").organisation,
    }
    zimbabwe = here.get("/v1/participants/ZW")
    assert "outside this ledger" in zimbabwe["summary"]


def test_names_of_organisations_are_for_members(here: House) -> None:
    def named(by: str) -> list[bool]:
        offices = here.get("/v1/participants/BW", by)["offices"]
        return ["name" in office for office in offices]

    assert named("") == [False, False]
    assert named("bw_trader") == [False, False]
    assert named("ae_office") == [True, True]
    assert named("bw_observer") == [True, True]


def test_a_zone_tells_its_epochs_and_for_members_its_licences(here: House) -> None:
    public = here.get(f"/v1/zones/{scenes.BW_ZONE}")
    assert public["summary"].startswith(f"Orapa (zone {scenes.BW_ZONE}) of Botswana is limited")
    assert [one["status"] for one in public["epochs"]] == ["clear", "limited"]
    first, second = public["epochs"]
    assert second["proposal"] is True and first["bar"]["share_allowed"] == "5"
    assert sum(Decimal(one["carats"]) for one in first["months"]) == Decimal(first["carats"])
    assert "licences" not in public
    for by, there in (("bw_trader", False), ("ae_office", True)):
        assert ("licences" in here.get(f"/v1/zones/{scenes.BW_ZONE}", by)) is there


def test_overdue_shipments_are_on_both_lists(here: House) -> None:
    def numbers(of: str) -> list[str]:
        found = here.get(f"/v1/overdue{of}")["overdue"]
        return [one["certificate"] for one in found]

    assert numbers("") == ["BW 000002", "BW 000004"]
    assert numbers("?participant=BW") == numbers("?participant=AE") == numbers("")
    assert numbers("?participant=AO") == []


# Organisations


def test_organisations_are_listed_for_members(here: House) -> None:
    assert here.refusal("/v1/organisations") == (403, "NotForYou")
    assert here.refusal("/v1/organisations", "bw_trader") == (403, "NotForYou")
    listed = here.get("/v1/organisations", "ae_office")["organisations"]
    assert {one["organisation"] for one in listed} == set(here.chain.state().standings)
    assert here.refusal("/v1/organisations?cursor=x", "ae_office") == (400, "BadInput")


def test_an_organisation_is_for_members_and_itself(here: House) -> None:
    path = f"/v1/organisations/{MINER}"
    assert here.refusal(path) == (403, "NotForYou")
    assert here.refusal(path, "bw_trader") == (403, "NotForYou")
    itself, member = here.get(path, "bw_miner"), here.get(path, "ae_office")
    for found in (itself, member):
        assert found["organisation"]["name"] == "bw_miner"
        assert found["held"]["count"] == 12  # one that is missing and one that was found with them
        assert [one["key"] for one in found["keys"]] == [actor("bw_miner").address]
    # Whether there is one of a number is no business of strangers either.
    assert here.refusal("/v1/organisations/77") == (403, "NotForYou")
    assert here.refusal("/v1/organisations/77", "ae_office") == (404, "NotFound")
    assert here.refusal("/v1/organisations/0", "ae_office")[0] == 422


def test_parcels_come_in_pages(here: House) -> None:
    whole = here.get(f"/v1/organisations/{MINER}", "bw_miner")["held"]
    rest = here.get(f"/v1/organisations/{MINER}?cursor=5", "bw_miner")["held"]
    assert rest["parcels"] == whole["parcels"][-len(rest["parcels"]) :]
    assert 0 < len(rest["parcels"]) < len(whole["parcels"])
    assert rest["count"] == whole["count"]


def test_ones_own_page_is_for_who_has_entered(here: House) -> None:
    assert here.refusal("/v1/me") == (401, "NotSignedIn")
    found = here.get("/v1/me", "bw_miner")
    assert found["audience"] == "party" and found["key"] == actor("bw_miner").address
    assert [one["reason"] for one in found["holds"]] == ["registered above the miner's ceiling"]
    assert [one["certificate"] for one in found["overdue"]] == ["BW 000002", "BW 000004"]
    assert found["organisation"]["name"] == "bw_miner"
    office = here.get("/v1/me", "ae_office")
    assert office["audience"] == "member"
    assert [one["certificate"] for one in office["overdue"]] == ["BW 000002", "BW 000004"]
    assert here.get("/v1/me", "ao_office")["overdue"] == []
    assert here.get("/v1/me", "bw_trader")["overdue"] == []


# Decisions


def test_proposals_say_in_words_what_they_ask_and_how_they_stand(here: House) -> None:
    found = here.get("/v1/proposals")["proposals"]
    assert [(one["state"], one["matter_class"]) for one in found] == [
        ("open", "K"),
        ("blocked", "K"),
        ("executed", "K"),
        ("executed", "K"),
    ]
    assert found[0]["words"].startswith("Angola shall be suspended from")
    assert found[2]["words"] == (
        f"Weight of Orapa (zone {scenes.BW_ZONE}), epoch 1 shall leave no more but up to 5 % of a"
        " shipment."
    )
    assert found[3]["words"].startswith(f"Orapa (zone {scenes.BW_ZONE}) shall be limited from")


def test_a_proposal_has_its_voices_its_end_and_what_came_after(here: House) -> None:
    again, blocked, _, limited = here.get("/v1/proposals")["proposals"]
    found = here.get(f"/v1/proposals/{blocked['proposal']}")
    assert [(one["participant"], one["stance"]) for one in found["roll"]] == [
        ("AE", "support"),
        ("AO", "objection"),
        ("BW", "support"),
    ]
    assert [one["replaced"] for one in found["voices"]].count(True) == 2
    assert found["end"]["state"] == "blocked" and found["end"]["closers"] == ["AO"]
    assert found["amended_by"] == [again["proposal"]]
    assert len(found["documents"]) == 1 and "accuracy" in found["note"]
    amended = here.get(f"/v1/proposals/{again['proposal']}")
    assert amended["amends"] == blocked["proposal"] and "end" not in amended
    done = here.get(f"/v1/proposals/{limited['proposal']}")
    assert done["end"]["closers"] == ["AE", "AO", "BW"]
    assert [one["words"] for one in done["effects"]] == [
        f"Orapa (zone {scenes.BW_ZONE}) is limited from {done['payload'][1]['value']}, epoch 2;"
        " what goes on hold for that is released by the Participant's own office."
    ]
