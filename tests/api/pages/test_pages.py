"""Certificates, Participants, zones, decisions, the world, searching, signing in."""

from __future__ import annotations

import re

import pytest

from tests.actors import actor
from tests.api.pages.browsing import Page, Site
from tests.index.queries import scenes

ELEMENTS = (
    "Kimberley Process Certificate",
    "The rough diamonds in this shipment have been handled in accordance",
    "Country of origin",
    "Number",
    "Date of issue",
    "Date of expiry",
    "Issuing authority",
    "Exporter",
    "Importer",
    "Carat weight",
    "Value",
    "Number of parcels",
    "Harmonised System codes",
    "Validation by the exporting authority",
)


def certificates(site: Site) -> list[str]:
    return [path for path in site.walked("/", most=250) if path.startswith("/certificate/")]


# Certificates -------------------------------------------------------------------------------------


def test_every_certificate_begins_with_its_answer_and_has_all_elements(
    site: Site, whole: dict[str, Page]
) -> None:
    found = [page for path, page in whole.items() if path.startswith("/certificate/")]
    assert len(found) > 5
    for page in found:
        answer = site.house.get("/v1/certificates/" + page.address.split("/")[-1])
        assert answer["answer"].startswith(page.all("h1")[0].text)
        assert answer["next"] in page.words
        for element in ELEMENTS:
            assert element in page.words, (page.address, element)


def test_a_print_says_of_what_it_is_and_that_it_proves_nothing(
    site: Site, whole: dict[str, Page]
) -> None:
    page = next(page for path, page in whole.items() if path.startswith("/certificate/"))
    foot = page.all("p", **{"class": "paper-foot"})[0].text
    assert f"Printed from ledger {site.house.chain.ledger.chain_id} as of block" in foot
    assert "This print proves nothing by itself." in foot


@pytest.mark.parametrize("written", ["BW000001", "bw-1", "BW 000001", "BW%20000001"])
def test_a_number_is_found_however_it_is_written(site: Site, written: str) -> None:
    number = next(iter(site.house.get("/v1/search?q=BW 1")["matches"]), None)
    response = site.fetch(f"/certificate/{written}")
    assert response.status_code == (200 if number else 404)


def test_an_unknown_certificate_says_what_that_means(site: Site) -> None:
    page = site.page("/certificate/BW-999999", status=404)
    assert "Unknown here" in page.words and "What to do next" in page.words


# Participants, zones, events ----------------------------------------------------------------------


def test_a_participant_shows_partners_totals_beside_its_own(site: Site) -> None:
    answer = site.house.get("/v1/participants/BW")
    page = site.page("/participant/BW")
    assert answer["summary"] in page.words
    for row in answer["exports"]:
        assert _carats(row["exported"]) in page.words
    assert "Confirmed" in page.words and "Difference" in page.words


def test_a_participant_s_earlier_trade_is_a_step_away(site: Site) -> None:
    page = site.page("/participant/BW?from=2027-01-01&to=2027-02-01")
    assert "Trade is of the quarters from 1 January 2027 to 31 March 2027." in page.words
    (earlier,) = [link for link in page.links if link.startswith("/participant/BW?from=")]
    before = site.page(earlier)
    assert "What it shipped" in before.words and "What it shipped" not in page.words
    assert not [link for link in before.links if link.startswith("/participant/BW?from=")]


def test_a_participant_outside_is_unknown_or_told_to_be_outside(site: Site) -> None:
    assert site.fetch("/participant/NZ").status_code in (200, 404)
    assert "none of its kind" not in site.page("/participant/xx", status=400).words


def test_a_zone_tells_its_epochs(site: Site) -> None:
    answer = site.house.get(f"/v1/zones/{scenes.BW_ZONE}")
    page = site.page(f"/zone/{scenes.BW_ZONE}")
    assert answer["summary"] in page.words
    assert page.source.count('class="step"') == len(answer["epochs"])


def test_a_figure_leads_to_the_events_it_sums(site: Site) -> None:
    page = site.page("/participant/BW")
    links = [link for link in page.links if link.startswith("/events?")]
    assert links
    for link in links:
        events = site.page(link)
        assert "block" in events.words and events.source.count('class="step"') > 0


def test_events_without_a_filter_come_page_by_page(site: Site) -> None:
    first = site.page("/events")
    onward = [
        one.attributes["href"] for one in first.all("a") if "after=" in one.attributes["href"]
    ]
    assert onward and site.page("/events" + onward[0]).words != first.words


@pytest.mark.parametrize(
    "path",
    [
        "/zone/0",
        "/zone/99999999",
        "/zone/x",
        "/events?flow=x",
        "/events?after=zz",
        "/decisions?before=z",
    ],
)
def test_what_is_no_value_is_said_on_a_page(site: Site, path: str) -> None:
    response = site.fetch(path)
    assert response.status_code in (400, 404)
    assert response.headers["content-type"].startswith("text/html")


# Decisions and the world --------------------------------------------------------------------------


def test_the_table_says_what_each_proposal_asks_and_how_it_stands(site: Site) -> None:
    proposals = site.house.get("/v1/proposals")["proposals"]
    page = site.page("/decisions")
    assert proposals
    for one in proposals:
        assert one["why"] in page.words
        told = site.page(f"/decisions/{one['proposal']}")
        assert one["words"][1:] in told.words
        assert f"of {one['counted']} on the roll" in told.words


def test_every_voice_is_on_the_page_of_its_proposal(site: Site) -> None:
    for one in site.house.get("/v1/proposals")["proposals"]:
        answer = site.house.get(f"/v1/proposals/{one['proposal']}")
        page = site.page(f"/decisions/{one['proposal']}")
        for seat in answer["roll"]:
            assert f"/participant/{seat['participant']}" in page.links


def test_the_world_lists_every_flow_of_the_map(site: Site) -> None:
    flows = site.house.get("/v1/world")["flows"]
    page = site.page("/world")
    for one in flows:
        assert _carats(one["carats"]) in page.words
    assert "Natural Earth" in page.words


def test_a_ledger_that_told_no_lies_has_no_page_of_them(mill: Site) -> None:
    mill.page("/lies", status=404)


# Searching ----------------------------------------------------------------------------------------


def test_one_thing_found_is_gone_to(site: Site) -> None:
    response = site.fetch("/search?q=bw")
    assert (response.status_code, response.headers["location"]) == (302, "/participant/BW")


def test_nothing_typed_asks_what_for(site: Site) -> None:
    assert "What are you looking for?" in site.page("/search?q=%20").words


def test_nothing_found_says_what_that_means_and_what_to_do(site: Site) -> None:
    page = site.page("/search?q=WAKANDA-1")
    assert "Nothing on this ledger is called" in page.words
    assert "What to do next" in page.words


def test_a_look_alike_is_offered_and_not_taken(site: Site, whole: dict[str, Page]) -> None:
    number = next(path for path in whole if re.match(r"/certificate/BW0", path)).split("/")[-1]
    typed = number.replace("0", "O")
    page = site.page(f"/search?q={typed}")
    assert "Did you mean" in page.words


def test_a_found_page_is_there(site: Site) -> None:
    """Every address that a search gives is one of ours."""
    for asked in ("DUG-1", "BW 1", "Botswana", f"zone {scenes.BW_ZONE}", "Orapa"):
        for match in site.house.get(f"/v1/search?q={asked}")["matches"]:
            assert site.fetch(match["page"]).status_code in (200, 302), match


# Entering -----------------------------------------------------------------------------------------


def test_whoever_has_not_entered_is_told_how(site: Site) -> None:
    assert "Paste the token" in site.page("/me").words


def test_a_token_that_opens_enters_and_one_that_does_not_is_refused(site: Site) -> None:
    token = site.house.token("bw_trader")
    entered = site.house.client.post("/me", content=f"token={token}", follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/me")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    site.house.client.cookies.clear()
    me = Page("/me", 200, site.fetch("/me", headers={"cookie": f"kp-entry={token}"}).text)
    assert "Waiting for your signature" in me.words and "What you hold or own" in me.words
    for wrong in ("", "x", token[:-2], token + "x"):
        response = site.house.client.post("/me", content=f"token={wrong}")
        assert response.status_code == 401 and "set-cookie" not in response.headers
        assert "This token opens nothing" in response.text


def test_leaving_forgets_the_token(site: Site) -> None:
    left = site.house.client.post("/leave", follow_redirects=False)
    assert left.status_code == 303 and 'kp-entry=""' in left.headers["set-cookie"]


def test_an_old_token_reads_as_the_public(site: Site) -> None:
    response = site.fetch("/me", headers={"cookie": "kp-entry=nonsense"})
    assert response.status_code == 200 and "Paste the token" in response.text


def test_an_organisation_is_for_members_and_itself(site: Site) -> None:
    path = f"/organisation/{actor('bw_trader').organisation}"
    assert site.page(path, status=403)
    for who, status in (("bw_trader", 200), ("bw_office", 200), ("ae_trader", 403)):
        cookie = {"cookie": f"kp-entry={site.house.token(who)}"}
        assert site.fetch(path, headers=cookie).status_code == status, who


# The rest -----------------------------------------------------------------------------------------


def test_an_address_that_is_none_is_a_page_for_people_and_a_problem_for_programs(
    site: Site,
) -> None:
    assert "There is no page at this address" in site.page("/nonsense", status=404).words
    for path, headers in (("/nonsense", {"accept": "*/*"}), ("/v1/nonsense", {})):
        response = site.fetch(path, headers=headers)
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"


def test_a_language_that_is_chosen_is_kept(site: Site) -> None:
    chosen = site.fetch("/about?lang=fr")
    assert '<html lang="fr">' in chosen.text and "kp-language=fr" in chosen.headers["set-cookie"]
    site.house.client.cookies.clear()
    assert '<html lang="fr">' in site.fetch("/about", headers={"cookie": "kp-language=fr"}).text
    assert "set-cookie" not in site.fetch("/about?lang=xx").headers


def _carats(text: str) -> str:
    whole, _, part = text.partition(".")
    return f"{int(whole):,}.{part} ct"
