"""Without the nodes' programs: what is missing is said, with 2, and nothing is begun or taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from kp_ledger.home import Description, Home
from tests.cli.conftest import Kp


@pytest.fixture
def bare(kp: Kp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Kp:
    """As an installed wheel finds itself: no node_modules anywhere."""
    monkeypatch.delenv("KP_ANVIL", raising=False)
    monkeypatch.setenv("KP_NODE_MODULES", str(tmp_path / "none"))
    return kp


@pytest.mark.parametrize("node", ["anvil", "ganache"])
def test_a_ledger_is_not_begun(bare: Kp, node: str) -> None:
    missing = bare("up", "--node", node, code=2).err
    assert f"{node.title()} is missing" in missing
    assert "KP_NODE_MODULES names that clone's node_modules" in missing
    assert not bare.home.exists()


def test_an_older_demonstration_is_kept(bare: Kp) -> None:
    Home(bare.home).describe(Description(987_654, "anvil", demonstration=True))
    before = (bare.home / "ledger.json").read_bytes()
    assert "Anvil is missing" in bare("demo", "--fresh", code=2).err
    assert (bare.home / "ledger.json").read_bytes() == before


def test_the_doctor_says_what_to_do(bare: Kp) -> None:
    said = bare("doctor", code=1).out
    assert "BAD   Anvil: Anvil is missing" in said
    assert "npm ci in a clone installs both nodes" in said
