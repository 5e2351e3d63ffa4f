"""No value is printed in the form of another type: every refusal, values at their bounds."""

from __future__ import annotations

import re
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

REFUSALS = [
    kind
    for kind in vars(refusals).values()
    if isinstance(kind, type) and issubclass(kind, Refusal) and kind is not Refusal
]
# The forms that mean a type. A code's words are in none of them.
DAY = re.compile(r"\d{4}-\d{2}-\d{2}|day [\d,]+")
MOMENT = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}, [\d:]{8} UTC|second [\d,]+")
LETTERS = re.compile(r"[A-Z]{2}")
CERTIFICATE = re.compile(r"[A-Z]{2} \d{6,}")
BELONGS = {"Day": (DAY,), "Moment": (MOMENT,), "Participant": (LETTERS,)}
BELONGS |= {"CertificateId": (CERTIFICATE,)}
FORMS = (DAY, MOMENT, LETTERS, CERTIFICATE)
# What a number of one type looks like when it is taken for one of another.
ALIKE = (0, 1, 0x4145, 0x4257, 16_709, 20_515, 1_772_500_000, 0x4257 << 32 | 1, (1 << 24) - 1)


def values(abi: str) -> st.SearchStrategy[Any]:
    """Values of an ABI type: its bounds, what looks like another type, and any."""
    if abi.endswith("]"):
        return st.lists(values(abi.rpartition("[")[0]), max_size=3).map(tuple)
    if abi.startswith("uint"):
        most = (1 << int(abi[4:])) - 1
        alike = sorted({0, 1, most - 1, most, *(one for one in ALIKE if one <= most)})
        return st.one_of(st.sampled_from(alike), st.integers(0, most))
    if abi.startswith("bytes"):
        length = int(abi[5:] or 0)
        fixed = [bytes(length), b"\xff" * length, b"BW 000123".ljust(length, b"\0")[:length]]
        return st.one_of(st.sampled_from(fixed), st.binary(min_size=length, max_size=length))
    return {"bool": st.booleans(), "address": st.just("0x" + "ab" * 20)}.get(
        abi, st.text(max_size=5)
    )


def typed(kind: Any) -> Iterator[tuple[str, Any, str]]:
    for (name, of), abi in zip(types_of(kind).items(), kind.abi_types, strict=True):
        yield name, of, abi


def forms_of(text: str) -> set[re.Pattern[str]]:
    return {form for form in FORMS if form.fullmatch(text)}


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
