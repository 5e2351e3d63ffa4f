"""Polished goods: across borders from hand to hand, and off the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HandedOver, SoldOffLedger
from kp_ledger.generated.records import Handover, ParcelRef
from tests.actors import AE, BW, actor, sign, unsigned
from tests.contracts.certifying import hold
from tests.contracts.cutting import CUTTER, GEM, POLISHED, a_polished, polished, rough
from tests.contracts.transforming import MINER, order, send, transforming
from tests.world import DOCUMENT, TODAY, Door, refused

ABROAD = actor("ae_trader").organisation
CUSTODY, TITLE, BOTH = codes.MOVES_CUSTODY, codes.MOVES_TITLE, codes.MOVES_BOTH


# Across a border


def hand_abroad(door: Door, ref: ParcelRef, moves: int = BOTH) -> list[Event]:
    handed = Handover(
        CUTTER, ABROAD, moves, TODAY, door.moment, door.moment + SECONDS_PER_DAY, bytes(32), (ref,)
    )
    receiver = sign(handed, "ae_trader", door.ledger)
    return door.do(acts.ParcelsHandOver(handed, unsigned("bw_cutter"), receiver), "bw_cutter")


@pytest.mark.parametrize("moves", [CUSTODY, TITLE, BOTH])
def test_rough_crosses_a_border_with_a_certificate_only(door: Door, moves: int) -> None:
    ref = rough(door)
    with refused(rule.ParcelsElsewhere(ref.parcel, BW, AE)):
        hand_abroad(door, ref, moves)


@pytest.mark.parametrize(("moves", "place"), [(CUSTODY, AE), (TITLE, BW), (BOTH, AE)])
def test_polished_is_where_its_custodian_is(door: Door, moves: int, place: int) -> None:
    ref = a_polished(door)
    assert hand_abroad(door, ref, moves) == [
        HandedOver(ref.parcel, CUTTER, ABROAD, 3, moves, TODAY, bytes(32))
    ]
    word = door.state().parcel(ref.parcel)
    custodian = CUTTER if moves == TITLE else ABROAD
    assert (word.place, word.custodian, word.kind) == (place, custodian, POLISHED)


# Off the ledger


def selling(door: Door, *refs: ParcelRef, **changes: Any) -> Any:
    ordered = sorted(refs, key=lambda one: one.parcel)
    return order(door, codes.OPERATION_SALE, ordered, by="bw_cutter", **changes)


def sell(door: Door, *refs: ParcelRef, **changes: Any) -> list[Event]:
    return send(door, selling(door, *refs, **changes), "bw_cutter")


@pytest.mark.parametrize("kind", [GEM, codes.KIND_UNSORTED, GEM | codes.SINGLE_STONE])
def test_rough_is_not_sold_off_the_ledger(door: Door, kind: int) -> None:
    ref = rough(door, kind=kind)
    with refused(rule.TransformationsNotPolished(ref.parcel)):
        sell(door, ref)


def test_a_sale_loses_nothing_and_makes_nothing(door: Door) -> None:
    ref = a_polished(door)
    with refused(rule.TransformationsSaleLoses(1)):
        sell(door, ref, loss=1)
    made = replace(selling(door, ref), outputs=(polished("Q", 400),))
    with refused(rule.TransformationsTooManyOutputs(codes.OPERATION_SALE, 1, 0)):
        send(door, made, "bw_cutter")
    with refused(rule.TransformationsTooFewInputs(codes.OPERATION_SALE, 0, 1)):
        sell(door)


def test_no_more_than_200_parcels_are_sold_at_once(door: Door) -> None:
    refs = [rough(door, f"P-{i}", 1, kind=POLISHED) for i in range(201)]
    with refused(rule.TransformationsTooManyInputs(codes.OPERATION_SALE, 201, 200)):
        sell(door, *refs)
    sell(door, *refs[:200])


def test_what_is_on_hold_is_not_sold(door: Door) -> None:
    ref = a_polished(door)
    hold(door, ref.parcel)
    with refused(rule.TransformationsStaleRevision(ref.parcel, 3, 2)):
        sell(door, ref)
    with refused(rule.TransformationsOnHold(ref.parcel, 1)):
        sell(door, ParcelRef(ref.parcel, 3))


def test_the_owner_sells_too(door: Door) -> None:
    ref = rough(door, kind=POLISHED, owner=MINER)
    act = transforming(selling(door, ref, owner=MINER), "bw_cutter")
    with refused(rule.ParticipantsNotItsKey(actor("bw_cutter").address, MINER)):
        door.do(act, "bw_cutter")
    door.do(replace(act, owner=sign(act.order, "bw_miner", door.ledger)), "bw_cutter")


def test_what_is_sold_is_outside_and_keeps_its_weight(door: Door) -> None:
    refs = sorted([a_polished(door), a_polished(door, "Q", 200)], key=lambda one: one.parcel)
    assert sell(door, *refs) == [
        SoldOffLedger(ref.parcel, CUTTER, CUTTER, 3, TODAY, DOCUMENT) for ref in refs
    ]
    for ref in refs:
        word = door.state().parcel(ref.parcel)
        assert (word.status, word.revision) == (codes.PARCEL_OUTSIDE, 3)
    with refused(rule.TransformationsNotHeld(refs[0].parcel, codes.PARCEL_OUTSIDE)):
        sell(door, ParcelRef(refs[0].parcel, 3))
