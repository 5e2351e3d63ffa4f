"""Fewer tests than were counted, and a skip that is not listed, end a run with a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.counting import ROOT, Tally, differences

ONE = "tests/a/test_one.py::test_one"
COUNTED = Tally(
    {"tests/a": Counter(passed=10, slow=2, go=3)},
    {ONE: {"count": 1, "reason": "asks one side only"}},
)


def found(passed: int, skips: int = 0) -> Tally:
    tally = Tally()
    for _ in range(passed):
        tally.passed(ONE, ())
    for number in range(skips):
        tally.skipped(f"{ONE}[{number}]", "why")
    return tally


def test_as_many_as_were_counted_are_enough_and_more_too() -> None:
    assert differences(COUNTED, found(10, skips=1), []) == []
    assert differences(COUNTED, found(11), []) == []


def test_fewer_are_told_by_folder() -> None:
    assert differences(COUNTED, found(9), []) == ["tests/a: 9 passed, not 10"]
    assert differences(COUNTED, Tally(), []) == ["tests/a: 0 passed, not 10"]


@pytest.mark.parametrize(
    ("left_out", "least"), [(["slow"], 8), (["go"], 7), (["go", "slow"], 5), (["chromium"], 10)]
)
def test_a_column_that_is_left_out_is_not_missed(left_out: list[str], least: int) -> None:
    assert differences(COUNTED, found(least), left_out) == []
    assert differences(COUNTED, found(least - 1), left_out) != []


def test_a_skip_more_than_listed_is_told_with_its_reason() -> None:
    assert differences(COUNTED, found(10, skips=2), []) == [f"{ONE}: skipped 2 times, not 1: why"]


def test_each_test_is_counted_in_its_folder_and_column() -> None:
    tally = Tally()
    tally.passed("tests/a/test_one.py::test_one", {"go": 1, "chain": 1})
    tally.passed("tests/a/test_two.py::test_two[x::y]", {"go": 1, "slow": 1})
    tally.passed("tests/a/b/test_one.py::test_one", {})
    assert tally.folders == {
        "tests/a": Counter(passed=2, go=1, slow=1),
        "tests/a/b": Counter(passed=1),
    }
    assert Tally.read(tally.written()) == tally


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("def test_one(): pass", "counts: tests/domain: 0 passed, not"),
        ("import pytest\ndef test_one(): pytest.skip('because')", "skipped 1 times, not 0"),
    ],
)
def test_a_run_that_names_itself_fails_when_it_is_not_whole(
    tmp_path: Path, test: str, said: str
) -> None:
    (tmp_path / "test_part.py").write_text(test)
    options = ("-p", "tests.conftest", "-m", "not slow")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=ROOT,
        env={**kept, "SUITE": "python", "CI": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert said in done.stdout
