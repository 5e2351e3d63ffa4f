"""Each transition of table (b) refuses what its row says, and a test shows each of it."""

from __future__ import annotations

import pytest

from tests.docs import steps
from tests.docs.shown import chosen


def test_each_row_is_told_in_its_own_words_and_order() -> None:
    listed: dict[str, list[str]] = {}
    for step in steps.steps():
        listed.setdefault(step.row, []).append(step.words)
    said = {number: steps.words_of(row) for number, row in steps.transitions().items()}
    assert len(said) > 20
    assert listed == {number: words for number, words in said.items() if words}


@pytest.mark.parametrize("step", steps.steps(), ids=lambda step: f"{step.row}: {step.words[:40]}")
def test_each_error_is_provoked_at_an_act_of_its_row(step: steps.Step) -> None:
    acts = steps.acts_of(steps.transitions()[step.row])
    met = {one.refusal for one in chosen() if one.at in acts}
    assert set(step.errors) - met == set()
    assert bool(step.errors) != bool(step.why_none)


def test_the_page_is_made_from_what_it_names() -> None:
    made = steps.page(chosen())
    assert steps.PAGE.read_text("utf-8") == made, "python -m tests.docs.refusals writes it"
