"""What the whole run tried: no kind of act is left out, no refusal is never provoked.

Reads what the contract suite (DOOR=both) and the machine counted, so it runs after them:
`make test-python`.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from kp_ledger.base.messages import Act, Refusal
from kp_ledger.generated import acts, refusals
from tests.conftest import REPORT
from tests.docs.refusals import FOUNDING, provoked
from tests.docs.shown import chosen

ANEW = "python -m tests.docs.refusals names a test for these"


def names(module: object, base: type) -> set[str]:
    return {
        name
        for name, kind in vars(module).items()
        if isinstance(kind, type) and issubclass(kind, base) and kind is not base
    }


@pytest.fixture(scope="module")
def counts() -> dict[str, dict[str, Any]]:
    if os.environ.get("DOOR") != "both":
        pytest.skip("counts a whole run: make test-python")
    whole: dict[str, dict[str, Any]] = json.loads(REPORT.read_text("utf-8"))
    return whole


def test_no_kind_of_act_is_never_tried(counts: dict[str, dict[str, Any]]) -> None:
    assert names(acts, Act) - counts["acts"].keys() == set()


def test_no_refusal_is_never_provoked(counts: dict[str, dict[str, Any]]) -> None:
    assert names(refusals, Refusal) - counts["refusals"].keys() - elsewhere() == set()


def elsewhere() -> set[str]:
    """Provoked by brownie and by the model, each alone (tests/contracts/test_founding.py and
    test_proposing.py): a founding is no act, and two acts in one block have one moment."""
    return {one.refusal for one in chosen() if one.at == FOUNDING}


def test_each_test_that_is_named_provokes_its_refusal(counts: dict[str, dict[str, Any]]) -> None:
    found = provoked()
    named = [one for one in chosen() if one.at != FOUNDING]
    assert [one for one in named if one.test not in found.get((one.refusal, one.at), ())] == []
    assert found.keys() - {(one.refusal, one.at) for one in named} == set(), ANEW
