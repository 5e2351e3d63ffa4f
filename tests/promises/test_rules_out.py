"""A rule that is taken out of the model is found: the insiders do see what is wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scripts.artifacts import ROOT

TAKEN_OUT = {
    "TransformationsNotConserved": "weight_is_conserved",
    "ParticipantsNotItsKey": "",
    "ParticipantsKeyNotLive": "a_dead_key_does_nothing",
    "ParcelsOnHold": "a_hold_stops_moves",
    "ParcelsSameKey": "one_key_releases_nothing_it_entered",
}


@pytest.mark.parametrize("refusal", TAKEN_OUT)
def test_a_refusal_taken_out_of_the_model_is_found(refusal: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.rules_out", "--dry", "--acts", "8000", refusal],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert f"| {refusal} | {TAKEN_OUT[refusal]}" in done.stdout
