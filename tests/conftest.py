"""The counts of the door that goes through contract and model at once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

REPORT = Path(__file__).parents[1] / "reports" / "differential.json"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What counts the acts of a whole run comes last."""
    items.sort(key=lambda item: "test_counts" in item.nodeid)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    both = sys.modules.get("tests.both")
    if both is None or not both.tried:
        return
    both.write_counts(REPORT)
    acts, refusals = sum(both.tried.values()), sum(both.refused.values())
    terminalreporter.write_line(
        f"contract and model at once: {acts:,} acts of {len(both.tried)} kinds, "
        f"{refusals:,} refused by {len(both.refused)} rules; see {REPORT.name} in reports/"
    )
