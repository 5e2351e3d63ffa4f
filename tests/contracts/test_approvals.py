"""Somebody else's word on an act: whose, for which act, for how long, and how often.

Suspending oneself is the act here: its voice office acts, and its focal key approves.
"""

from __future__ import annotations

from dataclasses import replace

from kp_ledger.base.messages import Signed
from kp_ledger.generated import codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.model.approvals import act_digest
from tests.actors import AE, AO, BW, actor, unsigned
from tests.contracts.approving import approval_of, approved, suspend_self, suspending
from tests.contracts.consenting import close, lifting, propose, say, today, wait
from tests.contracts.probing import address
from tests.world import DOCUMENT, Door, refused

DAY = 86_400
HOUR = 3_600
OTHER = b"\x0f" * 32
OFFICE, FOCAL = "ao_office", "ao_focal"


# Refusals


def test_an_approval_ends_at_its_deadline(door: Door) -> None:
    act = approved(door, suspending(door, OFFICE), FOCAL)
    door.moment = act.approval.deadline + 1
    with refused(rule.OrdersExpired(act.approval.deadline, door.moment)):
        door.do(act, OFFICE)


def test_an_approval_is_good_for_90_days_at_most(door: Door) -> None:
    signed_at, deadline = door.moment, door.moment + 90 * DAY
    late = approved(door, suspending(door, OFFICE), FOCAL, deadline=deadline + 1)
    with refused(rule.OrdersDeadlineTooFar(signed_at, deadline + 1, 90)):
        door.do(late, OFFICE)
    door.do(approved(door, suspending(door, OFFICE), FOCAL, deadline=deadline), OFFICE)


def test_an_approval_is_of_one_act_alone(door: Door) -> None:
    act = suspending(door, OFFICE)
    other = approved(door, suspending(door, OFFICE, OTHER), FOCAL)
    swapped = replace(act, approval=other.approval, signature=other.signature)
    with refused(rule.ApprovalsOtherAct(other.approval.act, act_digest(act))):
        door.do(swapped, OFFICE)


def test_an_approval_is_signed_or_there_is_none(door: Door) -> None:
    act = approved(door, suspending(door, OFFICE), FOCAL)
    spoilt = Signed("0x" + "00" * 20, b"\x01" * 64)
    with refused(rule.OrdersBadSignature(0)):
        door.do(replace(act, signature=spoilt), OFFICE)


def test_a_focal_keys_approval_is_no_organisations(door: Door) -> None:
    office = actor(OFFICE).organisation
    act = approved(door, suspending(door, OFFICE), FOCAL, organisation=office)
    with refused(rule.ApprovalsOtherOrganisation(office, 0)):
        door.do(act, OFFICE)


def test_the_office_does_not_approve_for_the_focal_key(door: Door) -> None:
    act = replace(suspending(door, OFFICE), signature=unsigned(OFFICE))
    act = replace(act, approval=approval_of(door, act))
    with refused(rule.ParticipantsNotFocalKey(AO, address(OFFICE))):
        door.do(act, OFFICE)


def test_another_participants_focal_key_approves_nothing(door: Door) -> None:
    act = approved(door, suspending(door, OFFICE), "bw_focal")
    with refused(rule.ParticipantsNotFocalKey(AO, address("bw_focal"))):
        door.do(act, OFFICE)


def test_an_approval_is_signed_an_hour_ahead_at_most(door: Door) -> None:
    late = door.moment + HOUR + 1
    act = approved(door, suspending(door, OFFICE), FOCAL, signed_at=late)
    with refused(rule.ParticipantsSignedAhead(late, door.moment)):
        door.do(act, OFFICE)
    door.do(act, OFFICE)


def test_an_approval_is_for_the_entry_that_comes_next(door: Door) -> None:
    for given in (0, 2):
        act = suspending(door, OFFICE, entries=given)
        with refused(rule.ConsensusOtherEntries(AO, given, 1)):
            door.do(approved(door, act, FOCAL), OFFICE)


# Effects


def test_the_focal_key_approves_what_its_office_does(door: Door) -> None:
    day, onset = today(door), door.state().participants[AO][-1].on_ledger_from
    assert suspend_self(door, OFFICE) == [
        happened.ParticipantSet(AO, b"AO", codes.KP_SUSPENDED, True, onset, day, DOCUMENT)
    ]


def test_the_call_that_is_approved_is_hashed_without_approval_and_signature(door: Door) -> None:
    act = suspending(door, OFFICE)
    assert act_digest(act) == act_digest(approved(door, act, FOCAL))
    assert act_digest(act) != act_digest(replace(act, entries=act.entries + 1))


# Attacks


def test_attack_approval_used_twice(door: Door) -> None:
    """An office keeps the Approval of a suspension and uses it again once that is lifted."""
    act = approved(door, suspending(door, OFFICE), FOCAL, deadline=door.moment + 90 * DAY)
    door.do(act, OFFICE)
    proposal = propose(door, lifting(door, AO))
    say(door, proposal, BW)
    wait(door, proposal)
    close(door, proposal, AE, BW)
    with refused(rule.ConsensusOtherEntries(AO, 1, 3)):
        door.do(act, OFFICE)
    again = approved(door, suspending(door, OFFICE), FOCAL)
    stale = replace(again, approval=act.approval, signature=act.signature)
    with refused(rule.ApprovalsOtherAct(act.approval.act, act_digest(again))):
        door.do(stale, OFFICE)
