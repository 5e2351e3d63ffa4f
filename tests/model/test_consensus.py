"""What holds of every proposal, whatever is said and in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.base.messages import NO_KEY, Refusal
from kp_ledger.generated import acts, codes
from kp_ledger.model import consensus
from kp_ledger.model.founding import found
from kp_ledger.model.rules import apply
from kp_ledger.model.state import Ledger, State
from tests.actors import AE, AO, BW, actor
from tests.contracts.conftest import model_world, played
from tests.contracts.consenting import (
    DAY,
    close,
    parameter,
    propose,
    say,
    state_of,
    suspension,
    wait,
)
from tests.world import DAY0, ModelDoor, founders, founding, noon

WORLD = played(model_world())
assert isinstance(WORLD, ModelDoor)

spoken = st.tuples(
    st.sampled_from((AE, AO, BW)),
    st.sampled_from((codes.STANCE_SUPPORT, codes.STANCE_SEEN, codes.STANCE_OBJECTION)),
    st.integers(-5, 5),
)


def said(door: ModelDoor, proposal: bytes, voices: list[tuple[int, int, int]]) -> None:
    for participant, stance, shift in voices:
        try:
            say(door, proposal, participant, stance, signed_at=door.moment + shift)
        except Refusal:
            continue


@given(voices=st.lists(spoken, max_size=12))
def test_counts_are_what_the_seats_say(voices: list[tuple[int, int, int]]) -> None:
    door = WORLD.fork()
    proposal = propose(door, suspension(door, AO))
    said(door, proposal, voices)
    state = door.state()
    stances = [state.seats[proposal, one].stance for one in (AE, AO, BW)]
    counted = state_of(door, proposal)
    assert counted.in_support == stances.count(codes.STANCE_SUPPORT)
    assert counted.seen == stances.count(codes.STANCE_SEEN)
    assert counted.objections == stances.count(codes.STANCE_OBJECTION)


@given(voices=st.lists(spoken, max_size=8))
def test_what_passes_has_every_ones_support_and_no_objection(
    voices: list[tuple[int, int, int]],
) -> None:
    door = WORLD.fork()
    day = door.moment // DAY + 60
    proposal = propose(door, parameter(door, codes.PARAMETER_LATE_DAYS, 5, day))
    said(door, proposal, voices)
    wait(door, proposal)
    try:
        close(door, proposal, AE, AO, BW)
        passed = True
    except Refusal:
        passed = False
    assert passed == (state_of(door, proposal).in_support == 3)


@given(voices=st.lists(spoken, max_size=8))
def test_a_proposal_ends_once(voices: list[tuple[int, int, int]]) -> None:
    door = WORLD.fork()
    proposal = propose(door, suspension(door, AO))
    said(door, proposal, voices)
    wait(door, proposal, 30)
    ends = 0
    for act in (acts.ConsensusBlock(proposal), acts.ConsensusLapse(proposal)) * 2:
        try:
            door.do(act, "stranger")
            ends += 1
        except Refusal:
            continue
    assert ends == 1
    assert door.state().open_proposals[AE] == 0


def test_definitions_are_counted_from_the_founding() -> None:
    state = WORLD.state()
    assert consensus.definition_on(state, DAY0 - 1) == 0
    assert consensus.definition_on(state, DAY0) == 1


def test_a_founding_is_the_same_whatever_the_case_of_its_addresses() -> None:
    ledger = Ledger(1_234, {"Consensus": "0x" + "22" * 20})
    keys = [actor(name).account.address for name in founders()]
    lower = found(ledger, founding(), [key.lower() for key in keys], noon(DAY0))
    mixed = found(ledger, founding(), keys, noon(DAY0))
    assert lower == mixed
    state = State(ledger)
    for event in lower:
        apply(state, event, noon(DAY0))
    assert NO_KEY not in state.focal_keys.values()
