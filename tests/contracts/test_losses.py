"""Shipments that are lost, and found."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    Arrived,
    DetentionResolved,
    Left,
    ShipmentFound,
    ShipmentLost,
    ShipmentReturned,
    WentAstray,
)
from kp_ledger.generated.records import ParcelRef, Progress
from tests.actors import AE, BW, actor
from tests.contracts.certifying import (
    DESTINATION,
    EXPORTER,
    NOTHING,
    OFFICE,
    Certified,
    certified,
    confirm,
    depart,
    departed,
    set_setting,
)
from tests.contracts.detaining import (
    detain,
    find,
    find_back,
    let_go,
    lose,
    record,
    resolve,
    turn_back,
)
from tests.contracts.probing import through
from tests.contracts.test_detentions import UNKNOWN, confirmed_in_part
from tests.world import DOCUMENT, TODAY, Door, go_to, hand_over, refused

LOST = codes.OUTCOME_LOST
FOUND_ON, FOUND_BACK = codes.OUTCOME_FOUND_ON, codes.OUTCOME_FOUND_BACK
ONE_AND_A_DAY = 14 + 90 + 1


def lost_by_one(door: Door) -> Certified:
    shipment = departed(door)
    go_to(door, TODAY + ONE_AND_A_DAY)
    lose(door, shipment)
    return shipment


def lost_by_both(door: Door) -> Certified:
    shipment = departed(door)
    resolve(door, shipment, LOST)
    return shipment


# Lost


def test_the_exporting_office_loses_alone(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        lose(door, shipment, "bw_miner")
    with refused(rule.CertificatesOtherOrigin(shipment.number, BW, AE)):
        lose(door, shipment, "ae_office")
    with refused(rule.CertificatesUnknown(UNKNOWN.number)):
        lose(door, UNKNOWN)


@pytest.mark.parametrize("both", [True, False])
def test_only_what_is_under_way_is_lost(door: Door, both: bool) -> None:
    shipment = certified(door)
    refusal = rule.DetentionsNotUnderWay(shipment.number, codes.CERTIFICATE_ISSUED)
    with refused(refusal):
        resolve(door, shipment, LOST) if both else lose(door, shipment)


def test_one_alone_loses_ninety_days_past_overdue(door: Door) -> None:
    """Counted from the block of the departure, which was dated back."""
    shipment = certified(door)
    set_setting(door, codes.SETTING_OVERDUE_DAYS, 20, "bw_office")
    set_setting(door, codes.SETTING_OVERDUE_DAYS, 5, "ae_office")
    go_to(door, TODAY + 4)
    depart(door, shipment, day=TODAY)
    go_to(door, TODAY + 114)
    refusal = rule.DetentionsNotLostYet(shipment.number, TODAY + 4, 110, TODAY + 114)
    with refused(refusal):
        lose(door, shipment)
    go_to(door, TODAY + 115)
    lose(door, shipment)


def test_what_was_turned_back_is_lost_as_long_after_that(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 50)
    turn_back(door, shipment)
    go_to(door, TODAY + 154)
    with refused(rule.DetentionsNotLostYet(shipment.number, TODAY + 50, 104, TODAY + 154)):
        lose(door, shipment)
    go_to(door, TODAY + 155)
    lose(door, shipment)


def test_what_is_detained_is_lost_after_180_days(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 10)
    detain(door, shipment)
    go_to(door, TODAY + 190)
    with refused(rule.DetentionsNotLostYet(shipment.number, TODAY + 10, 180, TODAY + 190)):
        lose(door, shipment)
    go_to(door, TODAY + 191)
    lose(door, shipment)


def test_attack_detained_again_and_again(door: Door) -> None:
    """Its destination lets the shipment go and stops it anew, so that nobody else is ever heard."""
    shipment = departed(door)
    for again in range(3):
        go_to(door, TODAY + 120 * again + 1)
        detain(door, shipment)
        let_go(door, shipment)
    detain(door, shipment)
    since, limit = TODAY + 241, 180
    go_to(door, TODAY + 2 * limit)
    with refused(rule.DetentionsNotLostYet(shipment.number, since, limit, TODAY + 2 * limit)):
        lose(door, shipment)
    go_to(door, TODAY + 2 * limit + 1)
    lose(door, shipment)


def test_a_loss_has_a_document_a_day_and_its_packing(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + ONE_AND_A_DAY)
    with refused(rule.DetentionsNoDocument(shipment.number)):
        lose(door, shipment, document=NOTHING)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, TODAY, TODAY - 1)):
        lose(door, shipment, day=TODAY - 1)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        lose(door, shipment, packing=UNKNOWN.packing)


def test_a_loss_is_told_by_whom(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + ONE_AND_A_DAY)
    assert lose(door, shipment, day=TODAY + 50) == [
        ShipmentLost(shipment.number, (OFFICE,), TODAY + 50, DOCUMENT),
        WentAstray(shipment.number, shipment.parcels),
    ]
    a = record(door, shipment).a
    assert (a.status, a.step, a.flags) == (codes.CERTIFICATE_LOST, 1, codes.FLAG_LOST_BY_ONE)
    assert a.stopped == TODAY + ONE_AND_A_DAY
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.place, word.revision) == (codes.PARCEL_MISSING, BW, 4)
        assert word.day == TODAY + ONE_AND_A_DAY


@pytest.mark.parametrize("before", ["departed", "detained", "returning"])
def test_both_lose_whatever_is_under_way(door: Door, before: str) -> None:
    shipment = departed(door)
    if before == "detained":
        detain(door, shipment)
    if before == "returning":
        turn_back(door, shipment)
    step = record(door, shipment).a.step
    assert resolve(door, shipment, LOST) == [
        DetentionResolved(shipment.number, LOST, (), 0, OFFICE, DESTINATION, TODAY, DOCUMENT),
        ShipmentLost(shipment.number, (OFFICE, DESTINATION), TODAY, DOCUMENT),
        WentAstray(shipment.number, shipment.parcels),
    ]
    a = record(door, shipment).a
    assert (a.status, a.step, a.flags) == (codes.CERTIFICATE_LOST, step + 1, 0)


def test_the_rest_of_a_shipment_is_lost(door: Door) -> None:
    shipment = confirmed_in_part(door)
    resolve(door, shipment, LOST)
    first, second = (door.state().parcel(parcel) for parcel in shipment.parcels)
    assert (first.status, second.status) == (codes.PARCEL_HELD, codes.PARCEL_MISSING)


# Found


def test_only_what_is_lost_is_found(door: Door) -> None:
    shipment = departed(door)
    refusal = rule.DetentionsNotLost(shipment.number, codes.CERTIFICATE_DEPARTED)
    for act in (find, find_back):
        with refused(refusal):
            act(door, shipment)
    for outcome in (FOUND_ON, FOUND_BACK):
        with refused(refusal):
            resolve(door, shipment, outcome)


def test_each_end_finds_for_itself(door: Door) -> None:
    shipment = lost_by_one(door)
    with refused(rule.CertificatesOtherDestination(shipment.number, AE, BW)):
        find(door, shipment, "bw_office")
    with refused(rule.CertificatesOtherOrigin(shipment.number, BW, AE)):
        find_back(door, shipment, "ae_office")
    with refused(rule.ParticipantsNoPower(actor("ae_trader").organisation, 0, codes.POWER_IMPORT)):
        find(door, shipment, "ae_trader")
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        find_back(door, shipment, "bw_miner")


@pytest.mark.parametrize("act", [find, find_back])
def test_what_both_declared_one_finds_after_ninety_days(door: Door, act: Any) -> None:
    shipment = lost_by_both(door)
    go_to(door, TODAY + 90)
    with refused(rule.DetentionsNotFoundAlone(shipment.number, TODAY, 90, TODAY + 90)):
        act(door, shipment)
    go_to(door, TODAY + 91)
    act(door, shipment)


@pytest.mark.parametrize("act", [find, find_back])
def test_a_find_has_a_document_a_day_and_its_packing(door: Door, act: Any) -> None:
    shipment = lost_by_one(door)
    with refused(rule.DetentionsNoDocument(shipment.number)):
        act(door, shipment, document=NOTHING)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, TODAY, TODAY - 1)):
        act(door, shipment, day=TODAY - 1)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        act(door, shipment, packing=UNKNOWN.packing)


@pytest.mark.parametrize("both", [True, False])
def test_it_goes_on_within_its_steps(door: Door, both: bool) -> None:
    shipment = lost_by_one(door)
    to = Progress(codes.CERTIFICATE_DEPARTED, 2, 199, 4, TODAY, TODAY, 0, TODAY)
    through(door, "Detentions", acts.CertificatesMove(shipment.number, to))
    to = Progress(codes.CERTIFICATE_LOST, 2, 200, 4, TODAY, TODAY, 0, TODAY)
    through(door, "Detentions", acts.CertificatesMove(shipment.number, to))
    with refused(rule.DetentionsStepsUsedUp(shipment.number, 200, 200)):
        resolve(door, shipment, FOUND_ON, step=200) if both else find(door, shipment)
    find_back(door, shipment)


def test_what_is_found_on_its_way_goes_on(door: Door) -> None:
    shipment = lost_by_one(door)
    day = TODAY + ONE_AND_A_DAY
    assert find(door, shipment) == [
        ShipmentFound(shipment.number, (DESTINATION,), day, DOCUMENT),
        Left(shipment.number, shipment.parcels),
    ]
    a = record(door, shipment).a
    assert (a.status, a.step) == (codes.CERTIFICATE_DEPARTED, 2)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.revision, word.day) == (codes.PARCEL_DEPARTED, 5, day)
    confirm(door, shipment)
    assert record(door, shipment).a.status == codes.CERTIFICATE_CONFIRMED


@pytest.mark.parametrize("both", [True, False])
def test_what_is_found_where_it_left_is_back(door: Door, both: bool) -> None:
    shipment = lost_by_one(door)
    day = TODAY + ONE_AND_A_DAY
    told = resolve(door, shipment, FOUND_BACK)[1:] if both else find_back(door, shipment)
    by = (OFFICE, DESTINATION) if both else (OFFICE,)
    assert told == [
        ShipmentFound(shipment.number, by, day, DOCUMENT),
        ShipmentReturned(shipment.number, OFFICE, day, DOCUMENT),
        Arrived(shipment.number, BW, OFFICE, day, shipment.parcels),
    ]
    a = record(door, shipment).a
    assert (a.status, a.step) == (codes.CERTIFICATE_RETURNED, 2)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.custodian, word.certificate) == (codes.PARCEL_HELD, OFFICE, 0)


def test_attack_lost_shipment_found_at_home(door: Door) -> None:
    """Declared lost, its parcels turn up with whoever sent them: only an office takes them back."""
    shipment = lost_by_one(door)
    parcel = shipment.parcels[0]
    ref = ParcelRef(parcel, door.state().parcel(parcel).revision)
    with refused(rule.ParcelsNotHeld(parcel, codes.PARCEL_MISSING)):
        hand_over(door, "bw_miner", "bw_trader", ref)
    for by in ("bw_miner", "bw_office"):
        with refused(rule.CorrectionsOfALostShipment(parcel, shipment.number)):
            door.do(acts.CorrectionsReportFound(parcel, DOCUMENT), by)
    find_back(door, shipment)
    ref = ParcelRef(parcel, ref.revision + 1)
    with refused(rule.ParcelsNotCustodian(parcel, OFFICE, EXPORTER)):
        hand_over(door, "bw_miner", "bw_trader", ref)
    with refused(rule.DetentionsNotLost(shipment.number, codes.CERTIFICATE_RETURNED)):
        find(door, shipment)


def test_what_is_lost_with_its_shipment_is_not_written_off(door: Door) -> None:
    """By the office where it left, half a year later: the other end may find it still."""
    shipment = lost_by_one(door)
    parcel = shipment.parcels[0]
    go_to(door, TODAY + ONE_AND_A_DAY + 181)
    written_off = acts.CorrectionsWriteOff(parcel, (), DOCUMENT, DOCUMENT)
    with refused(rule.CorrectionsOfALostShipment(parcel, shipment.number)):
        door.do(written_off, "bw_office")
    find(door, shipment)
    assert door.state().parcel(parcel).status == codes.PARCEL_DEPARTED


@pytest.mark.parametrize("both", [True, False])
def test_attack_stolen_stone_confirmed_twice(door: Door, both: bool) -> None:
    """Stolen after it arrived, it does not travel again with what is found of its shipment."""
    shipment = confirmed_in_part(door)
    first, second = shipment.parcels
    stolen = acts.CorrectionsReportMissing(first, codes.MISSING_STOLEN, DOCUMENT)
    door.do(stolen, "ae_office")
    lost = resolve(door, shipment, LOST)
    assert lost[-1] == WentAstray(shipment.number, (second,))
    if both:
        told = resolve(door, shipment, FOUND_ON)
    else:
        go_to(door, TODAY + 91)
        told = find(door, shipment)
    assert told[-1] == Left(shipment.number, (second,))
    door.do(acts.CorrectionsReportFound(first, DOCUMENT), "ae_office")
    word = door.state().parcel(first)
    assert (word.status, word.place) == (codes.PARCEL_HELD, AE)
