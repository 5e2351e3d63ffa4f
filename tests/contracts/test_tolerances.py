"""What an importing office tolerates between the weight certified and the weight measured."""

from __future__ import annotations

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import ToleranceSet
from kp_ledger.generated.records import Tolerance
from tests.actors import AE, BW, actor
from tests.contracts.certifying import (
    DESTINATION,
    IMPORTER,
    confirm,
    departed,
    set_tolerance,
    today,
)
from tests.contracts.enrolling import open_office
from tests.contracts.probing import newcomer
from tests.world import DOCUMENT, TODAY, Door, go_to, refused

SCALES, WITH_SCALES = 0x30000078, "ae_scales"


def tolerating(door: Door, millicarats: int = 0, ppm: int = 0) -> None:
    """From the day after the one on which it is set."""
    set_tolerance(door, millicarats, ppm)
    go_to(door, today(door) + 1)


def second_office(door: Door) -> None:
    """An office of the destination that imports, and does nothing else."""
    new = newcomer(WITH_SCALES).address
    act = open_office(SCALES, AE, codes.POWER_IMPORT, DOCUMENT, DOCUMENT, new)
    door.do(act, "ae_focal")


# Who sets it, and how much


def test_a_licence_office_sets_it(door: Door) -> None:
    with refused(rule.ParticipantsNoPower(IMPORTER, 0, codes.POWER_LICENCE)):
        set_tolerance(door, 10, by="ae_trader")


def test_attack_office_tolerates_by_itself(door: Door) -> None:
    """Who weighs, and takes of it, would say what is overlooked of it."""
    second_office(door)
    with refused(rule.ParticipantsNoPower(SCALES, codes.POWER_IMPORT, codes.POWER_LICENCE)):
        set_tolerance(door, 1_000, office=SCALES, by=WITH_SCALES)


@pytest.mark.parametrize("office", [DESTINATION, 0x30000099])
def test_it_is_set_for_an_office_of_its_own(door: Door, office: int) -> None:
    with refused(rule.ShipmentsNotAnImportOffice(office, BW)):
        set_tolerance(door, 10, office=office, by="bw_office")


def test_it_is_set_for_an_office_that_imports(door: Door) -> None:
    new = newcomer(WITH_SCALES).address
    others = codes.POWERS_ALL & ~codes.POWER_IMPORT
    door.do(open_office(SCALES, AE, others, DOCUMENT, DOCUMENT, new), "ae_focal")
    for office in (SCALES, IMPORTER):
        with refused(rule.ShipmentsNotAnImportOffice(office, AE)):
            set_tolerance(door, 10, office=office)


@pytest.mark.parametrize(("millicarats", "ppm"), [(1_001, 0), (0, 5_001), (1_001, 5_001)])
def test_an_office_tolerates_a_carat_and_5000_millionths_at_most(
    door: Door, millicarats: int, ppm: int
) -> None:
    with refused(rule.ShipmentsTolerateTooMuch(millicarats, 1_000, ppm, 5_000)):
        set_tolerance(door, millicarats, ppm)
    set_tolerance(door, 1_000, 5_000)


# From when


def test_it_is_told_and_kept_beside_what_was_before(door: Door) -> None:
    def of(millicarats: int, ppm: int) -> list[object]:
        return list(door.do(acts.ShipmentsSetTolerance(DESTINATION, millicarats, ppm), "ae_office"))

    by = actor("ae_office").organisation
    assert of(10, 20) == [ToleranceSet(DESTINATION, 10, 20, TODAY + 1, by)]
    assert door.state().tolerances == {DESTINATION: Tolerance(10, 20, TODAY + 1, 0, 0)}
    of(11, 21)  # the first one never comes into force
    assert door.state().tolerances == {DESTINATION: Tolerance(11, 21, TODAY + 1, 0, 0)}
    go_to(door, TODAY + 1)
    of(0, 0)
    assert door.state().tolerances == {DESTINATION: Tolerance(0, 0, TODAY + 2, 11, 21)}


def test_until_tomorrow_the_one_before_holds(door: Door) -> None:
    shipment = departed(door)
    tolerating(door, 10)
    set_tolerance(door, 0)
    with refused(rule.ShipmentsMeasuredOutside(shipment.number, 3_000, 2_989, 10)):
        confirm(door, shipment, measured=2_989)
    go_to(door, today(door) + 1)
    with refused(rule.ShipmentsMeasuredOutside(shipment.number, 3_000, 2_999, 0)):
        confirm(door, shipment, measured=2_999)


def test_until_tomorrow_the_share_before_holds(door: Door) -> None:
    shipment = departed(door)
    tolerating(door, ppm=5_000)
    set_tolerance(door)
    confirm(door, shipment, measured=2_985)


# What it is


@pytest.mark.parametrize("measured", [2_989, 3_011])
def test_the_larger_tolerance_holds(door: Door, measured: int) -> None:
    shipment = departed(door)
    tolerating(door, 10, 1_000)
    with refused(rule.ShipmentsMeasuredOutside(shipment.number, 3_000, measured, 10)):
        confirm(door, shipment, measured=measured)


@pytest.mark.parametrize("measured", [2_984, 3_016])
def test_parts_per_million_are_of_what_is_certified(door: Door, measured: int) -> None:
    shipment = departed(door)
    tolerating(door, 10, 5_000)
    with refused(rule.ShipmentsMeasuredOutside(shipment.number, 3_000, measured, 15)):
        confirm(door, shipment, measured=measured)


def test_each_office_has_its_own(door: Door) -> None:
    shipment = departed(door)
    second_office(door)
    tolerating(door, 10)
    with refused(rule.ShipmentsMeasuredOutside(shipment.number, 3_000, 2_990, 0)):
        confirm(door, shipment, WITH_SCALES, measured=2_990)
    confirm(door, shipment, measured=2_990)


def test_inside_it_the_certified_weight_stays(door: Door) -> None:
    shipment = departed(door)
    tolerating(door, 10)
    confirm(door, shipment, measured=2_990)
    weights = [door.state().parcel(parcel).millicarats for parcel in shipment.parcels]
    assert sum(weights) == 3_000


def test_attack_tolerance_of_a_million_carats(door: Door) -> None:
    """An importing office that would take in anything: beyond the bounds, at once, or of dust."""
    shipment = departed(door, 1_000, 19)
    million = 1_000_000_000
    with refused(rule.ShipmentsTolerateTooMuch(million, 1_000, 0, 5_000)):
        set_tolerance(door, million)
    set_tolerance(door, 1_000)
    with refused(rule.ShipmentsMeasuredOutside(shipment.number, 1_019, 1_020, 0)):
        confirm(door, shipment, measured=1_020)
    go_to(door, TODAY + 1)
    # Not a carat more: a twentieth of what is certified, and of nineteen thousandths nothing.
    with refused(rule.ShipmentsMeasuredOutside(shipment.number, 1_019, 1_070, 50)):
        confirm(door, shipment, measured=1_070)
    dust = next(it for it in shipment.parcels if door.state().parcel(it).millicarats == 19)
    with refused(rule.ShipmentsMeasuredOutside(shipment.number, 19, 20, 0)):
        confirm(door, shipment, confirmed=(dust,), measured=20)
    confirm(door, shipment, measured=1_069)
