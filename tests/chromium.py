"""One Chromium for all tests of a process: Playwright has one loop, and a second one is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.tools import chromium as find_chromium
from tests.tools import is_there, leave_out

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not is_there("chromium"):
        leave_out("chromium")
    # The contract suite has an environment of its own, without Playwright.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        yield browser
        browser.close()
