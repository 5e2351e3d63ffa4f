"""Each attack of the first table gets through without what closes it, and the page says so."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.docs.rules import ROOT


def attacks_out(*options: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.attacks_out", "--check", *options],
        cwd=ROOT,
        # It is the model that the closings are taken out of, whichever doors this run tries.
        env={**os.environ, "DOOR": "", "SUITE": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_attack_gets_through_without_what_closes_it() -> None:
    attacks_out("--quick")


@pytest.mark.slow
@pytest.mark.chain
def test_another_contract_is_founded_without_the_line_that_refuses_it() -> None:
    attacks_out("door_pointing_elsewhere_makes_weight")
