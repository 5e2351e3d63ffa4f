"""What both offices decide about a detained shipment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    Arrived,
    DetentionResolved,
    HoldPlaced,
    ShipmentForfeited,
)
from kp_ledger.generated.records import ParcelRef
from kp_ledger.model import typed
from tests.actors import AE, AO, BW, actor, sign
from tests.contracts.certifying import (
    DESTINATION,
    EXPORTER,
    NOTHING,
    OFFICE,
    departed,
    number,
)
from tests.contracts.detaining import (
    detain,
    detained,
    let_go,
    record,
    resolution,
    resolve,
    signed_by_both,
    take_back,
    weights,
)
from tests.contracts.test_detentions import UNKNOWN, confirmed_in_part
from tests.world import DOCUMENT, TODAY, Door, go_to, hand_over, refused

AS_CERTIFIED, CORRECTED = codes.OUTCOME_AS_CERTIFIED, codes.OUTCOME_CORRECTED
RETURN, FORFEIT = codes.OUTCOME_RETURN, codes.OUTCOME_FORFEIT


# Refusals of a resolution


def test_a_resolution_ends_at_its_deadline(door: Door) -> None:
    shipment = detained(door)
    order = resolution(door, shipment, RETURN, deadline=door.moment + 10)
    door.moment += 11
    with refused(rule.OrdersExpired(order.deadline, door.moment)):
        door.do(signed_by_both(door, shipment, order), "stranger")


def test_a_resolution_is_of_a_known_certificate(door: Door) -> None:
    shipment = detained(door)
    order = resolution(door, shipment, RETURN, certificate=number(77))
    with refused(rule.CertificatesUnknown(number(77))):
        door.do(signed_by_both(door, UNKNOWN, order), "stranger")


@pytest.mark.parametrize(
    ("exporting", "importing", "participant", "expected"),
    [("ao_office", "ae_office", AO, BW), ("bw_office", "ao_office", AO, AE)],
)
def test_the_offices_of_both_ends_resolve(
    door: Door, exporting: str, importing: str, participant: int, expected: int
) -> None:
    shipment = detained(door)
    order = resolution(door, shipment, RETURN)
    third = actor("ao_office").organisation
    with refused(rule.DetentionsOtherOffice(third, participant, expected)):
        door.do(signed_by_both(door, shipment, order, exporting, importing), "stranger")


@pytest.mark.parametrize(
    ("exporting", "importing", "who", "power"),
    [
        ("bw_miner", "ae_office", "bw_miner", codes.POWER_EXPORT),
        ("bw_office", "ae_trader", "ae_trader", codes.POWER_IMPORT),
    ],
)
def test_offices_with_the_powers_of_the_border_resolve(
    door: Door, exporting: str, importing: str, who: str, power: int
) -> None:
    shipment = detained(door)
    order = resolution(door, shipment, RETURN)
    with refused(rule.ParticipantsNoPower(actor(who).organisation, 0, power)):
        door.do(signed_by_both(door, shipment, order, exporting, importing), "stranger")


@pytest.mark.parametrize("hand", ["exporting", "importing"])
def test_each_office_signs_with_its_own_key(door: Door, hand: str) -> None:
    shipment = detained(door)
    order = resolution(door, shipment, RETURN)
    act = replace(
        signed_by_both(door, shipment, order), **{hand: (sign(order, "stranger", door.ledger),)}
    )
    office = OFFICE if hand == "exporting" else DESTINATION
    with refused(rule.ParticipantsNotItsKey(actor("stranger").address, office)):
        door.do(act, "stranger")


def test_attack_resolution_withdrawn(door: Door) -> None:
    """One office signs, withdraws its orders, and the other sends what it has."""
    shipment = detained(door)
    order = resolution(door, shipment, FORFEIT)
    act = signed_by_both(door, shipment, order)
    door.do(acts.ParticipantsWithdrawOrders(), "bw_office")
    key = door.state().keys[actor("bw_office").address]
    refusal = rule.ParticipantsOrderWithdrawn(
        actor("bw_office").address, key.orders_from, order.signed_at
    )
    with refused(refusal):
        door.do(act, "ae_office")


def test_attack_resolution_of_an_earlier_detention(door: Door) -> None:
    """Signed in the first detention, let go, detained again for another reason, and sent then."""
    shipment = detained(door)
    act = signed_by_both(door, shipment, resolution(door, shipment, FORFEIT))
    let_go(door, shipment)
    detain(door, shipment)
    with refused(rule.DetentionsOtherStep(shipment.number, 3, 1)):
        door.do(act, "ae_office")


@pytest.mark.parametrize("outcome", [0, 9])
def test_an_outcome_is_one_that_can_be_decided(door: Door, outcome: int) -> None:
    shipment = detained(door)
    with refused(rule.DetentionsUnknownOutcome(outcome)):
        resolve(door, shipment, outcome)


def test_a_correction_has_weights_and_no_other(door: Door) -> None:
    shipment = detained(door)
    with refused(rule.DetentionsWeightsOfAnother(CORRECTED, 0)):
        resolve(door, shipment, CORRECTED)
    with refused(rule.DetentionsWeightsOfAnother(RETURN, 1)):
        resolve(door, shipment, RETURN, weights=weights(door, shipment, -1))


@pytest.mark.parametrize(
    "changes",
    [{"technical": number(9)}, {"to": AO}, {"importer": EXPORTER}, {"expires": TODAY + 30}],
)
def test_no_other_certificate_is_named(door: Door, changes: dict[str, Any]) -> None:
    shipment = detained(door)
    with refused(rule.DetentionsNotTechnical(RETURN)):
        resolve(door, shipment, RETURN, **changes)


@pytest.mark.parametrize("outcome", [AS_CERTIFIED, CORRECTED, RETURN, FORFEIT])
def test_only_what_is_detained_is_resolved(door: Door, outcome: int) -> None:
    shipment = departed(door)
    found = weights(door, shipment, -1) if outcome == CORRECTED else ()
    with refused(rule.DetentionsNotDetained(shipment.number, codes.CERTIFICATE_DEPARTED)):
        resolve(door, shipment, outcome, weights=found)


def test_a_resolution_is_after_departure_and_not_tomorrow(door: Door) -> None:
    shipment = detained(door)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, TODAY, TODAY - 1)):
        resolve(door, shipment, RETURN, day=TODAY - 1)
    with refused(rule.CertificatesDayInFuture(TODAY + 2, TODAY + 1)):
        resolve(door, shipment, RETURN, day=TODAY + 2)


def test_a_resolution_has_a_document_and_its_packing(door: Door) -> None:
    shipment = detained(door)
    with refused(rule.DetentionsNoDocument(shipment.number)):
        resolve(door, shipment, RETURN, document=NOTHING)
    order = resolution(door, shipment, RETURN)
    act = replace(signed_by_both(door, shipment, order), packing=UNKNOWN.packing)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        door.do(act, "stranger")


# The other outcomes


def test_as_certified_it_arrives_as_it_left(door: Door) -> None:
    shipment = confirmed_in_part(door)
    detain(door, shipment)
    second = shipment.parcels[1]
    assert resolve(door, shipment, AS_CERTIFIED)[1:] == [
        Arrived(shipment.number, AE, DESTINATION, TODAY, (second,))
    ]
    a, b = record(door, shipment).a, record(door, shipment).b
    assert (a.status, a.remaining, a.step) == (codes.CERTIFICATE_CONFIRMED, 0, 2)
    assert b.arrived == TODAY


def test_what_is_to_return_is_taken_back(door: Door) -> None:
    shipment = detained(door)
    go_to(door, TODAY + 5)
    assert resolve(door, shipment, RETURN) == [
        DetentionResolved(shipment.number, RETURN, (), 0, OFFICE, DESTINATION, TODAY + 5, DOCUMENT)
    ]
    a = record(door, shipment).a
    assert (a.status, a.step, a.stopped) == (codes.CERTIFICATE_RETURNING, 2, TODAY + 5)
    take_back(door, shipment)


def test_what_is_forfeited_is_the_offices_and_on_hold(door: Door) -> None:
    shipment = detained(door)
    events = resolve(door, shipment, FORFEIT)
    assert events[1:3] == [
        ShipmentForfeited(shipment.number, DESTINATION, TODAY, DOCUMENT),
        Arrived(shipment.number, AE, DESTINATION, TODAY, shipment.parcels),
    ]
    a = record(door, shipment).a
    assert (a.status, a.step, a.remaining) == (codes.CERTIFICATE_FORFEITED, 2, 2)
    for event, parcel in zip(events[3:], shipment.parcels, strict=True):
        word = door.state().parcel(parcel)
        assert event == HoldPlaced(
            typed.hold_id(parcel, word.revision), parcel, DESTINATION, word.revision,
            codes.HOLD_OFFICE, "0x" + "00" * 20, NOTHING,
        )  # fmt: skip
        assert (word.status, word.holds, word.revision) == (codes.PARCEL_HELD, 1, 4)
        assert (word.place, word.custodian, word.owner) == (AE, DESTINATION, EXPORTER)


def test_attack_forfeited_goods_sold_and_exported(door: Door) -> None:
    """They stay on hold, owned as before, under the certificate that they came in under."""
    shipment = detained(door)
    resolve(door, shipment, FORFEIT)
    parcel = shipment.parcels[0]
    word = door.state().parcel(parcel)
    ref = ParcelRef(parcel, word.revision)
    with refused(rule.ParcelsOnHold(parcel, 1)):
        hand_over(door, "ae_office", "ae_trader", ref, moves=codes.MOVES_CUSTODY)
    placed = typed.hold_id(parcel, word.revision)
    with refused(rule.ParcelsNotYourHold(placed, DESTINATION, OFFICE)):
        door.do(acts.ParcelsReleaseHold(placed, DOCUMENT), "bw_office")
    door.do(acts.ParcelsReleaseHold(placed, DOCUMENT), "ae_office")
    ref = ParcelRef(parcel, word.revision + 1)
    with refused(rule.ParcelsNotOwner(parcel, EXPORTER, DESTINATION)):
        hand_over(door, "ae_office", "ae_trader", ref, moves=codes.MOVES_BOTH)
    assert door.state().parcel(parcel).certificate == shipment.number
