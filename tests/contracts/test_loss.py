"""A loss by work: the parcel keeps its id and weighs less."""

from __future__ import annotations

import pytest

from kp_ledger.base.messages import NO_KEY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldPlaced, LossRecorded, Transformed
from kp_ledger.generated.records import Hold, ParcelRef
from kp_ledger.model import typed
from tests.actors import AO, BW, actor
from tests.contracts.probing import through
from tests.contracts.transforming import (
    MINER,
    ascending,
    lose,
    order,
    output,
    send,
    send_approved,
    two_origins,
)
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


@pytest.mark.parametrize("loss", [201, 999])
def test_a_loss_above_20_per_cent_needs_the_offices_word(door: Door, loss: int) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.TransformationsLossNotApproved(loss, 1_000, 200_000)):
        lose(door, parcel, loss)
    made = order(door, codes.OPERATION_LOSS, [parcel], loss=loss)
    assert send_approved(door, made)[0] == LossRecorded(
        parcel.parcel, MINER, 2, loss, TODAY, OFFICE, DOCUMENT
    )
    word = door.state().parcel(parcel.parcel)
    assert (word.millicarats, word.holds) == (1_000 - loss, 1)


def test_a_loss_of_20_per_cent_needs_nobodys_word(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    lose(door, parcel, 200)
    assert door.state().parcel(parcel.parcel).holds == 1


def test_the_word_on_a_loss_is_of_an_office_of_the_place(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    made = order(door, codes.OPERATION_LOSS, [parcel], loss=500)
    other = actor("ao_office").organisation
    with refused(rule.ApprovalsOtherParticipant(other, AO, BW)):
        send_approved(door, made, office="ao_office")


def test_what_a_loss_needs_is_a_parameter(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    raised = acts.ParticipantsSetParameter(codes.PARAMETER_LOSS_APPROVED_PPM, 500_000, TODAY)
    through(door, "Decisions", raised)
    with refused(rule.TransformationsLossNotApproved(501, 1_000, 500_000)):
        lose(door, parcel, 501)
    lose(door, parcel, 500)


@pytest.mark.parametrize("operation", [codes.OPERATION_MIX, codes.OPERATION_RESORT])
def test_attack_thousand_carats_mixed_into_one_millicarat(door: Door, operation: int) -> None:
    refs = ascending(*two_origins(door, 700_000, 300_000))
    made = order(door, operation, refs, [output("SPECK", 1)], loss=999_999)
    with refused(rule.TransformationsLossNotApproved(999_999, 1_000_000, 200_000)):
        send(door, made)
    (_, transformed, held) = send_approved(door, made)
    assert isinstance(transformed, Transformed)
    assert isinstance(held, HoldPlaced)
    assert (transformed.office, held.reason) == (OFFICE, codes.HOLD_LOSS)


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
        LossRecorded(parcel.parcel, MINER, 2, 31, TODAY, 0, DOCUMENT),
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
