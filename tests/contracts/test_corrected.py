"""A detained shipment whose weights both offices correct: less is written down, more is a parcel."""

from __future__ import annotations

from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    Arrived,
    DetentionResolved,
    HoldPlaced,
    SurplusRegistered,
)
from kp_ledger.generated.records import Weight
from kp_ledger.model import typed
from kp_ledger.model.corrections import surplus_reference
from tests.actors import AE, actor
from tests.contracts.certifying import (
    DESTINATION,
    NOTHING,
    OFFICE,
    number,
)
from tests.contracts.detaining import (
    detain,
    detained,
    resolve,
    weights,
)
from tests.contracts.probing import through
from tests.contracts.test_detentions import confirmed_in_part
from tests.world import DOCUMENT, TODAY, ZONES, Door, go_to, refused

CORRECTED = codes.OUTCOME_CORRECTED


# Corrected


def test_attack_correction_laid_on_another_parcel(door: Door) -> None:
    """Weight of one's own, or of what has arrived already, is not corrected with a shipment."""
    shipment = confirmed_in_part(door)
    detain(door, shipment)
    first, second = shipment.parcels
    other = b"\xff" * 32
    for parcel in (first, other):
        with refused(rule.DetentionsNotUnder(parcel, shipment.number)):
            resolve(door, shipment, CORRECTED, weights=(Weight(parcel, 1),))
    resolve(door, shipment, CORRECTED, weights=(Weight(second, 1),))
    assert door.state().parcel(second).millicarats == 1


@pytest.mark.parametrize("repeat", [True, False])
def test_corrected_weights_ascend(door: Door, repeat: bool) -> None:
    shipment = detained(door)
    first, second = weights(door, shipment, -1, -1)
    listed = (first, first) if repeat else (second, first)
    with refused(rule.DetentionsNotAscending(first.parcel)):
        resolve(door, shipment, CORRECTED, weights=listed)


def test_nothing_is_corrected_to_nothing(door: Door) -> None:
    shipment = detained(door)
    parcel = shipment.parcels[0]
    with refused(rule.DetentionsNoWeight(parcel)):
        resolve(door, shipment, CORRECTED, weights=(Weight(parcel, 0),))


@pytest.mark.parametrize(("more", "fits"), [(1_000, True), (1_001, False)])
def test_a_surplus_is_one_parcel_at_most(door: Door, more: int, fits: bool) -> None:
    shipment = detained(door)
    words = [door.state().parcel(parcel).millicarats for parcel in shipment.parcels]
    found = (
        Weight(shipment.parcels[0], MOST_MILLICARATS),
        Weight(shipment.parcels[1], words[0] + words[1] - 1_000 + more),
    )
    if fits:
        events = resolve(door, shipment, CORRECTED, weights=found)
        assert surplus_of(events).millicarats == MOST_MILLICARATS
        return
    with refused(rule.DetentionsTooHeavy(MOST_MILLICARATS + 1, MOST_MILLICARATS)):
        resolve(door, shipment, CORRECTED, weights=found)


def surplus_of(events: list[Event]) -> SurplusRegistered:
    return next(event for event in events if isinstance(event, SurplusRegistered))


def test_less_is_written_down_and_more_is_a_parcel_on_hold(door: Door) -> None:
    shipment = detained(door)
    before = [door.state().parcel(parcel) for parcel in shipment.parcels]
    go_to(door, TODAY + 4)
    found = weights(door, shipment, -200, 300)
    events = resolve(door, shipment, CORRECTED, weights=found, day=TODAY + 3)
    reference = surplus_reference(shipment.number, 1)
    parcel = typed.parcel_id(DESTINATION, reference)
    assert reference.rstrip(b"\0") == b"SURPLUS-BW-1-1"
    origin = ZONES[AE, codes.NATURE_NOT_STATED] << 8 | 1
    assert events == [
        DetentionResolved(
            shipment.number, CORRECTED, found, 0, OFFICE, DESTINATION, TODAY + 3, DOCUMENT
        ),
        Arrived(shipment.number, AE, DESTINATION, TODAY + 3, shipment.parcels),
        SurplusRegistered(
            parcel, DESTINATION, DESTINATION, reference, origin, 300, 1, shipment.number,
            TODAY + 3, DOCUMENT,
        ),
        HoldPlaced(
            typed.hold_id(parcel, 1), parcel, DESTINATION, 1, codes.HOLD_SURPLUS,
            "0x" + "00" * 20, NOTHING,
        ),
    ]  # fmt: skip
    for word, one, more in zip(before, shipment.parcels, (-200, 0), strict=True):
        after = door.state().parcel(one)
        assert (after.millicarats, after.blend) == (word.millicarats + more, word.blend)
        assert (after.status, after.place, after.custodian) == (codes.PARCEL_HELD, AE, DESTINATION)
        assert (after.owner, after.certificate) == (word.owner, shipment.number)
        assert (after.revision, after.day) == (word.revision + 1, TODAY + 3)
    extra = door.state().parcel(parcel)
    assert (extra.millicarats, extra.blend, extra.holds, extra.kind) == (300, origin, 1, 1)
    assert (extra.custodian, extra.owner, extra.place) == (DESTINATION, DESTINATION, AE)


@pytest.mark.chain_only
@pytest.mark.parametrize(
    "contract", ["Issuance", "Cancellations", "Shipments", "Paper", "Transformations"]
)
def test_nobody_else_registers_a_surplus(door: Any, contract: str) -> None:
    act = acts.CorrectionsRegisterSurplus(number(1), 1, DESTINATION, 100, TODAY, DOCUMENT)
    with refused(rule.NotTheDoor(door.ledger.addresses[contract].lower())):
        through(door, contract, act)


@pytest.mark.parametrize("by", ["stranger", "ae_office"])
def test_no_key_registers_a_surplus(door: Door, by: str) -> None:
    act = acts.CorrectionsRegisterSurplus(number(1), 1, DESTINATION, 100, TODAY, DOCUMENT)
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(act, by)
