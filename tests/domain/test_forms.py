"""No value is printed in the form of another type: every refusal, values at their bounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.base.messages import Refusal
from kp_ledger.base.valuetypes import item_of, name_of, types_of
from kp_ledger.domain.reasons import reason, shown_value
from kp_ledger.domain.showing import Names
from kp_ledger.generated import refusals
from tests.domain.bounds import BELONGS, forms_of, values

REFUSALS = [
    kind
    for kind in vars(refusals).values()
    if isinstance(kind, type) and issubclass(kind, Refusal) and kind is not Refusal
]


def typed(kind: Any) -> Iterator[tuple[str, Any, str]]:
    for (name, of), abi in zip(types_of(kind).items(), kind.abi_types, strict=True):
        yield name, of, abi


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_refusal_shows_each_value_in_the_form_of_its_type(kind: Any, data: Any) -> None:
    given_values = {name: data.draw(values(abi), name) for name, _, abi in typed(kind)}
    refusal = kind(**given_values)
    said = reason(refusal, Names())
    for name, of, _ in typed(kind):
        one = item_of(of) or of
        for value in given_values[name] if item_of(of) else [given_values[name]]:
            text = shown_value(one, value, Names())
            free = name_of(one) in ("Reference", "str")  # text of whoever wrote it
            assert free or forms_of(text) <= set(BELONGS.get(name_of(one), ())), (name, text)
            assert free or item_of(of) or f"{{{name}}}" not in kind.sentence or text in said


def test_what_was_once_taken_for_another_is_not() -> None:
    none = refusals.CertificatesUnknown(0)
    assert reason(none, Names()) == "There is no certificate 0."
    changed = refusals.ParcelsChanged(bytes(32), 16_709, 1)
    assert "revision 16709, not at revision 1" in reason(changed, Names())
    closed = refusals.ConsensusWindowOver(bytes(32), 0x4257 << 32 | 1, 20_515)
    assert "BW" not in reason(closed, Names())
