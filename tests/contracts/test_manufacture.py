"""Manufacture: a licensed cutter makes polished of rough, within the bounds of its yield."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.domain.blends import WHOLE
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldPlaced, Transformed
from kp_ledger.generated.records import Approval, ParcelRef, Product
from kp_ledger.model import typed
from kp_ledger.model.approvals import act_digest
from tests.actors import AO, BW, actor, sign
from tests.contracts.cutting import (
    CUTTER,
    GEM,
    LICENCE,
    POLISHED,
    a_polished,
    cut,
    cut_approved,
    cutting,
    polished,
    rough,
)
from tests.contracts.probing import through
from tests.contracts.transforming import (
    MINER,
    ORIGIN,
    order,
    output,
    part,
    products,
    put_down,
    send,
    transforming,
)
from tests.world import DAY0, DOCUMENT, TODAY, Door, go_to, reference, refused

OFFICE = actor("bw_office").organisation
TRADER = actor("bw_trader")


# Refusals: the licence


def test_attack_manufacture_by_a_trader(door: Door) -> None:
    ref = put_down(door, "R", 1_000, custodian=TRADER.organisation, owner=TRADER.organisation)
    by = {"by": "bw_trader"}
    with refused(rule.ZonesNotACutter(TRADER.licence, codes.ROLE_TRADER)):
        cut(door, [ref], polished("P", 400), loss=600, licence=TRADER.licence, **by)
    with refused(rule.ZonesNotItsLicence(LICENCE, CUTTER, TRADER.organisation)):
        cut(door, [ref], polished("P", 400), loss=600, **by)


@pytest.mark.parametrize("licence", [0, 9_999])
def test_a_manufacture_names_a_licence(door: Door, licence: int) -> None:
    with refused(rule.ZonesUnknownLicence(licence)):
        cut(door, [rough(door)], polished("P", 400), loss=600, licence=licence)


def test_nothing_else_names_a_licence(door: Door) -> None:
    ref = rough(door)
    made = order(door, codes.OPERATION_SPLIT, [ref], [part(1_000)], by="bw_cutter", licence=LICENCE)
    with refused(rule.TransformationsNoLicenceNeeded(LICENCE)):
        send(door, made, "bw_cutter")


def test_the_licence_is_of_the_place(door: Door) -> None:
    ref = rough(door, place=AO)
    with refused(rule.ZonesNotOfParticipant(CUTTER, BW, AO)):
        cut(door, [ref], polished("P", 400), loss=600)


def test_the_licence_is_in_force_on_the_day(door: Door) -> None:
    ref = rough(door, day=DAY0 - 9)
    give_a_second_licence(door)
    with refused(rule.ZonesLicenceNotOn(SECOND, TODAY, TODAY + 100, TODAY - 1)):
        cut(door, [ref], polished("P", 400), loss=600, licence=SECOND, day=TODAY - 1)


SECOND = 4_105


def give_a_second_licence(door: Door) -> None:
    grant = acts.ZonesGrant(SECOND, CUTTER, 0, codes.ROLE_CUTTER, TODAY, TODAY + 100, 0, DOCUMENT)
    door.do(grant, "bw_office")


def test_the_licence_is_in_force_now_too(door: Door) -> None:
    """What was cut while it ran is entered by nobody who may cut no more."""
    ref = rough(door)
    give_a_second_licence(door)
    door.do(acts.ZonesEnd(LICENCE, TODAY, DOCUMENT), "bw_office")
    go_to(door, TODAY + 2)
    with refused(rule.ZonesLicenceNotOn(LICENCE, DAY0, TODAY, TODAY + 2)):
        cut(door, [ref], polished("P", 400), loss=600, day=TODAY)
    cut(door, [ref], polished("P", 400), loss=600, licence=SECOND, day=TODAY)


# Refusals: what goes in and comes out


@pytest.mark.parametrize("kind", [POLISHED, POLISHED | codes.SINGLE_STONE])
def test_polished_is_not_cut_again(door: Door, kind: int) -> None:
    ref = rough(door, kind=kind)
    with refused(rule.TransformationsPolished(ref.parcel)):
        cut(door, [ref], polished("P", 400), loss=600)


def test_what_is_cut_has_one_owner(door: Door) -> None:
    first, second = rough(door), rough(door, "OTHERS", owner=MINER)
    with refused(rule.TransformationsNotOwner(second.parcel, MINER, CUTTER)):
        cut(door, [first, second], polished("P", 800), loss=1_200)


def test_a_manufacture_makes_polished(door: Door) -> None:
    with refused(rule.TransformationsNothingPolished()):
        cut(door, [rough(door)], output("R", 900, GEM), loss=100)


@pytest.mark.parametrize("kind", [0, 5, 0x80, 0x85])
def test_a_manufacture_makes_kinds_there_are(door: Door, kind: int) -> None:
    with refused(rule.TransformationsUnknownKind(1, kind)):
        cut(door, [rough(door)], polished("P", 400), output("R", 300, kind), loss=300)


@pytest.mark.parametrize("loss", [599, 601])
def test_outputs_and_loss_add_up(door: Door, loss: int) -> None:
    with refused(rule.TransformationsNotConserved(1_000, 400, loss)):
        cut(door, [rough(door)], polished("P", 400), loss=loss)


def test_a_manufacture_has_an_input_and_an_output(door: Door) -> None:
    operation = codes.OPERATION_MANUFACTURE
    with refused(rule.TransformationsTooFewInputs(operation, 0, 1)):
        cut(door, [], polished("P", 400))
    with refused(rule.TransformationsTooFewOutputs(operation, 0, 1)):
        cut(door, [rough(door)], loss=999)


def test_attack_manufacture_of_a_barred_origin(door: Door) -> None:
    """Cutting is no way out: polished needs no certificate at a border."""
    ref = rough(door)
    through(door, "Decisions", acts.ZonesBarOrigin(ORIGIN, 999_999, DOCUMENT))
    with refused(rule.ZonesOriginBarred(ORIGIN, 999_999, 1_000 * WHOLE, 1_000)):
        cut(door, [ref], polished("P", 400), loss=600)


# Refusals: the yield


@pytest.mark.parametrize(
    ("made", "remains", "beyond"),
    [(150, 0, False), (149, 0, True), (700, 0, False), (701, 0, True),
     (75, 500, False), (74, 500, True), (350, 500, False), (351, 500, True)],
)  # fmt: skip
def test_a_yield_beyond_15_to_70_per_cent_needs_the_offices_word(
    door: Door, made: int, remains: int, beyond: bool
) -> None:
    outputs = [polished("P", made), *([output("R", remains, GEM)] if remains else [])]
    refs, loss = [rough(door)], 1_000 - made - remains
    if beyond:
        refusal = rule.TransformationsYieldNotApproved(made, 1_000 - remains, 150_000, 700_000)
        with refused(refusal):
            cut(door, refs, *outputs, loss=loss)
        events = cut_approved(door, refs, *outputs, loss=loss)
    else:
        events = cut(door, refs, *outputs, loss=loss)
    (transformed,) = [event for event in events if isinstance(event, Transformed)]
    holds = [event for event in events if isinstance(event, HoldPlaced)]
    assert transformed.office == (OFFICE if beyond else 0)
    assert [hold.reason for hold in holds] == [codes.HOLD_YIELD] * len(outputs) * beyond
    for product in products(events):
        assert door.state().parcel(product.parcel).holds == beyond


def test_attack_cut_to_one_millicarat(door: Door) -> None:
    """A thousand carats do not become a speck of polished, and the rest a loss, unseen."""
    ref = rough(door, weight=1_000_000)
    with refused(rule.TransformationsYieldNotApproved(1, 1_000_000, 150_000, 700_000)):
        cut(door, [ref], polished("P", 1), loss=999_999)


def test_the_word_is_of_a_licence_office_of_the_place(door: Door) -> None:
    ref, speck = rough(door), polished("P", 100)
    ao_office = actor("ao_office").organisation
    with refused(rule.ApprovalsOtherParticipant(ao_office, AO, BW)):
        cut_approved(door, [ref], speck, loss=900, office="ao_office")
    export = actor("bw_export").organisation
    powers = door.state().offices[export].powers
    with refused(rule.ParticipantsNoPower(export, powers, codes.POWER_LICENCE)):
        cut_approved(door, [ref], speck, loss=900, office="bw_export")


def test_the_word_is_of_this_order_alone(door: Door) -> None:
    first = cutting(door, [rough(door)], polished("P", 100), loss=900)
    second = cutting(door, [rough(door, "OTHER")], polished("Q", 100), loss=900)
    act = approved_act(door, first)
    swapped = transforming(second, "bw_cutter")
    wrong: Any = type(swapped)(
        second, swapped.custodian, swapped.owner, act.approval, act.signature
    )
    with refused(rule.ApprovalsOtherAct(act.approval.act, act_digest(wrong))):
        door.do(wrong, "bw_cutter")


def approved_act(door: Door, made: Any) -> Any:
    act = transforming(made, "bw_cutter")
    until = door.moment + SECONDS_PER_DAY
    approval = Approval(act_digest(act), OFFICE, door.moment, until)
    signature = sign(approval, "bw_office", door.ledger, act.contract)
    return replace(act, approval=approval, signature=signature)


# Effect and event


def test_polished_keeps_the_blend_and_rough_that_remains_does_too(door: Door) -> None:
    first, second = rough(door, "A", 500), rough(door, "B", 500, blend=0x8001_01)
    events = cut(door, [first, second], polished("P", 200), output("R", 400, GEM), loss=400)
    made = [door.state().parcel(ref.parcel) for ref in products(events)]
    assert [(word.kind, word.millicarats) for word in made] == [(POLISHED, 200), (GEM, 400)]
    assert len({word.blend for word in made}) == 1
    entries = door.state().blends[made[0].blend].entries
    assert [entry.parts for entry in entries] == [WHOLE // 2, WHOLE // 2]
    for ref in (first, second):
        assert door.state().parcel(ref.parcel).status == codes.PARCEL_SPENT


def test_a_single_stone_is_cut_to_a_single_stone(door: Door) -> None:
    stone = rough(door, kind=GEM | codes.SINGLE_STONE)
    brilliant = POLISHED | codes.SINGLE_STONE
    (made,) = products(cut(door, [stone], output("P", 450, brilliant), loss=550))
    assert door.state().parcel(made.parcel).kind == brilliant


def test_a_manufacture_is_told_whole(door: Door) -> None:
    ref = rough(door)
    made = cutting(door, [ref], polished("P", 400), loss=600)
    parcel = typed.parcel_id(CUTTER, reference("P"))
    assert send(door, made, "bw_cutter") == [
        Transformed(
            transformation=typed.digest(made, door.ledger),
            custodian=CUTTER,
            owner=CUTTER,
            operation=codes.OPERATION_MANUFACTURE,
            inputs=(ref.parcel,),
            outputs=(Product(parcel, reference("P"), 400, POLISHED),),
            blend=ORIGIN,
            loss=600,
            office=0,
            day=TODAY,
            document=DOCUMENT,
        )
    ]


# Polished stays polished


def test_attack_polished_mixed_back_to_rough(door: Door) -> None:
    made, ref = a_polished(door), rough(door, "MORE", 600)
    later = max(made, ref, key=lambda one: one.parcel)
    for kind in (codes.KIND_UNSORTED, POLISHED, GEM):
        with refused(rule.TransformationsPolishedAndRough(later.parcel)):
            sent_by_cutter(door, codes.OPERATION_MIX, [made, ref], [output("C", 1_000, kind)])


def test_polished_is_mixed_with_polished(door: Door) -> None:
    first, second = a_polished(door), a_polished(door, "Q", 200)
    with refused(rule.TransformationsOtherKind(0, codes.KIND_UNSORTED, POLISHED)):
        sent_by_cutter(door, codes.OPERATION_MIX, [first, second], [output("C", 600)])
    sent_by_cutter(door, codes.OPERATION_MIX, [first, second], [polished("C", 600)])
    word = door.state().parcel(typed.parcel_id(CUTTER, reference("C")))
    assert (word.kind, word.millicarats) == (POLISHED, 600)


def sent_by_cutter(door: Door, operation: int, refs: list[ParcelRef], outputs: Any) -> Any:
    ordered = sorted(refs, key=lambda one: one.parcel)
    return send(door, order(door, operation, ordered, outputs, by="bw_cutter"), "bw_cutter")


def test_attack_re_sort_of_polished(door: Door) -> None:
    made = a_polished(door)
    with refused(rule.TransformationsPolished(made.parcel)):
        sent_by_cutter(door, codes.OPERATION_RESORT, [made], [output("G", 400, GEM)])


def test_a_split_keeps_polished_polished(door: Door) -> None:
    made = a_polished(door)
    with refused(rule.TransformationsOtherKind(0, GEM, POLISHED)):
        sent_by_cutter(door, codes.OPERATION_SPLIT, [made], [part(400, GEM)])
    parts = [part(100, POLISHED), part(300, POLISHED)]
    for ref in products(sent_by_cutter(door, codes.OPERATION_SPLIT, [made], parts)):
        assert door.state().parcel(ref.parcel).kind == POLISHED
