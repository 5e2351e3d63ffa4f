"""Each event prints as a line a person understands."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.domain.showing import Names
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
