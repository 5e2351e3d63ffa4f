"""Who closes a proposal, what blocks one, and when it lapses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from eth_hash.auto import keccak

from kp_ledger.base.messages import NO_KEY, Refusal, Signed
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from tests.actors import AE, AO, BW, ZW, sign
from tests.contracts.consenting import (
    DAY,
    HOUR,
    OBJECTION,
    SEEN,
    UNKNOWN,
    close,
    closing,
    closing_act,
    let_zw_join,
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
from tests.contracts.probing import through
from tests.world import DOCUMENT, Door, refused

# Closing, with fewer than four


def test_a_proposal_is_closed_after_its_window(door: Door) -> None:
    with refused(rule.ConsensusUnknownProposal(UNKNOWN)):
        close(door, UNKNOWN, AE, AO, BW)
    proposal = supported(door)
    closes, moment = state_of(door, proposal).closes, door.moment
    with refused(rule.ConsensusWindowOpen(proposal, closes, moment)):
        close(door, proposal, AE, AO, BW)
    wait(door, proposal, 30)
    with refused(rule.ConsensusPastItsEnd(proposal, door.moment, door.moment)):
        close(door, proposal, AE, AO, BW)


def test_an_objection_stops_it(door: Door) -> None:
    proposal = supported(door)
    say(door, proposal, BW, OBJECTION)
    wait(door, proposal)
    with refused(rule.ConsensusObjected(proposal, 1)):
        close(door, proposal, AE, AO, BW)


def test_of_fewer_than_four_every_one_supports(door: Door) -> None:
    proposal = propose(door, parameter(door, codes.PARAMETER_LATE_DAYS, 5))
    say(door, proposal, AO)
    say(door, proposal, BW, SEEN)
    wait(door, proposal)
    with refused(rule.ConsensusNotAllSupport(proposal, 2, 3)):
        close(door, proposal, AE, AO, BW)


def test_of_fewer_than_four_every_one_closes(door: Door) -> None:
    proposal = supported(door)
    wait(door, proposal)
    with refused(rule.ConsensusClosingCount(proposal, 2, 3)):
        close(door, proposal, AE, BW)
    with refused(rule.ConsensusClosingCount(proposal, 0, 3)):
        close(door, proposal)


def test_each_closing_is_signed(door: Door) -> None:
    proposal = supported(door)
    wait(door, proposal)
    act = closing_act(door, proposal, [closing(door, proposal, one) for one in (AE, AO, BW)])
    assert isinstance(act, acts.ConsensusClose)
    with refused(rule.ConsensusSignatureCount(2, 3)):
        door.do(replace(act, signatures=act.signatures[:2]), "stranger")
    bad = (*act.signatures[:2], Signed(NO_KEY, b"\x02" * 64))
    with refused(rule.ConsensusBadSignature(BW)):
        door.do(replace(act, signatures=bad), "stranger")
    other = (act.signatures[0], sign(act.closings[1], "ae_office", door.ledger), act.signatures[2])
    with refused(rule.ConsensusNotItsVoice(AO, AE)):
        door.do(replace(act, signatures=other), "stranger")


def test_a_closing_gives_what_was_proposed(door: Door) -> None:
    """The ledger keeps the digest alone; another value of the same shape is another payload."""
    proposal = supported(door)
    wait(door, proposal)
    act = closing_act(door, proposal, [closing(door, proposal, one) for one in (AE, AO, BW)])
    assert isinstance(act, acts.ConsensusClose)
    proposed = keccak(act.payload)
    assert state_of(door, proposal).payload == proposed
    for other in (b"", act.payload[:-1] + b"\1", act.payload + b"\0"):
        with refused(rule.ConsensusOtherPayload(proposal, keccak(other), proposed)):
            door.do(replace(act, payload=other), "stranger")
    assert door.do(act, "stranger")


def test_closers_are_different(door: Door) -> None:
    proposal = supported(door)
    wait(door, proposal)
    with refused(rule.ConsensusClosingsNotAscending(AE)):
        close(door, proposal, AE, AE, BW)
    with refused(rule.ConsensusClosingsNotAscending(AO)):
        close(door, proposal, AE, BW, AO)


def refused_closing(door: Door, of: bytes, refusal: Refusal, **changes: object) -> None:
    """Two closings are good, and that of Botswana is not."""
    first = [closing(door, of, one) for one in (AE, AO)]
    act = closing_act(door, of, [*first, replace(closing(door, of, BW), **changes)])
    with refused(refusal):
        door.do(act, "stranger")


def test_a_closing_is_of_this_proposal_and_says_that_nobody_objects(door: Door) -> None:
    proposal = supported(door)
    wait(door, proposal)
    refused_closing(
        door, proposal, rule.ConsensusOtherProposal(proposal, UNKNOWN), proposal=UNKNOWN
    )
    refused_closing(door, proposal, rule.ConsensusClosingObjects(BW), no_objection=False)


def test_a_closing_is_fresh(door: Door) -> None:
    proposal = supported(door)
    closes = state_of(door, proposal).closes
    wait(door, proposal)
    early = rule.ConsensusClosingEarly(BW, closes - 1, closes)
    refused_closing(door, proposal, early, signed_at=closes - 1)
    wait(door, proposal, 5)
    moment = door.moment
    stale = rule.ConsensusClosingStale(BW, moment - 1, moment)
    refused_closing(door, proposal, stale, signed_at=moment - DAY - 1)
    moment = door.moment
    ahead = rule.ParticipantsSignedAhead(moment + HOUR + 1, moment)
    refused_closing(door, proposal, ahead, signed_at=moment + HOUR + 1)


def test_a_suspended_participant_closes_nothing(door: Door) -> None:
    proposal = supported(door)
    wait(door, proposal)
    suspend_itself(door, BW)
    with refused(rule.ConsensusNoVoice(BW)):
        close(door, proposal, AE, AO, BW)


def test_what_is_executed_is_not_executed_again(door: Door) -> None:
    proposal = supported(door)
    wait(door, proposal)
    close(door, proposal, AE, AO, BW)
    with refused(rule.ConsensusNotOpen(proposal, codes.PROPOSAL_EXECUTED)):
        close(door, proposal, AE, AO, BW)


# Closing, with four and more


def heard(door: Door, *others: int, by: str = "ao_office") -> bytes:
    """A parameter among four, proposed by Angola; the others have seen it."""
    act = parameter(door, codes.PARAMETER_LATE_DAYS, 5, today(door) + 60)
    proposal = propose(door, act, by)
    for participant in others:
        say(door, proposal, participant, SEEN)
    return proposal


def test_of_four_half_are_heard_and_two_besides_the_proposer(door: Door) -> None:
    let_zw_join(door)
    silent, half = heard(door), heard(door, BW)
    wait(door, half)
    with refused(rule.ConsensusTooFewHeard(silent, 1, 4, 500_000)):
        close(door, silent, AE, BW)
    with refused(rule.ConsensusTooFewBesides(half, 1)):
        close(door, half, AE, BW)


def test_two_besides_the_proposer_are_enough(door: Door) -> None:
    let_zw_join(door)
    besides = (AE, BW)
    assert len(besides) == 2
    proposal = heard(door, *besides)
    wait(door, proposal)
    assert isinstance(close(door, proposal, AE, BW)[0], happened.Executed)


def test_of_four_two_close(door: Door) -> None:
    let_zw_join(door)
    proposal = heard(door, AE, BW)
    wait(door, proposal)
    with refused(rule.ConsensusClosingCount(proposal, 3, 2)):
        close(door, proposal, AE, AO, BW)
    with refused(rule.ConsensusClosingCount(proposal, 1, 2)):
        close(door, proposal, BW)
    assert isinstance(close(door, proposal, AE, BW)[0], happened.Executed)


def test_the_proposer_does_not_close(door: Door) -> None:
    let_zw_join(door)
    proposal = heard(door, AE, BW)
    wait(door, proposal)
    with refused(rule.ConsensusProposerCloses(AO)):
        close(door, proposal, AO, BW)


def test_the_chair_closes_first(door: Door) -> None:
    let_zw_join(door)
    proposal = heard(door, AE, BW)
    until = state_of(door, proposal).closes + 10 * DAY
    wait(door, proposal)
    with refused(rule.ConsensusChairFirst(BW, until)):
        close(door, proposal, AE, ZW)
    door.moment = until - 1
    with refused(rule.ConsensusChairFirst(BW, until)):
        close(door, proposal, AE, ZW)
    assert isinstance(close(door, proposal, AE, ZW)[0], happened.Executed)


def test_a_chair_without_a_voice_is_not_waited_for(door: Door) -> None:
    let_zw_join(door)
    proposal = heard(door, AE, ZW)
    wait(door, proposal)
    suspend_itself(door, BW)
    assert isinstance(close(door, proposal, AE, ZW)[0], happened.Executed)


def test_the_chair_closes_what_it_proposed_with_one_other(door: Door) -> None:
    let_zw_join(door)
    proposal = heard(door, AE, ZW, by="bw_office")
    wait(door, proposal)
    assert isinstance(close(door, proposal, AE, BW)[0], happened.Executed)


def test_the_subject_is_neither_counted_nor_a_closer(door: Door) -> None:
    let_zw_join(door)
    proposal = propose(door, suspension(door, ZW))
    with refused(rule.ConsensusNotOnRoll(proposal, ZW)):
        say(door, proposal, ZW, OBJECTION)
    say(door, proposal, AO)
    say(door, proposal, BW, SEEN)
    wait(door, proposal)
    with refused(rule.ConsensusNotOnRoll(proposal, ZW)):
        close(door, proposal, BW, ZW)
    close(door, proposal, AO, BW)
    assert door.state().participants[ZW][-1].status == codes.KP_SUSPENDED


def test_a_chair_that_is_not_on_the_roll_may_close(door: Door) -> None:
    let_zw_join(door)
    proposal = propose(door, suspension(door, BW))
    say(door, proposal, AO)
    say(door, proposal, ZW)
    wait(door, proposal)
    assert isinstance(close(door, proposal, AO, BW)[0], happened.Executed)


@pytest.mark.parametrize(
    "matter",
    [codes.MATTER_BAR_ORIGIN, codes.MATTER_RELEASE_ORIGIN, codes.MATTER_ZONE_STATUS],
)
def test_the_participant_of_a_zone_is_not_counted(door: Door, matter: int) -> None:
    let_zw_join(door)
    zone = door.state().first_zones[BW, codes.NATURE_TRACED]
    origin = zone << 8 | 1
    act = zone_status(door, codes.ZONE_BARRED, zone)
    if matter == codes.MATTER_BAR_ORIGIN:
        act = proposing(matter, origin, share=0)
    elif matter == codes.MATTER_RELEASE_ORIGIN:
        through(door, "Decisions", acts.ZonesBarOrigin(origin, 0, DOCUMENT))
        act = proposing(matter, origin)
    opened = door.do(act, "ae_office")[0]
    assert isinstance(opened, happened.Proposed)
    assert opened.roll == (AE, AO, ZW)


def test_among_three_the_subject_has_to_agree(door: Door) -> None:
    opened = door.do(suspension(door, AO), "ae_office")[0]
    assert isinstance(opened, happened.Proposed)
    assert opened.roll == (AE, AO, BW)


# Blocked and lapsed


def test_without_an_objection_nothing_is_blocked(door: Door) -> None:
    proposal = supported(door)
    closes, moment = state_of(door, proposal).closes, door.moment
    with refused(rule.ConsensusWindowOpen(proposal, closes, moment)):
        door.do(acts.ConsensusBlock(proposal), "stranger")
    wait(door, proposal)
    with refused(rule.ConsensusNoObjection(proposal)):
        door.do(acts.ConsensusBlock(proposal), "stranger")
    with refused(rule.ConsensusUnknownProposal(UNKNOWN)):
        door.do(acts.ConsensusBlock(UNKNOWN), "stranger")


def test_the_blocked_names_who_objected(door: Door) -> None:
    proposal = supported(door)
    say(door, proposal, BW, OBJECTION)
    say(door, proposal, AE, OBJECTION)
    wait(door, proposal)
    assert door.do(acts.ConsensusBlock(proposal), "stranger") == [
        happened.Blocked(proposal, (AE, BW))
    ]
    assert state_of(door, proposal).status == codes.PROPOSAL_BLOCKED


def test_a_proposal_lapses_thirty_days_after_its_window(door: Door) -> None:
    proposal = supported(door)
    end = state_of(door, proposal).closes + 30 * DAY
    door.moment = end - 1
    with refused(rule.ConsensusNotLapsed(proposal, end, end - 1)):
        door.do(acts.ConsensusLapse(proposal), "stranger")
    with refused(rule.ConsensusUnknownProposal(UNKNOWN)):
        door.do(acts.ConsensusLapse(UNKNOWN), "stranger")
    door.moment = end
    assert door.do(acts.ConsensusLapse(proposal), "stranger") == [happened.ProposalLapsed(proposal)]
