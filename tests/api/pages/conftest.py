"""Gateways on chains on paper, and pages as a browser gets them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.api.pages.browsing import Page, Site
from tests.api.reads.house import house
from tests.index.queries import scenes
from tests.index.queries.mixes import milled


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Of a chain with trade, holds, proposals and paper."""
    with house(tmp_path_factory.mktemp("pages") / "kp", scenes.traded()) as opened:
        yield Site(opened)


@pytest.fixture(scope="session")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Of a chain with mixes of mixes."""
    with house(tmp_path_factory.mktemp("mill") / "kp", milled()) as opened:
        yield Site(opened)


@pytest.fixture(scope="session")
def whole(site: Site) -> dict[str, Page]:
    """Every page that a walk from the first one reaches, by its address."""
    return site.walked("/", most=250)
