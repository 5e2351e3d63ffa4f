"""Production: what may be registered, by whom, and what goes on hold."""

from __future__ import annotations

import pytest

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldPlaced, ProductionRegistered
from kp_ledger.generated.records import Hold, Lot
from kp_ledger.model import typed
from tests.actors import AO, BW, actor, sign, unsigned
from tests.contracts.parceling import (
    NOTHING,
    ORIGIN,
    happened,
    org,
    parcel_of,
    production,
    registered,
    today,
    unreadable,
    word,
)
from tests.contracts.probing import through
from tests.world import CEILING, DAY0, DOCUMENT, TODAY, ZONES, Door, go_to, lot, reference, refused

LICENCE = actor("bw_miner").licence
ZONE = ZONES[BW, codes.NATURE_TRACED]
DAY = SECONDS_PER_DAY


def register(door: Door, *lots: Lot, by: str = "bw_miner", day: int = 0) -> list[Event]:
    return door.do(acts.ParcelsRegister(LICENCE, day or today(door), 7, lots), by)


def register_late(door: Door, *lots: Lot, by: str = "bw_office", day: int = 0) -> list[Event]:
    return door.do(acts.ParcelsRegisterLate(LICENCE, day or today(door), 7, lots), by)


def close_zone(door: Door, status: int, day: int = TODAY) -> None:
    through(door, "Decisions", acts.ZonesSetStatus(ZONE, status, day, 0, DOCUMENT))


# Refusals of the list


@pytest.mark.parametrize("act", [acts.ParcelsRegister, acts.ParcelsRegisterLate])
def test_an_empty_list_is_refused(door: Door, act: type) -> None:
    with refused(rule.ParcelsNoLots(LICENCE)):
        door.do(act(LICENCE, TODAY, 7, ()), "bw_miner")


def test_a_list_over_the_limit_is_refused(door: Door) -> None:
    lots = tuple(lot(f"L-{i}", 1) for i in range(201))
    with refused(rule.ParcelsTooManyLots(201, 200)):
        register(door, *lots)


@pytest.mark.parametrize(
    "bad",
    [
        NOTHING,
        b"A" * 32,
        reference("A")[1:] + b"A",
        b"A\0B".ljust(32, b"\0"),
        b"A B".ljust(32, b"\0"),
        *(bytes([code]).ljust(32, b"\0") for code in b"\x01,:@[`{\x7f\x80\xff"),
    ],
)
def test_a_malformed_reference_is_refused(door: Door, bad: bytes) -> None:
    with refused(rule.ReferenceMalformed(bad)):
        register(door, lot("GOOD", 5), Lot(bad, 5, 1, DOCUMENT))


def test_a_lot_without_weight_is_refused(door: Door) -> None:
    with refused(rule.LotsNoWeight(reference("EMPTY"))):
        register(door, lot("FULL", 5), lot("EMPTY", 0))


@pytest.mark.parametrize("kind", [0, 4, 5, 0x80, 0x84, 0x43, 255])
def test_a_lot_of_no_rough_kind_is_refused(door: Door, kind: int) -> None:
    with refused(rule.LotsUnknownKind(reference("ODD"), kind)):
        register(door, lot("ODD", 5, kind))


def test_a_reference_is_used_once(door: Door) -> None:
    register(door, lot("ONCE", 5))
    with refused(rule.ParcelsExists(parcel_of("bw_miner", "ONCE"))):
        register(door, lot("NEW", 5), lot("ONCE", 9))


def test_a_reference_is_used_once_in_a_list(door: Door) -> None:
    with refused(rule.ParcelsExists(parcel_of("bw_miner", "TWICE"))):
        register(door, lot("TWICE", 5), lot("OTHER", 5), lot("TWICE", 5))


# Refusals of the day, the licence and the key: Zones and Participants say them


def test_production_of_tomorrow_is_refused(door: Door) -> None:
    with refused(rule.ZonesDayInFuture(TODAY + 2, TODAY + 1)):
        register(door, lot("EARLY", 5), day=TODAY + 2)


def test_old_production_is_for_the_office(door: Door) -> None:
    with refused(rule.ZonesTooOld(TODAY - 31, TODAY, 30)):
        register(door, lot("OLD", 5), day=TODAY - 31)


def test_an_unknown_licence_registers_nothing(door: Door) -> None:
    with refused(rule.ZonesUnknownLicence(999)):
        door.do(acts.ParcelsRegister(999, TODAY, 7, (lot("A", 5),)), "bw_miner")


@pytest.mark.parametrize("by", ["bw_trader", "ao_miner"])
def test_another_organisations_key_registers_nothing(door: Door, by: str) -> None:
    with refused(rule.ParticipantsNotItsKey(actor(by).address, org("bw_miner"))):
        register(door, lot("A", 5), by=by)


def test_late_production_is_not_for_the_miner(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(org("bw_miner"), 0, codes.POWER_LICENCE)):
        register_late(door, lot("A", 5), by="bw_miner")


def test_late_production_is_not_for_another_countrys_office(door: Door) -> None:
    with refused(rule.ZonesNotOfParticipant(org("bw_miner"), BW, AO)):
        register_late(door, lot("A", 5), by="ao_office")


# Refusals of a signed order


def test_a_signed_production_ends_at_its_deadline(door: Door) -> None:
    order = production(door, lot("A", 5), deadline=door.moment - 1)
    with refused(rule.OrdersExpired(order.deadline, door.moment)):
        door.do(acts.ParcelsRegisterSigned(order, sign(order, "bw_miner", door.ledger)), "stranger")


@pytest.mark.parametrize("shift", [-1, -30 * DAY - 1])
def test_a_deadline_is_within_thirty_days_after_signing(door: Door, shift: int) -> None:
    deadline = door.moment + 100
    signed_at = deadline + (1 if shift == -1 else shift)
    order = production(door, lot("A", 5), signed_at=signed_at, deadline=deadline)
    signature = sign(order, "bw_miner", door.ledger)
    with refused(rule.OrdersDeadlineTooFar(signed_at, deadline, 30)):
        door.do(acts.ParcelsRegisterSigned(order, signature), "stranger")


@pytest.mark.parametrize("which", range(4))
def test_an_unreadable_signature_is_refused(door: Door, which: int) -> None:
    order = production(door, lot("A", 5))
    bad = unreadable(order, "bw_miner", door)[which]
    with refused(rule.OrdersBadSignature(org("bw_miner"))):
        door.do(acts.ParcelsRegisterSigned(order, bad), "stranger")


def test_an_unreadable_signature_for_an_unknown_licence_is_nobodys(door: Door) -> None:
    order = production(door, lot("A", 5), licence=999)
    bad = unreadable(order, "bw_miner", door)[0]
    with refused(rule.OrdersBadSignature(0)):
        door.do(acts.ParcelsRegisterSigned(order, bad), "stranger")


def test_a_production_signed_by_another_is_refused(door: Door) -> None:
    order = production(door, lot("A", 5))
    with refused(rule.ParticipantsNotItsKey(actor("bw_trader").address, org("bw_miner"))):
        signature = sign(order, "bw_trader", door.ledger)
        door.do(acts.ParcelsRegisterSigned(order, signature), "stranger")


def test_a_signed_lot_is_registered_once(door: Door) -> None:
    order = production(door, lot("A", 5))
    signature = sign(order, "bw_miner", door.ledger)
    register(door, lot("A", 5))
    with refused(rule.ParcelsExists(parcel_of("bw_miner", "A"))):
        door.do(acts.ParcelsRegisterSigned(order, signature), "stranger")


# What is registered


def test_a_lot_is_held_by_its_registrar_on_its_day(door: Door) -> None:
    register(door, lot("A", 1_000), day=TODAY - 3)
    assert word(door, parcel_of("bw_miner", "A")) == registered(BW, "bw_miner", TODAY - 3)


@pytest.mark.parametrize("kind", [1, 2, 3, 0x81, 0x82, 0x83])
def test_every_rough_kind_can_be_registered(door: Door, kind: int) -> None:
    register(door, lot("A", 1_000, kind))
    assert word(door, parcel_of("bw_miner", "A")).kind == kind


def test_two_hundred_lots_go_down_at_once(door: Door) -> None:
    register(door, *(lot(f"L-{i}", i + 1) for i in range(200)))
    assert word(door, parcel_of("bw_miner", "L-199")).millicarats == 200


def test_the_longest_reference_and_the_most_weight_fit(door: Door) -> None:
    name = "az.AZ-09/" + "x" * 22
    most = (1 << 40) - 1
    register(door, lot(name, most))
    assert word(door, parcel_of("bw_miner", name)).millicarats == most


def test_the_event_tells_all_there_is(door: Door) -> None:
    events = register(door, lot("A", 1_000), day=TODAY - 1)
    assert events == [
        ProductionRegistered(
            parcel_of("bw_miner", "A"), org("bw_miner"), LICENCE, reference("A"), ORIGIN,
            1_000, 1, TODAY - 1, 7, False, org("bw_miner"), DOCUMENT,
        )
    ]  # fmt: skip


def test_anyone_relays_a_signed_production(door: Door) -> None:
    order = production(door, lot("A", 1_000))
    door.do(acts.ParcelsRegisterSigned(order, sign(order, "bw_miner", door.ledger)), "stranger")
    assert word(door, parcel_of("bw_miner", "A")) == registered(BW, "bw_miner", TODAY)


def test_the_miners_own_key_sends_without_a_signature(door: Door) -> None:
    order = production(door, lot("A", 1_000))
    door.do(acts.ParcelsRegisterSigned(order, unsigned("bw_miner")), "bw_miner")
    assert word(door, parcel_of("bw_miner", "A")).revision == 1


def test_what_is_registered_counts_in_its_month(door: Door) -> None:
    register(door, lot("A", 1_000), lot("B", 500))
    register(door, lot("C", 1))
    assert door.state().licences[LICENCE].produced == 1_501


# What goes on hold


def test_the_lot_that_crosses_the_ceiling_is_on_hold_and_all_after_it(door: Door) -> None:
    lots = (lot("A", CEILING - 10), lot("B", 10), lot("C", 1), lot("D", 1))
    events = register(door, *lots)
    held = [word(door, parcel_of("bw_miner", name)).holds for name in "ABCD"]
    assert held == [0, 0, 1, 1]
    parcel = parcel_of("bw_miner", "C")
    hold = typed.hold_id(parcel, 1)
    placed = HoldPlaced(hold, parcel, org("bw_office"), 1, codes.HOLD_CEILING, NO_KEY, NOTHING)
    assert events[3] == placed
    assert [type(event).__name__ for event in events[2:]] == [
        "ProductionRegistered",
        "HoldPlaced",
    ] * 2
    assert door.state().holds[hold] == Hold(
        org("bw_office"), codes.HOLD_IN_FORCE, codes.HOLD_CEILING, NO_KEY, parcel
    )


def test_a_new_month_has_a_ceiling_of_its_own(door: Door) -> None:
    register(door, lot("A", CEILING))
    go_to(door, TODAY + 31)
    events = register(door, lot("B", CEILING))
    assert not happened(events, HoldPlaced)


def test_late_production_goes_down_marked_and_on_hold(door: Door) -> None:
    events = register_late(door, lot("A", 1_000), lot("B", 1), day=TODAY - 31)
    made = happened(events, ProductionRegistered)
    assert [(event.late, event.by) for event in made] == [(True, org("bw_office"))] * 2
    assert [event.reason for event in happened(events, HoldPlaced)] == [codes.HOLD_LATE] * 2
    expected = registered(BW, "bw_miner", TODAY - 31, holds=1)
    assert word(door, parcel_of("bw_miner", "A")) == expected


@pytest.mark.parametrize("age", [-1, 0, 30])
def test_attack_office_registers_in_time_unsigned(door: Door, age: int) -> None:
    """An office would have registered for a miner, in time, unsigned and unmarked."""
    with refused(rule.ZonesInTime(TODAY - age, TODAY, 30)):
        register_late(door, lot("A", 1_000), day=TODAY - age)


def test_production_of_a_limited_zone_is_on_hold(door: Door) -> None:
    close_zone(door, codes.ZONE_LIMITED)
    events = register(door, lot("A", 1_000))
    assert [event.reason for event in happened(events, HoldPlaced)] == [codes.HOLD_LIMITED_ZONE]


def test_a_lot_has_one_hold_at_most_and_late_comes_before_the_ceiling(door: Door) -> None:
    events = register_late(door, lot("A", CEILING + 1), day=DAY0)
    assert [event.reason for event in happened(events, HoldPlaced)] == [codes.HOLD_LATE]


def test_a_limited_zone_comes_before_the_ceiling(door: Door) -> None:
    close_zone(door, codes.ZONE_LIMITED)
    events = register(door, lot("A", CEILING + 1))
    assert [event.reason for event in happened(events, HoldPlaced)] == [codes.HOLD_LIMITED_ZONE]


def test_production_of_a_barred_zone_is_refused(door: Door) -> None:
    close_zone(door, codes.ZONE_BARRED)
    with refused(rule.ZonesBarred(ZONE, 2, codes.ZONE_BARRED, TODAY)):
        register(door, lot("A", 1_000))
