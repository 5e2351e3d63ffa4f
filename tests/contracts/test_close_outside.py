"""A shipment to a Participant outside is confirmed there, on paper, and closed here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import Arrived, ClosedOutside, ShipmentReturned, WentOutside
from kp_ledger.generated.records import Packing
from tests.actors import AE, AO, BW, ZW, actor
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    EXPORTER,
    NOTHING,
    OFFICE,
    ZW_IMPORTER,
    Certified,
    certified,
    confirm,
    depart,
    departed,
    number,
    today,
)
from tests.contracts.consenting import let_zw_join
from tests.world import DAY0, DOCUMENT, TODAY, Door, go_to, refused

OUT: dict[str, Any] = {"to": ZW, "importer": ZW_IMPORTER}


def under_way(door: Door) -> Certified:
    return departed(door, **OUT)


def close(door: Door, shipment: Certified, by: str = "bw_office", **changes: Any) -> list[Event]:
    act = acts.PaperCloseOutside(shipment.number, 2_999, today(door), DOCUMENT, shipment.packing)
    return door.do(replace(act, **changes), by)


# Refusals


def test_an_export_office_closes(door: Door) -> None:
    shipment = under_way(door)
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        close(door, shipment, "bw_miner")


def test_who_was_suspended_since_closes_what_departed(door: Door) -> None:
    shipment = under_way(door)
    suspend_self(door, "bw_office")
    close(door, shipment)
    assert door.state().certificates[shipment.number].a.status == codes.CERTIFICATE_CONFIRMED


def test_who_was_suspended_since_takes_back_what_comes_from_outside(door: Door) -> None:
    shipment = under_way(door)
    go_to(door, TODAY + 1)
    suspend_self(door, "bw_office")
    door.do(
        acts.PaperBackFromOutside(shipment.number, today(door), DOCUMENT, shipment.packing),
        "bw_office",
    )
    assert door.state().certificates[shipment.number].a.status == codes.CERTIFICATE_RETURNED


def test_an_unknown_certificate_is_not_closed(door: Door) -> None:
    shipment = replace(under_way(door), number=number(77))
    with refused(rule.CertificatesUnknown(number(77))):
        close(door, shipment)


def test_only_what_departed_is_closed(door: Door) -> None:
    shipment = certified(door, **OUT)
    with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_ISSUED)):
        close(door, shipment)


def test_a_certificate_is_closed_once(door: Door) -> None:
    shipment = under_way(door)
    close(door, shipment)
    with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_CONFIRMED)):
        close(door, shipment)


def test_an_office_of_another_participant_closes_nothing(door: Door) -> None:
    shipment = under_way(door)
    with refused(rule.CertificatesOtherOrigin(shipment.number, BW, AO)):
        close(door, shipment, "ao_office")


def test_a_destination_on_the_ledger_confirms_itself(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.PaperDestinationOnLedger(shipment.number, AE, DAY0, TODAY)):
        close(door, shipment)


def test_what_is_confirmed_in_part_is_not_closed(door: Door) -> None:
    shipment = under_way(door)
    let_zw_join(door)
    first = shipment.parcels[:1]
    weight = door.state().parcel(first[0]).millicarats
    confirm(door, shipment, "zw_voice", importer=ZW_IMPORTER, confirmed=first, measured=weight)
    with refused(rule.PaperPartlyConfirmed(shipment.number, 1)):
        close(door, shipment)


def test_a_confirmation_is_not_of_tomorrow_nor_before_departure(door: Door) -> None:
    shipment = under_way(door)
    with refused(rule.CertificatesDayInFuture(TODAY + 2, TODAY + 1)):
        close(door, shipment, day=TODAY + 2)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, TODAY, TODAY - 1)):
        close(door, shipment, day=TODAY - 1)


def test_what_is_closed_is_what_was_packed(door: Door) -> None:
    shipment = under_way(door)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        close(door, shipment, packing=Packing(NOTHING, (), ()))


def test_there_is_a_foreign_document_with_carats(door: Door) -> None:
    shipment = under_way(door)
    with refused(rule.PaperNoDocument()):
        close(door, shipment, document=NOTHING)
    with refused(rule.PaperNoCarats(shipment.number)):
        close(door, shipment, millicarats=0)


# Effect and event


def test_closed_parcels_are_outside(door: Door) -> None:
    shipment = under_way(door)
    go_to(door, TODAY + 9)
    close(door, shipment, day=TODAY + 7)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.certificate) == (codes.PARCEL_OUTSIDE, shipment.number)
        assert (word.revision, word.day) == (4, TODAY + 7)
    record = door.state().certificates[shipment.number]
    assert (record.a.status, record.a.remaining) == (codes.CERTIFICATE_CONFIRMED, 0)
    assert record.b.arrived == TODAY + 7


def test_what_left_before_its_destination_joined_may_still_be_closed(door: Door) -> None:
    shipment = certified(door, **OUT)
    depart(door, shipment)
    let_zw_join(door)
    close(door, shipment)
    assert door.state().parcel(shipment.parcels[0]).status == codes.PARCEL_OUTSIDE


@pytest.mark.parametrize("carats", [1, 2_999, 3_500])
def test_a_closing_is_told_with_what_the_foreign_paper_says(door: Door, carats: int) -> None:
    shipment = under_way(door)
    assert close(door, shipment, millicarats=carats) == [
        ClosedOutside(shipment.number, OFFICE, carats, TODAY, DOCUMENT),
        WentOutside(shipment.number, shipment.parcels),
    ]


# Back from outside


def take(door: Door, shipment: Certified, by: str = "bw_office", **changes: Any) -> list[Event]:
    act = acts.PaperBackFromOutside(shipment.number, today(door), DOCUMENT, shipment.packing)
    return door.do(replace(act, **changes), by)


def test_its_exporting_office_has_it_back(door: Door) -> None:
    shipment = under_way(door)
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        take(door, shipment, "bw_miner")
    with refused(rule.CertificatesOtherOrigin(shipment.number, BW, AO)):
        take(door, shipment, "ao_office")
    with refused(rule.CertificatesUnknown(number(77))):
        take(door, shipment, certificate=number(77))


def test_only_what_departed_comes_back(door: Door) -> None:
    shipment = certified(door, **OUT)
    with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_ISSUED)):
        take(door, shipment)


def test_what_went_to_the_ledger_does_not_come_back_from_outside(door: Door) -> None:
    shipment = departed(door)
    first_day = door.state().participants[AE][-1].on_ledger_from
    with refused(rule.PaperDestinationOnLedger(shipment.number, AE, first_day, today(door))):
        take(door, shipment)


def test_what_comes_back_has_a_day_a_document_and_its_packing(door: Door) -> None:
    shipment = under_way(door)
    first = today(door)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, first, first - 1)):
        take(door, shipment, day=first - 1)
    with refused(rule.CertificatesDayInFuture(first + 2, first + 1)):
        take(door, shipment, day=first + 2)
    with refused(rule.PaperNoDocument()):
        take(door, shipment, document=bytes(32))
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        take(door, shipment, packing=replace(shipment.packing, parcels=()))


def test_what_comes_back_is_in_the_offices_hands(door: Door) -> None:
    shipment = under_way(door)
    day = today(door)
    office = actor("bw_office").organisation
    assert take(door, shipment) == [
        ShipmentReturned(shipment.number, office, day, DOCUMENT),
        Arrived(shipment.number, BW, office, day, shipment.parcels),
    ]
    assert door.state().certificates[shipment.number].a.status == codes.CERTIFICATE_RETURNED
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.place, word.custodian) == (codes.PARCEL_HELD, BW, office)
        assert (word.owner, word.certificate) == (EXPORTER, 0)
