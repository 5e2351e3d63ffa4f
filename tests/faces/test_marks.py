"""What an office did while its Participant was suspended is marked; which documents are listed."""

from __future__ import annotations

import pytest

from kp_ledger.answers.arrivals import note_of
from kp_ledger.answers.standing import mark_of
from kp_ledger.base.messages import Event
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.showing import Showing
from kp_ledger.domain.words import LAB_GROWN
from kp_ledger.generated import codes, events
from kp_ledger.generated.records import CertificateA, CertificateB, Office, ParticipantState
from kp_ledger.index.queries.story import documents_in
from kp_ledger.model.state import Certificate, Ledger, State
from tests.actors import AE, BW

HOME, AWAY, TRADER = 7, 8, 9
SUSPENDED_ON = 20_500
DOCUMENT, LOST = b"\x01" * 32, b"\x02" * 32
SAID = " On that day Botswana was suspended."


def state() -> State:
    """Botswana is suspended from a day on, the Emirates are not."""
    good = ParticipantState(codes.KP_PARTICIPANT, True, 1, 1, 1)
    ended = ParticipantState(codes.KP_SUSPENDED, False, 1, SUSPENDED_ON, SUSPENDED_ON)
    offices = {
        number: Office(place, codes.POWER_EXPORT, 1, 1 << 20, 1)
        for number, place in ((HOME, BW), (AWAY, AE))
    }
    return State(Ledger(1, {}), participants={BW: [good, ended], AE: [good]}, offices=offices)


def mark(event: Event, day: int = SUSPENDED_ON) -> str:
    return mark_of(state(), event, day * SECONDS_PER_DAY)


BY_HOME = (
    events.DetentionEnded(1, HOME, DOCUMENT),
    events.DetentionResolved(1, codes.OUTCOME_LOST, (), 0, AWAY, HOME, SUSPENDED_ON, DOCUMENT),
    events.DetentionResolved(1, codes.OUTCOME_LOST, (), 0, HOME, AWAY, SUSPENDED_ON, DOCUMENT),
    events.ShipmentLost(1, (HOME,), SUSPENDED_ON, DOCUMENT),
    events.ShipmentFound(1, (AWAY, HOME), SUSPENDED_ON, DOCUMENT),
    events.CertificateLapsed(1, HOME),
)


@pytest.mark.parametrize("event", BY_HOME, ids=lambda event: type(event).__name__)
def test_what_an_office_did_while_suspended_is_marked(event: Event) -> None:
    assert mark(event) == SAID
    assert mark(event, SUSPENDED_ON - 1) == ""


EXPIRES = 20_510


def arriving(day: int, certificate: int = 1) -> Event:
    return events.ShipmentConfirmed(certificate, HOME, 1, 2, (), 5, 5, day, False, 0, DOCUMENT)


@pytest.mark.parametrize(("day", "noted"), [(EXPIRES, False), (EXPIRES + 1, True)])
def test_what_arrives_after_its_last_day_is_noted(day: int, noted: bool) -> None:
    here = state()
    a = CertificateA(codes.CERTIFICATE_CONFIRMED, 1, BW, AE, 1, 2, HOME, 1, 0, 5, 0, 0, 0)
    b = CertificateB(EXPIRES - 9, EXPIRES, EXPIRES - 1, day, 0, 1, 0, EXPIRES - 1)
    here.certificates[1] = Certificate(a, b, b"")
    said = note_of(here, arriving(day))
    assert said == (
        " The certificate had expired, at the end of 26 February 2026." if noted else ""
    )


@pytest.mark.parametrize(("day", "noted"), [(EXPIRES, False), (EXPIRES + 1, True)])
def test_so_is_what_arrives_on_paper(day: int, noted: bool) -> None:
    paper = events.InboundRecorded(
        1,
        BW,
        HOME,
        "1",
        1,
        2,
        (),
        EXPIRES - 9,
        EXPIRES,
        day,
        (1, 0, 0),
        (1, 0, 0),
        False,
        0,
        DOCUMENT,
    )
    assert bool(note_of(state(), paper)) == noted


def test_nothing_else_is_noted() -> None:
    assert note_of(state(), events.CertificateLapsed(1, TRADER)) == ""


def test_one_mark_is_enough_for_two_offices_of_one_participant() -> None:
    assert mark(events.ShipmentLost(1, (HOME, HOME), SUSPENDED_ON, DOCUMENT)) == SAID


def test_who_is_no_office_is_not_marked() -> None:
    assert mark(events.CertificateLapsed(1, TRADER)) == ""
    assert mark(events.ShipmentLost(1, (AWAY,), SUSPENDED_ON, DOCUMENT)) == ""


def test_a_word_in_the_place_of_a_document_is_none_and_reads_as_a_word() -> None:
    written = events.WrittenDown(b"\x03" * 32, TRADER, 2, 1_000, 900, HOME, LAB_GROWN, DOCUMENT)
    assert documents_in(written) == [("document", DOCUMENT)]
    assert Showing().show_whole_document(LAB_GROWN) == "lab-grown"


def test_the_declaration_of_a_lost_paper_is_a_document() -> None:
    voided = events.CertificateVoided(1, HOME, bytes(32), 2, LOST, DOCUMENT)
    assert documents_in(voided) == [("document", DOCUMENT), ("lost", LOST)]
