"""Every refusal stands on its page with its sentence, act, test, rule and source."""

from __future__ import annotations

import re

from kp_ledger.base.messages import Refusal
from kp_ledger.generated import refusals
from tests.docs.refusals import PAGE, kinds, page
from tests.docs.rules import ROOT
from tests.docs.shown import chosen


def test_the_page_is_made_from_what_it_names() -> None:
    assert PAGE.read_text("utf-8") == page(chosen()), "python -m tests.docs.refusals writes it"


def test_no_refusal_is_without_a_test() -> None:
    assert kinds(refusals, Refusal).keys() - {one.refusal for one in chosen()} == set()


def test_every_test_that_is_named_is_there() -> None:
    for one in chosen():
        path, _, name = one.test.partition("::")
        text = (ROOT / path).read_text("utf-8")
        assert re.search(rf"^def {name}\(", text, re.M), one
