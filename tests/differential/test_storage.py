"""Storage that no event told of is found, though every view that is asked for says the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kp_ledger.generated import codes
from tests import both
from tests.actors import BW, actor
from tests.differential.storage import place_of
from tests.world import register

PARCEL = b"no event told of this".ljust(32, b"\0")

pytestmark = pytest.mark.chain


@pytest.fixture
def door() -> Iterator[both.BothDoor]:
    with both.both_world().rolled_back() as door:
        yield door


def test_what_the_world_stores_is_what_its_state_needs(door: both.BothDoor) -> None:
    door.compare_storage()
    register(door, "A", 1_000)
    door.compare_storage()


def test_a_parcel_under_an_unknown_id_is_found(door: both.BothDoor) -> None:
    known = register(door, "A", 1_000).parcel
    door.put("Parcels", place_of("Parcels", "_parcels", PARCEL), door.state().parcel(known).pack())
    assert door.read("Parcels", "word", PARCEL) == door.state().parcel(known).pack()
    door.compare()
    with pytest.raises(AssertionError, match="Parcels has other storage"):
        door.compare_storage()


def test_a_key_that_was_never_enrolled_is_found(door: both.BothDoor) -> None:
    organisation = actor("bw_miner").organisation
    door.put("Participants", place_of("Participants", "_keys", "0x" + "77" * 20), organisation)
    door.compare()
    with pytest.raises(AssertionError, match="Participants has other storage"):
        door.compare_storage()


def test_what_was_written_over_and_what_is_gone_is_found(door: both.BothDoor) -> None:
    parcel = register(door, "A", 1_000).parcel
    slot = place_of("Parcels", "_parcels", parcel)
    word = door.state().parcel(parcel).pack()
    for other in (word + 1, 0):
        door.put("Parcels", slot, other)
        with pytest.raises(AssertionError, match=hex(slot)):
            door.compare_storage()
    door.put("Parcels", slot, word)
    door.compare_storage()


@pytest.mark.parametrize("contract", ["Transformations", "Corrections", "Notices"])
def test_a_contract_without_storage_has_none(door: both.BothDoor, contract: str) -> None:
    assert door.storage()[contract] == {}
    door.put(contract, codes.PARCEL_HELD, BW)
    with pytest.raises(AssertionError, match=f"{contract} has other storage"):
        door.compare_storage()
