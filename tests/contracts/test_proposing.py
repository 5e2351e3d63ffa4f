"""What may be proposed, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kp_ledger.base.messages import Refusal
from kp_ledger.domain.matters import subject
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from tests.actors import AE, AO, BW, ZW, actor
from tests.contracts.consenting import (
    NOTHING,
    OBJECTION,
    UNKNOWN,
    in_the_same_block,
    lifting,
    parameter,
    propose,
    say,
    suspend_itself,
    suspension,
    wait,
    zone_status,
)
from tests.world import DOCUMENT, Door, refused

# Proposing


def test_only_an_office_with_a_voice_proposes(door: Door) -> None:
    office = actor("bw_export").organisation
    with refused(rule.ParticipantsNoPower(office, codes.POWER_EXPORT, codes.POWER_VOICE)):
        door.do(suspension(door, AO), "bw_export")


@pytest.mark.parametrize("matter", [0, 9, 255])
def test_a_matter_must_be_known(door: Door, matter: int) -> None:
    act = acts.ConsensusPropose(matter, subject(AO), b"", NOTHING, DOCUMENT)
    with refused(rule.ConsensusUnknownMatter(matter)):
        door.do(act, "bw_office")


def test_a_joining_is_proposed_with_what_its_focal_key_signed(door: Door) -> None:
    """Not without: the general act has no room for it."""
    act = acts.ConsensusPropose(codes.MATTER_JOINING, subject(ZW), b"", NOTHING, DOCUMENT)
    with refused(rule.ConsensusWithoutEnrolment(codes.MATTER_JOINING)):
        door.do(act, "bw_office")


def test_a_suspended_participant_proposes_nothing_but_its_own_return(door: Door) -> None:
    suspend_itself(door, AO)
    with refused(rule.ConsensusNoVoice(AO)):
        door.do(suspension(door, BW), "ao_office")
    with refused(rule.ConsensusNoVoice(AO)):
        door.do(lifting(door, BW), "ao_office")
    with refused(rule.ConsensusNoVoice(AO)):
        door.do(suspension(door, AO), "ao_office")
    assert propose(door, lifting(door, AO), "ao_office")


def test_three_proposals_may_be_open_and_no_more(door: Door) -> None:
    first = propose(door, suspension(door, AO), "bw_office")
    for value in (5, 6):
        propose(door, parameter(door, codes.PARAMETER_LATE_DAYS, value), "bw_office")
    with refused(rule.ConsensusTooManyOpen(BW, 3, 3)):
        door.do(suspension(door, AE), "bw_office")
    assert propose(door, suspension(door, AE), "ao_office")
    wait(door, first, 30)
    door.do(acts.ConsensusLapse(first), "stranger")
    assert propose(door, suspension(door, AE), "bw_office")


def test_only_a_blocked_proposal_is_brought_again(door: Door) -> None:
    act = suspension(door, AO)
    assert isinstance(act, acts.ConsensusPropose)
    with refused(rule.ConsensusNotBlocked(UNKNOWN, 0)):
        door.do(replace(act, amends=UNKNOWN), "bw_office")
    first = propose(door, act, "bw_office")
    with refused(rule.ConsensusNotBlocked(first, codes.PROPOSAL_OPEN)):
        door.do(replace(act, amends=first), "bw_office")
    say(door, first, AO, OBJECTION)
    wait(door, first)
    door.do(acts.ConsensusBlock(first), "stranger")
    again = door.do(replace(act, amends=first), "bw_office")[0]
    assert isinstance(again, happened.Proposed)
    assert again.amends == first


def test_a_decision_of_the_kp_names_its_document(door: Door) -> None:
    act = suspension(door, AO)
    assert isinstance(act, acts.ConsensusPropose)
    with refused(rule.ConsensusNoDocument(codes.MATTER_SUSPENSION)):
        door.do(replace(act, document=NOTHING), "bw_office")


def test_a_zone_is_cleared_on_a_report(door: Door) -> None:
    act = zone_status(door, codes.ZONE_CLEAR)
    assert isinstance(act, acts.ConsensusPropose)
    with refused(rule.ConsensusNoDocument(codes.MATTER_ZONE_STATUS)):
        door.do(replace(act, document=NOTHING), "ae_office")


# By matter: its payload at its widest, word by word, and what is then asked of an unknown subject.
WIDEST: dict[int, tuple[tuple[int, ...], Refusal]] = {
    codes.MATTER_SUSPENSION: (((1 << 24) - 1,), rule.ConsensusUnknownParticipant(UNKNOWN)),
    codes.MATTER_LIFTING: (((1 << 24) - 1,), rule.ConsensusUnknownParticipant(UNKNOWN)),
    codes.MATTER_ZONE_STATUS: (
        ((1 << 8) - 1, (1 << 24) - 1, (1 << 32) - 1),
        rule.ConsensusUnknownZone(UNKNOWN),
    ),
    codes.MATTER_BAR_ORIGIN: (((1 << 32) - 1,), rule.ConsensusUnknownOrigin(UNKNOWN)),
    codes.MATTER_RELEASE_ORIGIN: ((), rule.ConsensusUnknownOrigin(UNKNOWN)),
    codes.MATTER_OPENING_STOCK: (
        ((1 << 40) - 1, (1 << 24) - 1),
        rule.ConsensusNotItself(UNKNOWN, BW),
    ),
    codes.MATTER_PARAMETER: (
        ((1 << 64) - 1, (1 << 24) - 1),
        rule.ConsensusUnknownParameter(UNKNOWN),
    ),
}


def written(words: Sequence[int]) -> bytes:
    return b"".join(value.to_bytes(32, "big") for value in words)


def unlike(words: tuple[int, ...]) -> list[bytes]:
    """What is not exactly these words: too long, too short, or beyond the type of one."""
    exact = written(words)
    shorter = [b"", exact[:-1]] if words else []
    beyond = [written((*words[:i], words[i] + 1, *words[i + 1 :])) for i in range(len(words))]
    return [exact + b"\0", exact + bytes(32), *shorter, *beyond]


@pytest.mark.parametrize("matter", WIDEST)
def test_a_payload_is_exactly_the_values_of_its_matter(door: Door, matter: int) -> None:
    words, about_its_subject = WIDEST[matter]
    act = acts.ConsensusPropose(matter, UNKNOWN, written(words), NOTHING, DOCUMENT)
    for payload in unlike(words):
        with refused(rule.ConsensusBadPayload(matter, payload)):
            door.do(replace(act, payload=payload), "bw_office")
    with refused(about_its_subject):
        door.do(act, "bw_office")


def test_the_same_proposal_twice_in_a_block_is_one(door: Door) -> None:
    act = suspension(door, AO)
    proposal = propose(door, act, "bw_office")
    with refused(rule.ConsensusAlreadyProposed(proposal)):
        in_the_same_block(door, act, "bw_office")
    assert propose(door, act, "bw_office") != proposal
