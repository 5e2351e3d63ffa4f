"""What holds for every run: its seed, its counts, and the acts that went through both doors."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import chance
from tests.chromium import chromium  # noqa: F401 - a fixture for every folder
from tests.counting import Counting
from tests.engines import new_url, postgres  # noqa: F401 - fixtures for every folder
from tests.tools import TOOLS, needed

REPORT = Path(__file__).parents[1] / "reports" / "differential.json"
OF_CHANCE = ("hypothesis", "chance")

chance.prepare()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    for mark in ("chance: draws from the run's seed", *(f"{tool}: needs it" for tool in TOOLS)):
        config.addinivalue_line("markers", mark)
    config.option.hypothesis_seed = str(chance.seed())
    if not is_worker(config):
        config.pluginmanager.register(Counting(config))


def is_worker(config: pytest.Config) -> bool:
    """Whether this is one of the processes among which a run is shared out."""
    return hasattr(config, "workerinput")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for tool in needed(item):
            item.add_marker(tool)


def pytest_sessionstart(session: pytest.Session) -> None:
    if not is_worker(session.config):
        terminal = session.config.pluginmanager.get_plugin("terminalreporter")
        terminal.write_line(f"chance: SEED={chance.seed()} runs exactly this again")


def pytest_sessionfinish(session: pytest.Session) -> None:
    both = sys.modules.get("tests.both")
    if both is not None and is_worker(session.config):
        session.config.workeroutput["both"] = both.counted()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker has ended: what it tried is counted with what the others did."""
    if counted := getattr(node, "workeroutput", {}).get("both"):
        importlib.import_module("tests.both").count(counted)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    _tell_of_seeds(terminalreporter)
    both = sys.modules.get("tests.both")
    if both is None or not both.tried or is_worker(terminalreporter.config):
        return
    both.write_counts(REPORT)
    acts, refusals = sum(both.tried.values()), sum(both.refused.values())
    terminalreporter.write_line(
        f"contract and model at once: {acts:,} acts of {len(both.tried)} kinds, "
        f"{refusals:,} refused by {len(both.refused)} rules; see {REPORT.name} in reports/"
    )


def _tell_of_seeds(terminal: pytest.TerminalReporter) -> None:
    """The lines for tests/seeds.txt: a failure under a fresh seed is mended, or kept with it."""
    failed = terminal.stats.get("failed", [])
    found = [report for report in failed if any(mark in report.keywords for mark in OF_CHANCE)]
    if found:
        terminal.write_line("mend it, and add to tests/seeds.txt:")
    for report in found:
        terminal.write_line(f"{chance.seed()} {report.nodeid}")
