"""Production and handovers of many weights: nothing is lost, and the ceiling holds in order."""

from __future__ import annotations

import functools

from hypothesis import given, settings
from hypothesis import strategies as st

from kp_ledger.domain.days import day_of
from kp_ledger.generated import acts
from kp_ledger.generated.records import Lot, ParcelRef
from kp_ledger.model import typed
from tests.actors import actor
from tests.contracts.conftest import model_world, played
from tests.world import CEILING, DOCUMENT, Door, ModelDoor, hand_over, reference

MINER = actor("bw_miner")
weights = st.lists(st.integers(1, CEILING // 2), min_size=1, max_size=12)


@functools.cache
def world() -> Door:
    return played(model_world())


def fork() -> ModelDoor:
    door = world()
    assert isinstance(door, ModelDoor)
    return door.fork()


def registered(door: Door, found: list[int]) -> list[ParcelRef]:
    lots = tuple(Lot(reference(f"L-{i}"), weight, 1, DOCUMENT) for i, weight in enumerate(found))
    day = day_of(door.moment)
    door.do(acts.ParcelsRegister(MINER.licence, day, 0, lots), MINER.name)
    return [ParcelRef(typed.parcel_id(MINER.organisation, lot.reference), 1) for lot in lots]


@settings(deadline=None, max_examples=50)
@given(weights)
def test_what_crosses_the_ceiling_and_all_after_it_is_on_hold(found: list[int]) -> None:
    door = fork()
    refs = registered(door, found)
    running = 0
    for ref, weight in zip(refs, found, strict=True):
        running += weight
        word = door.state().parcels[ref.parcel]
        assert (word.millicarats, word.holds) == (weight, int(running > CEILING))
    assert door.state().licences[MINER.licence].produced == running
    assert len(door.state().holds) == sum(word.holds for word in door.state().parcels.values())


@settings(deadline=None, max_examples=50)
@given(weights, st.sampled_from([1, 2, 3]), st.integers(0, 3))
def test_a_handover_changes_hands_and_nothing_else(found: list[int], moves: int, days: int) -> None:
    door = fork()
    refs = [ref for ref in registered(door, found) if door.state().parcels[ref.parcel].holds == 0]
    before = {ref.parcel: door.state().parcels[ref.parcel] for ref in refs}
    door.moment += days * 86_400
    if not refs:
        return
    hand_over(door, "bw_miner", "bw_trader", *refs, moves=moves)
    for parcel, old in before.items():
        new = door.state().parcels[parcel]
        assert (new.millicarats, new.blend, new.kind) == (old.millicarats, old.blend, old.kind)
        assert (new.revision, new.day, new.holds) == (2, old.day + days, 0)
        assert (new.custodian != old.custodian, new.owner != old.owner) == (
            bool(moves & 1),
            bool(moves & 2),
        )
