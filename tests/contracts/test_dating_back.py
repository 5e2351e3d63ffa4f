"""Whoever has been ended or suspended acts no more, whatever day it writes: attacks by the date."""

from __future__ import annotations

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from tests.actors import BW, actor
from tests.contracts import transforming
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import certified, depart, today
from tests.contracts.parceling import org
from tests.world import DOCUMENT, TODAY, Door, go_to, hand_over, refused, register

MINER, TRADER = "bw_miner", "bw_trader"


def end(door: Door, name: str, since: int) -> None:
    status = codes.STANDING_ENDED
    door.do(acts.ParticipantsSetStanding(org(name), status, since, DOCUMENT), "bw_office")


def test_attack_order_dated_back_after_standing_ended(door: Door) -> None:
    """A miner goes on selling and cutting up, as of a day on which it still might."""
    first, second = (register(door, text, 1_000, day=TODAY - 1) for text in "AB")
    end(door, MINER, TODAY)
    ended = rule.ParticipantsNotInGoodStanding(org(MINER), codes.STANDING_ENDED, TODAY)
    with refused(ended):
        hand_over(door, MINER, TRADER, first, day=TODAY - 1)
    with refused(ended):
        transforming.split(
            door, second, transforming.part(400), transforming.part(600), day=TODAY - 1
        )
    with refused(ended):
        register(door, "C", 1_000, day=TODAY - 1)


def test_attack_receiving_dated_back_after_licence_ended(door: Door) -> None:
    """A trader whose licence is over takes goods as of the last day of it."""
    parcel = register(door, "A", 1_000)
    door.do(acts.ZonesEnd(actor(TRADER).licence, TODAY, DOCUMENT), "bw_office")
    go_to(door, TODAY + 1)
    roles = codes.ROLE_TRADER
    with refused(rule.ParticipantsMayNotHold(org(TRADER), roles, TODAY, TODAY + 1)):
        hand_over(door, MINER, TRADER, parcel, day=TODAY)


def test_attack_suspended_participant_lets_out_by_dating_back(door: Door) -> None:
    """An office of a suspended Participant lets depart as of the day before."""
    leaving = certified(door)
    go_to(door, TODAY + 1)
    suspend_self(door, "bw_office")
    with refused(rule.ParticipantsNotAParticipant(BW, codes.KP_SUSPENDED, today(door))):
        depart(door, leaving, day=TODAY)


def test_attack_suspension_dated_back(door: Door) -> None:
    """An office ends a trader as of last week: what was recorded since stands, nothing more comes."""
    parcel = register(door, "A", 1_000, day=TODAY - 5)
    hand_over(door, MINER, TRADER, parcel, day=TODAY - 2)
    end(door, TRADER, TODAY - 4)
    held = door.state().parcels[parcel.parcel]
    assert (held.custodian, held.day) == (org(TRADER), TODAY - 2)
    ended = rule.ParticipantsNotInGoodStanding(org(TRADER), codes.STANDING_ENDED, TODAY)
    again = type(parcel)(parcel.parcel, held.revision)
    for day in (TODAY - 2, TODAY):
        with refused(ended):
            hand_over(door, TRADER, MINER, again, day=day)
