"""How many tests of each folder passed and were left out, beside what tests/counts.json says.

A run that names itself (SUITE=python, as the Makefile's do) fails when a folder has fewer passed, or
when something was left out that is not listed. `make counts` takes over what the last runs counted.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.tools import TOOLS, is_there

ROOT = Path(__file__).parents[1]
EXPECTED = ROOT / "tests" / "counts.json"
REPORTS = ROOT / "reports" / "counts"


@dataclass
class Tally:
    """By folder: all that passed, and how many of them are slow or need a tool. By test: skips."""

    folders: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    skips: dict[str, dict[str, Any]] = field(default_factory=dict)

    def passed(self, test: str, marks: Any) -> None:
        counts = self.folders[folder_of(test)]
        counts["passed"] += 1
        if "slow" in marks:
            counts["slow"] += 1
        else:
            counts.update(tool for tool in TOOLS if tool in marks)

    def skipped(self, test: str, reason: str) -> None:
        listed = self.skips.setdefault(test.partition("[")[0], {"count": 0, "reason": reason})
        listed["count"] += 1

    @classmethod
    def read(cls, written: dict[str, Any]) -> Tally:
        folders = {name: Counter(counts) for name, counts in written["folders"].items()}
        return cls(folders, written["skips"])

    def written(self) -> dict[str, Any]:
        folders = {name: dict(counts) for name, counts in sorted(self.folders.items())}
        return {"folders": folders, "skips": dict(sorted(self.skips.items()))}


def differences(expected: Tally, found: Tally, left_out: list[str]) -> list[str]:
    """What a run did not do. `left_out` are the columns that it was free to leave out."""
    said = []
    for name, counts in sorted(expected.folders.items()):
        least = counts["passed"] - sum(counts[column] for column in left_out)
        passed = found.folders.get(name, Counter())["passed"]
        if passed < least:
            said.append(f"{name}: {passed} passed, not {least}")
    for test, skip in sorted(found.skips.items()):
        listed = expected.skips.get(test, {"count": 0})["count"]
        if skip["count"] > listed:
            said.append(f"{test}: skipped {skip['count']} times, not {listed}: {skip['reason']}")
    return said


def folder_of(test: str) -> str:
    return test.partition("::")[0].rpartition("/")[0]


class Counting:
    """The plugin. A test that is left out for a tool that is not there is no skip of its own."""

    def __init__(self, config: pytest.Config) -> None:
        self.suite = os.environ.get("SUITE", "")
        self.tally = Tally()
        self.said: list[str] = []
        self.missing = [tool for tool in TOOLS if not is_there(tool)]
        self.left_out = [*self.missing, *(["slow"] if "not slow" in config.option.markexpr else [])]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:
            if not any(tool in report.keywords for tool in self.missing):
                self.tally.skipped(report.nodeid, _reason(report))
        elif report.when == "call" and report.passed:
            self.tally.passed(report.nodeid, report.keywords)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not self.suite:
            return
        expected = json.loads(EXPECTED.read_text("utf-8"))[self.suite]
        self.said = differences(Tally.read(expected), self.tally, self.left_out)
        if self.missing and os.environ.get("CI") == "true":
            self.said.append(f"with CI=true nothing may be missing: {', '.join(self.missing)}")
        if self.said and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if not self.left_out:
            _write(REPORTS / f"{self.suite}.json", self.tally.written())

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for line in self.said:
            terminalreporter.write_line(f"counts: {line}", red=True)


def _reason(report: pytest.TestReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    return str(said).removeprefix("Skipped: ")


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def main() -> None:
    """Takes the counts of the last whole runs over into tests/counts.json."""
    expected = json.loads(EXPECTED.read_text("utf-8")) if EXPECTED.exists() else {}
    for path in sorted(REPORTS.glob("*.json")):
        expected[path.stem] = json.loads(path.read_text("utf-8"))
    _write(EXPECTED, expected)


if __name__ == "__main__":
    main()
