"""What is decided, and what it does; suspending oneself."""

from __future__ import annotations

from dataclasses import astuple, is_dataclass, replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY
from kp_ledger.domain.matters import unpack
from kp_ledger.generated import codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from tests.actors import AE, AO, BW, ZW
from tests.contracts.approving import suspend_self, suspending
from tests.contracts.consenting import (
    DAY,
    NOTHING,
    OBJECTION,
    SUPPORT,
    close,
    decide,
    joining,
    lifting,
    opening,
    parameter,
    propose,
    proposing,
    say,
    state_of,
    supported,
    suspend_itself,
    suspension,
    today,
    wait,
    zone_status,
)
from tests.contracts.probing import address, newcomer
from tests.world import DAY0, DOCUMENT, Door, refused

# Suspending oneself


def test_who_suspends_itself_says_why_and_is_not_suspended_already(door: Door) -> None:
    with refused(rule.ConsensusNoDocument(codes.MATTER_SUSPENSION)):
        door.do(suspending(door, "ao_office", NOTHING), "ao_office")
    suspend_itself(door, AO)
    with refused(rule.ConsensusNoVoice(AO)):
        suspend_itself(door, AO)


def test_a_participant_suspends_itself_at_once(door: Door) -> None:
    day, onset = today(door), door.state().participants[AO][-1].on_ledger_from
    assert suspend_self(door, "ao_office") == [
        happened.ParticipantSet(AO, b"AO", codes.KP_SUSPENDED, True, onset, day, DOCUMENT)
    ]


# What is decided


def test_opening_a_proposal_counts_the_proposers_support(door: Door) -> None:
    moment = door.moment
    opened, voiced = door.do(suspension(door, AO), "ae_office")
    assert isinstance(opened, happened.Proposed)
    assert (opened.opens, opened.closes) == (moment, moment + 10 * DAY)
    assert opened.subject_kind == codes.SUBJECT_PARTICIPANT
    assert voiced == happened.Voiced(opened.proposal, AE, SUPPORT, NOTHING, moment)
    assert state_of(door, opened.proposal).in_support == 1


def test_a_parameter_holds_from_the_day_decided(door: Door) -> None:
    day = today(door) + 40
    act = parameter(door, codes.PARAMETER_LATE_DAYS, 5, day)
    executed, done = decide(door, act)
    assert isinstance(executed, happened.Executed)
    assert (executed.day, executed.closers) == (today(door), (AE, AO, BW))
    assert done == happened.ParameterSet(codes.PARAMETER_LATE_DAYS, 5, day)


@pytest.mark.parametrize("late", [0, 5])
def test_a_parameter_whose_day_has_come_is_not_set(door: Door, late: int) -> None:
    proposal = supported(door)
    day = unpack(codes.MATTER_PARAMETER, door.state().payloads[proposal]).from_day
    door.moment = (day + late) * DAY
    assert day + late == today(door)
    with refused(rule.ConsensusDayBefore(day, today(door) + 1)):
        close(door, proposal, AE, AO, BW)


def test_a_shorter_window_than_before_holds_for_the_next_proposal(door: Door) -> None:
    day = today(door) + 31
    decide(door, parameter(door, codes.PARAMETER_WINDOW_KP_DAYS, 20, day))
    door.moment = day * DAY
    proposal = propose(door, suspension(door, AO))
    state = state_of(door, proposal)
    assert state.closes - state.opens == 20 * DAY


def test_a_joiner_is_on_the_ledger_with_its_focal_key(door: Door) -> None:
    newcomer("zw_focal")
    day = today(door) + 40
    executed, put_down, key = decide(door, joining(door, day))
    assert isinstance(executed, happened.Executed)
    decision = executed.proposal
    assert put_down == happened.ParticipantSet(
        ZW, b"ZW", codes.KP_PARTICIPANT, True, day, today(door), decision
    )
    assert key == happened.FocalKeySet(ZW, address("zw_focal"), (), NO_KEY, decision)


def test_who_joined_meanwhile_does_not_join_again(door: Door) -> None:
    act, again = joining(door), joining(door, today(door) + 12)
    second = propose(door, again, "ao_office")
    say(door, second, AE)
    say(door, second, BW)
    decide(door, act)
    first_day = door.state().participants[ZW][-1].on_ledger_from
    with refused(rule.ConsensusOnLedger(ZW, first_day)):
        close(door, second, AE, AO, BW)


def test_who_joins_late_is_put_down_from_its_first_day(door: Door) -> None:
    newcomer("zw_focal")
    proposal = propose(door, joining(door))
    say(door, proposal, AO)
    say(door, proposal, BW)
    wait(door, proposal, 5)
    put_down = close(door, proposal, AE, AO, BW)[1]
    assert isinstance(put_down, happened.ParticipantSet)
    assert put_down.on_ledger_from == put_down.day == today(door) - 5


def test_a_suspension_and_its_lifting_keep_the_rest(door: Door) -> None:
    before = door.state().participants[AO][-1]
    executed, done = decide(door, suspension(door, AO))
    assert isinstance(executed, happened.Executed)
    after = door.state().participants[AO][-1]
    dated = {"since": after.since, "recorded": today(door)}
    assert after == replace(before, status=codes.KP_SUSPENDED, **dated)
    assert isinstance(done, happened.ParticipantSet)
    assert done.decision == executed.proposal
    back = propose(door, lifting(door, AO), "ao_office")
    assert state_of(door, back).counted == 2
    assert state_of(door, back).in_support == 0
    say(door, back, AE)
    say(door, back, BW)
    wait(door, back)
    close(door, back, AE, BW)
    assert door.state().participants[AO][-1].status == codes.KP_PARTICIPANT


def test_what_changed_meanwhile_is_not_decided_again(door: Door) -> None:
    proposal = propose(door, suspension(door, ZW))
    say(door, proposal, AO)
    say(door, proposal, BW)
    decide(door, suspension(door, ZW))
    with refused(rule.ConsensusNotParticipant(ZW, codes.KP_SUSPENDED)):
        close(door, proposal, AE, AO, BW)


def test_when_all_have_suspended_themselves_one_may_return(door: Door) -> None:
    suspend_itself(door, AE, AO, BW)
    proposal = propose(door, lifting(door, AE))
    wait(door, proposal)
    close(door, proposal)
    assert door.state().participants[AE][-1].status == codes.KP_PARTICIPANT


def test_a_barred_zone_begins_an_epoch(door: Door) -> None:
    day = today(door)
    executed, done = decide(door, zone_status(door, codes.ZONE_BARRED))
    assert isinstance(executed, happened.Executed)
    zone = door.state().first_zones[BW, codes.NATURE_TRACED]
    barred = codes.ZONE_BARRED
    assert done == happened.EpochOpened(zone, 2, barred, day, 0, executed.proposal)


def test_a_past_origin_is_barred_and_released(door: Door) -> None:
    origin = door.state().first_zones[BW, codes.NATURE_TRACED] << 8 | 1
    act = proposing(codes.MATTER_BAR_ORIGIN, origin, share=1_000_000)
    executed, done, named = decide(door, act)
    assert isinstance(executed, happened.Executed)
    assert done == happened.OriginBarred(origin, 1_000_000, executed.proposal)
    without_weight = (
        door.state().first_zones[BW, codes.NATURE_DECLARED] << 8 | codes.EPOCH_WITHOUT_WEIGHT
    )
    assert named == happened.OriginBarred(without_weight, 1_000_000, executed.proposal)
    released, done = decide(door, proposing(codes.MATTER_RELEASE_ORIGIN, origin))
    assert isinstance(released, happened.Executed)
    assert done == happened.OriginReleased(origin, released.proposal)


def test_opening_stock_is_published_with_its_closing_day(door: Door) -> None:
    day = today(door) + 30
    _, done = decide(door, opening(door, 5_000, day))
    assert done == happened.OpeningDeclared(AE, 5_000, day, DOCUMENT)


@pytest.mark.chain_only
def test_storage_holds_what_the_events_tell(door: Door) -> None:
    proposal = supported(door)
    say(door, proposal, BW, OBJECTION)
    told, state = door.read("Consensus", "proposalState", proposal), state_of(door, proposal)
    assert plain(told)[:10] == astuple(state)[:10]
    assert bytes(plain(told)[11]) == state.payload  # brownie compares its own bytes as text
    seat = door.read("Consensus", "seat", proposal, BW)
    assert plain(seat) == astuple(door.state().seats[proposal, BW])
    assert tuple(door.read("Consensus", "countedParticipants")) == (AE, AO, BW)
    assert door.read("Consensus", "openProposals", AE) == 1
    assert door.read("Consensus", "openProposals", AO) == 0


@pytest.mark.chain_only
def test_the_definition_and_the_chair_are_those_of_the_founding(door: Door) -> None:
    assert door.read("Consensus", "chair") == BW
    assert door.read("Consensus", "definitionOn", DAY0 - 1) == 0
    assert door.read("Consensus", "definitionOn", DAY0) == 1
    assert door.read("Consensus", "definitionOn", today(door)) == 1


def plain(told: Any) -> tuple[Any, ...]:
    return astuple(told) if is_dataclass(told) and not isinstance(told, type) else tuple(told)
