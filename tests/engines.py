"""Fixtures: places for an index, on either engine in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.postgres import Server

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    from tests.postgres import running  # its driver is not there where the contracts are tested

    with running() as server:
        yield server


@pytest.fixture(scope="session", params=ENGINES)
def new_url(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Names a new place for an index, on each engine in turn."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path_factory.mktemp('index')}/index.sqlite"
    server: Server = request.getfixturevalue("postgres")
    return server.database
