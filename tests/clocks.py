"""A clock for one module: what else the process does meanwhile reads its own."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import pytest


def read_by(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, clock: Callable[[], float]
) -> None:
    """Gives `module` this clock in place of its `time`, which it asks for the moment alone."""
    monkeypatch.setattr(module, "time", SimpleNamespace(time=clock))
