"""A refusal is told with dates, letters and names; every one of them can be."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.base.messages import Refusal
from kp_ledger.domain.reasons import reason
from kp_ledger.domain.showing import Names
from kp_ledger.generated import refusals
from tests.keys.samples import sample_of

REFUSALS = [
    kind
    for kind in vars(refusals).values()
    if isinstance(kind, type) and issubclass(kind, Refusal) and kind is not Refusal
]


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
def test_every_refusal_can_be_told(kind: Any) -> None:
    assert reason(sample_of(kind), Names()).strip()


def test_days_letters_and_names_are_written_out() -> None:
    refusal = refusals.ParticipantsNotItsKey("0x" + "ab" * 20, 7)
    names = Names(organisations={7: "orapa"}, keys={"0x" + "ab" * 20: "thief"})
    assert "7 (orapa)" in reason(refusal, names)
    assert "(thief)" in reason(refusal, names)
    assert "2099-01-01" in reason(refusals.ConsensusDayAfter(47_117, 21_177), names)
