"""The served year as people see it: the links worth opening, at both widths and in both lights.

What each kind of page has to be is held in tests/api/pages; here the gateway runs as kp serve
starts it, and leaves a picture of each page in reports/pages.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import REPORTS, WIDE, Site

AXE = Path("node_modules/axe-core/axe.min.js")
FORBIDDEN = re.compile(r"\b(verified|authentic|conflict-free)\b", re.IGNORECASE)
pytestmark = pytest.mark.slow
EVERY = range(7)
FIRST_VIEW = 60_000  # bytes, without pictures


@pytest.mark.parametrize("number", EVERY)
def test_nothing_is_wider_than_the_screen(page: Page, site: Site, number: int) -> None:
    page.goto(site.pages[number])
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.viewport_size["width"]
    name = site.pages[number].strip("/").split("/")[0] or "home"
    REPORTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(
        path=REPORTS / f"{number}-{name}-{page.viewport_size['width']}.png", full_page=True
    )


@pytest.mark.parametrize("number", EVERY)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(chromium: Browser, site: Site, number: int, scheme: str) -> None:
    context = chromium.new_context(
        base_url=site.url, viewport=WIDE, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(site.pages[number])
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    serious = [
        (one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    context.close()
    assert serious == []


@pytest.mark.parametrize("number", EVERY)
def test_no_page_promises_what_the_ledger_cannot_show(plain: Page, site: Site, number: int) -> None:
    plain.goto(site.pages[number])
    words = plain.inner_text("main")
    assert not FORBIDDEN.search(words)
    headings = plain.eval_on_selector_all(
        "h1, h2, h3, h4", "all => all.map(one => Number(one.tagName[1]))"
    )
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))


def test_a_scanned_code_leads_to_the_answer(page: Page, site: Site) -> None:
    page.goto(site.simple)
    code = page.get_by_role("link", name="The label, to print")
    expect(code).to_be_visible()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("carats of rough diamonds")
    expect(page.get_by_text("It does not show what is in the bag").first).to_be_visible()
    expect(page.get_by_text("not yet witnessed").first).to_be_visible()


def test_a_number_typed_in_leads_to_its_page(page: Page, site: Site) -> None:
    page.goto("/")
    number = site.certificate.rsplit("/", 1)[1].replace("-", " ")
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill(number.lower())
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)


def test_an_unknown_number_says_what_unknown_means(page: Page, site: Site) -> None:
    page.context.clear_cookies()
    answer = page.request.get(f"/parcel/0x{'ab' * 32}")
    assert answer.status == 404
    assert "That can mean a misprint" in answer.text()


def test_an_ancestry_is_walked_step_by_step(page: Page, site: Site) -> None:
    page.goto(site.mix)
    page.locator(f'a[href^="{site.mix}/ancestry"]').first.click()
    expect(page).to_have_url(re.compile("/ancestry"))
    rows = page.locator("#found tbody tr")
    assert rows.count() >= 2
    named = rows.first.get_by_role("link").inner_text()
    rows.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile("scanned="))
    assert named
    back = page.locator(f'a[href*="{site.mix.split("/")[-1]}"]')
    assert back.count() >= 1


def test_the_same_walk_without_a_script(plain: Page, site: Site) -> None:
    plain.goto(f"{site.mix}/ancestry")
    rows = plain.locator("#found tbody tr")
    assert rows.count() >= 2
    target = rows.first.get_by_role("link").get_attribute("href")
    rows.first.get_by_role("link").click()
    assert target is not None and plain.url.endswith(target)
    expect(plain.get_by_role("heading", level=1)).to_be_visible()


def test_focus_is_seen(page: Page, site: Site) -> None:
    page.goto(site.simple)
    for _ in range(6):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; })()"
        )
        assert ring, page.evaluate("document.activeElement.outerHTML")


def test_the_first_view_is_light(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(base_url=site.url)
    page = context.new_page()
    sizes: dict[str, int] = {}

    def note(answer: object) -> None:
        request = answer.request  # type: ignore[attr-defined]
        if request.resource_type in ("document", "stylesheet", "script"):
            sizes[request.url] = request.sizes()["responseBodySize"]

    page.on("response", note)
    page.goto(site.simple, wait_until="load")
    context.close()
    assert 0 < sum(sizes.values()) < FIRST_VIEW, sizes
