"""A shipment arrives: all of it or some, in the importer's hands."""

from __future__ import annotations

import pytest

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    Arrived,
    SealsFound,
    ShipmentConfirmed,
)
from kp_ledger.model import typed
from tests.actors import AE, AO, BW, actor, unsigned
from tests.contracts.certifying import (
    DESTINATION,
    EXPORTER,
    IMPORTER,
    NO_ACCEPTANCE,
    accept,
    acceptance,
    certified,
    confirm,
    confirmation,
    departed,
    number,
    see,
    set_setting,
    set_tolerance,
    suspend,
    today,
    without_licence,
)
from tests.world import DOCUMENT, TODAY, Door, go_to, refused

OTHER = actor("ae_trader2").organisation


# Confirm: refusals


def test_an_import_office_confirms(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ParticipantsNoPower(IMPORTER, 0, codes.POWER_IMPORT)):
        confirm(door, shipment, "ae_trader")


def test_the_number_is_as_issued(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.CertificatesUnknown(number(77))):
        confirm(door, shipment, certificate=number(77))


def test_only_what_departed_is_confirmed(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_ISSUED)):
        confirm(door, shipment)


def test_a_shipment_is_confirmed_once(door: Door) -> None:
    shipment = departed(door)
    confirm(door, shipment)
    with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_CONFIRMED)):
        confirm(door, shipment)


@pytest.mark.parametrize(("by", "place"), [("ao_office", AO), ("bw_office", BW)])
def test_only_the_destination_confirms(door: Door, by: str, place: int) -> None:
    shipment = departed(door)
    with refused(rule.CertificatesOtherDestination(shipment.number, AE, place)):
        confirm(door, shipment, by)


def test_the_number_of_parcels_is_as_issued(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsParcelsDiffer(shipment.number, 2, 1)):
        confirm(door, shipment, parcels=1)


def test_the_carats_are_as_issued(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsCaratsDiffer(shipment.number, 3_000, 3_001)):
        confirm(door, shipment, millicarats=3_001)


def test_the_importer_is_as_issued(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsImporterDiffers(shipment.number, IMPORTER, OTHER)):
        confirm(door, shipment, importer=OTHER)


def test_the_exporter_is_as_issued(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsExporterDiffers(shipment.number, EXPORTER, OTHER)):
        confirm(door, shipment, exporter=OTHER)


def test_a_broken_seal_is_answered_by_whoever_confirms(door: Door) -> None:
    shipment = departed(door)
    see(door, shipment, intact=False)
    with refused(rule.ShipmentsSealBroken(shipment.number)):
        confirm(door, shipment)
    with refused(rule.ShipmentsSealBroken(shipment.number)):
        confirm(door, shipment, seals_intact=True)  # and no document says so


def test_what_was_found_broken_is_not_confirmed(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsSealsNotIntact(shipment.number)):
        confirm(door, shipment, seals_intact=False, seals_document=DOCUMENT)


def test_attack_shipment_frozen_by_an_unfounded_report(door: Door) -> None:
    """A third office says that a seal is broken; the one that confirms looks, and says it is not."""
    shipment = departed(door)
    first, second = shipment.parcels
    see(door, shipment, intact=False)
    found = {"seals_intact": True, "seals_document": DOCUMENT}
    events = confirm(door, shipment, confirmed=(first,), measured=_weight(door, first), **found)
    assert events[0] == SealsFound(shipment.number, DESTINATION, True, TODAY, DOCUMENT)
    rest = _weight(door, second)
    with refused(rule.ShipmentsSealBroken(shipment.number)):
        confirm(door, shipment, confirmed=(second,), measured=rest)
    confirm(door, shipment, confirmed=(second,), measured=rest, **found)
    record = door.state().certificates[shipment.number]
    assert (record.a.status, record.a.flags) == (
        codes.CERTIFICATE_CONFIRMED,
        codes.FLAG_SEEN | codes.FLAG_SEAL_BROKEN,
    )


def _weight(door: Door, parcel: bytes) -> int:
    return door.state().parcel(parcel).millicarats


def test_something_is_measured(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsNothingMeasured(shipment.number)):
        confirm(door, shipment, measured=0)


def test_an_arrival_is_after_departure_and_not_tomorrow(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.CertificatesDayInFuture(TODAY + 2, TODAY + 1)):
        confirm(door, shipment, day=TODAY + 2)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, TODAY, TODAY - 1)):
        confirm(door, shipment, day=TODAY - 1)


def test_what_arrives_expired_is_detained_where_the_setting_says_so(door: Door) -> None:
    shipment = departed(door)
    set_setting(door, codes.SETTING_DETAIN_EXPIRED, 1)
    go_to(door, TODAY + 31)
    refusal = rule.ShipmentsExpiredOnArrival(shipment.number, TODAY + 30, TODAY + 31)
    with refused(refusal):
        confirm(door, shipment)
    confirm(door, shipment, day=TODAY + 30)


def test_what_arrives_expired_is_confirmed_elsewhere(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 31)
    confirm(door, shipment)
    assert door.state().certificates[shipment.number].b.arrived == TODAY + 31


def test_something_is_confirmed(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsNothingConfirmed(shipment.number)):
        confirm(door, shipment, confirmed=())


@pytest.mark.parametrize("repeat", [True, False])
def test_confirmed_parcels_ascend(door: Door, repeat: bool) -> None:
    shipment = departed(door)
    first, second = shipment.parcels
    listed = (first, first) if repeat else (second, first)
    with refused(rule.ShipmentsNotAscending(first)):
        confirm(door, shipment, confirmed=listed)


def test_a_parcel_is_confirmed_under_its_certificate(door: Door) -> None:
    shipment = departed(door)
    other = b"\x01" * 32
    with refused(rule.ShipmentsNotUnder(other, 0, 0, shipment.number)):
        confirm(door, shipment, confirmed=(other,))


def test_a_parcel_is_confirmed_once(door: Door) -> None:
    shipment = departed(door)
    first = shipment.parcels[0]
    weight = door.state().parcel(first).millicarats
    confirm(door, shipment, confirmed=(first,), measured=weight)
    refusal = rule.ShipmentsNotUnder(first, codes.PARCEL_HELD, shipment.number, shipment.number)
    with refused(refusal):
        confirm(door, shipment)


@pytest.mark.parametrize("measured", [2_999, 3_001])
def test_nothing_is_tolerated_where_nothing_is_set(door: Door, measured: int) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsMeasuredOutside(shipment.number, 3_000, measured, 0)):
        confirm(door, shipment, measured=measured)


# Confirm: the acceptance


def test_an_acceptance_past_its_deadline_is_refused(door: Door) -> None:
    shipment = departed(door)
    early = door.moment - 10
    with refused(rule.OrdersExpired(early, door.moment)):
        accept(door, shipment, deadline=early)


def test_an_acceptance_ends_within_90_days(door: Door) -> None:
    shipment = departed(door)
    signed, deadline = door.moment, door.moment + 90 * SECONDS_PER_DAY + 1
    with refused(rule.OrdersDeadlineTooFar(signed, deadline, 90)):
        accept(door, shipment, deadline=deadline)


def test_a_signature_that_is_none_accepts_nothing(door: Door) -> None:
    shipment = departed(door)
    act = acts.ShipmentsConfirm(
        confirmation(door, shipment),
        acceptance(door, typed.shipment_under(shipment.number), 3_000),
        Signed(NO_KEY, b"\x01" * 64),
    )
    with refused(rule.OrdersBadSignature(IMPORTER)):
        door.do(act, "ae_office")


def test_only_the_importers_key_accepts(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ParticipantsNotItsKey(actor("ae_trader2").address, IMPORTER)):
        accept(door, shipment, "ae_trader2")


def test_an_importer_out_of_standing_accepts_nothing(door: Door) -> None:
    shipment = departed(door)
    suspend(door, IMPORTER, "ae_office")
    refusal = rule.ParticipantsNotInGoodStanding(IMPORTER, codes.STANDING_SUSPENDED, today(door))
    with refused(refusal):
        accept(door, shipment)


def test_an_acceptance_is_for_one_certificate(door: Door) -> None:
    shipment = departed(door)
    other, this = (typed.shipment_under(n) for n in (number(2), shipment.number))
    with refused(rule.AcceptancesOtherShipment(other, this)):
        accept(door, shipment, shipment=other)


@pytest.mark.parametrize("weight", [2_999, 3_001])
def test_an_acceptance_is_of_the_weight_certified(door: Door, weight: int) -> None:
    shipment = departed(door)
    this = typed.shipment_under(shipment.number)
    with refused(rule.AcceptancesOtherWeight(this, weight, 3_000)):
        accept(door, shipment, millicarats=weight)


def test_another_importer_accepts_nothing(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.AcceptancesOtherImporter(OTHER, IMPORTER)):
        accept(door, shipment, "ae_trader2", importer=OTHER)


def test_an_importer_without_a_licence_takes_nothing(door: Door) -> None:
    shipment = departed(door)
    with refused(without_licence(door, "ae_trader", "ae_office")):
        accept(door, shipment)


# Confirm: effect and event


def test_confirmed_parcels_lie_at_the_destination_with_the_office(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 5)
    confirm(door, shipment, day=TODAY + 4)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.place) == (codes.PARCEL_HELD, AE)
        assert (word.custodian, word.owner) == (DESTINATION, EXPORTER)
        assert (word.certificate, word.revision) == (shipment.number, 4)
        assert word.day == TODAY + 4
    record = door.state().certificates[shipment.number]
    assert (record.a.status, record.a.remaining) == (codes.CERTIFICATE_CONFIRMED, 0)
    assert record.b.arrived == TODAY + 4


def test_an_importer_that_accepts_becomes_custodian(door: Door) -> None:
    shipment = departed(door)
    _, arrived = accept(door, shipment)
    assert arrived == Arrived(shipment.number, AE, IMPORTER, today(door), shipment.parcels)
    assert {door.state().parcel(parcel).custodian for parcel in shipment.parcels} == {IMPORTER}


def test_a_shipment_arrives_parcel_by_parcel(door: Door) -> None:
    shipment = departed(door)
    first, second = shipment.parcels
    weights = [door.state().parcel(parcel).millicarats for parcel in (first, second)]
    go_to(door, TODAY + 3)
    confirm(door, shipment, confirmed=(second,), measured=weights[1], millicarats=3_000)
    record = door.state().certificates[shipment.number]
    assert (record.a.status, record.a.remaining) == (codes.CERTIFICATE_DEPARTED, 1)
    confirm(
        door, shipment, confirmed=(first,), measured=weights[0], millicarats=3_000,
        day=TODAY + 1,
    )  # fmt: skip
    record = door.state().certificates[shipment.number]
    assert (record.a.status, record.a.remaining) == (codes.CERTIFICATE_CONFIRMED, 0)
    assert record.b.arrived == TODAY + 3
    assert [door.state().parcel(parcel).day for parcel in (first, second)] == [
        TODAY + 1, TODAY + 3,
    ]  # fmt: skip


@pytest.mark.parametrize(("days", "late"), [(3, False), (4, True)])
def test_a_confirmation_is_told_with_what_was_measured(door: Door, days: int, late: bool) -> None:
    shipment = departed(door)
    set_tolerance(door, 10)
    go_to(door, TODAY + days)
    assert confirm(door, shipment, day=TODAY, measured=2_995) == [
        ShipmentConfirmed(
            shipment.number, DESTINATION, IMPORTER, EXPORTER, shipment.parcels, 3_000, 2_995,
            TODAY, late, 0, DOCUMENT,
        ),
        Arrived(shipment.number, AE, DESTINATION, TODAY, shipment.parcels),
    ]  # fmt: skip


def test_a_stranger_is_no_office(door: Door) -> None:
    shipment = departed(door)
    act = acts.ShipmentsConfirm(confirmation(door, shipment), NO_ACCEPTANCE, unsigned("stranger"))
    refusal = rule.ParticipantsKeyNotLive(actor("stranger").address, 0, 0, door.moment)
    with refused(refusal):
        door.do(act, "stranger")
