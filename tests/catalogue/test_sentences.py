"""Each event prints as a line a person understands."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import pytest

from kp_ledger.answers.proposals import PAYLOAD
from kp_ledger.base.messages import NO_KEY
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.domain.matters import PAYLOADS
from kp_ledger.domain.showing import Names, Showing
from kp_ledger.domain.words import LAB_GROWN
from kp_ledger.generated import events
from tests.keys.samples import sample_of


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_a_sentence_is_whole(kind: Any) -> None:
    text = sentence(sample_of(kind))
    assert not text[0].islower()
    assert text.endswith(".")
    assert not re.search(r"[{}]|b'|\bNone\b|<|\(\)|0x[0-9a-f]{64}", text), text


def test_names_are_used_where_they_are_known() -> None:
    parcel = b"\x01" * 32
    names = Names(organisations={7: "Orapa", 8: "Gaborone Sorting"}, parcels={parcel: "ORP-1"})
    event = events.HandedOver(parcel, 7, 8, 2, 3, 20_515, bytes(32))
    assert sentence(event, names) == (
        "Orapa (no. 7) handed parcel ORP-1 (0x01010101…) over to Gaborone Sorting (no. 8) on"
        " 3 March 2026: custody and title, signed by both."
    )


def test_what_is_written_down_as_lab_grown_is_said_so() -> None:
    parcel = b"\x01" * 32
    names = Names(organisations={7: "Orapa"}, parcels={parcel: "ORP-1"})
    event = events.WrittenDown(parcel, 7, 2, 1_000, 900, 9, LAB_GROWN, b"\x02" * 32)
    assert sentence(event, names) == (
        "Orapa (no. 7) wrote parcel ORP-1 (0x01010101…) down from 1.000 ct to 0.900 ct, approved by"
        " organisation no. 9, as lab-grown, which never enters as mined."
    )
    other = replace(event, reason=b"\x03" * 32)
    assert sentence(other, names).endswith(", for the reason in document 0x03030303….")


def test_a_focal_key_put_by_its_reserve_is_said_so() -> None:
    key, reserve = "0x" + "ab" * 20, "0x" + "cd" * 20
    put = events.FocalKeySet(0x4257, key, (), "0x" + "00" * 20, bytes(32))
    assert sentence(put) == f"The focal key of Botswana is key {key}."
    taken = replace(put, offices=(7, 8), by=reserve)
    assert sentence(taken, Names(organisations={7: "Export", 8: "Import"})) == (
        f"The focal key of Botswana is key {key}, put by its reserve key {reserve}: every office"
        " not named is closed; Export (no. 7) and Import (no. 8) stay."
    )


def test_whatever_a_matter_says_has_a_name_and_a_style() -> None:
    """A joiner's reserve key is shown beside its focal key: who supports one supports both."""
    said = {one.name for kind in PAYLOADS.values() if kind for one in fields(kind)}
    assert said == PAYLOAD.keys()
    show, key = Showing(Names(keys={"0x" + "cd" * 20: "zw-reserve"})), "0x" + "cd" * 20
    name, style = PAYLOAD["reserve_key"]
    assert (name, show.value(key, style)) == ("reserve key", f"key {key} (zw-reserve)")
    assert show.value(NO_KEY, style) == "none yet: the focal key names one"
