"""One chain on paper for all tests of the shell, and a gateway on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kp_ledger.home import Home
from tests.api.shell.ground import Branch, played, serving, settle


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests."""
    import os

    for name in list(os.environ):
        if name.startswith("KP_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def paper() -> Branch:
    return played()


@pytest.fixture(scope="session")
def home(paper: Branch, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Only to be read."""
    return settle(tmp_path_factory.mktemp("shell"), paper)


@pytest.fixture
def api(home: Home) -> Iterator[TestClient]:
    with serving(home) as client:
        yield client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home"
