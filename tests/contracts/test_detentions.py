"""A shipment is detained, let go, turned back and taken back."""

from __future__ import annotations

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    Arrived,
    DetentionEnded,
    SealsFound,
    ShipmentDetained,
    ShipmentReturned,
    ShipmentTurnedBack,
)
from kp_ledger.generated.records import Packing, Progress
from tests.actors import AE, AO, BW
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    DESTINATION,
    EXPORTER,
    IMPORTER,
    NOTHING,
    OFFICE,
    REASON,
    Certified,
    certified,
    confirm,
    departed,
    number,
    see,
    today,
)
from tests.contracts.detaining import detain, let_go, record, take_back, turn_back
from tests.contracts.probing import through
from tests.world import DOCUMENT, TODAY, Door, go_to, refused

UNKNOWN = Certified(number(77), Packing(NOTHING, (), ()))
ACTS = (detain, let_go, turn_back, take_back)


def confirmed_in_part(door: Door) -> Certified:
    shipment = departed(door)
    first = shipment.parcels[0]
    confirm(door, shipment, confirmed=(first,), measured=door.state().parcel(first).millicarats)
    return shipment


# Refusals


@pytest.mark.parametrize("act", ACTS)
def test_a_shipment_is_known(door: Door, act: object) -> None:
    with refused(rule.CertificatesUnknown(UNKNOWN.number)):
        act(door, UNKNOWN)  # type: ignore[operator]


@pytest.mark.parametrize("act", ACTS[:3])
def test_an_importing_office_decides(door: Door, act: object) -> None:
    shipment = departed(door)
    with refused(rule.ParticipantsNoPower(IMPORTER, 0, codes.POWER_IMPORT)):
        act(door, shipment, "ae_trader")  # type: ignore[operator]


def test_an_exporting_office_takes_back(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        take_back(door, departed(door), "bw_miner")


@pytest.mark.parametrize("act", [detain, turn_back])
def test_what_has_not_departed_is_not_stopped(door: Door, act: object) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_ISSUED)):
        act(door, shipment)  # type: ignore[operator]


def test_what_was_confirmed_in_full_is_not_detained(door: Door) -> None:
    shipment = departed(door)
    confirm(door, shipment)
    with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_CONFIRMED)):
        detain(door, shipment)


def test_what_is_detained_is_neither_confirmed_nor_turned_back(door: Door) -> None:
    shipment = departed(door)
    detain(door, shipment)
    refusal = rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_DETAINED)
    for act in (confirm, turn_back, detain):
        with refused(refusal):
            act(door, shipment)


def test_only_what_is_detained_is_let_go(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.DetentionsNotDetained(shipment.number, codes.CERTIFICATE_DEPARTED)):
        let_go(door, shipment)


def test_only_what_was_turned_back_is_taken_back(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.DetentionsNotReturning(shipment.number, codes.CERTIFICATE_DEPARTED)):
        take_back(door, shipment)


@pytest.mark.parametrize("act", [detain, turn_back])
@pytest.mark.parametrize(("by", "place"), [("ao_office", AO), ("bw_office", BW)])
def test_only_its_destination_stops_a_shipment(
    door: Door, act: object, by: str, place: int
) -> None:
    shipment = departed(door)
    with refused(rule.CertificatesOtherDestination(shipment.number, AE, place)):
        act(door, shipment, by)  # type: ignore[operator]


def test_only_its_destination_lets_it_go(door: Door) -> None:
    shipment = departed(door)
    detain(door, shipment)
    with refused(rule.CertificatesOtherDestination(shipment.number, AE, BW)):
        let_go(door, shipment, "bw_office")


def test_only_its_origin_takes_it_back(door: Door) -> None:
    shipment = departed(door)
    turn_back(door, shipment)
    with refused(rule.CertificatesOtherOrigin(shipment.number, BW, AE)):
        take_back(door, shipment, "ae_office")


@pytest.mark.parametrize("act", [detain, turn_back])
def test_it_is_stopped_after_departure_and_not_tomorrow(door: Door, act: object) -> None:
    shipment = departed(door)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, TODAY, TODAY - 1)):
        act(door, shipment, day=TODAY - 1)  # type: ignore[operator]
    with refused(rule.CertificatesDayInFuture(TODAY + 2, TODAY + 1)):
        act(door, shipment, day=TODAY + 2)  # type: ignore[operator]


def test_it_is_taken_back_after_departure_and_not_tomorrow(door: Door) -> None:
    shipment = departed(door)
    turn_back(door, shipment)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, TODAY, TODAY - 1)):
        take_back(door, shipment, day=TODAY - 1)
    with refused(rule.CertificatesDayInFuture(TODAY + 2, TODAY + 1)):
        take_back(door, shipment, day=TODAY + 2)


def test_a_detention_has_a_reason_and_a_document(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.DetentionsNoReason(shipment.number)):
        detain(door, shipment, reason=NOTHING)
    with refused(rule.DetentionsNoDocument(shipment.number)):
        detain(door, shipment, document=NOTHING)


def test_it_is_let_go_with_a_document(door: Door) -> None:
    shipment = departed(door)
    detain(door, shipment)
    with refused(rule.DetentionsNoDocument(shipment.number)):
        let_go(door, shipment, document=NOTHING)


def test_what_was_confirmed_in_part_is_not_turned_back(door: Door) -> None:
    shipment = confirmed_in_part(door)
    with refused(rule.DetentionsPartlyConfirmed(shipment.number, 1)):
        turn_back(door, shipment)


def test_what_is_taken_back_is_what_was_packed(door: Door) -> None:
    shipment = departed(door)
    turn_back(door, shipment)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        take_back(door, shipment, packing=UNKNOWN.packing)


def test_what_was_turned_back_is_left_to_its_origin_for_ninety_days(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 5)
    turn_back(door, shipment, day=TODAY)
    go_to(door, TODAY + 95)
    refusal = rule.DetentionsLeftToReturn(shipment.number, TODAY + 5, 90, TODAY + 95)
    with refused(refusal):
        detain(door, shipment)
    go_to(door, TODAY + 96)
    detain(door, shipment)
    assert record(door, shipment).a.status == codes.CERTIFICATE_DETAINED


@pytest.mark.parametrize(("steps", "open_"), [(199, True), (200, False)])
def test_a_certificate_is_detained_within_its_steps(door: Door, steps: int, open_: bool) -> None:
    shipment = departed(door)
    to = Progress(codes.CERTIFICATE_DEPARTED, 2, steps, 0, 0, TODAY, 0, TODAY)
    through(door, "Detentions", acts.CertificatesMove(shipment.number, to))
    if open_:
        detain(door, shipment)
        return
    with refused(rule.DetentionsStepsUsedUp(shipment.number, 200, 200)):
        detain(door, shipment)


# Effects and events


def test_a_detention_is_told_and_counts_from_its_block(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 4)
    assert detain(door, shipment, day=TODAY + 1) == [
        ShipmentDetained(shipment.number, DESTINATION, REASON, 2_900, TODAY + 1, DOCUMENT)
    ]
    a = record(door, shipment).a
    assert (a.status, a.step, a.stopped, a.remaining) == (
        codes.CERTIFICATE_DETAINED, 1, TODAY + 4, 2,
    )  # fmt: skip
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.revision, word.place) == (codes.PARCEL_DEPARTED, 3, BW)


@pytest.mark.parametrize("intact", [True, False])
def test_a_detention_may_tell_what_was_found_of_the_seals(door: Door, intact: bool) -> None:
    shipment = departed(door)
    events = detain(door, shipment, seals_intact=intact, seals_document=REASON)
    assert events[0] == SealsFound(shipment.number, DESTINATION, intact, TODAY, REASON)
    assert isinstance(events[1], ShipmentDetained)
    assert record(door, shipment).a.flags == (0 if intact else codes.FLAG_SEAL_BROKEN)


@pytest.mark.parametrize("intact", [True, False])
def test_without_a_document_nothing_was_found_of_the_seals(door: Door, intact: bool) -> None:
    shipment = departed(door)
    events = detain(door, shipment, seals_intact=intact)
    assert [type(event) for event in events] == [ShipmentDetained]
    assert record(door, shipment).a.flags == 0


def test_attack_broken_seals_let_go_and_confirmed(door: Door) -> None:
    """An office that found seals broken lets the shipment go and confirms it without a word."""
    shipment = departed(door)
    detain(door, shipment, seals_intact=False, seals_document=REASON)
    let_go(door, shipment)
    with refused(rule.ShipmentsSealBroken(shipment.number)):
        confirm(door, shipment)
    confirm(door, shipment, seals_intact=True, seals_document=DOCUMENT)
    assert record(door, shipment).a.flags == codes.FLAG_SEAL_BROKEN


def test_what_was_seen_in_transit_stays_beside_what_is_found(door: Door) -> None:
    shipment = departed(door)
    see(door, shipment)
    detain(door, shipment, seals_intact=False, seals_document=REASON)
    assert record(door, shipment).a.flags == codes.FLAG_SEEN | codes.FLAG_SEAL_BROKEN


def test_attack_detention_by_mistake(door: Door) -> None:
    """Detained by one office's slip, and no resolution of the other's to be had: it lets go."""
    shipment = confirmed_in_part(door)
    detain(door, shipment)
    go_to(door, TODAY + 2)
    assert let_go(door, shipment) == [DetentionEnded(shipment.number, DESTINATION, DOCUMENT)]
    a = record(door, shipment).a
    assert (a.status, a.step, a.stopped) == (codes.CERTIFICATE_DEPARTED, 2, TODAY)
    second = shipment.parcels[1]
    weight = door.state().parcel(second).millicarats
    confirm(door, shipment, confirmed=(second,), measured=weight)
    assert record(door, shipment).a.status == codes.CERTIFICATE_CONFIRMED


def test_a_shipment_is_turned_back_and_taken_back(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 3)
    assert turn_back(door, shipment, day=TODAY + 2) == [
        ShipmentTurnedBack(shipment.number, DESTINATION, TODAY + 2, DOCUMENT)
    ]
    a = record(door, shipment).a
    assert (a.status, a.step, a.stopped) == (codes.CERTIFICATE_RETURNING, 0, TODAY + 3)
    go_to(door, TODAY + 9)
    assert take_back(door, shipment, day=TODAY + 8) == [
        ShipmentReturned(shipment.number, OFFICE, TODAY + 8, DOCUMENT),
        Arrived(shipment.number, BW, OFFICE, TODAY + 8, shipment.parcels),
    ]
    a, b = record(door, shipment).a, record(door, shipment).b
    assert (a.status, a.remaining, b.arrived) == (codes.CERTIFICATE_RETURNED, 2, TODAY + 8)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.place, word.custodian) == (codes.PARCEL_HELD, BW, OFFICE)
        assert (word.owner, word.certificate) == (EXPORTER, 0)
        assert (word.revision, word.day) == (4, TODAY + 8)


def test_the_rest_of_a_shipment_is_taken_back(door: Door) -> None:
    """Some of it was confirmed: that stays where it is."""
    shipment = confirmed_in_part(door)
    to = Progress(codes.CERTIFICATE_RETURNING, 1, 0, 0, TODAY, TODAY, TODAY, TODAY)
    through(door, "Detentions", acts.CertificatesMove(shipment.number, to))
    _, arrived = take_back(door, shipment)
    assert arrived == Arrived(shipment.number, BW, OFFICE, TODAY, shipment.parcels[1:])
    assert door.state().parcel(shipment.parcels[0]).place == AE


# With whoever was suspended since


@pytest.mark.parametrize("ended", [("ae_office",), ("bw_office", "ae_office")])
def test_attack_destination_suspended_a_day_after_departure(
    door: Door, ended: tuple[str, ...]
) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 1)
    for office in ended:
        suspend_self(door, office)
    detain(door, shipment)
    let_go(door, shipment)
    first, second = shipment.parcels
    weights = [door.state().parcel(one).millicarats for one in (first, second)]
    confirm(door, shipment, confirmed=(first,), measured=weights[0])
    confirm(door, shipment, confirmed=(second,), measured=weights[1])
    assert record(door, shipment).a.status == codes.CERTIFICATE_CONFIRMED


@pytest.mark.parametrize("ended", [("ae_office",), ("bw_office", "ae_office")])
def test_attack_both_suspended(door: Door, ended: tuple[str, ...]) -> None:
    """What was on its way comes home, whoever was suspended meanwhile."""
    shipment = departed(door)
    go_to(door, TODAY + 1)
    for office in ended:
        suspend_self(door, office)
    turn_back(door, shipment)
    take_back(door, shipment)
    assert record(door, shipment).a.status == codes.CERTIFICATE_RETURNED
    assert today(door) == TODAY + 1
