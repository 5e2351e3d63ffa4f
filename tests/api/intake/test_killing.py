"""Killed at any moment, the gateway loses no order that it accepted, and doubles none."""

from __future__ import annotations

import shutil

import pytest

from tests.api.intake import killing
from tests.api.intake.ground import Ground

pytestmark = pytest.mark.chain


@pytest.mark.parametrize("kills", [10, pytest.param(50, marks=pytest.mark.slow)])
def test_no_accepted_order_is_lost_or_doubled(ground: Ground, database: str, kills: int) -> None:
    if database and kills > 10:
        pytest.skip("fifty kills are for SQLite, ten for PostgreSQL: they take minutes")
    ground.mark = f"{kills}-{'p' if database else 's'}/"
    shutil.rmtree(ground.home.gateway, ignore_errors=True)
    outcome = killing.run(ground, kills, database=database)
    assert len(outcome.receipts) > 5 * kills
    assert outcome.changed == []
    assert set(outcome.states.values()) == {"recorded"}
    assert set(outcome.states) == set(outcome.receipts)
    assert {outcome.carried[digest] for digest in outcome.receipts} == {1}
    assert set(outcome.carried.values()) == {1}
    print(f"{kills} kills: {len(outcome.receipts)} receipts, each recorded by one transaction")
