"""No field of an event is written in another type's form: every event, values at their bounds."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kp_ledger.answers.events import form_of
from kp_ledger.base.valuetypes import item_of, name_of, types_of
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.domain.showing import Showing
from kp_ledger.keys.wire import split_types
from tests.domain.bounds import CERTIFICATE, LETTERS, values

KINDS = pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
FREE = {"Reference", "str"}  # text of whoever wrote it
WRITTEN_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}|\bday \d|until further notice"
# What stands in a sentence, and the types that alone are written so.
SAID = {
    WRITTEN_DAY: {"Day", "Moment"},
    r"\d\d:\d\d:\d\d|second \d": {"Moment"},
    r"\b[A-Z]{2}\b(?!\$)": {"Participant", "CertificateId"},
    r"\b[A-Z]{2} \d{6,}": {"CertificateId"},
    r"\d ct": {"Millicarats", "OriginId"},
    r"US\$": {"Cents"},
    r"organisation no\.": {"OrganisationId"},
    r"zone \d": {"ZoneId", "OriginId", "BlendId"},
    r"blend no\.": {"BlendId"},
    r"parcel 0x": {"ParcelId"},
    r"key 0x": {"Address"},
    r"document": {"DocumentId"},
}
# The same of JSON, where nothing stands beside a value.
WRITTEN = {
    LETTERS.pattern: {"Participant", "bytes"},  # of bytes, two letters: a Participant's code
    CERTIFICATE.pattern: {"CertificateId"},
    r"-?\d+\.\d{3}": {"Millicarats"},
    r"\d+\.\d\d": {"Cents"},
}


def drawn(kind: Any, abi: str) -> st.SearchStrategy[Any]:
    """Values of a field; of records, records of such values."""
    record = item_of(kind)
    if not is_dataclass(record):
        return values(abi.removeprefix("*"))
    members = zip(types_of(record).items(), split_types(abi[:-2]), strict=True)  # type: ignore[arg-type]
    made = st.builds(record, **{name: drawn(of, inside) for (name, of), inside in members})
    return st.lists(made, max_size=6).map(tuple)


def events(kind: Any) -> st.SearchStrategy[Any]:
    fields = zip(types_of(kind).items(), kind.abi_types, strict=True)
    return st.builds(kind, **{name: drawn(of, abi) for (name, of), abi in fields})


def types_inside(kind: Any) -> set[str]:
    """The names of the types of a field, or of the members of the records in it."""
    of = item_of(kind) or kind
    return {name_of(one) for one in types_of(of).values()} if is_dataclass(of) else {name_of(of)}


def foreign(text: str, own: set[str], forms: dict[str, set[str]], find: Any) -> list[str]:
    """The forms of other types that stand in a text."""
    return [form for form, owners in forms.items() if find(form, text) and not owners & own]


def written(kind: Any, value: Any) -> Iterator[tuple[str, Any]]:
    """What is written in JSON, one by one, with the name of its type."""
    of = item_of(kind)
    if of is None:
        yield name_of(kind), value
    elif is_dataclass(of):
        for record in value:
            yield from zip(map(name_of, types_of(of).values()), record.values(), strict=True)  # type: ignore[arg-type]
    else:
        yield from ((name_of(of), one) for one in value)


@KINDS
@settings(max_examples=40)
@given(data=st.data())
def test_a_sentence_has_each_value_in_the_form_of_its_type(kind: Any, data: Any) -> None:
    event = data.draw(events(kind))
    said = sentence(event).casefold()
    for _, name, style, _ in string.Formatter().parse(EVENTS[kind].sentence):
        if name is None:
            continue
        own, value = types_inside(types_of(kind)[name]), getattr(event, name)
        text = Showing().value(value, style) if style else str(value)
        assert text.casefold() in said
        assert own & FREE or text.isprintable(), (name, text)
        assert own & FREE or not foreign(text, own, SAID, re.search), (name, text)


@KINDS
@settings(max_examples=40)
@given(data=st.data())
def test_json_has_each_value_in_the_form_of_its_type(kind: Any, data: Any) -> None:
    event = data.draw(events(kind))
    for name, write in form_of(kind).items():
        for own, value in written(types_of(kind)[name], write(getattr(event, name))):
            assert isinstance(value, date) <= (own in ("Day", "Moment")), (name, value)
            assert isinstance(value, datetime) <= (own == "Moment"), (name, value)
            if own in FREE or not isinstance(value, str):
                continue
            assert value.isprintable() and "\ufffd" not in value, (name, value)
            assert not foreign(value, {own}, WRITTEN, re.fullmatch), (name, value)
