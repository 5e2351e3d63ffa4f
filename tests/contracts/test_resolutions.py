"""What both offices decide about a detained shipment, and what one decides alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.domain.parse import MOST_MILLICARATS
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    Arrived,
    DepartureUndone,
    DetentionResolved,
    HoldPlaced,
    Sealed,
    ShipmentForfeited,
    SurplusRegistered,
)
from kp_ledger.generated.records import ParcelRef, Weight
from kp_ledger.model import typed
from kp_ledger.model.corrections import surplus_reference
from tests.actors import AE, AO, BW, actor, sign
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    DESTINATION,
    EXPORTER,
    NOTHING,
    OFFICE,
    Certified,
    certified,
    confirm,
    depart,
    departed,
    hold,
    number,
    today,
)
from tests.contracts.detaining import (
    detain,
    let_go,
    record,
    resolution,
    resolve,
    resolve_alone,
    signed_by_both,
    take_back,
    turn_back,
)
from tests.contracts.probing import through
from tests.contracts.test_detentions import UNKNOWN, confirmed_in_part
from tests.world import DOCUMENT, TODAY, ZONES, Door, go_to, hand_over, refused

AS_CERTIFIED, CORRECTED = codes.OUTCOME_AS_CERTIFIED, codes.OUTCOME_CORRECTED
RETURN, FORFEIT = codes.OUTCOME_RETURN, codes.OUTCOME_FORFEIT


def detained(door: Door, *weights: int) -> Certified:
    shipment = departed(door, *weights)
    detain(door, shipment)
    return shipment


def weights(door: Door, shipment: Certified, *apart: int) -> tuple[Weight, ...]:
    """Of the first parcels of a shipment, so much more or less than certified."""
    words = [(parcel, door.state().parcel(parcel)) for parcel in shipment.parcels]
    return tuple(
        Weight(parcel, word.millicarats + more)
        for (parcel, word), more in zip(words, apart, strict=False)
    )


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
@pytest.mark.parametrize("contract", ["Issuance", "Shipments", "Paper", "Transformations"])
def test_nobody_else_registers_a_surplus(door: Any, contract: str) -> None:
    act = acts.CorrectionsRegisterSurplus(number(1), 1, DESTINATION, 100, TODAY, DOCUMENT)
    with refused(rule.NotTheDoor(door.ledger.addresses[contract].lower())):
        through(door, contract, act)


@pytest.mark.parametrize("by", ["stranger", "ae_office"])
def test_no_key_registers_a_surplus(door: Door, by: str) -> None:
    act = acts.CorrectionsRegisterSurplus(number(1), 1, DESTINATION, 100, TODAY, DOCUMENT)
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(act, by)


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


# One alone


@pytest.mark.parametrize("outcome", [AS_CERTIFIED, CORRECTED, codes.OUTCOME_LOST, 0])
def test_one_alone_sends_back_or_forfeits(door: Door, outcome: int) -> None:
    shipment = detained(door)
    go_to(door, TODAY + 31)
    with refused(rule.DetentionsUnknownOutcome(outcome)):
        resolve_alone(door, shipment, outcome)


def test_only_the_destination_decides_alone(door: Door) -> None:
    shipment = detained(door)
    go_to(door, TODAY + 31)
    with refused(rule.CertificatesOtherDestination(shipment.number, AE, BW)):
        resolve_alone(door, shipment, RETURN, "bw_office")
    with refused(rule.ParticipantsNoPower(actor("ae_trader").organisation, 0, codes.POWER_IMPORT)):
        resolve_alone(door, shipment, RETURN, "ae_trader")


def test_only_what_is_detained_is_decided_alone(door: Door) -> None:
    shipment = departed(door)
    with refused(rule.DetentionsNotDetained(shipment.number, codes.CERTIFICATE_DEPARTED)):
        resolve_alone(door, shipment, RETURN)


@pytest.mark.parametrize("outcome", [RETURN, FORFEIT])
def test_attack_detention_dated_back_resolved_alone(door: Door, outcome: int) -> None:
    """Detained today as of a month ago, and forfeited by one's own word at once."""
    shipment = departed(door)
    go_to(door, TODAY + 40)
    detain(door, shipment, day=TODAY)
    for days in (40, 70):
        go_to(door, TODAY + days)
        refusal = rule.DetentionsNotAloneYet(shipment.number, TODAY + 40, 30, TODAY + days)
        with refused(refusal):
            resolve_alone(door, shipment, outcome)
    go_to(door, TODAY + 71)
    resolve_alone(door, shipment, outcome)


def test_one_alone_has_a_legal_document_a_day_and_its_packing(door: Door) -> None:
    shipment = detained(door)
    go_to(door, TODAY + 31)
    with refused(rule.DetentionsNoDocument(shipment.number)):
        resolve_alone(door, shipment, RETURN, document=NOTHING)
    with refused(rule.CertificatesBeforeDeparture(shipment.number, TODAY, TODAY - 1)):
        resolve_alone(door, shipment, RETURN, day=TODAY - 1)
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        resolve_alone(door, shipment, RETURN, packing=UNKNOWN.packing)


def test_one_alone_is_told_as_one(door: Door) -> None:
    shipment = detained(door)
    go_to(door, TODAY + 31)
    told = resolve_alone(door, shipment, FORFEIT)
    assert told[:2] == [
        DetentionResolved(shipment.number, FORFEIT, (), 0, 0, DESTINATION, TODAY + 31, DOCUMENT),
        ShipmentForfeited(shipment.number, DESTINATION, TODAY + 31, DOCUMENT),
    ]
    assert record(door, shipment).a.status == codes.CERTIFICATE_FORFEITED


def test_with_both_suspended_a_detention_is_resolved(door: Door) -> None:
    shipment = detained(door)
    go_to(door, TODAY + 1)
    for office in ("bw_office", "ae_office"):
        suspend_self(door, office)
    resolve(door, shipment, AS_CERTIFIED)
    assert record(door, shipment).a.status == codes.CERTIFICATE_CONFIRMED
    assert today(door) == TODAY + 1


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
