"""Numbers on forged paper: an office at the border reports one, and the one whose it is answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import ForgeryAnswered, ForgeryReported
from kp_ledger.model.typed import shipment_id
from tests.actors import AO, BW, ZW, actor
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    EXPORTER,
    NOTHING,
    OFFICE,
    certified,
    confirm,
    depart,
    plain,
)
from tests.world import DOCUMENT, TODAY, Door, refused

NOBODYS = 0x5A5A
PRINTED = "ZW 0012/A"
ANGOLAS = actor("ao_office").organisation

REPORT = acts.CancellationsReportForgery(ZW, PRINTED, DOCUMENT)
ANSWER = acts.CancellationsAnswerForgery("BW 000001", DOCUMENT)
BOTH = pytest.mark.parametrize("act", [REPORT, ANSWER])
Word = acts.CancellationsReportForgery | acts.CancellationsAnswerForgery


@BOTH
def test_an_office_at_the_border_speaks(door: Door, act: Word) -> None:
    power = codes.POWERS_AT_THE_BORDER
    with refused(rule.ParticipantsNoPower(EXPORTER, 0, power)):
        door.do(act, "bw_miner")


def test_whose_participant_is_suspended_answers_and_reports_nothing(door: Door) -> None:
    suspend_self(door, "bw_office")
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, TODAY)):
        door.do(REPORT, "bw_office")
    assert door.do(ANSWER, "bw_office")


@BOTH
def test_it_gives_a_document(door: Door, act: Word) -> None:
    issuer = act.issuer if isinstance(act, acts.CancellationsReportForgery) else BW
    with refused(rule.CancellationsNoDocument(issuer, act.number)):
        door.do(replace(act, document=NOTHING), "bw_office")


def test_a_paper_claims_to_be_of_a_participant_that_is_known(door: Door) -> None:
    for unknown in (0, NOBODYS):
        with refused(rule.CancellationsUnknownIssuer(unknown)):
            door.do(replace(REPORT, issuer=unknown), "bw_office")


@BOTH
def test_a_number_is_read_as_where_paper_is_recorded(door: Door, act: Word) -> None:
    issuer = ZW if act == REPORT else BW
    with refused(rule.PaperNoNumber()):
        door.do(replace(act, number=""), "bw_office")
    limit = codes.LIMIT_PAPER_NUMBER
    with refused(rule.PaperNumberTooLong(limit, limit + 1)):
        door.do(replace(act, number="1" * (limit + 1)), "bw_office")
    with refused(rule.PaperNumberMalformed("zw 12")):
        door.do(replace(act, number="zw 12"), "bw_office")
    with refused(rule.PaperOtherLetters("AO 12", AO, issuer)):
        door.do(replace(act, number="AO 12"), "bw_office")
    with refused(rule.PaperNumberEmpty("--", issuer)):
        door.do(replace(act, number="--"), "bw_office")


def test_what_is_reported_is_told(door: Door) -> None:
    paper = shipment_id(ZW, "12A")
    told = ForgeryReported(ZW, paper, OFFICE, PRINTED, DOCUMENT)
    assert door.do(REPORT, "bw_office") == [told]


@pytest.mark.parametrize("written", ["ZW 12 A", "0012A", "ZW-0012/A"])
def test_a_number_is_the_same_however_it_is_written(door: Door, written: str) -> None:
    told: list[Event] = door.do(replace(REPORT, number=written), "bw_office")
    assert told == [ForgeryReported(ZW, shipment_id(ZW, PRINTED), OFFICE, written, DOCUMENT)]


def test_a_number_is_reported_whether_it_was_used_or_not(door: Door) -> None:
    """A forger copies a genuine number as well as he makes one up."""
    certified(door)
    for written in ("BW 000001", "BW 000999"):
        told: list[Event] = door.do(
            acts.CancellationsReportForgery(BW, written, DOCUMENT), "ao_office"
        )
        number = shipment_id(BW, written)
        assert told == [ForgeryReported(BW, number, ANGOLAS, written, DOCUMENT)]


def test_whose_number_it_is_answers(door: Door) -> None:
    told: list[Event] = door.do(ANSWER, "bw_office")
    number = shipment_id(BW, "1")
    assert told == [ForgeryAnswered(BW, number, OFFICE, "BW 000001", DOCUMENT)]


def test_nobody_answers_for_anothers_number(door: Door) -> None:
    """An office names no issuer: it speaks of its own Participant's numbers alone."""
    with refused(rule.PaperOtherLetters("BW 000001", BW, AO)):
        door.do(ANSWER, "ao_office")


def test_attack_genuine_certificate_reported_as_forged(door: Door) -> None:
    """A false report, said again and again, stops nothing and changes no word of the ledger."""
    shipment = certified(door)
    before = plain(door.state())
    report = acts.CancellationsReportForgery(BW, "BW 000001", DOCUMENT)
    for _ in range(3):
        door.do(report, "ao_office")
    assert plain(door.state()) == before
    depart(door, shipment)
    door.do(report, "ae_office")
    confirm(door, shipment)
    assert door.state().certificates[shipment.number].a.status == codes.CERTIFICATE_CONFIRMED
