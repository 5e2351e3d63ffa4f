"""What holds for every page that a walk from the first one reaches."""

from __future__ import annotations

import itertools
import re

import pytest
from kp_gateway.middleware import SECURITY

from tests.api.pages.browsing import Page, Site

NEVER = re.compile(r"\b(verified|authentic|conflict-free|genuine|guaranteed)\b", re.IGNORECASE)
KINDS = ("/parcel/", "/certificate/", "/participant/", "/zone/", "/decisions/", "/events", "/world")


def test_a_walk_from_the_first_page_reaches_every_kind(whole: dict[str, Page]) -> None:
    for kind in (*KINDS, "/about", "/me", "/decisions"):
        assert any(path.startswith(kind) for path in whole), kind


def test_every_page_is_well_formed_html(whole: dict[str, Page]) -> None:
    for page in whole.values():
        assert page.source.startswith("<!doctype html>")
        assert page.all("html")[0].attributes["lang"] == "en"
        assert page.all("title")[0].text.strip(), page.address


def test_headings_stand_in_order_and_the_first_is_the_only_one(whole: dict[str, Page]) -> None:
    for page in whole.values():
        assert page.headings.count(1) == 1, page.address
        assert page.headings[0] == 1, page.address
        for before, after in itertools.pairwise(page.headings):
            assert after <= before + 1, f"{page.address}: h{after} behind h{before}"


def test_no_id_stands_twice_on_a_page(whole: dict[str, Page]) -> None:
    for page in whole.values():
        ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
        assert len(ids) == len(set(ids)), page.address


def test_whatever_is_named_by_an_id_is_there(whole: dict[str, Page]) -> None:
    for page in whole.values():
        ids = {one.attributes["id"] for one in page.elements if "id" in one.attributes}
        for one in page.elements:
            for name in ("aria-labelledby", "for"):
                assert set(one.attributes.get(name, "").split()) <= ids, (page.address, one)


def test_there_is_no_script_or_style_in_a_page(whole: dict[str, Page]) -> None:
    for page in whole.values():
        for one in page.elements:
            assert "style" not in one.attributes, (page.address, one)
            assert not any(name.startswith("on") for name in one.attributes), (page.address, one)
        assert not page.all("style"), page.address
        assert all(one.attributes.get("src") and not one.text for one in page.all("script"))


def test_everything_a_page_loads_is_of_this_site(whole: dict[str, Page]) -> None:
    for page in whole.values():
        for one in page.elements:
            for name in ("src", "href"):
                value = one.attributes.get(name, "/")
                assert not re.match(r"(?i)[a-z]+:|//", value), (page.address, value)


def test_every_picture_says_what_it_shows_or_stands_beside_words(whole: dict[str, Page]) -> None:
    for page in whole.values():
        for one in page.all("svg"):
            hidden = one.attributes.get("aria-hidden") == "true"
            assert hidden or one.attributes.get("role") == "img", page.address


def test_every_table_has_a_caption_and_headers_with_scope(whole: dict[str, Page]) -> None:
    for page in whole.values():
        assert len(page.all("table")) == len(page.all("caption")), page.address
        assert all("scope" in one.attributes for one in page.all("th")), page.address


def test_every_field_has_a_label(whole: dict[str, Page]) -> None:
    for page in whole.values():
        labelled = {one.attributes.get("for") for one in page.all("label")}
        for one in (*page.all("input"), *page.all("textarea")):
            if one.attributes.get("type") != "hidden":
                assert one.attributes["id"] in labelled, page.address


def test_no_page_says_more_than_the_record(whole: dict[str, Page]) -> None:
    for page in whole.values():
        assert not NEVER.search(page.words), (page.address, NEVER.search(page.words))


@pytest.mark.parametrize("kind", ["/parcel/", "/certificate/", "/participant/", "/zone/"])
def test_the_answer_is_followed_by_its_block_and_its_limit(
    whole: dict[str, Page], kind: str
) -> None:
    found = [page for path, page in whole.items() if path.startswith(kind)]
    assert found
    for page in found:
        assert "As of block" in page.words, page.address
        assert "not yet witnessed" in page.words, page.address
        assert "It does not show what is in the bag." in page.words, page.address


def test_security_headers_are_on_pages_too(site: Site) -> None:
    headers = site.fetch("/").headers
    for name, value in SECURITY.items():
        assert headers[name] == value


def test_the_first_view_is_under_60_kb_without_pictures(site: Site, whole: dict[str, Page]) -> None:
    """As it comes over the wire: the page without its pictures, its styles, its scripts."""
    import gzip

    page = site.fetch("/")
    files = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page.text)
    assert len(files) == 3
    packed = [site.house.client.get(one, headers={"accept-encoding": "gzip"}) for one in files]
    size = sum(int(one.headers["content-length"]) for one in packed)
    for one in whole.values():
        words = re.sub(r"<svg.*?</svg>", "", one.source, flags=re.DOTALL)
        assert size + len(gzip.compress(words.encode())) < 60_000, one.address


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    first = site.fetch("/about")
    again = site.fetch("/about", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content
    other = site.fetch("/about?lang=fr", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_files_are_kept_for_ever_under_an_address_of_their_content(site: Site) -> None:
    page = site.page("/")
    style = page.all("link", rel="stylesheet")[0].attributes["href"]
    sent = site.fetch(style)
    assert sent.status_code == 200 and "immutable" in sent.headers["cache-control"]
    other = re.sub(r"/static/[0-9a-f]+/", "/static/000000000000/", style)
    assert site.fetch(other).status_code == 404
    assert site.fetch("/static/000000000000/..%2f..%2fapp.py").status_code == 404
