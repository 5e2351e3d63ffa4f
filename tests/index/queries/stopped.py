"""Shipments that did not arrive as they left: undone, turned back, resolved, lost and found.

stopped(door) does to a world that is as its founding left it what chance hardly ever gets to.
"""

from __future__ import annotations

from functools import cache

from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Weight
from tests.actors import AE
from tests.contracts import certifying as shipments
from tests.contracts import detaining
from tests.index.chains import Paper
from tests.index.queries import scenes
from tests.world import DOCUMENT, Door, register

KINDS = (codes.KIND_GEM, codes.KIND_UNSORTED)
# Each after a part of the shipment was confirmed, which alone stays exported if the rest is back.
IN_PART = (codes.OUTCOME_AS_CERTIFIED, codes.OUTCOME_CORRECTED, codes.OUTCOME_RETURN)


def stopped(door: Door) -> None:
    """In each way in which one may be, of several kinds and worth something."""
    _undo(door, _departed(door, 1))
    turned = _departed(door, 2)
    detaining.turn_back(door, turned)
    detaining.take_back(door, turned)
    for serial, outcome in enumerate(IN_PART, 3):
        _resolve_the_rest(door, _departed(door, serial), outcome)
    forfeited = _departed(door, 6)
    detaining.detain(door, forfeited)
    detaining.resolve(door, forfeited, codes.OUTCOME_FORFEIT)
    for serial, outcome in ((7, codes.OUTCOME_FOUND_ON), (8, codes.OUTCOME_FOUND_BACK)):
        _lose_and_find(door, _departed(door, serial), outcome)
    detaining.resolve(door, _departed(door, 9), codes.OUTCOME_LOST)
    _break_a_seal(door, _departed(door, 10))
    _send_on(door, _departed(door, 11), 901)
    _send_on(door, _departed(door, 12), 902, ends=True)


@cache
def chain_of_stopped() -> Paper:
    """That on paper, to be read only."""
    chain = Paper()
    stopped(chain)
    return chain


def _departed(door: Door, serial: int) -> shipments.Certified:
    lots = [
        register(door, f"STOPPED-{serial}-{i}", 1_000 + i * 1_000, kind=KINDS[i]) for i in (0, 1)
    ]
    shipment = scenes.sealed(door, shipments.number(serial), *lots)
    shipments.depart(door, shipment)
    return shipment


def _undo(door: Door, shipment: shipments.Certified) -> None:
    act = acts.ShipmentsUndoDeparture(shipment.number, DOCUMENT, shipment.packing)
    door.do(act, "bw_office")


def _resolve_the_rest(door: Door, shipment: shipments.Certified, outcome: int) -> None:
    first, rest = shipment.parcels
    _confirm_one(door, shipment, first)
    weight = door.state().parcel(rest).millicarats
    detaining.detain(door, shipment, measured=weight + 300)
    weights = (Weight(rest, weight + 300),) if outcome == codes.OUTCOME_CORRECTED else ()
    detaining.resolve(door, shipment, outcome, weights=weights)
    if outcome == codes.OUTCOME_RETURN:
        detaining.take_back(door, shipment)


def _lose_and_find(door: Door, shipment: shipments.Certified, outcome: int) -> None:
    """Found on its way it arrives after all."""
    first, rest = shipment.parcels
    _confirm_one(door, shipment, first)
    detaining.resolve(door, shipment, codes.OUTCOME_LOST)
    detaining.resolve(door, shipment, outcome)
    if outcome == codes.OUTCOME_FOUND_ON:
        _confirm_one(door, shipment, rest)


def _send_on(door: Door, shipment: shipments.Certified, serial: int, ends: bool = False) -> None:
    """A part of it, under a technical certificate, which is voided or leads on."""
    first, _ = shipment.parcels
    _confirm_one(door, shipment, first)
    detaining.detain(door, shipment)
    technical = detaining.supersede(door, shipment, shipments.number(serial, AE))
    if ends:
        detaining.void_technical(door, technical)
        return
    shipments.depart(door, technical, "ae_office")


def _break_a_seal(door: Door, shipment: shipments.Certified) -> None:
    """As an office on its way said, and the one at its end found otherwise."""
    day = shipments.today(door)
    door.do(acts.ShipmentsSeenInTransit(shipment.number, day, False, DOCUMENT), "ao_office")
    shipments.confirm(door, shipment, seals_intact=True, seals_document=DOCUMENT)


def _confirm_one(door: Door, shipment: shipments.Certified, parcel: bytes) -> None:
    weight = door.state().parcel(parcel).millicarats
    shipments.confirm(door, shipment, confirmed=(parcel,), measured=weight)
