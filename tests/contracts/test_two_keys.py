"""Two keys: what an export office asks for where a certificate begins, is replaced or voided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import Act, Event
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import TwoKeys
from kp_ledger.model.approvals import NO_APPROVAL, NOT_APPROVED, act_digest
from tests.actors import BW, actor, sign, unsigned
from tests.contracts.approving import approval_of, approved, approved_on_keys
from tests.contracts.certifying import (
    NOTHING,
    OFFICE,
    REASON,
    SEALED,
    Certified,
    certified,
    depart,
    form,
    number,
    packing,
    valued,
)
from tests.contracts.enrolling import cut_keys, enrol, open_office, proved
from tests.contracts.probing import address, newcomer
from tests.world import DOCUMENT, TODAY, Door, go_to, refused, register

SENDS, SECOND, THIRD = "bw_office", "bw_office_2", "bw_office_3"
TWO_DAYS = 48 * 3_600


@pytest.fixture(autouse=True)
def second_key(door: Door) -> None:
    door.do(enrol(newcomer(SECOND).address), SENDS)


def asking(asked: bool = True, changes: int = 0) -> Act:
    return acts.EnrolmentsAskTwoKeys(asked, changes, *NOT_APPROVED)


def both(door: Door, act: Act, by: str = SENDS, second: str = SECOND, **changes: Any) -> Any:
    """Sent by one key of the office, and approved by another."""
    return door.do(approved(door, act, second, **{"organisation": OFFICE, **changes}), by)


def ask(door: Door) -> None:
    """Three days later the office asks for two keys."""
    go_to(door, TODAY + 3)
    both(door, asking())


def issuing(door: Door) -> Act:
    made = valued(door, register(door, "A", 1_000))
    return acts.IssuanceIssue(form(door, made, expires=TODAY + 30), *NOT_APPROVED)


def voiding(shipment: Certified, revision: int = SEALED) -> Act:
    return acts.CancellationsVoidCertificate(
        shipment.number, revision, REASON, DOCUMENT, shipment.packing, *NOT_APPROVED
    )


def replacing(shipment: Certified, revision: int = SEALED) -> Act:
    return acts.IssuanceReplace(
        shipment.number, revision, number(2), TODAY + 25, True, NOTHING, REASON, DOCUMENT,
        shipment.packing, *NOT_APPROVED,
    )  # fmt: skip


# Asking for them


def test_an_office_at_the_border_or_of_licences_asks(door: Door) -> None:
    miner = actor("bw_miner").organisation
    with refused(rule.ParticipantsNoPower(miner, 0, codes.POWERS_THAT_HOLD)):
        both(door, asking(), "bw_miner")
    others = codes.POWERS_ALL & ~codes.POWERS_THAT_HOLD
    new = newcomer("bw_licence").address
    door.do(open_office(0x10000078, BW, others, DOCUMENT, DOCUMENT, new), "bw_focal")
    with refused(rule.ParticipantsNoPower(0x10000078, others, codes.POWERS_THAT_HOLD)):
        both(door, asking(), "bw_licence")


@pytest.mark.parametrize("power", [codes.POWER_LICENCE, codes.POWER_EXPORT, codes.POWER_IMPORT])
def test_one_power_at_the_border_is_enough(door: Door, power: int) -> None:
    new, second = newcomer("bw_border").address, newcomer("bw_border_2").address
    door.do(open_office(0x10000078, BW, power, DOCUMENT, DOCUMENT, new), "bw_focal")
    door.do(enrol(second), "bw_border")
    go_to(door, TODAY + 3)
    both(door, asking(), "bw_border", "bw_border_2", organisation=0x10000078)


def test_it_names_how_often_it_was_changed(door: Door) -> None:
    ask(door)
    with refused(rule.EnrolmentsTwoKeysChanged(OFFICE, 1, 0)):
        both(door, asking(asked=False))
    assert both(door, asking(asked=False, changes=1))


def test_what_is_so_already_is_not_asked_again(door: Door) -> None:
    with refused(rule.EnrolmentsTwoKeysAlready(OFFICE, False)):
        both(door, asking(asked=False))
    ask(door)
    with refused(rule.EnrolmentsTwoKeysAlready(OFFICE, True)):
        both(door, asking(changes=1))


def test_one_key_neither_asks_nor_asks_no_more(door: Door) -> None:
    go_to(door, TODAY + 3)
    with refused(rule.ApprovalsSameKey(address(SENDS))):
        both(door, asking(), SENDS, SENDS)
    with refused(rule.ApprovalsSameKey(address(SENDS))):
        door.do(replace(asking(), approval=NO_APPROVAL), SENDS)  # type: ignore[call-arg]
    both(door, asking())
    for second in (SENDS, SECOND):
        with refused(rule.ApprovalsSameKey(address(second))):
            both(door, asking(asked=False, changes=1), second, second)


def test_what_it_asks_is_told_and_kept(door: Door) -> None:
    go_to(door, TODAY + 3)
    asked = happened.TwoKeysAsked(OFFICE, True, address(SECOND))
    assert both(door, asking()) == [asked]
    assert door.state().two_keys == {OFFICE: TwoKeys(True, 1)}
    no_more = happened.TwoKeysAsked(OFFICE, False, address(SENDS))
    assert both(door, asking(asked=False, changes=1), SECOND, SENDS) == [no_more]
    assert door.state().two_keys == {OFFICE: TwoKeys(False, 2)}


# Where it asks for them


def acting(door: Door, which: str) -> tuple[Act, int]:
    """An act on a certificate of an office that asks for two keys, and the certificate's number."""
    if which == "issue":
        act = issuing(door)
        ask(door)
        return act, number(1)
    shipment = certified(door)
    ask(door)
    return (voiding if which == "void" else replacing)(shipment), shipment.number


WHICH = pytest.mark.parametrize("which", ["issue", "void", "replace"])


@WHICH
def test_nothing_is_done_with_one_key(door: Door, which: str) -> None:
    act, _ = acting(door, which)
    with refused(rule.EnrolmentsNoSecondKey(OFFICE)):
        door.do(act, SENDS)
    with refused(rule.ApprovalsSameKey(address(SENDS))):
        both(door, act, SENDS, SENDS)
    alone = replace(act, approval=approval_of(door, act, OFFICE), signature=unsigned(SENDS))  # type: ignore[call-arg]
    with refused(rule.ApprovalsSameKey(address(SENDS))):
        door.do(alone, SENDS)


@WHICH
def test_a_second_key_approves(door: Door, which: str) -> None:
    act, certificate = acting(door, which)
    done: list[Event] = both(door, act)
    assert done[0] == happened.SecondKeyApproved(certificate, OFFICE, address(SECOND))
    assert isinstance(done[1], happened.CertificateIssued | happened.CertificateVoided)


@WHICH
def test_either_key_sends(door: Door, which: str) -> None:
    act, certificate = acting(door, which)
    done: list[Event] = both(door, act, SECOND, SENDS)
    assert done[0] == happened.SecondKeyApproved(certificate, OFFICE, address(SENDS))


@WHICH
def test_the_second_key_is_of_the_same_office(door: Door, which: str) -> None:
    act, _ = acting(door, which)
    export = actor("bw_export").organisation
    with refused(rule.ApprovalsOtherOrganisation(export, OFFICE)):
        both(door, act, second="bw_export", organisation=export)
    with refused(rule.ParticipantsNotItsKey(address("bw_export"), OFFICE)):
        both(door, act, second="bw_export")


@WHICH
def test_the_second_key_approves_this_act_alone(door: Door, which: str) -> None:
    act, _ = acting(door, which)
    given = approval_of(door, asking(changes=7), OFFICE)
    signed = sign(given, SECOND, door.ledger, "Enrolments")
    swapped = replace(act, approval=given, signature=signed)  # type: ignore[call-arg]
    with refused(rule.ApprovalsOtherAct(given.act, act_digest(act))):
        door.do(swapped, SENDS)


@WHICH
def test_the_second_keys_approval_has_an_end(door: Door, which: str) -> None:
    act, _ = acting(door, which)
    deadline = door.moment - 1
    with refused(rule.OrdersExpired(deadline, door.moment)):
        both(door, act, signed_at=deadline - 1, deadline=deadline)


def test_an_office_that_does_not_ask_looks_at_no_approval(door: Door) -> None:
    done: list[Event] = both(door, voiding(certified(door)))
    assert isinstance(done[0], happened.CertificateVoided)


@pytest.mark.parametrize("act_on", [voiding, replacing])
def test_attack_certificate_ended_by_an_office_that_does_not_ask(
    door: Door, act_on: Callable[[Certified], Act]
) -> None:
    """What an office issued that asks for two, another one voids with two of its own."""
    shipment = certified(door)
    ask(door)
    export = actor("bw_export").organisation
    with refused(rule.EnrolmentsNoSecondKey(export)):
        door.do(voiding(shipment), "bw_export")
    with refused(rule.ApprovalsOtherOrganisation(OFFICE, export)):
        both(door, act_on(shipment), "bw_export", SECOND)
    door.do(enrol(newcomer(THIRD).address), "bw_export")
    go_to(door, TODAY + 7)
    act = voiding(shipment)
    done: list[Event] = both(door, act, "bw_export", THIRD, organisation=export)
    assert done[0] == happened.SecondKeyApproved(shipment.number, export, address(THIRD))


def test_an_office_that_asks_is_asked_for_what_another_issued(door: Door) -> None:
    made = valued(door, register(door, "A", 1_000))
    act = acts.IssuanceIssue(form(door, made, certificate=number(1_001)), *NOT_APPROVED)
    door.do(act, "bw_export")
    ask(door)
    shipment = Certified(number(1_001), packing(made))
    with refused(rule.EnrolmentsNoSecondKey(OFFICE)):
        door.do(voiding(shipment), SENDS)
    assert both(door, voiding(shipment))


def test_an_office_issues_by_its_own_rule(door: Door) -> None:
    ask(door)
    made = valued(door, register(door, "A", 1_000))
    act = acts.IssuanceIssue(form(door, made, certificate=number(1_001)), *NOT_APPROVED)
    assert door.do(act, "bw_export")


# Keys that are young


@pytest.mark.parametrize("sends", [SENDS, SECOND])
def test_neither_key_is_younger_than_two_days(door: Door, sends: str) -> None:
    """Attack: whoever has stolen one key enrols another, and sends with either."""
    second = SECOND if sends == SENDS else SENDS
    since = door.state().keys[address(SECOND)].from_
    door.moment = since + TWO_DAYS - 1  # 48 hours, less a second
    with refused(rule.ApprovalsKeyTooYoung(address(SECOND), since, since + TWO_DAYS)):
        both(door, asking(), sends, second)
    door.moment = since + TWO_DAYS
    assert both(door, asking(), sends, second)


@WHICH
@pytest.mark.parametrize("sends", [SENDS, THIRD])
def test_attack_stolen_key_enrols_its_own_second(door: Door, which: str, sends: str) -> None:
    """Whoever brought a second key to approve that too waits two days, within which it is seen."""
    act, _ = acting(door, which)
    with refused(rule.EnrolmentsNoSecondKey(OFFICE)):
        door.do(enrol(newcomer(THIRD).address), SENDS)
    with_both(door, enrol(address(THIRD)))
    since = door.state().keys[address(THIRD)].from_
    second = THIRD if sends == SENDS else SENDS
    with refused(rule.ApprovalsKeyTooYoung(address(THIRD), since, since + TWO_DAYS)):
        both(door, act, sends, second)
    with refused(rule.ApprovalsKeyTooYoung(address(THIRD), since, since + TWO_DAYS)):
        both(door, asking(asked=False, changes=1), sends, second)


def test_attack_approval_of_asking_is_used_again(door: Door) -> None:
    """What the second key approved once does not bring back what was changed since."""
    go_to(door, TODAY + 3)
    given = approved(door, asking(), SECOND, organisation=OFFICE)
    door.do(given, SENDS)
    both(door, asking(asked=False, changes=1))
    with refused(rule.EnrolmentsTwoKeysChanged(OFFICE, 2, 0)):
        door.do(given, SENDS)


@pytest.mark.parametrize("act_on", [voiding, replacing])
def test_attack_void_approved_before_a_departure_that_was_undone(
    door: Door, act_on: Callable[..., Act]
) -> None:
    """What the second key approved of a shipment that then left ends nothing once it is back."""
    shipment = certified(door)
    ask(door)
    given = approved(door, act_on(shipment), SECOND, organisation=OFFICE)
    depart(door, shipment, day=TODAY + 3)
    door.do(acts.ShipmentsUndoDeparture(shipment.number, DOCUMENT, shipment.packing), SENDS)
    with refused(rule.CertificatesRevisionChanged(shipment.number, SEALED + 2, SEALED)):
        door.do(given, SENDS)
    assert both(door, act_on(shipment, SEALED + 2))


# What becomes of its keys


def revoke(key: str, at: int) -> Act:
    return acts.EnrolmentsRevoke(address(key), at, REASON, *NOT_APPROVED)


def with_both(door: Door, act: Any, by: str = SENDS, second: str = SECOND) -> Any:
    return door.do(approved_on_keys(door, act, by, second), by)


ON_KEYS = pytest.mark.parametrize("which", ["enrol", "revoke"])


def on_keys(door: Door, which: str) -> Act:
    """What one of the office's keys does to another, of an office that asks for two."""
    door.do(enrol(newcomer("bw_office_4").address), SENDS)
    ask(door)
    newcomer(THIRD)
    return enrol(address(THIRD)) if which == "enrol" else revoke("bw_office_4", door.moment)


@ON_KEYS
def test_attack_one_key_makes_itself_a_second(door: Door, which: str) -> None:
    """A thief's one key neither enrols another nor revokes whoever would see it."""
    act = on_keys(door, which)
    with refused(rule.EnrolmentsNoSecondKey(OFFICE)):
        door.do(act, SENDS)
    with refused(rule.ApprovalsSameKey(address(SENDS))):
        with_both(door, act, SENDS, SENDS)
    with refused(rule.ParticipantsNotItsKey(address(THIRD), OFFICE)):
        with_both(door, act, SENDS, THIRD)


@ON_KEYS
def test_a_second_key_approves_what_becomes_of_a_key(door: Door, which: str) -> None:
    act = on_keys(door, which)
    first, done = with_both(door, act)
    assert first == happened.KeyActApproved(act.key, OFFICE, address(SECOND))  # type: ignore[attr-defined]
    assert isinstance(done, happened.KeyEnrolled | happened.KeyRevoked)


@ON_KEYS
def test_what_becomes_of_a_key_is_approved_of_that_key(door: Door, which: str) -> None:
    act = on_keys(door, which)
    given = approval_of(door, asking(changes=7), OFFICE)
    signed = sign(given, SECOND, door.ledger, "Enrolments")
    if isinstance(act, acts.EnrolmentsEnrol):
        act = proved(act, SENDS, door.ledger, door.moment, door.state)
    with refused(rule.ApprovalsOtherAct(given.act, act_digest(act))):
        door.do(replace(act, approval=given, second=signed), SENDS)  # type: ignore[call-arg]


def test_a_key_stops_itself_alone(door: Door) -> None:
    """Whoever holds a key that may be copied waits for nobody."""
    ask(door)
    at = door.moment
    assert door.do(revoke(SENDS, at), SENDS) == [
        happened.KeyRevoked(address(SENDS), OFFICE, at, OFFICE, REASON)
    ]


def test_the_focal_key_acts_on_keys_alone(door: Door) -> None:
    """One of two keys is lost: the focal key cuts it and puts another, which waits two days."""
    act = voiding(certified(door))
    ask(door)
    cut = cut_keys(OFFICE, (address(SENDS),), newcomer(THIRD).address, REASON)
    assert len(door.do(cut, "bw_focal")) == 2
    live = door.state().keys[address(THIRD)].from_
    with refused(rule.ApprovalsKeyTooYoung(address(THIRD), live, live + TWO_DAYS)):
        both(door, act, SENDS, THIRD)
    go_to(door, TODAY + 6)
    assert both(door, act, SENDS, THIRD)
    assert door.do(revoke(THIRD, door.moment), "bw_focal")


def test_who_does_not_ask_is_asked_for_no_second_key(door: Door) -> None:
    ask(door)
    for by, key in (("bw_export", THIRD), ("bw_miner", "spare")):
        assert len(door.do(enrol(newcomer(key).address), by)) == 1
        assert len(door.do(revoke(key, door.moment), by)) == 1


def test_an_office_that_asks_revokes_a_companys_key_alone(door: Door) -> None:
    """What is approved is what becomes of its own keys."""
    ask(door)
    door.do(enrol(newcomer("spare").address), "bw_miner")
    assert len(door.do(revoke("spare", door.moment), SENDS)) == 1
