"""Enrolments: a key signs itself that it is to serve, whom and as what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Enrolment
from tests.actors import AE, AO, BW, ZW, actor, sign
from tests.contracts.consenting import close, joining, propose, say, wait
from tests.contracts.enrolling import UNSIGNED, cut_keys, enrol, enrolment_of
from tests.contracts.organising import COMPANY, NEVER, OFFICE, admission, opening, org
from tests.contracts.probing import newcomer
from tests.world import DOCUMENT, Door, refused

NEW = newcomer("key_to_be").address
OTHER = newcomer("another_key").address
# Every act that enrols a key of an organisation, and who sends it.
ENROLLING: list[tuple[Act, str]] = [
    (opening(key=NEW), "bw_focal"),
    (admission(key=NEW), "bw_office"),
    (enrol(NEW), "bw_miner"),
    (cut_keys(org("bw_miner"), (), NEW, DOCUMENT), "bw_office"),
    (cut_keys(org("bw_export"), (), NEW, DOCUMENT), "bw_focal"),
]
each = pytest.mark.parametrize(
    ("act", "by"), ENROLLING, ids=["open", "admit", "enrol", "cut-company", "cut-office"]
)


def said(door: Door, act: Any, by: str, **changes: Any) -> Enrolment:
    return enrolment_of(act, by, door.moment, door.state, **changes)


def given(door: Door, act: Any, by: str, signer: str = "key_to_be", **changes: Any) -> Any:
    """The act with an Enrolment that differs, or that another key has signed."""
    enrolment = said(door, act, by, **changes)
    return replace(act, enrolment=enrolment, signature=sign(enrolment, signer, door.ledger))


@each
def test_a_key_that_has_not_signed_is_not_enrolled(door: Door, act: Any, by: str) -> None:
    enrolment = said(door, act, by)
    for signature in (UNSIGNED, Signed(NO_KEY, b"\x01" * 64)):
        with refused(rule.OrdersBadSignature(enrolment.organisation)):
            door.do(replace(act, enrolment=enrolment, signature=signature), by)


@each
def test_nobody_signs_for_another_key(door: Door, act: Any, by: str) -> None:
    for signer in ("another_key", by):
        with refused(rule.EnrolmentsNotByTheKey(NEW, actor(signer).address)):
            door.do(given(door, act, by, signer), by)


@each
def test_an_enrolment_is_for_what_it_says_alone(door: Door, act: Any, by: str) -> None:
    right = said(door, act, by)
    for changes in (
        {"organisation": right.organisation + 1},
        {"participant": AO},
        {"participant": 0},
        {"use": codes.USE_FOCAL},
    ):
        wrong = replace(right, **changes)
        with refused(rule.EnrolmentsForAnother(wrong.organisation, wrong.participant, wrong.use)):
            door.do(given(door, act, by, **changes), by)


def test_an_enrolment_ends_with_its_deadline(door: Door) -> None:
    act, by, moment = enrol(NEW), "bw_miner", door.moment
    with refused(rule.OrdersExpired(moment - 1, moment)):
        door.do(given(door, act, by, deadline=moment - 1), by)
    signed_at, deadline = door.moment, door.moment + codes.LIMIT_ORDER_DAYS * SECONDS_PER_DAY
    with refused(rule.OrdersDeadlineTooFar(signed_at, deadline + 1, codes.LIMIT_ORDER_DAYS)):
        door.do(given(door, act, by, deadline=deadline + 1), by)
    latest = given(door, act, by)
    deadline = latest.enrolment.signed_at + codes.LIMIT_ORDER_DAYS * SECONDS_PER_DAY
    assert door.do(given(door, act, by, deadline=deadline), by)


def test_an_enrolment_is_not_signed_ahead(door: Door) -> None:
    act, by, moment = enrol(NEW), "bw_miner", door.moment
    ahead = moment + codes.LIMIT_CLOCK_SKEW + 1
    with refused(rule.ParticipantsSignedAhead(ahead, moment)):
        door.do(given(door, act, by, signed_at=ahead), by)
    assert door.do(given(door, act, by, signed_at=door.moment + codes.LIMIT_CLOCK_SKEW), by)


def test_a_key_serves_one_organisation(door: Door) -> None:
    door.do(enrol(NEW), "bw_miner")
    for act, by in ENROLLING:
        with refused(rule.ParticipantsKeyTaken(NEW)):
            door.do(act, by)


@each
def test_a_focal_key_serves_no_organisation(door: Door, act: Any, by: str) -> None:
    focal = actor("ao_focal").address
    with refused(rule.ParticipantsFocalKeyTaken(focal, AO)):
        door.do(replace(act, key=focal), by)


def test_where_no_key_is_new_nothing_is_read(door: Door) -> None:
    kept = (actor("bw_miner").address,)
    act = acts.EnrolmentsCutKeys(
        org("bw_miner"), kept, NO_KEY, DOCUMENT, Enrolment(1, 2, 3, 4, 5), Signed(NO_KEY, b"\x07")
    )
    assert door.do(act, "bw_office") == [
        happened.KeysCut(org("bw_miner"), kept, org("bw_office"), DOCUMENT)
    ]


def test_a_key_signs_days_before_it_is_enrolled(door: Door) -> None:
    """The new device is elsewhere: its signature comes by mail, and anybody may look at it."""
    act = given(door, enrol(NEW), "bw_miner")
    door.moment += SECONDS_PER_DAY - 1
    moment, number = door.moment, org("bw_miner")
    assert door.do(act, "bw_miner") == [happened.KeyEnrolled(NEW, number, moment, NEVER, 0, number)]


# Attacks


def test_attack_enrolment_seen_on_its_way_is_used_first(door: Door) -> None:
    """An office of another Participant admits the company first, with the number and key it saw;
    a company takes the key for its own."""
    act = given(door, admission(key=NEW), "bw_office")
    with refused(rule.EnrolmentsForAnother(COMPANY, BW, codes.USE_ORGANISATION)):
        door.do(act, "ao_office")
    taken = replace(enrol(NEW), enrolment=act.enrolment, signature=act.signature)
    with refused(rule.EnrolmentsForAnother(COMPANY, BW, codes.USE_ORGANISATION)):
        door.do(taken, "ao_trader")
    as_office = replace(
        opening(key=NEW), enrolment=act.enrolment, signature=act.signature, organisation=OFFICE
    )
    with refused(rule.EnrolmentsForAnother(COMPANY, BW, codes.USE_ORGANISATION)):
        door.do(as_office, "bw_focal")
    assert door.do(act, "bw_office")


def test_attack_address_in_a_proposal_is_enrolled(door: Door) -> None:
    """Insiders take the joiner's focal key from the proposal, so that it can never be closed:
    without its signature, with their own, with the one that the proposal shows."""
    key = newcomer("zw_focal").address
    shown = given(door, joining(door), "ae_office", "zw_focal")
    proposal = propose(door, shown)
    for participant in (AO, BW):
        say(door, proposal, participant)
    for act, by in ((enrol(key), "bw_miner"), (admission(key=key), "bw_office")):
        with refused(rule.EnrolmentsNotByTheKey(key, actor(by).address)):
            door.do(given(door, act, by, by), by)
        with refused(rule.OrdersBadSignature(said(door, act, by).organisation)):
            door.do(replace(act, enrolment=said(door, act, by)), by)
        with refused(rule.EnrolmentsForAnother(0, ZW, codes.USE_FOCAL)):
            door.do(replace(act, enrolment=shown.enrolment, signature=shown.signature), by)
    wait(door, proposal)
    put = happened.FocalKeySet(ZW, key, (), NO_KEY, proposal)
    assert put in close(door, proposal, AE, AO, BW)


# A joiner's focal key


def test_a_joiners_focal_key_signs_itself(door: Door) -> None:
    """Nobody has a Participant join with a key that they do not hold."""
    key, by = newcomer("zw_focal").address, "ae_office"
    act = joining(door)
    with refused(rule.OrdersBadSignature(0)):
        door.do(replace(act, enrolment=said(door, act, by)), by)
    with refused(rule.EnrolmentsNotByTheKey(key, actor(by).address)):
        door.do(given(door, act, by, by), by)
    for changes in ({"participant": AO}, {"organisation": 1}, {"use": codes.USE_ORGANISATION}):
        wrong = replace(said(door, act, by), **changes)
        with refused(rule.EnrolmentsForAnother(wrong.organisation, wrong.participant, wrong.use)):
            door.do(given(door, act, by, "zw_focal", **changes), by)
    ahead = door.moment + codes.LIMIT_CLOCK_SKEW + 1
    with refused(rule.ParticipantsSignedAhead(ahead, door.moment)):
        door.do(given(door, act, by, "zw_focal", signed_at=ahead), by)


def test_a_joiners_focal_key_serves_nobody_yet(door: Door) -> None:
    for key, taken in (
        (actor("ao_focal").address, rule.ParticipantsFocalKeyTaken(actor("ao_focal").address, AO)),
        (actor("bw_miner").address, rule.ParticipantsKeyTaken(actor("bw_miner").address)),
    ):
        with refused(taken):
            door.do(replace(joining(door), key=key), "ae_office")


def test_only_its_holder_spoils_a_joiners_focal_key(door: Door) -> None:
    """By enrolling it elsewhere before the proposal is closed: it is proposed with another then."""
    key = newcomer("zw_focal").address
    proposal = propose(door, joining(door))
    for participant in (AO, BW):
        say(door, proposal, participant)
    door.do(enrol(key), "bw_miner")
    wait(door, proposal)
    with refused(rule.ParticipantsKeyTaken(key)):
        close(door, proposal, AE, AO, BW)
