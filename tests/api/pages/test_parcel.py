"""The page of a parcel: its answer, who sees what, the walk back, labels."""

from __future__ import annotations

import re

import pytest

from kp_ledger.domain.sentences import UNKNOWN
from kp_ledger.labels.links import parcel_link
from kp_ledger.model.typed import parcel_id
from tests.actors import actor
from tests.api.pages.browsing import Page, Site
from tests.index.chains import Paper
from tests.labels.scanning import scan_path
from tests.world import reference

MINER = actor("bw_miner").organisation
HANDED = "DUG-5"


def digits(text: str, by: int = MINER) -> str:
    return parcel_id(by, reference(text)).hex()


def of(text: str) -> str:
    return f"/parcel/0x{digits(text)}"


def mixed(site: Site) -> str:
    """The parcel with most ancestors."""
    rows = (
        site.house.index.engine.connect().exec_driver_sql("select hex(id) from parcels").scalars()
    )
    totals = {
        one: site.house.get(f"/v1/parcels/{one.lower()}/ancestry")["total"] for one in rows.all()
    }
    return "0x" + max(totals, key=lambda one: totals[one]).lower()


# The answer ---------------------------------------------------------------------------------------


def test_the_page_begins_with_the_sentence_that_programs_get(site: Site) -> None:
    summary = site.house.get(f"/v1/parcels/{digits('DUG-1')}")["summary"]
    page = site.page(of("DUG-1"))
    first = page.all("h1")[0].text.replace("\u00a0", " ")
    assert summary.startswith(first) and first.endswith(".")
    assert summary.replace(first, "").strip() in page.words


def test_a_warning_says_what_to_do(site: Site) -> None:
    """DUG-6 was registered above what a month may bring."""
    warnings = site.house.get(f"/v1/parcels/{digits('DUG-6')}")["warnings"]
    page = site.page(of("DUG-6"))
    assert warnings
    for one in warnings:
        assert one["words"] in page.words and one["next"] in page.words


def test_origins_stand_in_a_table_with_words_shares_and_carats(site: Site) -> None:
    page = site.page(of("DUG-1"))
    assert "Botswana, Orapa" in page.words
    assert "registered here where it was mined" in page.words
    assert "40.000 ct" in page.words and "100 %" in page.words


def test_an_unknown_parcel_is_a_page_that_says_what_unknown_means(site: Site) -> None:
    page = site.page("/parcel/0x" + "ab" * 32, status=404)
    assert UNKNOWN.split(". ")[0] in page.all("h1")[0].text
    assert "a misprint, a number of another ledger, or a forgery" in page.words
    assert "ab" * 32 in page.words and "What to do next" in page.words


@pytest.mark.parametrize("text", ["zz", "0x12", "<script>alert(1)</script>", "1" * 65, "%00"])
def test_what_is_no_id_is_said_on_a_page(site: Site, text: str) -> None:
    response = site.fetch(f"/parcel/{text}")
    assert response.status_code in (400, 404)
    assert "<script>alert" not in response.text


# Who sees what ------------------------------------------------------------------------------------


def test_the_public_page_has_no_lot_reference_and_no_names(site: Site) -> None:
    page = site.page(of(HANDED))
    assert HANDED not in page.words and "Held by" not in page.words
    assert "bw_trader" not in page.words


def test_a_party_sees_what_is_its_own(site: Site) -> None:
    page = entered(site, "bw_trader", of(HANDED))
    assert HANDED in page.words and "Held by" in page.words


def test_another_party_sees_what_the_public_sees(site: Site) -> None:
    page = entered(site, "ae_trader", of(HANDED))
    assert HANDED not in page.words and "Held by" not in page.words


def test_a_page_of_somebody_who_entered_is_kept_nowhere(site: Site) -> None:
    response = fetched(site, "bw_trader", of(HANDED))
    assert response.headers["cache-control"] == "private, no-store"
    assert "content-encoding" not in response.headers


def fetched(site: Site, who: str, path: str):  # type: ignore[no-untyped-def]
    return site.fetch(path, headers={"cookie": f"kp-entry={site.house.token(who)}"})


def entered(site: Site, who: str, path: str) -> Page:
    response = fetched(site, who, path)
    assert response.status_code == 200
    return Page(path, 200, response.text)


# The walk back ------------------------------------------------------------------------------------


def test_the_walk_shows_the_nearest_by_weight_and_how_many_more(mill: Site) -> None:
    parcel = mixed(mill)
    answer = mill.house.get(f"/v1/parcels/{parcel}/ancestry")
    page = mill.page(f"/parcel/{parcel}")
    links = [one for one in page.all("a") if one.attributes.get("class") == "stream-link"]
    nearest = answer["levels"][0]["parcels"]
    assert len(links) == min(8, nearest) + (nearest > 8)
    heaviest = [float(one["carats"]) for one in answer["items"][:8]]
    assert heaviest == sorted(heaviest, reverse=True)


def test_a_step_keeps_the_way_back_to_what_was_scanned(mill: Site) -> None:
    parcel = mixed(mill)
    first = next(
        one.attributes["href"]
        for one in mill.page(f"/parcel/{parcel}").all("a")
        if one.attributes.get("class") == "stream-link" and "#" not in one.attributes["href"]
    )
    step = mill.page(first)
    way = step.all("ol")[0]
    assert way.attributes["class"] == "path"
    assert "the scanned parcel" in way.text
    assert f"/parcel/{parcel}" in [one.attributes["href"] for one in step.all("a")]


def test_a_step_in_place_is_the_walk_alone(mill: Site) -> None:
    path = f"/parcel/{mixed(mill)}/ancestry"
    part = mill.part(path, "walk")
    assert part.elements[0].attributes["id"] == "walk"
    assert not part.all("html") and not part.all("h1")
    whole = mill.page(path)
    assert part.source.strip() in whole.source


def test_the_rows_of_a_level_can_be_filtered_without_javascript(mill: Site) -> None:
    path = f"/parcel/{mixed(mill)}/ancestry"
    every = mill.page(path)
    none = mill.page(path + "?filter=Wakanda")
    some = mill.page(path + "?filter=botswana unsorted")
    assert rows(none) == 0 and "0 rows have that." in none.words
    assert rows(some) == rows(every) > 0
    one = re.search(r"/parcel/0x([0-9a-f]{64})/ancestry", every.source.split("<tbody>")[1])
    assert one and rows(mill.page(path + f"?filter={one[1]}")) == 1


def test_each_level_is_listed(mill: Site) -> None:
    parcel = mixed(mill)
    levels = mill.house.get(f"/v1/parcels/{parcel}/ancestry")["levels"]
    assert len(levels) > 1
    for one in levels:
        page = mill.page(f"/parcel/{parcel}/ancestry?level={one['level']}")
        assert rows(page) == min(50, one["parcels"])


def rows(page: Page) -> int:
    return page.source.split("<tbody>")[1].split("</tbody>")[0].count("<tr>")


@pytest.mark.parametrize(
    "query", ["level=0", "level=x", "after=!!", "scanned=zz", "scanned=" + "ab" * 32]
)
def test_a_walk_that_is_none_is_refused_on_a_page(mill: Site, query: str) -> None:
    mill.page(f"/parcel/{mixed(mill)}/ancestry?{query}", status=400)


# Labels -------------------------------------------------------------------------------------------


def test_the_code_on_the_page_is_the_one_on_the_label(site: Site) -> None:
    chain = site.house.chain.ledger.chain_id
    link = parcel_link("http://testserver", chain, bytes.fromhex(digits("DUG-1")))
    page = site.page(of("DUG-1"))
    path = page.all("path", **{"class": "code-ink"})[0].attributes["d"]
    size = int(page.all("rect", **{"class": "code-paper"})[0].attributes["width"])
    assert scan_path(path, size) == [link]


def test_a_scanned_code_leads_to_the_parcel(site: Site) -> None:
    chain = site.house.chain.ledger.chain_id
    link = parcel_link("", chain, bytes.fromhex(digits("DUG-1")))
    response = site.fetch(link)
    assert (response.status_code, response.headers["location"]) == (302, of("DUG-1"))
    assert site.page(response.headers["location"]).status == 200


def test_a_code_of_another_ledger_is_named_as_one(site: Site) -> None:
    link = parcel_link("", 5, bytes.fromhex(digits("DUG-1")))
    page = site.page(link, status=404)
    assert "another ledger" in page.words and "ledger no. 5" in page.words


@pytest.mark.parametrize(
    "link",
    [
        "/01/02000000071022/10/" + "ab" * 10,
        "/01/02000000071022/10/" + "ab" * 10 + "?parcel=" + "cd" * 32,
        "/01/02000000071022/10/" + "ab" * 10 + "?parcel=" + "ab" * 31,
    ],
)
def test_a_code_that_contradicts_itself_is_refused(site: Site, link: str) -> None:
    site.page(link, status=400)


def test_the_label_of_the_public_has_no_reference(site: Site) -> None:
    path = of(HANDED) + "/label.svg"
    public = site.fetch(path)
    assert public.headers["content-type"] == "image/svg+xml" and HANDED not in public.text
    assert HANDED in fetched(site, "bw_trader", path).text


def test_a_mix_of_a_thousand_shows_eight_and_how_many_more(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    from tests.api.reads.house import house
    from tests.index.queries.mixes import Mill

    chain = Paper()
    mill = Mill(chain)
    parcel = mill.mix(mill.dig(1_000, 1)).parcel.hex()
    with house(tmp_path_factory.mktemp("thousand") / "kp", chain) as opened:
        site = Site(opened)
        page = site.page(f"/parcel/0x{parcel}")
        assert "and 992 more" in page.words
        assert len(page.source) < 60_000
        all_of_them = site.page(f"/parcel/0x{parcel}/ancestry")
        assert rows(all_of_them) == 50 and "The next rows" in all_of_them.words
        assert "1,000 rows have that." in site.page(f"/parcel/0x{parcel}/ancestry?filter=BW").words
