"""Handover: two hands on every hop, each parcel on exactly the state that was signed."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.base.messages import Event, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HandedOver
from kp_ledger.generated.records import Handover, ParcelRef
from tests.actors import AO, BW, actor, sign, unsigned
from tests.contracts.parceling import (
    NOTHING,
    happened,
    org,
    put,
    registered,
    today,
    unreadable,
    wear_out,
    word,
)
from tests.world import DOCUMENT, TODAY, Door, go_to, handover, lot, refused, register

DAY = SECONDS_PER_DAY
MINER, TRADER, OTHER = "bw_miner", "bw_trader", "bw_trader2"


def send(door: Door, order: Handover, giver: str = MINER, receiver: str = TRADER) -> list[Event]:
    """Both have signed; a stranger relays."""
    hands = (sign(order, giver, door.ledger), sign(order, receiver, door.ledger))
    return door.do(acts.ParcelsHandOver(order, *hands), "stranger")


def pass_on(door: Door, *refs: ParcelRef, **changes: Any) -> list[Event]:
    return send(door, handover(door, MINER, TRADER, *refs, **changes))


def unknown(name: bytes) -> ParcelRef:
    return ParcelRef(name.ljust(32, b"\xee"), 1)


def first_and_second(door: Door) -> tuple[ParcelRef, ParcelRef]:
    refs = [register(door, text, 1_000) for text in ("A", "B")]
    first, second = sorted(refs, key=lambda ref: ref.parcel)
    return first, second


# Refusals of the order


def test_an_order_ends_at_its_deadline(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    order = handover(door, MINER, TRADER, parcel, deadline=door.moment - 1)
    with refused(rule.OrdersExpired(order.deadline, door.moment)):
        send(door, order)


@pytest.mark.parametrize("early", [-1, 90 * DAY + 1])
def test_a_deadline_is_within_ninety_days_after_signing(door: Door, early: int) -> None:
    parcel = register(door, "A", 1_000)
    deadline = door.moment + 100
    order = handover(door, MINER, TRADER, parcel, signed_at=deadline - early, deadline=deadline)
    with refused(rule.OrdersDeadlineTooFar(order.signed_at, deadline, 90)):
        send(door, order)


@pytest.mark.parametrize("which", range(4))
def test_an_unreadable_signature_of_the_giver_is_refused(door: Door, which: int) -> None:
    order = handover(door, MINER, TRADER, register(door, "A", 1_000))
    bad = unreadable(order, MINER, door)[which]
    with refused(rule.OrdersBadSignature(org(MINER))):
        door.do(acts.ParcelsHandOver(order, bad, sign(order, TRADER, door.ledger)), "stranger")


def test_an_unreadable_signature_of_the_receiver_is_refused(door: Door) -> None:
    order = handover(door, MINER, TRADER, register(door, "A", 1_000))
    bad = unreadable(order, TRADER, door)[0]
    with refused(rule.OrdersBadSignature(org(TRADER))):
        door.do(acts.ParcelsHandOver(order, unsigned(MINER), bad), MINER)


@pytest.mark.parametrize("moves", [0, 4, 255])
def test_a_handover_moves_custody_or_title(door: Door, moves: int) -> None:
    with refused(rule.ParcelsUnknownMoves(moves)):
        pass_on(door, register(door, "A", 1_000), moves=moves)


def test_an_empty_handover_is_refused(door: Door) -> None:
    with refused(rule.ParcelsNothingHandedOver(org(MINER))):
        pass_on(door)


def test_a_handover_over_the_limit_is_refused(door: Door) -> None:
    refs = [unknown(bytes([i])) for i in range(101)]
    with refused(rule.ParcelsTooManyHandedOver(101, 100)):
        pass_on(door, *refs)


# Refusals of the two hands: Participants says them


def test_a_stranger_cannot_hand_over(door: Door) -> None:
    order = handover(door, MINER, TRADER, register(door, "A", 1_000))
    with refused(rule.ParticipantsNotItsKey(actor("stranger").address, org(MINER))):
        signature = sign(order, TRADER, door.ledger)
        door.do(acts.ParcelsHandOver(order, unsigned("stranger"), signature), "stranger")


def test_the_givers_own_key_is_not_the_receivers(door: Door) -> None:
    order = handover(door, MINER, TRADER, register(door, "A", 1_000))
    with refused(rule.ParticipantsNotItsKey(actor(MINER).address, org(TRADER))):
        door.do(acts.ParcelsHandOver(order, unsigned(MINER), unsigned(MINER)), MINER)


def test_nobody_hands_over_to_itself(door: Door) -> None:
    order = handover(door, MINER, MINER, register(door, "A", 1_000))
    with refused(rule.ParticipantsSameOrganisation(org(MINER))):
        send(door, order, MINER, MINER)


def test_a_receiver_is_of_the_country_where_the_parcel_lies(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    order = handover(door, MINER, "ao_trader", parcel)
    with refused(rule.ParcelsElsewhere(parcel.parcel, BW, AO)):
        send(door, order, MINER, "ao_trader")


def test_a_receiver_may_hold_rough_diamonds(door: Door) -> None:
    order = handover(door, MINER, "bw_unlicensed", register(door, "A", 1_000))
    with refused(rule.ParticipantsMayNotHold(org("bw_unlicensed"), 0, 0, TODAY)):
        send(door, order, MINER, "bw_unlicensed")


# Refusals of the day and of each parcel


def test_an_unknown_parcel_is_refused_wherever_it_stands(door: Door) -> None:
    ref = unknown(b"\xff")
    with refused(rule.ParcelsUnknown(ref.parcel)):
        pass_on(door, ref)
    with refused(rule.ParcelsUnknown(ref.parcel)):
        pass_on(door, register(door, "A", 1_000), ref)


def test_tomorrow_is_refused(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParcelsDayInFuture(TODAY + 2, TODAY + 1)):
        pass_on(door, parcel, day=TODAY + 2)


def test_a_list_is_ascending(door: Door) -> None:
    first, second = first_and_second(door)
    with refused(rule.ParcelsNotAscending(first.parcel)):
        pass_on(door, parcels=(second, first))


def test_a_list_names_a_parcel_once(door: Door) -> None:
    first, _ = first_and_second(door)
    with refused(rule.ParcelsNotAscending(first.parcel)):
        pass_on(door, parcels=(first, first))


@pytest.mark.parametrize("status", range(2, 8))
def test_only_what_is_held_is_handed_over(door: Door, status: int) -> None:
    parcel = register(door, "A", 1_000)
    for step in {3: [2, 3]}.get(status, [status]):
        parcel = put(door, parcel.parcel, status=step)
    with refused(rule.ParcelsNotHeld(parcel.parcel, status)):
        pass_on(door, parcel)


@pytest.mark.parametrize("holds", [1, 255])
def test_what_is_on_hold_stays(door: Door, holds: int) -> None:
    parcel = put(door, register(door, "A", 1_000).parcel, holds=holds)
    with refused(rule.ParcelsOnHold(parcel.parcel, holds)):
        pass_on(door, parcel)


@pytest.mark.parametrize("revision", [0, 2, 65_535])
def test_a_parcel_is_on_the_revision_that_was_signed(door: Door, revision: int) -> None:
    parcel = register(door, "A", 1_000)
    with refused(rule.ParcelsChanged(parcel.parcel, 1, revision)):
        pass_on(door, ParcelRef(parcel.parcel, revision))


def test_an_order_works_once(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    order = handover(door, MINER, TRADER, parcel)
    send(door, order)
    with refused(rule.ParcelsChanged(parcel.parcel, 2, 1)):
        send(door, order)


def test_the_last_revision_is_the_last_change(door: Door) -> None:
    parcel = wear_out(door, register(door, "A", 1_000).parcel)
    with refused(rule.ParcelsRevisionsUsedUp(parcel.parcel, 65_535)):
        pass_on(door, parcel)


def test_all_parcels_lie_where_the_receiver_is(door: Door) -> None:
    first, second = first_and_second(door)
    second = put(door, second.parcel, place=AO)
    with refused(rule.ParcelsElsewhere(second.parcel, AO, BW)):
        pass_on(door, first, second)


def test_a_day_before_the_parcels_last_is_refused(door: Door) -> None:
    parcel = register(door, "A", 1_000, day=TODAY - 2)
    with refused(rule.ParcelsDayBefore(parcel.parcel, TODAY - 3, TODAY - 2)):
        pass_on(door, parcel, day=TODAY - 3)


@pytest.mark.parametrize("moves", [codes.MOVES_CUSTODY, codes.MOVES_BOTH])
def test_only_its_custodian_gives_custody(door: Door, moves: int) -> None:
    parcel = put(door, register(door, "A", 1_000).parcel, custodian=org(OTHER))
    with refused(rule.ParcelsNotCustodian(parcel.parcel, org(OTHER), org(MINER))):
        pass_on(door, parcel, moves=moves)


@pytest.mark.parametrize("moves", [codes.MOVES_TITLE, codes.MOVES_BOTH])
def test_only_its_owner_gives_title(door: Door, moves: int) -> None:
    parcel = put(door, register(door, "A", 1_000).parcel, owner=org(OTHER))
    with refused(rule.ParcelsNotOwner(parcel.parcel, org(OTHER), org(MINER))):
        pass_on(door, parcel, moves=moves)


def test_one_parcel_refused_refuses_all(door: Door) -> None:
    first, second = first_and_second(door)
    second = put(door, second.parcel, holds=1)
    with refused(rule.ParcelsOnHold(second.parcel, 1)):
        pass_on(door, first, second)
    assert word(door, first.parcel).revision == 1


# What a handover does


@pytest.mark.parametrize(
    ("moves", "custodian", "owner"),
    [(1, TRADER, MINER), (2, MINER, TRADER), (3, TRADER, TRADER)],
)
def test_custody_title_or_both_move(door: Door, moves: int, custodian: str, owner: str) -> None:
    parcel = register(door, "A", 1_000, day=TODAY - 5)
    pass_on(door, parcel, moves=moves, day=TODAY - 2)
    expected = registered(
        BW, MINER, TODAY - 2, custodian=org(custodian), owner=org(owner), revision=2
    )
    assert word(door, parcel.parcel) == expected


def test_title_moves_from_the_owner_while_another_holds(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    pass_on(door, parcel, moves=codes.MOVES_CUSTODY)
    order = handover(door, MINER, OTHER, ParcelRef(parcel.parcel, 2), moves=codes.MOVES_TITLE)
    send(door, order, MINER, OTHER)
    now = word(door, parcel.parcel)
    assert (now.custodian, now.owner, now.revision) == (org(TRADER), org(OTHER), 3)


def test_a_certificate_stays_with_the_parcel(door: Door) -> None:
    number = AO << 32 | 7
    parcel = put(door, register(door, "A", 1_000).parcel, certificate=number)
    pass_on(door, parcel)
    assert word(door, parcel.parcel).certificate == number


def test_an_office_may_receive(door: Door) -> None:
    order = handover(door, MINER, "bw_office", register(door, "A", 1_000))
    send(door, order, MINER, "bw_office")
    assert word(door, order.parcels[0].parcel).custodian == org("bw_office")


def test_a_hundred_parcels_go_at_once(door: Door) -> None:
    lots = tuple(lot(f"L-{i}", 5) for i in range(100))
    act = acts.ParcelsRegister(actor(MINER).licence, TODAY, 0, lots)
    refs = [ParcelRef(event.parcel, 1) for event in door.do(act, MINER)]
    events = pass_on(door, *refs)
    assert [event.parcel for event in events] == sorted(ref.parcel for ref in refs)
    assert {word(door, ref.parcel).custodian for ref in refs[:3]} == {org(TRADER)}


@pytest.mark.parametrize("sender", [MINER, TRADER])
def test_either_hand_may_be_the_sender(door: Door, sender: str) -> None:
    order = handover(door, MINER, TRADER, register(door, "A", 1_000))
    hands: list[Signed] = [
        unsigned(sender) if sender == hand else sign(order, hand, door.ledger)
        for hand in (MINER, TRADER)
    ]
    door.do(acts.ParcelsHandOver(order, *hands), sender)
    assert word(door, order.parcels[0].parcel).custodian == org(TRADER)


def test_the_event_tells_all_there_is(door: Door) -> None:
    parcel = register(door, "A", 1_000)
    go_to(door, TODAY + 1)
    events = pass_on(door, parcel, terms=DOCUMENT, day=TODAY)
    assert events == [HandedOver(parcel.parcel, org(MINER), org(TRADER), 2, 3, TODAY, DOCUMENT)]
    assert today(door) == TODAY + 1


def test_without_terms_the_event_has_none(door: Door) -> None:
    events = pass_on(door, register(door, "A", 1_000))
    assert [event.terms for event in happened(events, HandedOver)] == [NOTHING]
