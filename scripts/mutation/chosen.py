"""Leaves out each test that is not among the chosen (KP_CHOSEN: a file of ids; empty: all stay)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = set(Path(os.environ["KP_CHOSEN"]).read_text("utf-8").split("\n"))
    if chosen != {""}:
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in chosen])
        items[:] = [item for item in items if item.nodeid in chosen]
