"""Whatever is stored or asked for stays words: nothing of it becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from kp_gateway.pages.forms import linked
from kp_gateway.pages.page import environment
from kp_gateway.pages.pictures.svg import element, text
from markupsafe import Markup

from kp_ledger.domain.showing import Names
from kp_ledger.home import Home
from tests.actors import ACTORS, actor
from tests.api.pages.browsing import Page, Site
from tests.api.reads import house as houses
from tests.index.queries import scenes

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "</title></style></svg><b>",
    "javascript:alert(1)",
    "&lt;i&gt;\u202ehidden\u0000",
]
WHOLE = "".join(HOSTILE)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Every organisation and a zone have names that mean harm."""
    folder = tmp_path_factory.mktemp("hostile") / "kp"
    names = Names(
        {who.organisation: WHOLE for who in ACTORS.values() if who.organisation},
        {scenes.BW_ZONE: WHOLE},
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(houses, "names", lambda: names)
        with houses.house(folder, scenes.traded()) as opened:
            yield Site(opened)


def harmless(page: Page) -> None:
    """Only elements and attributes of ours: reading it as HTML has checked that it is balanced."""
    assert "<script>alert" not in page.source and "<img" not in page.source
    assert not any(one.name in ("b", "i", "img", "iframe") for one in page.elements), page.address
    for one in page.elements:
        assert not any(name.startswith("on") for name in one.attributes), (page.address, one)
        assert not one.attributes.get("href", "").lower().startswith("javascript:"), page.address
    assert "49{%" not in page.source


def test_names_of_zones_stay_words(hostile: Site) -> None:
    pages = hostile.walked("/", most=120)
    for page in pages.values():
        harmless(page)
    assert any("<script>alert(1)</script>" in page.words for page in pages.values())


def test_names_of_organisations_stay_words_for_a_member(hostile: Site) -> None:
    cookie = {"cookie": f"kp-entry={hostile.house.token('bw_office')}"}
    trader = actor("bw_trader").organisation
    seen = 0
    for path in ("/me", f"/organisation/{trader}", "/participant/BW", f"/zone/{scenes.BW_ZONE}"):
        response = hostile.fetch(path, headers=cookie)
        assert response.status_code == 200, path
        page = Page(path, 200, response.text)
        harmless(page)
        seen += "<script>alert(1)</script>" in page.words
    assert seen >= 3


@pytest.mark.parametrize("said", HOSTILE)
def test_what_is_asked_for_stays_words(hostile: Site, said: str) -> None:
    for path in (
        f"/search?q={quote(said)}",
        f"/parcel/{quote(said, safe='')}",
        f"/certificate/{quote(said, safe='')}",
        f"/participant/{quote(said, safe='')}",
        f"/decisions/{quote(said, safe='')}",
        f"/about?lang={quote(said)}",
    ):
        response = hostile.fetch(path)
        assert response.status_code < 500, (path, response.status_code)
        if response.headers["content-type"].startswith("text/html"):
            harmless(Page(path, response.status_code, response.text))


@pytest.mark.parametrize("said", HOSTILE)
def test_a_token_that_means_harm_stays_words(hostile: Site, said: str) -> None:
    response = hostile.house.client.post("/me", content=f"token={quote(said)}")
    assert response.status_code == 401
    harmless(Page("/me", 401, response.text))


def test_what_a_demonstration_told_stays_words(hostile: Site) -> None:
    home: Home = hostile.house.home
    told: list[dict[str, Any]] = [
        {
            "chapter": "lie",
            "day": "2026-01-01",
            "text": f" 1. {WHOLE}",
            "rule": WHOLE,
            "outcome": WHOLE,
        }
    ]
    home.keep_story({"story": told, "table": []})
    page = hostile.page("/lies")
    harmless(page)
    assert "<script>alert(1)</script>" in page.words


def test_templates_escape_and_filters_do_not_undo_it() -> None:
    made = environment().from_string("{{ said }}|{{ said|linked }}|{{ said|capital }}")
    shown = made.render(said=WHOLE, words=None)
    assert "<script" not in shown and "<img" not in shown


def test_only_what_looks_like_a_name_becomes_a_link() -> None:
    whole = "0x" + "ab" * 32
    shown = linked(f"{whole} left under BW 000123 <b>")
    assert shown.count("<a href=") == 2 and "&lt;b&gt;" in shown
    assert "<a" not in linked('BW <i>000123</i> 0x"onx=1')


def test_pictures_escape_words_and_attributes() -> None:
    drawn = element("g", text(WHOLE), class_='"><script>')
    assert isinstance(drawn, Markup)
    assert "<script" not in drawn and "<img" not in drawn
