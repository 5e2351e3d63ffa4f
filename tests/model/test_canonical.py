"""Equal states print equal bytes, and nothing of a state is left out."""

from __future__ import annotations

import json
from dataclasses import fields

from kp_ledger.base.messages import NO_KEY
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated.records import DatedValue, Hold, Seat
from kp_ledger.model.canonical import state_json, stored_sections
from kp_ledger.model.state import Ledger, State


def some_state() -> State:
    state = State(Ledger(987_654, {"Parcels": "0x" + "ab" * 20}))
    state.parcels[b"\2" * 32] = Parcel(1, 2, 3, 1, 3, 5_000, 9, 0, 1, 20_454, 0)
    state.parcels[b"\1" * 32] = Parcel(4, 2, 3, 1, 3, (1 << 40) - 1, 9, 0, 2, 20_454, 1)
    state.holds[b"\3" * 32] = Hold(7, 1, 9, NO_KEY, b"\1" * 32)
    state.settings[(16_983, 1)] = [DatedValue(60, 0), DatedValue(1 << 60, 20_000)]
    state.seats[(b"\4" * 32, 16_983)] = Seat(True, 1, 1_767_225_600)
    return state


def test_every_section_is_printed_in_order() -> None:
    printed = json.loads(state_json(some_state()))
    assert list(printed) == sorted(stored_sections())
    assert {field.name for field in fields(State)} - printed.keys() == {"packings", "payloads"}


def test_values_are_in_the_words_of_json() -> None:
    printed = json.loads(state_json(some_state()))
    assert printed["ledger"] == {
        "addresses": {"Parcels": "0x" + "ab" * 20}, "chain_id": 987_654,
    }  # fmt: skip
    assert printed["parcels"]["0x" + "01" * 32]["millicarats"] == (1 << 40) - 1
    assert printed["holds"]["0x" + "03" * 32] == {
        "by": 7, "cause": 9, "key": "0x" + "00" * 20, "parcel": "0x" + "01" * 32, "status": 1,
    }  # fmt: skip
    assert printed["settings"]["16983/1"] == [
        {"since": 0, "value": 60},
        {"since": 20_000, "value": str(1 << 60)},
    ]
    assert printed["seats"]["0x" + "04" * 32 + "/16983"]["on_roll"] is True


def test_the_order_of_what_happened_does_not_show() -> None:
    one, other = some_state(), some_state()
    other.parcels = dict(reversed(other.parcels.items()))
    assert state_json(one) == state_json(other)


def test_a_difference_shows() -> None:
    one, other = some_state(), some_state()
    other.holds[b"\3" * 32] = Hold(7, 2, 9, NO_KEY, b"\1" * 32)
    assert state_json(one) != state_json(other)


def test_stable_leaves_out_which_chain_it_was() -> None:
    one, other = some_state(), some_state()
    other.ledger = Ledger(5, {"Parcels": "0x" + "cd" * 20})
    assert state_json(one) != state_json(other)
    assert state_json(one, stable=True) == state_json(other, stable=True)
