"""Which holds a parcel has, found from its word and the holds on record."""

from __future__ import annotations

from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.generated.records import Hold
from kp_ledger.model import typed
from kp_ledger.model.absences import held_at
from kp_ledger.model.state import Ledger, State

ID = b"\x01" * 32
KEY = "0x" + "00" * 20


def held(revision: int, holds: int, placed: dict[int, int]) -> State:
    """A parcel at a revision, with holds placed at others, each in a status."""
    word = Parcel(1, 1, 1, codes.PARCEL_MISSING, 1, 5, 1, 0, revision, 1, holds)
    records = {
        typed.hold_id(ID, at): Hold(7, status, codes.HOLD_LOSS, KEY, ID)
        for at, status in placed.items()
    }
    return State(Ledger(1, {}), parcels={ID: word}, holds=records)


def test_the_holds_in_force_are_named_in_the_order_in_which_they_were_placed() -> None:
    placed = {2: codes.HOLD_IN_FORCE, 4: codes.HOLD_RELEASED, 6: codes.HOLD_IN_FORCE}
    assert held_at(held(7, 2, placed), ID) == (2, 6)


def test_a_parcel_without_holds_has_none_named() -> None:
    assert held_at(held(3, 0, {2: codes.HOLD_RELEASED}), ID) == ()
