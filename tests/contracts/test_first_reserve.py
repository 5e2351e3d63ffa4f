"""The reserve key that a joiner brings: it signs when it is proposed, and is put when it joins."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Event, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Enrolment, Reserve
from tests.actors import AE, ALL_POWERS, AO, BW, ZW, actor, sign
from tests.contracts.consenting import close, decide, joining, joins, over, propose, say, wait
from tests.contracts.enrolling import UNSIGNED, enrol, enrolment_of, open_office
from tests.contracts.probing import address, newcomer, through
from tests.contracts.test_reserve import naming, taking_over
from tests.world import DOCUMENT, TODAY, Door, refused

FOCAL = newcomer("zw_focal").address
RESERVE = newcomer("zw_reserve").address


def joining_with(door: Door, reserve: str = "zw_reserve") -> acts.ConsensusProposeJoining:
    return joining(door, reserve=reserve)


def given(door: Door, signer: str = "zw_reserve", **changes: Any) -> acts.ConsensusProposeJoining:
    """The joining, for which the reserve key has signed something else, or another key has."""
    act = joining_with(door)
    by = "ae_office"
    said = enrolment_of(act, by, door.moment, **{"use": codes.USE_RESERVE, **changes})
    return replace(act, reserve_enrolment=said, reserve_signature=sign(said, signer, door.ledger))


def proposed(door: Door, act: acts.ConsensusProposeJoining) -> bytes:
    """The proposal, supported by all."""
    found = propose(door, act)
    for participant in (AO, BW):
        say(door, found, participant)
    return found


def closed(door: Door, proposal: bytes) -> list[Event]:
    wait(door, proposal)
    return close(door, proposal, AE, AO, BW)


def reserve_keys(events: list[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, happened.ReserveKeySet)]


# Proposed: refusals


def test_a_joiners_reserve_key_signs_itself(door: Door) -> None:
    """Nobody has a Participant join with a reserve key that they do not hold."""
    by = "ae_office"
    said = enrolment_of(joining_with(door), by, door.moment, use=codes.USE_RESERVE)
    for signature in (UNSIGNED, Signed(NO_KEY, b"\x01" * 64)):
        act = replace(joining_with(door), reserve_enrolment=said, reserve_signature=signature)
        with refused(rule.OrdersBadSignature(0)):
            door.do(act, by)
    for signer in (by, "zw_focal"):
        with refused(rule.EnrolmentsNotByTheKey(RESERVE, address(signer))):
            door.do(given(door, signer), by)
    for changes in ({"participant": AO}, {"organisation": 1}, {"use": codes.USE_FOCAL}):
        wrong = replace(said, **changes)
        with refused(rule.EnrolmentsForAnother(wrong.organisation, wrong.participant, wrong.use)):
            door.do(given(door, **changes), by)


def test_what_a_joiners_reserve_key_signed_is_in_time(door: Door) -> None:
    moment = door.moment
    with refused(rule.OrdersExpired(moment - 1, moment)):
        door.do(given(door, deadline=moment - 1), "ae_office")
    signed_at = door.moment
    deadline = signed_at + codes.LIMIT_ORDER_DAYS * SECONDS_PER_DAY + 1
    with refused(rule.OrdersDeadlineTooFar(signed_at, deadline, codes.LIMIT_ORDER_DAYS)):
        door.do(given(door, deadline=deadline), "ae_office")
    ahead = door.moment + codes.LIMIT_CLOCK_SKEW + 1
    with refused(rule.ParticipantsSignedAhead(ahead, door.moment)):
        door.do(given(door, signed_at=ahead), "ae_office")


def test_a_joiners_reserve_key_serves_nobody_yet(door: Door) -> None:
    focal, miner = address("ao_focal"), address("bw_miner")
    with refused(rule.ParticipantsFocalKeyTaken(focal, AO)):
        door.do(joining_with(door, "ao_focal"), "ae_office")
    with refused(rule.ParticipantsKeyTaken(miner)):
        door.do(joining_with(door, "bw_miner"), "ae_office")


def test_a_joiners_reserve_key_is_another_than_its_focal_key(door: Door) -> None:
    with refused(rule.ConsensusOneKeyTwice(ZW, FOCAL)):
        door.do(joining_with(door, "zw_focal"), "ae_office")


def test_where_a_joiner_names_no_reserve_nothing_is_read(door: Door) -> None:
    odd = (Enrolment(1, 2, 3, 4, 5), Signed(NO_KEY, b"\x07"))
    act = replace(joining(door), reserve_enrolment=odd[0], reserve_signature=odd[1])
    assert not reserve_keys(closed(door, proposed(door, act)))
    assert ZW not in door.state().reserves


# Put: effect and event


def test_a_joiner_has_its_reserve_key_at_once(door: Door) -> None:
    day = over(door)
    executed, put_down, focal, reserve = decide(door, joining_with(door))
    assert isinstance(executed, happened.Executed)
    assert isinstance(put_down, happened.ParticipantSet)
    assert focal == happened.FocalKeySet(ZW, FOCAL, (), NO_KEY, executed.proposal)
    assert reserve == happened.ReserveKeySet(ZW, RESERVE, day)
    assert door.state().reserves[ZW] == Reserve(RESERVE, day, False, NO_KEY)
    with refused(rule.ParticipantsFocalKeyTaken(RESERVE, ZW)):
        door.do(enrol(RESERVE), "bw_miner")
    office = open_office(0x40000001, ZW, ALL_POWERS, DOCUMENT, DOCUMENT, newcomer("zw_1").address)
    door.do(office, "zw_focal")
    door.do(taking_over("zw_focal2", of=ZW), "zw_reserve")
    with refused(rule.ParticipantsNotFocalKey(ZW, FOCAL)):
        door.do(acts.ParticipantsCloseOffice(0x40000001, 0, True), "zw_focal")


def test_a_joiner_without_a_reserve_names_one_later(door: Door) -> None:
    decide(door, joining(door))
    day = door.moment // SECONDS_PER_DAY
    events = door.do(naming("zw_reserve", ZW), "zw_focal")
    assert events == [happened.ReserveKeySet(ZW, RESERVE, day)]


def test_a_reserve_is_put_once_by_its_door(door: Door) -> None:
    """The door itself looks whether the address is free: a founding leaves that to it."""
    put = acts.EnrolmentsSetReserve(BW, newcomer("bw_reserve").address)
    for key, taken in (
        (NO_KEY, rule.ParticipantsKeyTaken(NO_KEY)),
        (address("bw_miner"), rule.ParticipantsKeyTaken(address("bw_miner"))),
        (address("bw_focal"), rule.ParticipantsFocalKeyTaken(address("bw_focal"), BW)),
    ):
        with refused(taken):
            through(door, "Decisions", replace(put, key=key))
    assert through(door, "Decisions", put) == [happened.ReserveKeySet(BW, put.key, TODAY)]
    with refused(rule.ParticipantsFocalKeyTaken(put.key, BW)):
        through(door, "Decisions", replace(put, participant=AO))


# Attacks


@pytest.mark.parametrize("by", ["bw_miner", "bw_focal"])
def test_attack_reserve_spoilt_to_keep_a_joiner_out(door: Door, by: str) -> None:
    """Whoever holds the reserve key has it serve elsewhere, so that the joining cannot be closed:
    it is, without a reserve, and the focal key names another."""
    proposal = proposed(door, joining_with(door))
    door.do(enrol(RESERVE) if by == "bw_miner" else naming("zw_reserve", BW), by)
    events = closed(door, proposal)
    assert happened.FocalKeySet(ZW, FOCAL, (), NO_KEY, proposal) in events
    assert not reserve_keys(events)
    with refused(rule.EnrolmentsNotTheReserveKey(ZW, RESERVE)):
        door.do(taking_over("zw_focal2", of=ZW), "zw_reserve")
    door.do(naming("zw_reserve2", ZW), "zw_focal")


def test_attack_one_address_is_the_reserve_of_two(door: Door) -> None:
    """A joiner's reserve key becomes another's meanwhile: it takes over that one alone."""
    proposal = proposed(door, joining_with(door))
    through(door, "Decisions", acts.EnrolmentsSetReserve(AO, RESERVE))
    assert not reserve_keys(closed(door, proposal))
    with refused(rule.EnrolmentsNotTheReserveKey(ZW, RESERVE)):
        door.do(taking_over("zw_focal2", of=ZW), "zw_reserve")
    office = actor("ao_office")
    act = taking_over("ao_focal2", office.organisation, kept=(office.address,), of=AO)
    door.do(act, "zw_reserve")


def test_attack_enrolment_of_a_reserve_is_used_again(door: Door) -> None:
    """What a reserve key signed for a joiner stands in the proposal for all to read: nobody else
    names it with that, nor the joiner as its focal key, nor anybody once it serves."""
    shown = given(door)
    seen = {"enrolment": shown.reserve_enrolment, "signature": shown.reserve_signature}
    proposal = proposed(door, shown)
    said = rule.EnrolmentsForAnother(0, ZW, codes.USE_RESERVE)
    for act, by in ((naming("zw_reserve"), "bw_focal"), (enrol(RESERVE), "bw_miner")):
        with refused(said):
            door.do(replace(act, **seen), by)
    day = over(door)
    with refused(said):
        door.do(replace(joins(ZW, RESERVE, day), **seen), "bw_office")
    assert reserve_keys(closed(door, proposal))
    with refused(rule.ParticipantsFocalKeyTaken(RESERVE, ZW)):
        door.do(replace(naming("zw_reserve", ZW), **seen), "zw_focal")


def test_attack_stolen_focal_key_names_the_first_reserve(door: Door) -> None:
    """A thief of a joiner's focal key is first to name a reserve: there is one since it joined."""
    decide(door, joining_with(door))
    thief = newcomer("thief").address
    day = door.moment // SECONDS_PER_DAY
    notice = day + codes.LIMIT_RESERVE_NOTICE_DAYS
    assert door.do(naming("thief", ZW), "zw_focal") == [happened.ReserveKeySet(ZW, thief, notice)]
    with refused(rule.EnrolmentsNotTheReserveKey(ZW, thief)):
        door.do(taking_over("zw_focal2", of=ZW), "thief")
    door.do(taking_over("zw_focal2", of=ZW), "zw_reserve")
    door.moment += 11 * SECONDS_PER_DAY
    with refused(rule.EnrolmentsNotTheReserveKey(ZW, thief)):
        door.do(taking_over("zw_focal3", of=ZW), "thief")
