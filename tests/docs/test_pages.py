"""What the README and the other pages name is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"bin/kp (\w+)", README))))
def test_each_command_of_the_readme_explains_itself(command: str) -> None:
    main = "from kp_ledger.cli.main import main; raise SystemExit(main())"
    asked = [sys.executable, "-c", main, command, "--help"]
    done = subprocess.run(asked, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Usage: kp" in done.stdout


def test_each_make_target_that_a_page_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for page in PAGES:
        named = set(re.findall(r"`(?:CI=true )?make ([a-z-]+)", page.read_text("utf-8")))
        assert named <= targets, page.name


def test_each_link_between_the_pages_leads_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
