"""Participants, as Consensus puts them down; and what storage holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY
from kp_ledger.chain.words import unpack_standing, unpack_value
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import DatedValue, ParticipantState
from tests.actors import AE, BW, actor
from tests.contracts.organising import (
    COMPANY,
    NOTHING,
    opening,
    org,
    standing,
)
from tests.contracts.probing import address, ask, newcomer, row, through
from tests.world import DAY0, DOCUMENT, FOREVER, TODAY, Door, refused

# Participants, by Consensus


def entry(**changes: Any) -> ParticipantState:
    return replace(ParticipantState(codes.KP_SUSPENDED, True, DAY0, TODAY, 0), **changes)


def put_down(door: Door, participant: int = BW, **changes: Any) -> list[Any]:
    act = acts.ParticipantsSetParticipant(participant, entry(**changes), DOCUMENT)
    return through(door, "Decisions", act)


DOORS = [
    acts.ParticipantsSetParticipant(BW, entry(), DOCUMENT),
    acts.EnrolmentsSetFocalKey(BW, address("spare"), DOCUMENT),
    acts.EnrolmentsSetReserve(BW, address("spare")),
    acts.ParticipantsSetParameter(1, 30, TODAY),
    acts.ParticipantsSetRoles(org("bw_miner"), 1, TODAY, FOREVER, org("bw_office"), DOCUMENT),
    acts.DecisionsPutDown((), (), TODAY, DOCUMENT),
    acts.DecisionsSuspend(BW, DOCUMENT),
    acts.DecisionsCarryOut(
        DOCUMENT, codes.MATTER_SUSPENSION, bytes(30) + b"BW", TODAY.to_bytes(32, "big"), DOCUMENT
    ),
]


@pytest.mark.parametrize("act", DOORS, ids=lambda act: type(act).__name__)
@pytest.mark.parametrize("by", ["bw_focal", "bw_office", "stranger"])
def test_nobodys_key_opens_a_door(door: Door, act: Any, by: str) -> None:
    with refused(rule.NotTheDoor(actor(by).address)):
        door.do(act, by)


@pytest.mark.parametrize("code", [0, 0x4140, 0x415B, 0x4041, 0x5B41, 0x6277])
def test_a_participant_is_two_capital_letters(door: Door, code: int) -> None:
    with refused(rule.ParticipantsBadCode(code)):
        put_down(door, code)


@pytest.mark.parametrize("status", [0, 5])
def test_a_participant_has_a_known_status(door: Door, status: int) -> None:
    with refused(rule.ParticipantsBadStatus(status)):
        put_down(door, status=status)


@pytest.mark.parametrize("status", [codes.KP_APPLICANT, codes.KP_EXPELLED])
def test_a_participant_is_anything_from_applicant_to_expelled(door: Door, status: int) -> None:
    assert put_down(door, status=status)[0].status == status


def test_a_participants_history_only_grows(door: Door) -> None:
    with refused(rule.ParticipantsDayInFuture(TODAY + 2, TODAY + 1)):
        put_down(door, since=TODAY + 2)
    with refused(rule.ParticipantsDayBefore(DAY0 - 1, DAY0)):
        put_down(door, since=DAY0 - 1)


def test_a_suspended_participant_was_in_good_standing_before(door: Door) -> None:
    assert put_down(door, since=TODAY - 2) == [
        happened.ParticipantSet(BW, b"BW", 3, True, DAY0, TODAY - 2, DOCUMENT)
    ]
    ask(door, "Participants", "checkParticipantOn", BW, TODAY - 3)
    with refused(rule.ParticipantsNotAParticipant(BW, 3, TODAY - 2)):
        ask(door, "Participants", "checkParticipantOn", BW, TODAY - 2)
    with refused(rule.ParticipantsNotAParticipant(BW, 0, DAY0 - 1)):
        ask(door, "Participants", "checkParticipantOn", BW, DAY0 - 1)
    with refused(rule.ParticipantsNotAParticipant(BW, 3, TODAY)):
        ask(door, "Participants", "checkParticipant", BW, TODAY - 3)
    with refused(rule.ParticipantsNotAParticipant(0x5858, 0, TODAY)):
        ask(door, "Participants", "checkParticipant", 0x5858, TODAY)
    first, last = door.state().participants[BW]
    assert (first.status, last) == (
        codes.KP_PARTICIPANT,
        entry(since=TODAY - 2, recorded=TODAY),
    )


def test_a_new_participant_begins_with_four_zones(door: Door) -> None:
    code = int.from_bytes(b"NA", "big")
    count = len(door.state().zones)
    events = put_down(door, code, status=codes.KP_PARTICIPANT, on_ledger_from=0)
    expected: list[Any] = [happened.ParticipantSet(code, b"NA", 2, True, 0, TODAY, DOCUMENT)]
    for nature in (1, 2, 3, 4):
        zone = count + nature
        expected.append(happened.ZoneOpened(zone, code, nature, NOTHING, ()))
        expected.append(happened.EpochOpened(zone, 1, codes.ZONE_CLEAR, TODAY, 0, NOTHING))
    assert events == expected
    found = [ask(door, "Zones", "firstZone", code, nature) for nature in range(6)]
    assert found == [0, count + 1, count + 2, count + 3, count + 4, 0]


def test_a_new_focal_key_takes_over(door: Door) -> None:
    new = newcomer("bw_focal_new").address
    act = acts.EnrolmentsSetFocalKey(BW, new, DOCUMENT)
    put = happened.FocalKeySet(BW, new, (), NO_KEY, DOCUMENT)
    assert through(door, "Decisions", act) == [put]
    with refused(rule.ParticipantsNotFocalKey(BW, actor("bw_focal").address)):
        door.do(opening(), "bw_focal")
    door.do(opening(), "bw_focal_new")


# What storage holds


@pytest.mark.chain_only
def test_histories_are_read_whole(door: Door) -> None:
    door.do(standing("bw_trader", codes.STANDING_SUSPENDED), "bw_office")
    door.do(acts.ParticipantsSetSetting(1, 45, TODAY), "bw_office")
    door.do(acts.ParticipantsSetSetting(1, 46, TODAY + 1), "bw_office")

    def read(function: str, *arguments: Any) -> list[tuple[Any, ...]]:
        return [row(one) for one in door.read("Participants", function, *arguments)]

    def words(function: str, *arguments: Any) -> list[int]:
        return list(door.read("Participants", function, *arguments))

    statuses = [unpack_standing(one).status for one in words("standingHistory", org("bw_trader"))]
    assert statuses[-2:] == [1, 2]
    values = [unpack_value(one) for one in words("settingHistory", BW, 1)]
    assert values == [DatedValue(45, TODAY), DatedValue(46, TODAY + 1)]
    assert words("settingHistory", AE, 1) == []
    assert words("standingHistory", COMPANY) == []
    assert read("participantHistory", 0x5858) == []
    assert read("participantHistory", BW) == [(2, True, DAY0, DAY0, DAY0)]
    assert [unpack_value(one) for one in words("parameterHistory", 1)] == [DatedValue(30, DAY0)]
    assert door.read("Enrolments", "highestSerial", BW) == 2_000
    assert door.read("Enrolments", "focalKey", BW).lower() == actor("bw_focal").address
