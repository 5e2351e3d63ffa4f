"""A departure that its exporting office takes back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    DepartureUndone,
    Sealed,
)
from kp_ledger.model import typed
from tests.actors import AO, BW
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    EXPORTER,
    NOTHING,
    OFFICE,
    Certified,
    certified,
    confirm,
    depart,
    departed,
    hold,
)
from tests.contracts.detaining import (
    detain,
    let_go,
    record,
    turn_back,
)
from tests.contracts.test_detentions import UNKNOWN, confirmed_in_part
from tests.world import DOCUMENT, TODAY, Door, go_to, refused

# A departure undone


def undo(door: Door, shipment: Certified, by: str = "bw_office", **changes: Any) -> list[Event]:
    act = acts.ShipmentsUndoDeparture(shipment.number, DOCUMENT, shipment.packing)
    return door.do(replace(act, **changes), by)


def test_its_exporting_office_undoes_a_departure(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, codes.POWER_EXPORT)):
        undo(door, shipment, "bw_miner")
    with refused(rule.CertificatesOtherOrigin(shipment.number, BW, AO)):
        undo(door, shipment, "ao_office")


@pytest.mark.parametrize("ended", [("bw_office",), ("bw_office", "ae_office")])
def test_who_was_suspended_since_undoes_a_departure(door: Door, ended: tuple[str, ...]) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 1)
    for office in ended:
        suspend_self(door, office)
    undo(door, shipment)
    assert record(door, shipment).a.status == codes.CERTIFICATE_ISSUED


def test_only_what_departed_is_undone(door: Door) -> None:
    shipment = certified(door)
    with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_ISSUED)):
        undo(door, shipment)
    with refused(rule.CertificatesUnknown(UNKNOWN.number)):
        undo(door, UNKNOWN)


def test_a_departure_is_undone_for_three_days(door: Door) -> None:
    shipment = certified(door)
    go_to(door, TODAY + 5)
    depart(door, shipment, day=TODAY)
    go_to(door, TODAY + 9)
    with refused(rule.ShipmentsUndoneTooLate(shipment.number, TODAY + 5, 3, TODAY + 9)):
        undo(door, shipment)
    go_to(door, TODAY + 9)


@pytest.mark.parametrize("what", ["confirmed", "seen", "detained", "turned back"])
def test_what_was_heard_of_is_not_undone(door: Door, what: str) -> None:
    shipment = confirmed_in_part(door) if what == "confirmed" else departed(door)
    remaining, flags, stopped = 2, 0, 0
    if what == "confirmed":
        remaining = 1
    if what == "seen":
        act = acts.ShipmentsSeenInTransit(shipment.number, TODAY, True, DOCUMENT)
        door.do(act, "ao_office")
        flags = codes.FLAG_SEEN
    if what == "detained":
        detain(door, shipment)
        let_go(door, shipment)
        stopped = TODAY
    if what == "turned back":
        turn_back(door, shipment)
        with refused(rule.CertificatesNotDeparted(shipment.number, codes.CERTIFICATE_RETURNING)):
            undo(door, shipment)
        return
    with refused(rule.ShipmentsHeardOf(shipment.number, remaining, flags, stopped)):
        undo(door, shipment)


def test_an_undone_departure_has_a_document_and_its_packing(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.ShipmentsNoDocument(shipment.number)):
        undo(door, shipment, document=NOTHING)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        undo(door, shipment, packing=UNKNOWN.packing)


def test_an_undone_departure_is_sealed_as_before_and_departs_again(door: Door) -> None:
    shipment = departed(door)
    go_to(door, TODAY + 3)
    assert undo(door, shipment) == [
        DepartureUndone(shipment.number, OFFICE, DOCUMENT),
        Sealed(shipment.number, shipment.parcels),
    ]
    a, b = record(door, shipment).a, record(door, shipment).b
    assert (a.status, b.departed, b.recorded) == (codes.CERTIFICATE_ISSUED, 0, 0)
    for parcel in shipment.parcels:
        word = door.state().parcel(parcel)
        assert (word.status, word.certificate) == (codes.PARCEL_SEALED, shipment.number)
        assert (word.revision, word.day, word.place) == (4, TODAY + 3, BW)
    hold(door, shipment.parcels[0])
    with refused(rule.CertificatesOnHold(shipment.parcels[0], 1)):
        depart(door, shipment)
    placed = typed.hold_id(shipment.parcels[0], 5)
    door.do(acts.ParcelsReleaseHold(placed, DOCUMENT), "bw_office")
    depart(door, shipment)
    confirm(door, shipment)
    assert record(door, shipment).a.status == codes.CERTIFICATE_CONFIRMED
