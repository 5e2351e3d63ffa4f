"""Approvals by a second key and by an office, which acts of other contracts ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Refusal, Signed
from kp_ledger.generated import acts, codes
from kp_ledger.generated.refusals import (
    ApprovalsOtherOrganisation,
    ApprovalsOtherParticipant,
    ApprovalsSameKey,
    ParticipantsNoPower,
    ParticipantsNotItsKey,
    ParticipantsOrderWithdrawn,
)
from kp_ledger.model import approvals
from kp_ledger.model.rules import Call
from tests.actors import AE, BW, actor, unsigned
from tests.contracts.approving import approval_of
from tests.contracts.conftest import model_world, played
from tests.contracts.probing import newcomer
from tests.world import DOCUMENT, Door

OFFICE = actor("bw_office").organisation


@pytest.fixture
def door() -> Iterator[Door]:
    yield played(model_world())


ACT = acts.ConsensusSuspendSelf(DOCUMENT, 1, approvals.NO_APPROVAL, Signed(NO_KEY))


def second_key(door: Door, by: str, sender: str, organisation: int = OFFICE) -> None:
    call = Call(actor(sender).address, door.moment)
    approval = approval_of(door, ACT, organisation)
    signed = Signed(actor(by).address, b"\x01" * 65)
    approvals.check_second_key(door.state(), call, ACT, approval, signed, OFFICE)


def office(door: Door, by: str, organisation: int, participant: int, **changes: Any) -> int:
    call = Call(actor("stranger").address, door.moment)
    approval = approval_of(door, ACT, organisation, **changes)
    signed = Signed(actor(by).address, b"\x01" * 65)
    return approvals.check_office(
        door.state(), call, ACT, approval, signed, participant, codes.POWER_LICENCE
    )


def test_two_keys_are_two(door: Door) -> None:
    with pytest.raises(ApprovalsSameKey) as refused:
        second_key(door, "bw_office", "bw_office")
    assert refused.value == ApprovalsSameKey(actor("bw_office").address)
    call = Call(actor("bw_office").address, door.moment)
    approval = approval_of(door, ACT, OFFICE)
    with pytest.raises(ApprovalsSameKey):
        approvals.check_second_key(door.state(), call, ACT, approval, unsigned("bw_office"), OFFICE)


def test_the_second_key_is_of_the_same_office(door: Door) -> None:
    export = actor("bw_export")
    with pytest.raises(ApprovalsOtherOrganisation) as other:
        second_key(door, "bw_export", "bw_office", export.organisation)
    assert other.value == ApprovalsOtherOrganisation(export.organisation, OFFICE)
    with pytest.raises(ParticipantsNotItsKey) as not_its:
        second_key(door, "bw_export", "bw_office")
    assert not_its.value == ParticipantsNotItsKey(export.address, OFFICE)
    door.do(acts.ParticipantsEnrol(newcomer("bw_office_second").address), "bw_office")
    second_key(door, "bw_office_second", "bw_office")


def test_an_office_approves_at_home(door: Door) -> None:
    with pytest.raises(ApprovalsOtherParticipant) as refused:
        office(door, "bw_office", OFFICE, AE)
    assert refused.value == ApprovalsOtherParticipant(OFFICE, BW, AE)
    assert office(door, "bw_office", OFFICE, BW) == OFFICE


def test_an_office_approves_with_its_power_and_its_key(door: Door) -> None:
    export, trader = actor("bw_export"), actor("bw_trader")
    cases: list[tuple[str, int, Refusal]] = [
        (
            "bw_export",
            export.organisation,
            ParticipantsNoPower(export.organisation, codes.POWER_EXPORT, codes.POWER_LICENCE),
        ),
        ("bw_trader", OFFICE, ParticipantsNotItsKey(trader.address, OFFICE)),
    ]
    for by, organisation, expected in cases:
        with pytest.raises(type(expected)) as refused:
            office(door, by, organisation, BW)
        assert refused.value == expected


def test_an_approval_dies_with_the_orders_of_its_key(door: Door) -> None:
    signed_at = door.moment
    door.moment += 10
    door.do(acts.ParticipantsWithdrawOrders(), "bw_office")
    with pytest.raises(ParticipantsOrderWithdrawn) as refused:
        office(door, "bw_office", OFFICE, BW, signed_at=signed_at)
    key = actor("bw_office").address
    until = signed_at + 10 + codes.LIMIT_CLOCK_SKEW + 1
    assert refused.value == ParticipantsOrderWithdrawn(key, until, signed_at)
