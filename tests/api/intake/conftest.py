"""One ledger for all tests of the intake, and an intake for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from kp_gateway.intake.tables import metadata
from sqlalchemy import create_engine

from tests.api.intake.ground import Ground, begin, gateway
from tests.postgres import running

NUMBERS = count(1)


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    started = begin(tmp_path_factory.mktemp("intake"))
    try:
        yield started
    finally:
        started.node.stop()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with running() as server:
        yield server.database()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: Any) -> str:
    """A place for an intake's database, on each engine; empty: the file in its folder."""
    if request.param == "sqlite":
        return ""
    url: str = request.getfixturevalue("postgres")
    engine = create_engine(url)
    metadata.drop_all(engine)
    engine.dispose()
    return url


@pytest.fixture
def api(ground: Ground, tmp_path: Path, database: str) -> Iterator[TestClient]:
    ground.mark = f"{next(NUMBERS)}/"
    with gateway(ground, tmp_path / "gateway", database=database) as client:
        yield client
