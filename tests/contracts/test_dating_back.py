"""Whoever has been ended or suspended acts no more, whatever day it writes: attacks by the date."""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.generated import acts, codes
from kp_ledger.generated import refusals as rule
from tests.actors import BW, actor, sign
from tests.contracts import transforming
from tests.contracts.approving import suspend_self
from tests.contracts.certifying import (
    asked,
    certified,
    depart,
    hold,
    release,
    suspend,
    today,
    value,
)
from tests.contracts.parceling import org
from tests.contracts.test_write_down import order_of, writing
from tests.world import (
    DOCUMENT,
    TODAY,
    Door,
    go_to,
    hand_over,
    handover,
    lot,
    reference,
    refused,
    register,
)

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


def test_attack_whoever_runs_acts_on(door: Door) -> None:
    """A miner is suspended and goes on, as of the day before and by what was signed before.

    It is held in the same block; lifted, it acts again.
    """
    first, second = register(door, "A", 1_000), register(door, "B", 2_000)
    moved = handover(door, MINER, TRADER, first, day=TODAY - 1)
    request = asked(door, second).request
    split = transforming.part(400), transforming.part(600)
    suspend(door, org(MINER))
    stopped = rule.ParticipantsNotInGoodStanding(org(MINER), codes.STANDING_SUSPENDED, TODAY)
    received = sign(moved, TRADER, door.ledger)
    lots, licence = (lot("C", 1_000),), actor(MINER).licence
    for act in (
        acts.ParcelsHandOver(moved, sign(moved, MINER, door.ledger), received),
        acts.ParcelsRegister(licence, TODAY - 1, 0, lots),
        acts.CorrectionsVoidRegistration(first.parcel, DOCUMENT, bytes(32)),
        acts.CorrectionsReportMissing(first.parcel, codes.MISSING_LOST, DOCUMENT),
        acts.NoticesAttach(codes.SUBJECT_PARCEL, first.parcel, DOCUMENT),
        writing(door, order_of(door, first, 1)),
    ):
        with refused(stopped):
            door.do(act, MINER)
    with refused(stopped):
        transforming.split(door, first, *split, day=TODAY - 1)
    with refused(stopped):
        asked(door, first, reference=reference("REQUEST-2"))
    with refused(stopped):
        value(door, request, MINER, codes.CAPACITY_EXPORTER, day=TODAY - 1)
    placed = hold(door, first.parcel)
    door.do(
        acts.ParticipantsSetStanding(org(MINER), codes.STANDING_GOOD, TODAY, DOCUMENT), "bw_office"
    )
    with refused(rule.ParcelsOnHold(first.parcel, 1)):
        hand_over(door, MINER, TRADER, replace(first, revision=2), day=TODAY - 1)
    release(door, placed)
    hand_over(door, MINER, TRADER, replace(first, revision=3))
