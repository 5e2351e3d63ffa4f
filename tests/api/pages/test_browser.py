"""Pages in a browser: two widths, light and dark, keyboard, no JavaScript, steps in place, print."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.api.pages.browsing import Site
from tests.api.pages.test_parcel import digits, mixed
from tests.index.queries import scenes

AXE = Path("node_modules/axe-core/axe.min.js")
pytestmark = pytest.mark.slow
WIDTHS = {"phone": 360, "desk": 1440}


def served(site: Site) -> Iterator[str]:
    """The site's application on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(site.house.client.app, port=port, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def at(site: Site) -> Iterator[str]:
    yield from served(site)


@pytest.fixture(scope="module")
def mill_at(mill: Site) -> Iterator[str]:
    yield from served(mill)


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    """A page whose every complaint fails the test."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert not said


def paths(site: Site) -> list[str]:
    found = site.walked("/", most=60)
    certificate = next(path for path in found if path.startswith("/certificate/"))
    proposal = next(path for path in found if path.startswith("/decisions/"))
    fixed = ["/", "/world", "/decisions", "/about", "/me", "/search?q=WAKANDA", "/participant/BW"]
    more = [f"/zone/{scenes.BW_ZONE}", "/events", f"/parcel/0x{digits('DUG-6')}"]
    return [*fixed, *more, certificate, proposal, f"/parcel/0x{digits('DUG-1')}/ancestry"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing_serious_and_nothing_is_too_wide(
    site: Site, at: str, chromium: Any, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for path in paths(site):
        page.goto(at + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path}: {wide} pixels wide on a screen of {width}"
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        grave = [
            (one["id"], one["impact"], [node["html"][:160] for node in one["nodes"][:3]])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert not grave, (path, scheme, grave)
    context.close()


def test_what_is_pressed_is_at_least_44_pixels_high(site: Site, at: str, chromium: Any) -> None:
    """But for links within sentences and tables, as WCAG 2.5.8 allows."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    measure = """() => [...document.querySelectorAll(
        'button, input:not([type=hidden]), summary, nav a, .button, .foot a, .mark, .stream-link, .columns a'
    )].filter(e => e.offsetParent).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])"""
    for path in paths(site):
        page.goto(at + path)
        small = [one for one in page.evaluate(measure) if one[1] < 43.5]
        assert not small, (path, small)
    context.close()


def test_nothing_moves_while_a_page_loads(site: Site, at: str, chromium: Any) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for path in paths(site):
        page.goto(at + path, wait_until="networkidle")
        assert page.evaluate("moved") < 0.01, path
    context.close()


def test_a_search_leads_to_the_answer(at: str, tab: Any) -> None:
    tab.goto(at)
    tab.fill("#q", digits("DUG-1"))
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/parcel/0x*")
    assert "40.000 carats of rough diamonds" in tab.inner_text("h1")


def test_the_keyboard_alone_reaches_the_content_and_walks(
    mill: Site, mill_at: str, tab: Any
) -> None:
    tab.goto(f"{mill_at}/parcel/{mixed(mill)}")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.className") == "stream-link":
            break
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".path")
    assert "/ancestry?scanned=" in tab.url


def test_a_step_in_place_keeps_the_page_and_can_be_taken_back(
    mill: Site, mill_at: str, tab: Any
) -> None:
    tab.goto(f"{mill_at}/parcel/{mixed(mill)}")
    tab.evaluate("window.same = true")
    before = tab.inner_text("#walk")
    tab.click(".stream-link >> nth=0")
    tab.wait_for_selector(".path")
    assert tab.evaluate("window.same") and "the scanned parcel" in tab.inner_text(".path")
    tab.go_back()
    tab.wait_for_selector(".path", state="detached")
    assert tab.inner_text("#walk") == before


def test_rows_are_filtered_while_typing(mill: Site, mill_at: str, tab: Any) -> None:
    tab.goto(f"{mill_at}/parcel/{mixed(mill)}/ancestry")
    tab.evaluate("window.same = true")
    tab.locator("#filter").press_sequentially("Wakanda")
    tab.wait_for_selector("#found:has-text('0 rows')")
    assert tab.evaluate("window.same") and tab.input_value("#filter") == "Wakanda"


def test_everything_works_without_javascript(mill: Site, mill_at: str, chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{mill_at}/parcel/{mixed(mill)}")
    assert not page.is_visible(".copy"), "what JavaScript does is not offered"
    page.click(".stream-link >> nth=0")
    assert page.is_visible(".path")
    page.fill("#filter", "Wakanda")
    page.click("text=Filter >> nth=-1")
    assert "0 rows have that." in page.inner_text("#found")
    page.fill("#q", "BW")
    page.click(".find button")
    assert "Botswana" in page.inner_text("h1")
    context.close()


def test_a_certificate_prints_alone_on_one_page(site: Site, at: str, chromium: Any) -> None:
    import pypdfium2

    path = next(path for path in paths(site) if path.startswith("/certificate/"))
    page = chromium.new_page()
    page.goto(at + path)
    printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    words = printed[0].get_textpage().get_text_range()
    assert len(printed) == 1
    assert "Kimberley Process Certificate" in words and "proves nothing by itself" in words
    assert "Its way" not in words and "The world" not in words
    page.close()


def test_an_id_is_copied(at: str, chromium: Any) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{at}/parcel/0x{digits('DUG-1')}")
    page.click(".copy")
    page.wait_for_selector(".copy:has-text('Copied')")
    assert page.evaluate("navigator.clipboard.readText()") == f"0x{digits('DUG-1')}"
    context.close()
