"""What killed test runs left of PostgreSQL is removed, and what another run is making is not."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.postgres import OWNED, PREFIX, owned, sweep


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of a server, where servers are swept."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = tmp_path / f"{PREFIX}one"
    made.mkdir()
    return made


def test_what_nobody_holds_is_removed(folder: Path) -> None:
    (folder / "data").mkdir()
    with owned(folder):
        pass
    sweep()
    assert not folder.exists()


def test_what_somebody_holds_stays_whoever_runs_in_it(folder: Path) -> None:
    """While it is made, one program after the other is gone that its lock file names."""
    (folder / "data").mkdir()
    (folder / "data" / "postmaster.pid").write_text("-999999\n")
    with owned(folder):
        sweep()
    assert folder.exists()


def test_what_has_only_begun_stays(folder: Path) -> None:
    (folder / OWNED).touch()
    sweep()
    assert folder.exists()
