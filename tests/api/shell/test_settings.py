"""Settings are read from the environment, and wrong ones stop the start by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from kp_gateway.serve import gateway
from kp_gateway.settings import Settings

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.home import Description, Home
from tests.api.shell.ground import NOBODY, Branch, opened


def test_defaults_answer_to_this_machine_alone() -> None:
    settings = Settings.checked()

    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert settings.index_url == "sqlite:///.kp/index.sqlite"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KP_PORT", "65536"),
        ("KP_PORT", "http"),
        ("KP_PORT", ""),
        ("KP_WORKERS", "0"),
        ("KP_RATE", "-1"),
        ("KP_RATE", "nan"),
        ("KP_BURST", "0"),
        ("KP_BODY_LIMIT", "10"),
        ("KP_DEPTH_LIMIT", "1000"),
        ("KP_TIMEOUT", "0"),
        ("KP_TIMEOUT", "inf"),
        ("KP_AT_ONCE", "0"),
        ("KP_TRUSTED_PROXIES", "-1"),
        ("KP_BASE_URL", "kp.example"),
        ("KP_BASE_URL", "https://kp.example/a b"),
        ("KP_NODE", "localhost:8545"),
        ("KP_INDEX", "nosql://x"),
        ("KP_INTAKE", "here"),
        ("KP_CORS_ORIGINS", "https://a.example,b.example"),
    ],
)
def test_a_wrong_one_is_named_with_value_and_rule(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(BadInput) as refused:
        Settings.checked()

    assert refused.value.value == f"{name}={value}"
    assert refused.value.rule
    assert "\n" not in str(refused.value)


def test_a_password_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KP_INDEX", "nosql://me:secret@x/y")

    with pytest.raises(BadInput) as refused:
        Settings.checked()

    assert "secret" not in str(refused.value)


def test_origins_are_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KP_CORS_ORIGINS", "https://a.example, https://b.example")

    assert Settings.checked().cors_origins == ("https://a.example", "https://b.example")


def test_no_ledger_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="there is no ledger in"):
        gateway(Settings.checked(home=tmp_path))


def test_the_index_of_another_ledger_stops_the_start(home: Home, paper: Branch) -> None:
    other = Home(home.path.parent / "other")
    other.describe(Description(paper.ledger.chain_id + 1, addresses=paper.ledger.addresses))

    with pytest.raises(BadInput, match="another ledger"):
        gateway(Settings.checked(home=other.path, index=home.index_url, node=NOBODY))


def test_nothing_of_the_node_is_needed_to_start(home: Home) -> None:
    opened(home).close()
