"""A loss by work: the parcel keeps its id and weighs less."""

from __future__ import annotations

import pytest

from kp_ledger.base.messages import NO_KEY
from kp_ledger.generated import codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldPlaced, LossRecorded
from kp_ledger.generated.records import Hold, ParcelRef
from kp_ledger.model import typed
from tests.actors import actor
from tests.contracts.transforming import MINER, lose
from tests.world import DOCUMENT, TODAY, Door, go_to, refused, register

OFFICE = actor("bw_office").organisation


# Refusals


def test_a_loss_of_nothing_is_none(door: Door) -> None:
    with refused(rule.TransformationsNoLoss()):
        lose(door, register(door, "A", 1_000), 0)


@pytest.mark.parametrize("loss", [1_000, 1_001])
def test_a_loss_leaves_something(door: Door, loss: int) -> None:
    with refused(rule.TransformationsAllLost(loss, 1_000)):
        lose(door, register(door, "A", 1_000), loss)


def test_after_a_loss_on_hold_nothing_more_is_lost(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    lose(door, parcel, 31)
    with refused(rule.TransformationsOnHold(parcel.parcel, 1)):
        lose(door, ParcelRef(parcel.parcel, 2), 1)


# Effect and event


def test_the_parcel_weighs_less_and_keeps_all_else(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    before = door.state().parcel(parcel.parcel)
    go_to(door, TODAY + 2)
    events = lose(door, parcel, 30)
    assert events == [LossRecorded(parcel.parcel, MINER, 2, 30, TODAY + 2, 0, DOCUMENT)]
    after = door.state().parcel(parcel.parcel)
    assert (after.millicarats, after.revision, after.day, after.holds) == (970, 2, TODAY + 2, 0)
    assert (after.status, after.kind, after.blend) == (before.status, before.kind, before.blend)


def test_a_single_stone_may_lose_weight(door: Door) -> None:
    stone = register(door, "STONE", 1_000, kind=codes.KIND_GEM | codes.SINGLE_STONE)
    lose(door, stone, 1)
    assert door.state().parcel(stone.parcel).millicarats == 999


def test_a_loss_above_3_per_cent_puts_what_is_left_on_hold(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    hold = typed.hold_id(parcel.parcel, 2)
    assert lose(door, parcel, 31) == [
        LossRecorded(parcel.parcel, MINER, 2, 31, TODAY, OFFICE, DOCUMENT),
        HoldPlaced(hold, parcel.parcel, OFFICE, 2, codes.HOLD_LOSS, NO_KEY, bytes(32)),
    ]
    state = door.state()
    word = state.parcel(parcel.parcel)
    assert (word.millicarats, word.revision, word.holds, word.day) == (969, 2, 1, TODAY)
    assert state.holds[hold] == Hold(
        OFFICE, codes.HOLD_IN_FORCE, codes.HOLD_LOSS, NO_KEY, parcel.parcel
    )


def test_losses_one_after_the_other_are_judged_by_what_was_left(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    lose(door, parcel, 30)
    lose(door, ParcelRef(parcel.parcel, 2), 29)
    lose(door, ParcelRef(parcel.parcel, 3), 29)
    assert door.state().parcel(parcel.parcel).holds == 1
