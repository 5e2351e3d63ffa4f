"""One ledger for all tests of the desk, and a desk for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.api.desk.ground import Ground, begin, gateway


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    started = begin(tmp_path_factory.mktemp("desk"))
    try:
        yield started
    finally:
        started.node.stop()


@pytest.fixture
def api(ground: Ground, tmp_path: Path) -> Iterator[TestClient]:
    with gateway(ground, tmp_path / "gateway") as client:
        yield client
