"""Weight that is written down: by custodian and owner, and with the licence office's word."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.words import LAB_GROWN
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldReleased, WrittenDown
from kp_ledger.generated.records import ParcelRef, WriteDown
from kp_ledger.model import typed
from kp_ledger.model.approvals import NO_APPROVAL, act_digest
from tests.actors import AO, BW, actor, sign, unsigned
from tests.contracts.approving import approved
from tests.contracts.certifying import departed, hold, suspend
from tests.contracts.parceling import NOTHING, org, registered, wear_out, word
from tests.contracts.transforming import mix, output, products
from tests.world import DOCUMENT, TODAY, Door, go_to, hand_over, refused, register

MINER, TRADER, OFFICE = "bw_miner", "bw_trader", "bw_office"
DAY = 86_400
REASON = b"\x0f" * 32


def order_of(door: Door, ref: ParcelRef, left: int, **changes: Any) -> WriteDown:
    now = door.moment
    given: dict[str, Any] = {
        "custodian": org(MINER), "owner": org(MINER), "reason": LAB_GROWN, "document": DOCUMENT,
        "signed_at": now, "deadline": now + DAY,
    }  # fmt: skip
    return WriteDown(ref.parcel, ref.revision, left, **(given | changes))


def writing(
    door: Door, order: WriteDown, *held: int, by: str = MINER, owner: str = MINER
) -> acts.CorrectionsWriteDown:
    """The order, signed by these two, with nobody's Approval yet."""
    custodian, owners = (sign(order, one, door.ledger) for one in (by, owner))
    return acts.CorrectionsWriteDown(
        order, custodian, owners, held, NO_APPROVAL, unsigned("stranger")
    )


def write_down(
    door: Door, ref: ParcelRef, left: int, *held: int, office: str = OFFICE, **changes: Any
) -> list[Event]:
    act = writing(door, order_of(door, ref, left, **changes), *held)
    return door.do(approved(door, act, office), "stranger")


# Refusals


def test_only_what_is_held_is_written_down(door: Door) -> None:
    gone = ParcelRef(departed(door).parcels[0], 3)
    with refused(rule.CorrectionsNotHeld(gone.parcel, codes.PARCEL_DEPARTED)):
        write_down(door, gone, 1)
    nothing = ParcelRef(b"\x01" * 32, 1)
    with refused(rule.CorrectionsNotHeld(nothing.parcel, codes.PARCEL_NONE)):
        write_down(door, nothing, 1)


def test_a_parcel_is_written_down_as_it_was_signed_for(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.CorrectionsChanged(parcel.parcel, 1, 2)):
        write_down(door, ParcelRef(parcel.parcel, 2), 900)


def test_whoever_holds_it_and_whose_it_is_sign(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    hand_over(door, MINER, TRADER, parcel, moves=codes.MOVES_CUSTODY)
    now = ParcelRef(parcel.parcel, 2)
    hands = rule.CorrectionsOtherHands(parcel.parcel, org(TRADER), org(MINER))
    with refused(hands):
        write_down(door, now, 900)
    order = order_of(door, now, 900, custodian=org(TRADER), owner=org(TRADER))
    with refused(hands):
        door.do(approved(door, writing(door, order, by=TRADER), OFFICE), "stranger")
    both = order_of(door, now, 900, custodian=org(TRADER))
    miner, trader = actor(MINER).address, actor(TRADER).address
    with refused(rule.ParticipantsNotItsKey(miner, org(TRADER))):
        door.do(approved(door, writing(door, both, by=MINER), OFFICE), "stranger")
    with refused(rule.ParticipantsNotItsKey(trader, org(MINER))):
        act = writing(door, both, by=TRADER, owner=TRADER)
        door.do(approved(door, act, OFFICE), "stranger")
    door.do(approved(door, writing(door, both, by=TRADER), OFFICE), "stranger")


@pytest.mark.parametrize("left", [1_000, 1_001])
def test_weight_is_written_down_to_less(door: Door, left: int) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.CorrectionsNotLess(parcel.parcel, 1_000, left)):
        write_down(door, parcel, left)


def test_a_write_down_has_a_reason_and_a_document(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.CorrectionsNoReason(parcel.parcel)):
        write_down(door, parcel, 900, reason=NOTHING)
    with refused(rule.CorrectionsNoDocument(parcel.parcel)):
        write_down(door, parcel, 900, document=NOTHING)


def test_what_ends_it_ends_its_holds_and_what_does_not_none(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    hold(door, parcel.parcel)
    now = ParcelRef(parcel.parcel, 2)
    with refused(rule.CorrectionsHoldsNamed(parcel.parcel, 1, 0)):
        write_down(door, now, 0)
    with refused(rule.CorrectionsNoSuchHold(parcel.parcel, 1)):
        write_down(door, now, 0, 1)
    with refused(rule.CorrectionsHoldsNamed(parcel.parcel, 1, 1)):
        write_down(door, now, 900, 2)


@pytest.mark.parametrize("later", [0, 91 * DAY])
def test_a_write_down_is_signed_for_a_time(door: Door, later: int) -> None:
    parcel = register(door, "A", 1_000)
    signed = door.moment - 2
    deadline = signed + (later or 1)
    problem = (
        rule.OrdersDeadlineTooFar(signed, deadline, 90)
        if later
        else rule.OrdersExpired(deadline, door.moment)
    )
    with refused(problem):
        write_down(door, parcel, 900, signed_at=signed, deadline=deadline)


def test_who_is_suspended_writes_nothing_down(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    suspend(door, org(MINER))
    with refused(rule.ParticipantsNotInGoodStanding(org(MINER), codes.STANDING_SUSPENDED, TODAY)):
        write_down(door, parcel, 900)


def test_the_licence_office_of_the_place_approves(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ApprovalsOtherParticipant(org("ao_office"), AO, BW)):
        write_down(door, parcel, 900, office="ao_office")
    power = rule.ParticipantsNoPower(org("bw_export"), codes.POWER_EXPORT, codes.POWER_LICENCE)
    with refused(power):
        write_down(door, parcel, 900, office="bw_export")


def test_an_approval_is_of_one_write_down(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    mild = approved(door, writing(door, order_of(door, parcel, 999)), OFFICE)
    harsh = writing(door, order_of(door, parcel, 1))
    other = type(harsh)(
        harsh.order, harsh.custodian, harsh.owner, harsh.held, mild.approval, mild.signature
    )
    with refused(rule.ApprovalsOtherAct(mild.approval.act, act_digest(harsh))):
        door.do(other, "stranger")


def test_a_revision_is_left_for_it(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    last = wear_out(door, parcel.parcel)
    with refused(rule.ParcelsRevisionsUsedUp(parcel.parcel, 65_535)):
        write_down(door, ParcelRef(parcel.parcel, last.revision), 900)


# Effect and event


@pytest.mark.parametrize(("left", "reason"), [(999, LAB_GROWN), (1, REASON)])
def test_a_parcel_weighs_less_and_stays_what_it_was(door: Door, left: int, reason: bytes) -> None:
    parcel = register(door, "A", 1_000)
    go_to(door, TODAY + 1)
    assert write_down(door, parcel, left, reason=reason) == [
        WrittenDown(parcel.parcel, org(MINER), 2, 1_000, left, org(OFFICE), reason, DOCUMENT)
    ]
    assert word(door, parcel.parcel) == registered(
        BW, MINER, TODAY + 1, millicarats=left, revision=2
    )


def test_a_hold_stays_on_what_is_left(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    hold(door, parcel.parcel)
    write_down(door, ParcelRef(parcel.parcel, 2), 900)
    left = word(door, parcel.parcel)
    assert (left.holds, left.millicarats, left.status) == (1, 900, codes.PARCEL_HELD)


def test_the_whole_of_it_is_void_and_its_holds_end(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    hold(door, parcel.parcel)
    held = typed.hold_id(parcel.parcel, 2)
    assert write_down(door, ParcelRef(parcel.parcel, 2), 0, 2) == [
        HoldReleased(held, parcel.parcel, org(OFFICE), 3, DOCUMENT),
        WrittenDown(parcel.parcel, org(MINER), 3, 1_000, 0, org(OFFICE), LAB_GROWN, DOCUMENT),
    ]
    void = word(door, parcel.parcel)
    assert (void.status, void.holds, void.millicarats) == (codes.PARCEL_VOID, 0, 1_000)
    assert door.state().holds[held].status == codes.HOLD_RELEASED


def test_a_product_is_written_down_at_any_revision(door: Door) -> None:
    first, second = register(door, "A", 400), register(door, "B", 600)
    (mixed,) = products(mix(door, first, second, to=output("C", 1_000)))
    high = wear_out(door, mixed.parcel, 65_100)
    write_down(door, ParcelRef(mixed.parcel, high.revision), 0)
    assert word(door, mixed.parcel).status == codes.PARCEL_VOID
