"""Parcels at a high revision and certificates of many steps, as the table of boundaries tries them."""

from __future__ import annotations

from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import ParcelRef, Progress
from tests.contracts import certifying
from tests.contracts.detaining import detain, detained, resolve
from tests.contracts.detaining import find as find_on_its_way
from tests.contracts.detaining import lose as lose_shipment
from tests.contracts.parceling import wear_out
from tests.contracts.probing import through
from tests.contracts.test_missing import find, miss
from tests.contracts.test_technical import supersede
from tests.contracts.transforming import lose
from tests.world import Door, go_to, hand_over, register

# Revisions


def _worn(door: Door, revision: int) -> ParcelRef:
    return wear_out(door, register(door, "WORN", 1_000).parcel, revision)


def worn_and_handed_over(door: Door, revision: int) -> None:
    hand_over(door, "bw_miner", "bw_trader", _worn(door, revision))


def worn_and_applied_for(door: Door, revision: int) -> None:
    certifying.asked(door, _worn(door, revision))


def worn_and_lost_of(door: Door, revision: int) -> None:
    lose(door, _worn(door, revision), 1)


def worn_and_missed(door: Door, revision: int) -> None:
    miss(door, _worn(door, revision))


def worn_and_found(door: Door, revision: int) -> None:
    """At so high a revision while it was missing."""
    parcel = _worn(door, revision - 1)
    miss(door, parcel)
    find(door, parcel)


def worn_and_superseded(door: Door, revision: int) -> None:
    """Sealing and departing are two more."""
    made = certifying.valued(door, _worn(door, revision - 2))
    certifying.issue(door, made)
    shipment = certifying.Certified(certifying.number(1), certifying.packing(made))
    certifying.depart(door, shipment)
    detain(door, shipment)
    supersede(door, shipment)


# Steps


def _step(door: Door, shipment: certifying.Certified, step: int, *statuses: int) -> None:
    day = certifying.today(door)
    for status in statuses:
        stopped = 0 if statuses == (codes.CERTIFICATE_DEPARTED,) else day
        to = Progress(status, 2, step, 0, stopped, day, 0, day)
        through(door, "Detentions", acts.CertificatesMove(shipment.number, to))


def detained_at_step(door: Door, step: int) -> None:
    shipment = certifying.departed(door)
    _step(door, shipment, step, codes.CERTIFICATE_DEPARTED)
    detain(door, shipment)


def superseded_at_step(door: Door, step: int) -> None:
    shipment = detained(door)
    _step(door, shipment, step, codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_DETAINED)
    supersede(door, shipment, step=step)


def found_at_step(door: Door, step: int) -> None:
    shipment = _lost_at(door, step)
    resolve(door, shipment, codes.OUTCOME_FOUND_ON, step=step)


def found_alone_at_step(door: Door, step: int) -> None:
    find_on_its_way(door, _lost_at(door, step))


def _lost_at(door: Door, step: int) -> certifying.Certified:
    """By one: whoever declared it may take it back at once."""
    shipment = certifying.departed(door)
    go_to(door, certifying.today(door) + 105)
    lose_shipment(door, shipment)
    record = door.state().certificates[shipment.number]
    a, b = record.a, record.b
    for status in (codes.CERTIFICATE_DEPARTED, codes.CERTIFICATE_LOST):
        to = Progress(status, 2, step, a.flags, a.stopped, b.departed, 0, b.recorded)
        through(door, "Detentions", acts.CertificatesMove(shipment.number, to))
    return shipment
