"""Where a place has no licence office, what the record puts on hold is an office's all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import HoldPlaced, SurplusRegistered
from kp_ledger.generated.records import Hold, Output, ParcelRef
from kp_ledger.model import typed
from kp_ledger.model.corrections import surplus_reference
from kp_ledger.model.lookups import licensing_office
from tests.actors import AO, ZW, actor
from tests.contracts.bounding_days import set_to
from tests.contracts.certifying import NOTHING, departed, release, today
from tests.contracts.certifying import OFFICE as EXPORTING
from tests.contracts.consenting import decide, joining
from tests.contracts.detaining import detain, resolution, signed_by_both, weights
from tests.contracts.enrolling import enrol, open_office
from tests.contracts.parceling import happened, word
from tests.contracts.probing import newcomer
from tests.contracts.recording import declared, paper, record
from tests.contracts.transforming import order, output, send
from tests.world import DAY0, DOCUMENT, Door, go_to, refused

IMPORT, SECOND, LICENCES = "zw_import", "zw_import_2", "zw_licences"
OFFICE, LICENSING = 0x40000002, 0x40000003
ANGOLAS = actor("ao_trader").organisation
AT_THE_BORDER = codes.POWER_EXPORT | codes.POWER_IMPORT
MORE, LOST = 300, 20  # millicarats


def open_one(door: Door, name: str, number: int, powers: int) -> None:
    key = newcomer(name).address
    door.do(open_office(number, ZW, powers, DOCUMENT, DOCUMENT, key), "zw_focal")


@pytest.fixture(autouse=True)
def joined(door: Door) -> None:
    """Zimbabwe joins, and opens an office at its border and none of licences."""
    newcomer("zw_focal")
    decide(door, joining(door))
    open_one(door, IMPORT, OFFICE, AT_THE_BORDER)
    assert licensing_office(door.state(), ZW) == 0


def surplus(door: Door) -> tuple[bytes, list[Event]]:
    """More than is certified was found in a shipment to Zimbabwe: a parcel, and what happened."""
    shipment = departed(door, to=ZW, importer=OFFICE)
    detain(door, shipment, IMPORT)
    found = weights(door, shipment, MORE)
    said = resolution(door, shipment, codes.OUTCOME_CORRECTED, weights=found)
    act = signed_by_both(door, shipment, said, importing=IMPORT)
    events = door.do(replace(act, importing_office=OFFICE), "stranger")
    parcel = typed.parcel_id(OFFICE, surplus_reference(shipment.number, 1))
    return parcel, events


def test_a_surplus_is_the_importing_offices(door: Door) -> None:
    """A hold of nobody would stand for ever."""
    parcel, events = surplus(door)
    (registered,) = happened(events, SurplusRegistered)
    assert isinstance(registered, SurplusRegistered) and registered.office == OFFICE
    hold = typed.hold_id(parcel, 1)
    assert happened(events, HoldPlaced) == [
        HoldPlaced(hold, parcel, OFFICE, 1, codes.HOLD_SURPLUS, NO_KEY, NOTHING)
    ]
    kept = Hold(OFFICE, codes.HOLD_IN_FORCE, codes.HOLD_SURPLUS, NO_KEY, parcel)
    assert door.state().holds[hold] == kept


def test_the_importing_office_alone_releases_a_surplus(door: Door) -> None:
    parcel, _ = surplus(door)
    hold = typed.hold_id(parcel, 1)
    with refused(rule.ParcelsNotYourHold(hold, OFFICE, EXPORTING)):
        release(door, hold)
    release(door, hold, IMPORT)
    assert word(door, parcel).holds == 0


def test_a_licence_office_that_comes_later_leaves_it_to_the_importing_one(door: Door) -> None:
    """Until that is closed: then the licence office of its Participant releases it."""
    parcel, _ = surplus(door)
    hold = typed.hold_id(parcel, 1)
    open_one(door, LICENCES, LICENSING, codes.POWER_LICENCE)
    with refused(rule.ParcelsNotYourHold(hold, OFFICE, LICENSING)):
        release(door, hold, LICENCES)
    door.do(acts.ParticipantsCloseOffice(OFFICE, 0, True), "zw_focal")
    release(door, hold, LICENCES)
    assert word(door, parcel).holds == 0


@pytest.mark.parametrize("outputs", [(), (output("SORTED", MORE - LOST),)])
def test_what_loses_weight_there_is_held_by_the_office_that_has_it(
    door: Door, outputs: tuple[Output, ...]
) -> None:
    parcel, _ = surplus(door)
    release(door, typed.hold_id(parcel, 1), IMPORT)
    operation = codes.OPERATION_RESORT if outputs else codes.OPERATION_LOSS
    hands = {"custodian": OFFICE, "owner": OFFICE, "loss": LOST}
    made = order(door, operation, [ParcelRef(parcel, 2)], outputs, **hands)
    (placed,) = happened(send(door, made, IMPORT), HoldPlaced)
    assert isinstance(placed, HoldPlaced)
    assert (placed.by, placed.reason) == (OFFICE, codes.HOLD_LOSS)
    release(door, placed.hold, IMPORT)
    assert word(door, placed.parcel).holds == 0


def papers(door: Door) -> list[Event]:
    """Two of one number, from before Angola was on the ledger: what the second leads to."""
    set_to(door, "PARAMETER_PAPER_GRACE_DAYS", 365)
    first = paper(
        issuer=AO, number="AO 1", exporter=ANGOLAS, importer=OFFICE, issued=DAY0 - 5,
        arrived=today(door),
    )  # fmt: skip
    record(door, first, by=IMPORT)
    (number,) = door.state().certificates
    return record(door, replace(first, collides_with=number), declared("IN-2"), by=IMPORT)


def test_a_second_paper_of_one_number_waits_for_the_office_that_recorded_it(door: Door) -> None:
    (placed,) = happened(papers(door), HoldPlaced)
    assert isinstance(placed, HoldPlaced)
    key = newcomer(IMPORT).address
    assert (placed.by, placed.reason, placed.key) == (OFFICE, codes.HOLD_COLLISION, key)
    with refused(rule.ParcelsSameKey(placed.hold, key)):
        release(door, placed.hold, IMPORT)
    door.do(enrol(newcomer(SECOND).address), IMPORT)
    go_to(door, today(door) + 3)
    release(door, placed.hold, SECOND)
    assert word(door, placed.parcel).holds == 0
