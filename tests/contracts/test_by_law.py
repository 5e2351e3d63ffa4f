"""Custody and title moved by law: by a licence office, with two of its keys and a document."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import MovedByLaw
from kp_ledger.generated.records import ParcelRef
from kp_ledger.model.approvals import NO_APPROVAL, act_digest
from tests.actors import AE, AO, BW, actor, unsigned
from tests.contracts.approving import UNSIGNED, approval_of, approved
from tests.contracts.certifying import departed, hold, suspend
from tests.contracts.enrolling import enrol
from tests.contracts.parceling import NOTHING, org, put, registered, word
from tests.contracts.probing import newcomer
from tests.world import DOCUMENT, TODAY, Door, go_to, hand_over, refused, register

MINER, TRADER, OFFICE, SECOND = "bw_miner", "bw_trader", "bw_office", "bw_office_2"
CUSTODY, TITLE, BOTH = codes.MOVES_CUSTODY, codes.MOVES_TITLE, codes.MOVES_BOTH


NOW = TODAY + 3


@pytest.fixture(autouse=True)
def second_key(door: Door) -> None:
    """Enrolled three days before whatever happens."""
    door.do(enrol(newcomer(SECOND).address), OFFICE)
    go_to(door, NOW)


def moving(*refs: ParcelRef, **changes: Any) -> Any:
    """The miner's parcels to the trader, with nobody's Approval yet."""
    given = {"to": org(TRADER), "moves": BOTH, "document": DOCUMENT} | changes
    return acts.CorrectionsMoveByLaw(refs, **given, approval=NO_APPROVAL, signature=UNSIGNED)


def move(
    door: Door, *refs: ParcelRef, by: str = OFFICE, second: str = SECOND, **changes: Any
) -> list[Event]:
    act = approved(door, moving(*refs, **changes), second, organisation=org(by))
    return door.do(act, by)


# Refusals


def test_only_a_licence_office_moves_by_law(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParticipantsNoPower(org(TRADER), 0, codes.POWER_LICENCE)):
        move(door, parcel, by=TRADER)
    export = actor("bw_export").organisation
    with refused(rule.ParticipantsNoPower(export, codes.POWER_EXPORT, codes.POWER_LICENCE)):
        move(door, parcel, by="bw_export")


@pytest.mark.parametrize("moves", [0, 4])
def test_what_moves_is_custody_or_title(door: Door, moves: int) -> None:
    with refused(rule.CorrectionsUnknownMoves(moves)):
        move(door, register(door, "A", 1_000), moves=moves)


def test_a_document_orders_it(door: Door) -> None:
    with refused(rule.CorrectionsNotOrdered(org(OFFICE))):
        move(door, register(door, "A", 1_000), document=NOTHING)


def test_the_list_has_1_to_100_parcels(door: Door) -> None:
    with refused(rule.CorrectionsNothingMoved(org(OFFICE))):
        move(door)
    refs = [ParcelRef(bytes([0, number]) * 16, 1) for number in range(1, 102)]
    with refused(rule.CorrectionsTooManyMoved(101, 100)):
        move(door, *refs)
    with refused(rule.CorrectionsOutOfReach(refs[0].parcel, codes.PARCEL_NONE)):
        move(door, *refs[:100])


def test_the_parcels_ascend(door: Door) -> None:
    first, second = sorted(
        (register(door, text, 1_000) for text in "AB"), key=lambda one: one.parcel
    )
    for refs, odd in (((second, first), first), ((first, first), first)):
        with refused(rule.CorrectionsNotAscending(odd.parcel)):
            move(door, *refs)


def test_two_keys_are_two(door: Door) -> None:
    act = moving(register(door, "A", 1_000))
    with refused(rule.ApprovalsSameKey(actor(OFFICE).address)):
        door.do(approved(door, act, OFFICE), OFFICE)
    alone = approval_of(door, act, org(OFFICE))
    unapproved = type(act)(act.parcels, act.to, act.moves, act.document, alone, unsigned(OFFICE))
    with refused(rule.ApprovalsSameKey(actor(OFFICE).address)):
        door.do(unapproved, OFFICE)


def test_attack_one_stolen_key_moves_goods_by_law(door: Door) -> None:
    """It enrolled a second one, and both moved what lay in the country in the next block."""
    door.do(enrol(newcomer("bw_office_3").address), OFFICE)
    since = door.state().keys[actor("bw_office_3").address].from_
    parcel = register(door, "A", 1_000)
    young = rule.ApprovalsKeyTooYoung(actor("bw_office_3").address, since, since + 48 * 3_600)
    for by, second in ((OFFICE, "bw_office_3"), ("bw_office_3", OFFICE)):
        with refused(young):
            door.do(approved(door, moving(parcel), second, organisation=org(OFFICE)), by)


def test_the_second_key_is_of_the_same_office(door: Door) -> None:
    act = moving(register(door, "A", 1_000))
    with refused(rule.ApprovalsOtherOrganisation(org("bw_export"), org(OFFICE))):
        door.do(approved(door, act, "bw_export"), OFFICE)
    with refused(rule.ParticipantsNotItsKey(actor("bw_export").address, org(OFFICE))):
        door.do(approved(door, act, "bw_export", organisation=org(OFFICE)), OFFICE)


def test_the_second_key_approves_this_move_alone(door: Door) -> None:
    first, second = register(door, "A", 1_000), register(door, "B", 1_000)
    given = approved(door, moving(first), SECOND, organisation=org(OFFICE))
    act = moving(second)
    swapped = type(act)(
        act.parcels, act.to, act.moves, act.document, given.approval, given.signature
    )
    with refused(rule.ApprovalsOtherAct(given.approval.act, act_digest(act))):
        door.do(swapped, OFFICE)


def test_the_receiver_may_hold_there(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParticipantsNotOfPlace(org("ae_trader"), AE, BW)):
        move(door, parcel, to=org("ae_trader"))
    suspend(door, org(TRADER))
    with refused(rule.ParticipantsNotInGoodStanding(org(TRADER), codes.STANDING_SUSPENDED, NOW)):
        move(door, parcel)


def test_it_lies_where_the_office_is(door: Door) -> None:
    parcel = put(door, register(door, "A", 1_000).parcel, place=AO)
    with refused(rule.CorrectionsElsewhere(parcel.parcel, AO, BW)):
        move(door, parcel)


def test_what_is_under_way_is_out_of_reach(door: Door) -> None:
    parcel = departed(door).parcels[0]
    with refused(rule.CorrectionsOutOfReach(parcel, codes.PARCEL_DEPARTED)):
        move(door, ParcelRef(parcel, 3))


@pytest.mark.parametrize("named", [0, 2])
def test_each_parcel_is_named_as_it_is(door: Door, named: int) -> None:
    parcel = register(door, "A", 1_000).parcel
    with refused(rule.CorrectionsChanged(parcel, 1, named)):
        move(door, ParcelRef(parcel, named))


def test_attack_approval_used_twice_on_a_move(door: Door) -> None:
    """What was moved by law, and then sold, is not taken again with the same word."""
    parcel = register(door, "A", 1_000)
    act = approved(door, moving(parcel), SECOND, organisation=org(OFFICE))
    door.do(act, OFFICE)
    hand_over(door, TRADER, MINER, ParcelRef(parcel.parcel, 2))
    with refused(rule.CorrectionsChanged(parcel.parcel, 3, 1)):
        door.do(act, OFFICE)


# Effect and event


@pytest.mark.parametrize("moves", [CUSTODY, TITLE, BOTH])
def test_custody_title_or_both_move_and_nothing_else(door: Door, moves: int) -> None:
    parcel = register(door, "A", 1_000)
    go_to(door, NOW + 1)
    assert move(door, parcel, moves=moves) == [
        MovedByLaw(
            parcel=parcel.parcel,
            office=org(OFFICE),
            to=org(TRADER),
            custodian=org(MINER),
            owner=org(MINER),
            second=actor(SECOND).address,
            revision=2,
            moves=moves,
            day=NOW + 1,
            document=DOCUMENT,
        )
    ]
    changes: dict[str, Any] = {"revision": 2}
    if moves & CUSTODY:
        changes["custodian"] = org(TRADER)
    if moves & TITLE:
        changes["owner"] = org(TRADER)
    assert word(door, parcel.parcel) == registered(BW, MINER, NOW + 1, **changes)


def test_goods_of_who_has_ended_are_freed(door: Door) -> None:
    first, second = sorted(
        (register(door, text, 1_000) for text in "AB"), key=lambda one: one.parcel
    )
    end = acts.ParticipantsSetStanding(org(MINER), codes.STANDING_ENDED, NOW, DOCUMENT)
    door.do(end, OFFICE)
    assert len(move(door, first, second)) == 2
    hand_over(door, TRADER, "bw_trader2", ParcelRef(first.parcel, 2))


def test_a_hold_is_passed_and_stays(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    hold(door, parcel.parcel)
    move(door, ParcelRef(parcel.parcel, 2))
    with refused(rule.ParcelsOnHold(parcel.parcel, 1)):
        hand_over(door, TRADER, MINER, ParcelRef(parcel.parcel, 3))


def test_what_is_missing_moves_and_stays_missing(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    door.do(acts.CorrectionsReportMissing(parcel.parcel, codes.MISSING_LOST, DOCUMENT), MINER)
    move(door, ParcelRef(parcel.parcel, 2))
    found = word(door, parcel.parcel)
    assert (found.status, found.custodian) == (codes.PARCEL_MISSING, org(TRADER))
    door.do(acts.CorrectionsReportFound(parcel.parcel, DOCUMENT), TRADER)
