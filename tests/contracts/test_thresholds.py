"""Thresholds are parameters, and those of a proposal are of the day on which it opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kp_ledger.base.messages import Event
from kp_ledger.domain.bounds import PARAMETERS
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from tests.actors import AE, AO, BW, ZW
from tests.contracts.consenting import (
    DAY,
    SEEN,
    close,
    closing,
    closing_act,
    decide,
    let_zw_join,
    parameter,
    propose,
    say,
    state_of,
    supported,
    today,
    wait,
)
from tests.world import Door, refused


def before_and_after(door: Door, make: Callable[[Door], bytes]) -> tuple[bytes, bytes]:
    """Proposals of the last day of what was, and of the first day of what has been decided."""
    before = make(door)
    door.moment = (today(door) + 1) * DAY
    return before, make(door)


def heard(door: Door, day: int, *others: int) -> bytes:
    """A parameter among four, proposed by Angola; the others have seen it."""
    act = parameter(door, codes.PARAMETER_LATE_DAYS, 5, day)
    proposal = propose(door, act, "ao_office")
    for participant in others:
        say(door, proposal, participant, SEEN)
    return proposal


def close_as_of(door: Door, proposal: bytes, signed_at: int) -> list[Event]:
    closings = [closing(door, proposal, one, signed_at=signed_at) for one in (AE, AO, BW)]
    return door.do(closing_act(door, proposal, closings), "stranger")


def decide_among_four(door: Door, number: int, value: int) -> None:
    proposal = propose(door, parameter(door, number, value), "ao_office")
    for participant in (AE, BW):
        say(door, proposal, participant)
    wait(door, proposal)
    close(door, proposal, AE, BW)


def test_whoever_waits_for_the_chair_can_close_before_it_lapses() -> None:
    """Whatever is decided within the bounds: nobody blocks by doing nothing, nor one silent of five."""
    chair, lapse = codes.PARAMETER_CHAIR_CLOSES_DAYS, codes.PARAMETER_LAPSE_DAYS
    assert PARAMETERS[chair].highest + 10 <= PARAMETERS[lapse].lowest
    assert 5 * PARAMETERS[codes.PARAMETER_HEARD_PPM].highest <= 4 * 1_000_000


def test_a_proposal_lapses_after_the_days_of_when_it_opened(door: Door) -> None:
    decide(door, parameter(door, codes.PARAMETER_LAPSE_DAYS, 45))
    before, after = before_and_after(door, supported)
    for proposal, days in ((before, 30), (after, 45)):
        end = state_of(door, proposal).closes + days * DAY
        door.moment = end - 1
        with refused(rule.ConsensusNotLapsed(proposal, end, end - 1)):
            door.do(acts.ConsensusLapse(proposal), "stranger")
        door.moment = end
        with refused(rule.ConsensusPastItsEnd(proposal, end, end)):
            close(door, proposal, AE, AO, BW)
        assert door.do(acts.ConsensusLapse(proposal), "stranger")


def test_a_closing_is_good_for_the_days_of_when_its_proposal_opened(door: Door) -> None:
    decide(door, parameter(door, codes.PARAMETER_CLOSING_DAYS, 3))
    before, after = before_and_after(door, supported)
    for proposal, days in ((before, 1), (after, 3)):
        wait(door, proposal, days + 1)
        moment = door.moment
        with refused(rule.ConsensusClosingStale(AE, moment - 1, moment)):
            close_as_of(door, proposal, moment - days * DAY - 1)
        executed = close_as_of(door, proposal, door.moment - days * DAY)[0]
        assert isinstance(executed, happened.Executed)


def test_the_chair_is_waited_for_for_the_days_of_when_it_opened(door: Door) -> None:
    let_zw_join(door)
    decide_among_four(door, codes.PARAMETER_CHAIR_CLOSES_DAYS, 5)
    day = today(door) + 60
    before, after = before_and_after(door, lambda door: heard(door, day, AE, BW))
    for proposal, days in ((after, 5), (before, 10)):
        until = state_of(door, proposal).closes + days * DAY
        door.moment = until - 1
        with refused(rule.ConsensusChairFirst(BW, until)):
            close(door, proposal, AE, ZW)
        door.moment = until
        assert isinstance(close(door, proposal, AE, ZW)[0], happened.Executed)


def test_so_many_are_heard_as_were_asked_when_it_opened(door: Door) -> None:
    let_zw_join(door)
    decide_among_four(door, codes.PARAMETER_HEARD_PPM, 750_000)
    day = today(door) + 60
    before, after = before_and_after(door, lambda door: heard(door, day, AE))
    enough = heard(door, day, AE, ZW)
    wait(door, enough)
    with refused(rule.ConsensusTooFewBesides(before, 1)):
        close(door, before, AE, BW)
    with refused(rule.ConsensusTooFewHeard(after, 2, 4, 750_000)):
        close(door, after, AE, BW)
    assert isinstance(close(door, enough, AE, BW)[0], happened.Executed)


def test_more_proposals_are_open_once_more_may_be(door: Door) -> None:
    decide(door, parameter(door, codes.PARAMETER_OPEN_PROPOSALS, 4))
    made = parameter(door, codes.PARAMETER_LATE_DAYS, 5, today(door) + 60)
    assert isinstance(made, acts.ConsensusPropose)
    for index in range(3):
        propose(door, replace(made, document=bytes([index]) * 32))
    with refused(rule.ConsensusTooManyOpen(AE, 3, 3)):
        propose(door, made)
    door.moment = (today(door) + 1) * DAY
    propose(door, made)
    with refused(rule.ConsensusTooManyOpen(AE, 4, 4)):
        propose(door, made)
