"""A shipment leaves, and is seen on its way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    Left,
    SeenInTransit,
    ShipmentDeparted,
)
from kp_ledger.generated.records import Packing
from tests.actors import AE, AO, BW, actor
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    EXPORTER,
    NOTHING,
    OFFICE,
    SEALS,
    Certified,
    certified,
    depart,
    departed,
    hold,
    number,
    see,
    today,
)
from tests.contracts.parceling import put
from tests.world import DOCUMENT, TODAY, Door, go_to, refused

TRANSIT = actor("ao_office").organisation
UNKNOWN = Certified(number(77), Packing(NOTHING, (), ()))


# Depart: refusals


def test_nothing_departs_from_who_was_suspended_since(door: Door) -> None:
    """The day that is written was a good one; what was recorded since counts too."""
    shipment = certified(door)
    go_to(door, TODAY + 1)
    suspend_self(door, "bw_office")
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, TODAY + 1)):
        depart(door, shipment, day=TODAY)


@pytest.mark.parametrize("day", [TODAY, TODAY + 1])
def test_attack_departure_to_a_participant_suspended_meanwhile(door: Door, day: int) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 1)
    suspend_self(door, "ae_office")
    with refused(rule.ParticipantsNotAParticipant(AE, codes.KP_SUSPENDED, TODAY + 1)):
        depart(door, shipment, day=day)


def test_an_export_office_lets_depart(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        depart(door, shipment, "bw_miner")


def test_nothing_departs_from_a_suspended_participant(door: Door) -> None:
    shipment = certified(door)
    suspend_self(door, "bw_office")
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, today(door))):
        depart(door, shipment)


def test_an_unknown_certificate_does_not_depart(door: Door) -> None:
    with refused(rule.CertificatesUnknown(UNKNOWN.number)):
        depart(door, UNKNOWN)


def test_a_shipment_departs_once(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.CertificatesNotIssued(shipment.number, codes.CERTIFICATE_DEPARTED)):
        depart(door, shipment)


def test_an_office_of_another_participant_lets_nothing_depart(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesOtherOrigin(shipment.number, BW, AO)):
        depart(door, shipment, "ao_office")


def test_a_departure_is_not_of_tomorrow(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesDayInFuture(TODAY + 2, TODAY + 1)):
        depart(door, shipment, day=TODAY + 2)


def test_a_departure_is_not_before_issue(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.ShipmentsBeforeIssue(shipment.number, TODAY, TODAY - 1)):
        depart(door, shipment, day=TODAY - 1)


def test_nothing_departs_after_expiry(door: Door) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 31)
    with refused(rule.ShipmentsExpired(shipment.number, TODAY + 30, TODAY + 31)):
        depart(door, shipment)


def test_a_shipment_departs_on_its_last_day(door: Door) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 30)
    depart(door, shipment)


def test_a_departure_is_not_entered_late_after_expiry(door: Door) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 31)
    refusal = rule.ShipmentsEnteredTooLate(shipment.number, TODAY + 30, TODAY + 27, TODAY + 31, 3)
    with refused(refusal):
        depart(door, shipment, day=TODAY + 27)
    depart(door, shipment, day=TODAY + 28)


def test_a_shipment_is_sealed(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.ShipmentsNoSeals(shipment.number)):
        depart(door, shipment, seals=())
    with refused(rule.ShipmentsTooManySeals(200, 201)):
        depart(door, shipment, seals=SEALS * 201)


def test_what_departs_is_what_was_packed(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        depart(door, shipment, packing=UNKNOWN.packing)


def test_a_parcel_on_hold_does_not_depart(door: Door) -> None:
    shipment = certified(door)
    hold(door, shipment.parcels[1])
    with refused(rule.CertificatesOnHold(shipment.parcels[1], 1)):
        depart(door, shipment)


def test_a_departure_is_not_before_its_parcels_last_day(door: Door) -> None:
    shipment = certified(door)
    put(door, shipment.parcels[0], day=TODAY + 1)
    with refused(rule.ShipmentsDayBefore(shipment.parcels[0], TODAY + 1, TODAY)):
        depart(door, shipment)
    depart(door, shipment, day=TODAY + 1)


# Depart: effect and event


def test_a_departed_shipment_is_under_way(door: Door) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 3)
    depart(door, shipment, day=TODAY + 1)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.certificate) == (codes.PARCEL_DEPARTED, shipment.number)
        assert (word.revision, word.day, word.place) == (3, TODAY + 1, BW)
    record = door.state().certificates[shipment.number]
    assert (record.a.status, record.b.departed) == (codes.CERTIFICATE_DEPARTED, TODAY + 1)


@pytest.mark.parametrize(("days", "late"), [(3, False), (4, True)])
def test_a_departure_is_told_with_its_seals_and_whether_late(
    door: Door, days: int, late: bool
) -> None:
    shipment = certified(door)
    go_to(door, TODAY + days)
    assert depart(door, shipment, day=TODAY) == [
        ShipmentDeparted(shipment.number, OFFICE, TODAY, late, SEALS),
        Left(shipment.number, shipment.parcels),
    ]


# Seen in transit


def test_what_was_seen_stands_in_a_document(door: Door) -> None:
    shipment = departed(door)
    act = acts.ShipmentsSeenInTransit(shipment.number, TODAY, False, NOTHING)
    with refused(rule.ShipmentsNoDocument(shipment.number)):
        door.do(act, "ao_office")


def test_a_border_office_sees_in_transit(door: Door) -> None:
    shipment = departed(door)
    organisation = actor("ao_trader").organisation
    with refused(rule.ParticipantsNoPower(organisation, 0, codes.POWERS_AT_THE_BORDER)):
        see(door, shipment, "ao_trader")


def test_who_was_suspended_before_it_departed_sees_nothing(door: Door) -> None:
    """What departed no later than the day on which the end was recorded is still reported."""
    shipment = certified(door)
    suspend_self(door, "ao_office")
    go_to(door, TODAY + 1)
    depart(door, shipment, day=TODAY)
    with refused(rule.ParticipantsNotAParticipant(AO, codes.KP_SUSPENDED, TODAY + 1)):
        see(door, shipment)


@pytest.mark.parametrize("days", [0, 1])
def test_who_was_suspended_since_it_departed_still_sees(door: Door, days: int) -> None:
    shipment = departed(door)
    go_to(door, TODAY + days)
    suspend_self(door, "ao_office")
    go_to(door, TODAY + 2)
    see(door, shipment)


def test_an_unknown_shipment_is_not_seen(door: Door) -> None:
    with refused(rule.CertificatesUnknown(UNKNOWN.number)):
        see(door, UNKNOWN)


def test_what_has_not_departed_is_not_in_transit(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_ISSUED)):
        see(door, shipment)


@pytest.mark.parametrize(("by", "participant"), [("bw_office", BW), ("ae_office", AE)])
def test_transit_is_neither_origin_nor_destination(door: Door, by: str, participant: int) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsNotInTransit(shipment.number, participant)):
        see(door, shipment, by)


def test_transit_is_after_departure_and_not_tomorrow(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, TODAY, TODAY - 1)):
        see(door, shipment, day=TODAY - 1)
    with refused(rule.CertificatesDayInFuture(TODAY + 2, TODAY + 1)):
        see(door, shipment, day=TODAY + 2)


def test_transit_changes_nothing_but_a_broken_seal(door: Door) -> None:
    shipment = departed(door)
    before = door.state().certificates[shipment.number]
    event = SeenInTransit(shipment.number, TRANSIT, TODAY, True, DOCUMENT)
    assert see(door, shipment) == [event]
    after = door.state().certificates[shipment.number]
    assert after == replace(before, a=replace(before.a, flags=codes.FLAG_SEEN))
    see(door, shipment, intact=False)
    see(door, shipment)
    flags = door.state().certificates[shipment.number].a.flags
    assert flags == codes.FLAG_SEEN | codes.FLAG_SEAL_BROKEN
