"""What the importing office decides alone about a shipment that it detained."""

from __future__ import annotations

import pytest

from kp_ledger.generated import codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import (
    DetentionResolved,
    ShipmentForfeited,
)
from tests.actors import AE, BW, actor
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    DESTINATION,
    NOTHING,
    departed,
    today,
)
from tests.contracts.detaining import (
    detain,
    detained,
    record,
    resolve,
    resolve_alone,
)
from tests.contracts.test_detentions import UNKNOWN
from tests.world import DOCUMENT, TODAY, Door, go_to, refused

AS_CERTIFIED, CORRECTED = codes.OUTCOME_AS_CERTIFIED, codes.OUTCOME_CORRECTED
RETURN, FORFEIT = codes.OUTCOME_RETURN, codes.OUTCOME_FORFEIT


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
