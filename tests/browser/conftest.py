"""A small year, served, and a Chromium to look at it with."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kp_ledger.chain.homes import node_of
from kp_ledger.cli.run.serving import Serving
from kp_ledger.demo.worth import worth_opening
from kp_ledger.home import Home
from kp_ledger.index.store import Index
from tests.played import COMMAND, copy_year

NARROW, WIDE = {"width": 360, "height": 780}, {"width": 1440, "height": 900}
REPORTS = Path(__file__).parents[2] / "reports" / "pages"


@dataclass(frozen=True)
class Site:
    """The served year: its address, and the pages worth opening by what they are."""

    url: str
    pages: tuple[str, ...]

    @property
    def simple(self) -> str:
        return self.pages[1]

    @property
    def mix(self) -> str:
        return self.pages[2]

    @property
    def certificate(self) -> str:
        return self.pages[3]

    @property
    def participant(self) -> str:
        return self.pages[4]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    place = tmp_path_factory.mktemp("served") / "home"
    copy_year(place)
    subprocess.run([*COMMAND, "up", "--home", str(place)], check=True, capture_output=True)
    subprocess.run([*COMMAND, "index", "--home", str(place)], check=True, capture_output=True)
    home = Home(place)
    lifted = {"KP_RATE": "100000", "KP_BURST": "100000"}
    before = {name: os.environ.get(name) for name in lifted}
    os.environ.update(lifted)
    try:
        with Serving(place, "127.0.0.1", 0, log=home.gateway_log) as serving:
            index = Index.open(home.index_url)
            pages = tuple(page.path for page in worth_opening(index))
            index.close()
            yield Site(serving.url, pages)
    finally:
        node_of(home).stop()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@pytest.fixture(params=[NARROW, WIDE], ids=["narrow", "wide"])
def page(request: pytest.FixtureRequest, chromium: Browser, site: Site) -> Iterator[Page]:
    """At both widths; whatever goes wrong in the page fails the test."""
    context = chromium.new_context(base_url=site.url, viewport=request.param)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture
def plain(chromium: Browser, site: Site) -> Iterator[Page]:
    """Narrow, and without JavaScript."""
    context = chromium.new_context(base_url=site.url, viewport=NARROW, java_script_enabled=False)
    yield context.new_page()
    context.close()
