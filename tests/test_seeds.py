"""The seeds under which a test once failed: each is tried again, in a run of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KEPT = [
    line.split(maxsplit=1)
    for line in (ROOT / "tests" / "seeds.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.chain
def test_what_once_failed_passes_under_the_same_seed() -> None:
    failed = {f"{seed} {test}": said for seed, test in KEPT if (said := _again(seed, test))}
    assert failed == {}


def _again(seed: str, test: str) -> str:
    """What a run of the test says when it does not pass."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", test],
        cwd=ROOT,
        env={**_environment(seed), "DOOR": "both"},
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr if done.returncode else ""


def _environment(seed: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return {**kept, "SEED": seed, "SUITE": ""}


def test_the_same_seed_is_the_same_run(tmp_path: Path) -> None:
    """Also in two processes, and another one is another; whatever CI is."""
    assert _tried(tmp_path, "7") == _tried(tmp_path, "7", "-n", "2") != _tried(tmp_path, "8")


DRAWING = """
from pathlib import Path
from hypothesis import given, strategies as st
from tests.chance import drawing

tried = Path(__file__).parent / "tried"

@given(st.integers())
def test_hypothesis(number):
    with tried.open("a") as file:
        file.write(f"{number} {drawing('purpose').random()}\\n")
"""


def _tried(folder: Path, seed: str, *options: str) -> str:
    (folder / "tried").unlink(missing_ok=True)
    (folder / "test_drawing.py").write_text(DRAWING)
    plugin = ("-p", "tests.conftest", "--rootdir", str(folder))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *plugin, *options, str(folder / "test_drawing.py")],
        cwd=ROOT,
        env={**_environment(seed), "CI": "true"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"SEED={seed} " in done.stdout
    return (folder / "tried").read_text()
