"""Proposals, voices and closings: refusals first, then what passes and what it does."""

from __future__ import annotations

from dataclasses import astuple, is_dataclass, replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Act, Refusal, Signed
from kp_ledger.domain.matters import subject
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Voice
from tests.actors import AE, AO, BW, ZW, actor, sign, unsigned
from tests.contracts.approving import suspend_self, suspending
from tests.contracts.consenting import (
    DAY,
    NOTHING,
    OBJECTION,
    SEEN,
    SUPPORT,
    VOICES,
    close,
    closing,
    closing_act,
    decide,
    in_the_same_block,
    joining,
    let_zw_join,
    lifting,
    parameter,
    propose,
    proposing,
    say,
    state_of,
    suspension,
    today,
    voice,
    wait,
    zone_status,
)
from tests.contracts.probing import address, newcomer
from tests.world import DAY0, DOCUMENT, PARAMETERS, Door, refused

UNKNOWN = b"\x77" * 32
HOUR = 3_600


def suspend_itself(door: Door, *participants: int) -> None:
    for participant in participants:
        suspend_self(door, VOICES[participant])


# Proposing


def test_only_an_office_with_a_voice_proposes(door: Door) -> None:
    office = actor("bw_export").organisation
    with refused(rule.ParticipantsNoPower(office, codes.POWER_EXPORT, codes.POWER_VOICE)):
        door.do(suspension(door, AO), "bw_export")


@pytest.mark.parametrize("matter", [0, 9, 255])
def test_a_matter_must_be_known(door: Door, matter: int) -> None:
    act = acts.ConsensusPropose(matter, subject(AO), 0, NOTHING, DOCUMENT)
    with refused(rule.ConsensusUnknownMatter(matter)):
        door.do(act, "bw_office")


def test_a_suspended_participant_proposes_nothing_but_its_own_return(door: Door) -> None:
    suspend_itself(door, AO)
    with refused(rule.ConsensusNoVoice(AO)):
        door.do(suspension(door, BW), "ao_office")
    with refused(rule.ConsensusNoVoice(AO)):
        door.do(lifting(door, BW), "ao_office")
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


@pytest.mark.parametrize(
    ("matter", "bits"),
    [
        (codes.MATTER_JOINING, 184),
        (codes.MATTER_SUSPENSION, 24),
        (codes.MATTER_LIFTING, 24),
        (codes.MATTER_ZONE_STATUS, 32),
        (codes.MATTER_BAR_ORIGIN, 32),
        (codes.MATTER_RELEASE_ORIGIN, 0),
        (codes.MATTER_OPENING_STOCK, 64),
        (codes.MATTER_PARAMETER, 88),
    ],
)
def test_a_payload_has_nothing_in_its_other_bits(door: Door, matter: int, bits: int) -> None:
    act = acts.ConsensusPropose(matter, subject(BW), 1 << bits, NOTHING, DOCUMENT)
    with refused(rule.ConsensusPayloadTooWide(1 << bits, bits)):
        door.do(act, "bw_office")


def test_the_same_proposal_twice_in_a_block_is_one(door: Door) -> None:
    act = suspension(door, AO)
    proposal = propose(door, act, "bw_office")
    with refused(rule.ConsensusAlreadyProposed(proposal)):
        in_the_same_block(door, act, "bw_office")
    assert propose(door, act, "bw_office") != proposal


# What each matter asks of its subject


@pytest.mark.parametrize("number", [0x5858, 1 << 16 | BW])
def test_a_participant_must_be_known(door: Door, number: int) -> None:
    with refused(rule.ConsensusUnknownParticipant(subject(number))):
        door.do(proposing(codes.MATTER_SUSPENSION, number, day=today(door)), "bw_office")


def test_who_is_on_the_ledger_does_not_join(door: Door) -> None:
    onset = door.state().participants[AO][-1].on_ledger_from
    act = proposing(codes.MATTER_JOINING, AO, day=today(door) + 10, focal_key=address("zw_focal"))
    with refused(rule.ConsensusOnLedger(AO, onset)):
        door.do(act, "bw_office")


def test_a_joiner_has_a_focal_key(door: Door) -> None:
    with refused(rule.ConsensusNoFocalKey(ZW)):
        door.do(proposing(codes.MATTER_JOINING, ZW, day=today(door) + 10), "bw_office")


def test_nobody_joins_before_it_is_decided_or_a_year_later(door: Door) -> None:
    first = today(door) + 10
    with refused(rule.ConsensusDayBefore(first - 1, first)):
        door.do(joining(door, first - 1), "bw_office")
    with refused(rule.ConsensusDayAfter(first + 367, first + 366)):
        door.do(joining(door, first + 367), "bw_office")
    assert propose(door, joining(door, first + 366), "bw_office")


def test_only_a_participant_is_suspended_and_only_the_suspended_returns(door: Door) -> None:
    with refused(rule.ConsensusNotSuspended(AO, codes.KP_PARTICIPANT)):
        door.do(lifting(door, AO), "bw_office")
    suspend_itself(door, AO)
    with refused(rule.ConsensusNotParticipant(AO, codes.KP_SUSPENDED)):
        door.do(suspension(door, AO), "bw_office")


def test_a_suspension_is_dated_from_the_last_entry_to_the_windows_end(door: Door) -> None:
    founded, last = door.state().participants[AO][-1].since, today(door) + 10
    matter = codes.MATTER_SUSPENSION
    with refused(rule.ConsensusDayBefore(founded - 1, founded)):
        door.do(proposing(matter, AO, day=founded - 1), "bw_office")
    with refused(rule.ConsensusDayAfter(last + 1, last)):
        door.do(proposing(matter, AO, day=last + 1), "bw_office")
    assert propose(door, proposing(matter, AO, day=founded), "bw_office")
    assert propose(door, proposing(matter, AO, day=last), "bw_office")


@pytest.mark.parametrize("zone", [0, 60_000, 1 << 16 | 1])
def test_a_zone_must_be_known(door: Door, zone: int) -> None:
    with refused(rule.ConsensusUnknownZone(subject(zone))):
        door.do(zone_status(door, codes.ZONE_BARRED, zone), "ae_office")


def test_only_a_zone_in_which_something_is_dug_changes_its_status(door: Door) -> None:
    zone = door.state().first_zones[BW, codes.NATURE_DECLARED]
    with refused(rule.ConsensusZoneNotTraced(zone, codes.NATURE_DECLARED)):
        door.do(zone_status(door, codes.ZONE_BARRED, zone), "ae_office")


def test_a_closed_zone_stays_closed(door: Door) -> None:
    zone = door.state().first_zones[BW, codes.NATURE_TRACED]
    door.do(acts.ZonesOpenZone(DOCUMENT, ()), "bw_office")
    with refused(rule.ConsensusZoneClosed(zone)):
        door.do(zone_status(door, codes.ZONE_CLEAR, zone), "ae_office")


@pytest.mark.parametrize("status", [0, codes.ZONE_CLOSED, 255])
def test_a_zone_is_cleared_limited_or_barred(door: Door, status: int) -> None:
    with refused(rule.ConsensusBadZoneStatus(status)):
        door.do(zone_status(door, status), "ae_office")


def test_a_zones_status_is_dated_from_its_last_epoch_to_a_year_ahead(door: Door) -> None:
    zone = door.state().first_zones[BW, codes.NATURE_TRACED]
    since, latest = door.state().zones[zone][-1].since, today(door) + 10 + 366
    with refused(rule.ConsensusDayBefore(since - 1, since)):
        door.do(zone_status(door, codes.ZONE_BARRED, day=since - 1), "ae_office")
    with refused(rule.ConsensusDayAfter(latest + 1, latest)):
        door.do(zone_status(door, codes.ZONE_BARRED, day=latest + 1), "ae_office")


def test_a_new_epoch_may_overtake_one_that_is_to_come(door: Door) -> None:
    decide(door, zone_status(door, codes.ZONE_BARRED, day=today(door) + 300))
    with refused(rule.ConsensusDayBefore(today(door) - 1, today(door))):
        door.do(zone_status(door, codes.ZONE_BARRED, day=today(door) - 1), "ae_office")
    assert propose(door, zone_status(door, codes.ZONE_BARRED))


@pytest.mark.parametrize("extra", [0, 2, 1 << 24 | 1])
def test_an_origin_must_be_known(door: Door, extra: int) -> None:
    zone = door.state().first_zones[BW, codes.NATURE_TRACED]
    with refused(rule.ConsensusUnknownOrigin(subject(zone << 8 | extra))):
        door.do(proposing(codes.MATTER_BAR_ORIGIN, zone << 8 | extra, share=0), "ae_office")


def test_a_share_is_at_most_the_whole(door: Door) -> None:
    origin = door.state().first_zones[BW, codes.NATURE_TRACED] << 8 | 1
    with refused(rule.ConsensusShareTooLarge(1_000_001)):
        door.do(proposing(codes.MATTER_BAR_ORIGIN, origin, share=1_000_001), "ae_office")


def test_only_a_barred_origin_is_released(door: Door) -> None:
    origin = door.state().first_zones[BW, codes.NATURE_TRACED] << 8 | 1
    with refused(rule.ConsensusOriginNotBarred(origin)):
        door.do(proposing(codes.MATTER_RELEASE_ORIGIN, origin), "ae_office")


def opening(door: Door, millicarats: int = 5_000, day: int = 0, participant: int = AE) -> Act:
    day = day or today(door) + 10
    return proposing(codes.MATTER_OPENING_STOCK, participant, millicarats=millicarats, day=day)


def test_opening_stock_is_ones_own_weighs_something_and_is_declared_once(door: Door) -> None:
    with refused(rule.ConsensusNotItself(subject(AO), AE)):
        door.do(opening(door, participant=AO), "ae_office")
    with refused(rule.ConsensusNoWeight()):
        door.do(opening(door, 0), "ae_office")
    decide(door, opening(door))
    with refused(rule.ConsensusOpeningDeclared(AE, 5_000)):
        door.do(opening(door), "ae_office")


def test_opening_stock_is_registered_after_the_decision_and_within_a_year(door: Door) -> None:
    first = today(door) + 10
    with refused(rule.ConsensusDayBefore(first - 1, first)):
        door.do(opening(door, day=first - 1), "ae_office")
    with refused(rule.ConsensusDayAfter(first + 367, first + 366)):
        door.do(opening(door, day=first + 367), "ae_office")


@pytest.mark.parametrize("number", [0, len(PARAMETERS) + 1, 257])
def test_a_parameter_must_be_known(door: Door, number: int) -> None:
    with refused(rule.ConsensusUnknownParameter(subject(number))):
        door.do(parameter(door, number, 30), "ae_office")


@pytest.mark.parametrize("value", [0, 91])
def test_a_parameter_keeps_within_its_bounds(door: Door, value: int) -> None:
    number = codes.PARAMETER_PRODUCTION_DAYS
    with refused(rule.ConsensusParameterBounds(number, value, 1, 90)):
        door.do(parameter(door, number, value), "ae_office")


def test_a_window_is_never_shorter_than_its_floor(door: Door) -> None:
    number = codes.PARAMETER_WINDOW_PARAMETER_DAYS
    with refused(rule.ConsensusParameterBounds(number, 29, 30, 180)):
        door.do(parameter(door, number, 29), "ae_office")


def test_a_parameter_changes_from_a_later_day_only(door: Door) -> None:
    first = today(door) + 31
    with refused(rule.ConsensusDayBefore(first - 1, first)):
        door.do(parameter(door, codes.PARAMETER_LATE_DAYS, 5, first - 1), "ae_office")
    with refused(rule.ConsensusDayAfter(first + 366, first + 365)):
        door.do(parameter(door, codes.PARAMETER_LATE_DAYS, 5, first + 366), "ae_office")


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


# Closing, with fewer than four


def supported(door: Door) -> bytes:
    """A parameter, supported by all three; the window is open."""
    act = parameter(door, codes.PARAMETER_LATE_DAYS, 5, today(door) + 50)
    proposal = propose(door, act)
    say(door, proposal, AO)
    say(door, proposal, BW)
    return proposal


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
    stale = rule.ConsensusClosingStale(BW, moment - DAY - 1, moment)
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
    with refused(rule.ConsensusTooFewHeard(silent, 1, 4)):
        close(door, silent, AE, BW)
    with refused(rule.ConsensusTooFewBesides(half, 1)):
        close(door, half, AE, BW)


def test_of_four_two_close(door: Door) -> None:
    let_zw_join(door)
    proposal = heard(door, AE, BW)
    wait(door, proposal)
    with refused(rule.ConsensusClosingCount(proposal, 3, 2)):
        close(door, proposal, AE, AO, BW)


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


@pytest.mark.parametrize("matter", [codes.MATTER_BAR_ORIGIN, codes.MATTER_ZONE_STATUS])
def test_the_participant_of_a_zone_is_not_counted(door: Door, matter: int) -> None:
    let_zw_join(door)
    zone = door.state().first_zones[BW, codes.NATURE_TRACED]
    act = zone_status(door, codes.ZONE_BARRED, zone)
    if matter == codes.MATTER_BAR_ORIGIN:
        act = proposing(matter, zone << 8 | 1, share=0)
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


def test_a_parameter_whose_day_has_passed_is_not_set(door: Door) -> None:
    proposal = supported(door)
    day = door.state().proposals[proposal].payload >> 64
    wait(door, proposal, 29)
    assert day <= today(door)
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
    assert key == happened.FocalKeySet(ZW, address("zw_focal"), decision)


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
    assert after == replace(before, status=codes.KP_SUSPENDED, since=after.since)
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
    assert done == happened.EpochOpened(zone, 2, barred, day, executed.proposal)


def test_a_past_origin_is_barred_and_released(door: Door) -> None:
    origin = door.state().first_zones[BW, codes.NATURE_TRACED] << 8 | 1
    act = proposing(codes.MATTER_BAR_ORIGIN, origin, share=1_000_000)
    executed, done = decide(door, act)
    assert isinstance(executed, happened.Executed)
    assert done == happened.OriginBarred(origin, 1_000_000, executed.proposal)
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
    assert plain(told)[11] == state.payload
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
