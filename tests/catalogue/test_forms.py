"""Every field of an event is written in the form of its type, in its sentence and in JSON."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.answers.events import form_of
from kp_ledger.base.valuetypes import types_of
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.domain.typewords import CODES, SETS_OF

KINDS = pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)


@KINDS
def test_a_small_code_is_a_word_in_json(kind: Any) -> None:
    form = form_of(kind)
    for name, of in types_of(kind).items():
        for code, word in CODES.get(of, {}).items():
            assert form[name](code) == (word if code else None)
        for bit, word in SETS_OF.get(of, {}).items():
            assert form[name](bit) == [word]
