"""Who is heard on a proposal, and until when."""

from __future__ import annotations

import pytest

from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Voice
from tests.actors import AE, AO, BW, actor, unsigned
from tests.contracts.consenting import (
    HOUR,
    NOTHING,
    OBJECTION,
    SEEN,
    SUPPORT,
    UNKNOWN,
    let_zw_join,
    propose,
    say,
    state_of,
    suspend_itself,
    suspension,
    voice,
    wait,
    zone_status,
)
from tests.world import Door, refused

# Voices


def test_a_voice_names_a_proposal(door: Door) -> None:
    with refused(rule.ConsensusUnknownProposal(UNKNOWN)):
        say(door, UNKNOWN, AO)


def test_a_voice_comes_while_the_proposal_is_open(door: Door) -> None:
    proposal = propose(door, suspension(door, AO))
    closes = state_of(door, proposal).closes
    wait(door, proposal)
    with refused(rule.ConsensusWindowOver(proposal, closes, closes)):
        say(door, proposal, AO, OBJECTION)
    wait(door, proposal, 30)
    door.do(acts.ConsensusLapse(proposal), "stranger")
    with refused(rule.ConsensusNotOpen(proposal, codes.PROPOSAL_LAPSED)):
        say(door, proposal, AO, OBJECTION)


@pytest.mark.parametrize("stance", [0, 4])
def test_a_voice_supports_has_seen_or_objects(door: Door, stance: int) -> None:
    proposal = propose(door, suspension(door, AO))
    with refused(rule.ConsensusBadStance(stance)):
        say(door, proposal, BW, stance)


def test_a_voice_is_signed(door: Door) -> None:
    proposal = propose(door, suspension(door, AO))
    order = Voice(proposal, BW, SUPPORT, NOTHING, door.moment)
    with refused(rule.ConsensusBadSignature(BW)):
        door.do(acts.ConsensusVoice(order, Signed(NO_KEY, b"\x01" * 65)), "stranger")


def test_a_voice_is_signed_by_the_participants_own_voice_office(door: Door) -> None:
    proposal = propose(door, suspension(door, AO))
    with refused(rule.ConsensusNotItsVoice(BW, AO)):
        say(door, proposal, BW, by="ao_office")
    office = actor("bw_export").organisation
    with refused(rule.ParticipantsNoPower(office, codes.POWER_EXPORT, codes.POWER_VOICE)):
        say(door, proposal, BW, by="bw_export")


def test_a_voice_is_not_dated_ahead_by_more_than_an_hour(door: Door) -> None:
    proposal = propose(door, suspension(door, AO))
    moment = door.moment
    with refused(rule.ParticipantsSignedAhead(moment + HOUR + 1, moment)):
        say(door, proposal, BW, signed_at=moment + HOUR + 1)


def test_a_key_can_kill_the_voice_it_signed(door: Door) -> None:
    proposal = propose(door, suspension(door, AO))
    signed_at = door.moment
    door.do(acts.ParticipantsWithdrawOrders(), "bw_office")
    key = actor("bw_office").address
    until = signed_at + HOUR + 1
    with refused(rule.ParticipantsOrderWithdrawn(key, until, signed_at)):
        say(door, proposal, BW, signed_at=signed_at)


def test_a_suspended_participant_has_no_voice(door: Door) -> None:
    proposal = propose(door, suspension(door, AO))
    suspend_itself(door, BW)
    with refused(rule.ConsensusNoVoice(BW)):
        say(door, proposal, BW)


def test_only_those_on_the_roll_are_heard(door: Door) -> None:
    proposal = propose(door, zone_status(door, codes.ZONE_LIMITED))
    let_zw_join(door)
    again = propose(door, zone_status(door, codes.ZONE_LIMITED), "ao_office")
    with refused(rule.ConsensusNotOnRoll(again, BW)):
        say(door, again, BW, OBJECTION)
    assert state_of(door, proposal).counted == 3


def test_a_voice_is_not_signed_before_there_is_a_proposal(door: Door) -> None:
    proposal = propose(door, suspension(door, AO))
    opens = state_of(door, proposal).opens
    with refused(rule.ConsensusVoiceBeforeOpening(opens - 1, opens)):
        say(door, proposal, BW, signed_at=opens - 1)


def test_only_a_later_voice_replaces_an_earlier_one(door: Door) -> None:
    proposal = propose(door, suspension(door, AO))
    opens, signed_at = state_of(door, proposal).opens, door.moment
    with refused(rule.ConsensusVoiceNotLater(AE, opens, opens)):
        say(door, proposal, AE, OBJECTION, signed_at=opens)
    say(door, proposal, BW, OBJECTION, signed_at=signed_at)
    with refused(rule.ConsensusVoiceNotLater(BW, signed_at, signed_at)):
        say(door, proposal, BW, SUPPORT, signed_at=signed_at)
    say(door, proposal, BW, SEEN, signed_at=signed_at + 1)
    state = state_of(door, proposal)
    assert (state.in_support, state.seen, state.objections) == (1, 1, 0)


def test_a_voice_may_be_the_transaction_itself(door: Door) -> None:
    proposal = propose(door, suspension(door, AO))
    order = voice(door, proposal, BW, SEEN)
    events = door.do(acts.ConsensusVoice(order, unsigned("bw_office")), "bw_office")
    assert events == [happened.Voiced(proposal, BW, SEEN, NOTHING, order.signed_at)]
