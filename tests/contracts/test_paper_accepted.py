"""The importer's acceptance of what foreign paper covers."""

from __future__ import annotations

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.generated import acts
from kp_ledger.generated import refusals as rule
from kp_ledger.model import typed
from tests.actors import ZW, actor, sign
from tests.contracts.certifying import (
    DESTINATION,
    IMPORTER,
    acceptance,
)
from tests.contracts.recording import (
    accept,
    declared,
    paper,
    record,
)
from tests.world import Door, reference, refused

ACCEPTED = typed.shipment_id(ZW, "ZW 000123/A")


def test_an_acceptance_is_a_signature(door: Door) -> None:
    order = acceptance(door, ACCEPTED, 1_000)
    act = acts.PaperRecordInbound(paper(), (declared(),), order, Signed(NO_KEY, b"\x01" * 64))
    with refused(rule.OrdersBadSignature(IMPORTER)):
        door.do(act, "ae_office")


def test_only_the_importers_key_accepts(door: Door) -> None:
    with refused(rule.ParticipantsNotItsKey(actor("ae_trader2").address, IMPORTER)):
        accept(door, "ae_trader2")


def test_attack_acceptance_of_another_paper(door: Door) -> None:
    other = typed.shipment_id(ZW, "ZW 000124/A")
    with refused(rule.AcceptancesOtherShipment(other, ACCEPTED)):
        accept(door, shipment=other)
    heavier = 1_001
    with refused(rule.AcceptancesOtherWeight(ACCEPTED, heavier, 1_000)):
        accept(door, millicarats=heavier)


def test_attack_acceptance_voided_by_recording_first(door: Door) -> None:
    """What the importer signs names the paper, and no number that another record takes first."""
    order = acceptance(door, typed.shipment_id(ZW, paper().number), declared().millicarats)
    signature = sign(order, "ae_trader", door.ledger, "Paper")
    record(door, paper(number="7"), declared("IN-2"))
    door.do(acts.PaperRecordInbound(paper(), (declared(),), order, signature), "ae_office")
    parcel = typed.parcel_id(DESTINATION, reference("IN-1"))
    assert door.state().parcel(parcel).custodian == IMPORTER


def test_an_acceptance_is_of_the_paper_however_it_is_spelt(door: Door) -> None:
    accept(door, shipment=typed.shipment_id(ZW, "ZW-123-A"))


def test_another_importer_accepts_nothing(door: Door) -> None:
    other = actor("ae_trader2").organisation
    with refused(rule.AcceptancesOtherImporter(other, IMPORTER)):
        accept(door, "ae_trader2", importer=other)
