"""Documents attached to a subject."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.events import DocumentAttached
from tests.actors import actor
from tests.contracts.parceling import NOTHING, org
from tests.world import DOCUMENT, TODAY, Door, refused

SUBJECT = b"\x05" * 32


def attach(door: Door, by: str = "bw_observer", **changes: Any) -> list[Event]:
    act = acts.NoticesAttach(codes.SUBJECT_PARCEL, SUBJECT, DOCUMENT)
    return door.do(replace(act, **changes), by)


def test_a_stranger_attaches_nothing(door: Door) -> None:
    key = actor("stranger").address
    with refused(rule.ParticipantsKeyNotLive(key, 0, 0, door.moment)):
        attach(door, "stranger")


def test_a_suspended_organisation_attaches_nothing(door: Door) -> None:
    number, suspended = org("bw_trader"), codes.STANDING_SUSPENDED
    door.do(acts.ParticipantsSetStanding(number, suspended, TODAY, DOCUMENT), "bw_office")
    with refused(rule.ParticipantsNotInGoodStanding(number, suspended, TODAY)):
        attach(door, "bw_trader")


@pytest.mark.parametrize("kind", [0, 13, 255])
def test_a_subject_is_of_a_known_kind(door: Door, kind: int) -> None:
    with refused(rule.NoticesUnknownSubjectKind(kind)):
        attach(door, subject_kind=kind)


def test_a_subject_is_named(door: Door) -> None:
    with refused(rule.NoticesNoSubject(codes.SUBJECT_PARCEL)):
        attach(door, subject=NOTHING)


def test_a_document_is_named(door: Door) -> None:
    with refused(rule.NoticesNoDocument(SUBJECT)):
        attach(door, document=NOTHING)


@pytest.mark.parametrize("by", ["bw_observer", "bw_miner", "ae_office"])
@pytest.mark.parametrize("kind", [codes.SUBJECT_PARCEL, codes.SUBJECT_PARAMETER])
def test_whoever_is_in_good_standing_attaches_a_document(door: Door, by: str, kind: int) -> None:
    attached = DocumentAttached(kind, SUBJECT, org(by), DOCUMENT)
    assert attach(door, by, subject_kind=kind) == [attached]
