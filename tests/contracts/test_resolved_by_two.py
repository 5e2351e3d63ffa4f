"""Two keys of an office on a resolution: each signs the same one; alone, one approves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kp_ledger.base.messages import NO_KEY, Event, Signed
from kp_ledger.generated import acts, codes
from kp_ledger.generated import events as happened
from kp_ledger.generated import refusals as rule
from kp_ledger.generated.records import Packing
from kp_ledger.keys.signing import recover_order
from kp_ledger.model.approvals import NOT_APPROVED
from tests.actors import sign, unsigned
from tests.contracts.approving import approved, approved_on_keys, suspend_self
from tests.contracts.certifying import (
    DESTINATION,
    EXPORT,
    OFFICE,
    Certified,
    departed,
)
from tests.contracts.detaining import detain, record, resolution, resolve, signed_by_both
from tests.contracts.enrolling import enrol
from tests.contracts.probing import address, newcomer
from tests.world import DOCUMENT, TODAY, Door, go_to, refused

# Of each end: its office's two keys.
ENDS = {"exporting": ("bw_office", "bw_office_2"), "importing": ("ae_office", "ae_office_2")}
NUMBERS = {"exporting": OFFICE, "importing": DESTINATION}
END = pytest.mark.parametrize("end", ENDS)
TWO_DAYS = 48 * 3_600


@pytest.fixture(autouse=True)
def second_keys(door: Door) -> None:
    for first, second in ENDS.values():
        door.do(enrol(newcomer(second).address), first)


def ask(door: Door, *ends: str) -> None:
    """Three days later an office asks for two keys."""
    go_to(door, max(TODAY + 3, door.moment // 86_400))
    for end in ends:
        first, second = ENDS[end]
        asking = acts.EnrolmentsAskTwoKeys(True, 0, *NOT_APPROVED)
        door.do(approved(door, asking, second, organisation=NUMBERS[end]), first)


def detained(door: Door, *asking: str) -> Certified:
    shipment = departed(door)
    ask(door, *asking)
    detain(door, shipment)
    return shipment


def made(door: Door, shipment: Certified, **also: str) -> acts.DetentionsResolve:
    """A resolution that one key of each office signs, and of an end a key more."""
    order = resolution(door, shipment, codes.OUTCOME_RETURN)
    act = signed_by_both(door, shipment, order)
    for end, by in also.items():
        second = sign(order, by, door.ledger)
        act = replace(act, **{end: (*getattr(act, end), second)})
    return act


def alone(shipment: Certified, outcome: int = codes.OUTCOME_FORFEIT) -> Any:
    return acts.DetentionsResolveAlone(
        shipment.number, outcome, TODAY + 40, DOCUMENT, shipment.packing, *NOT_APPROVED
    )


def left_alone(door: Door) -> Certified:
    """Detained for more than a month, by an office that asks for two keys."""
    shipment = detained(door, "importing")
    go_to(door, TODAY + 40)
    return shipment


# Each signs


@END
def test_a_resolution_has_two_keys_of_an_office_that_asks(door: Door, end: str) -> None:
    shipment = detained(door, end)
    with refused(rule.EnrolmentsNoSecondKey(NUMBERS[end])):
        door.do(made(door, shipment), "stranger")
    second = ENDS[end][1]
    done: list[Event] = door.do(made(door, shipment, **{end: second}), "stranger")
    assert done[0] == happened.SecondKeyApproved(shipment.number, NUMBERS[end], address(second))
    assert record(door, shipment).a.status == codes.CERTIFICATE_RETURNING


def test_both_offices_may_ask(door: Door) -> None:
    shipment = detained(door, *ENDS)
    seconds = {end: second for end, (_, second) in ENDS.items()}
    for missing in ENDS:
        some = {end: by for end, by in seconds.items() if end != missing}
        with refused(rule.EnrolmentsNoSecondKey(NUMBERS[missing])):
            door.do(made(door, shipment, **some), "stranger")
    done: list[Event] = door.do(made(door, shipment, **seconds), "stranger")
    assert [type(event) for event in done[:3]] == [
        happened.SecondKeyApproved, happened.SecondKeyApproved, happened.DetentionResolved,
    ]  # fmt: skip


@END
def test_one_key_is_not_two(door: Door, end: str) -> None:
    shipment = detained(door, end)
    first = ENDS[end][0]
    with refused(rule.ApprovalsSameKey(address(first))):
        door.do(made(door, shipment, **{end: first}), "stranger")


@END
def test_the_second_key_is_of_the_same_office(door: Door, end: str) -> None:
    shipment = detained(door, end)
    with refused(rule.ParticipantsNotItsKey(address("bw_export"), NUMBERS[end])):
        door.do(made(door, shipment, **{end: "bw_export"}), "stranger")


@END
def test_the_second_key_signs_this_resolution(door: Door, end: str) -> None:
    shipment = detained(door, end)
    act = made(door, shipment)
    other = sign(replace(act.order, outcome=codes.OUTCOME_FORFEIT), ENDS[end][1], door.ledger)
    swapped = recover_order(act.order, other.signature, door.ledger)
    with refused(rule.ParticipantsNotItsKey(swapped.key, NUMBERS[end])):
        door.do(replace(act, **{end: (*getattr(act, end), swapped)}), "stranger")


@END
def test_the_sender_is_the_second_key_where_it_signs_nothing(door: Door, end: str) -> None:
    shipment = detained(door, end)
    act = made(door, shipment)
    second = ENDS[end][1]
    with_nothing = replace(act, **{end: (*getattr(act, end), unsigned(second))})
    with refused(rule.ParticipantsNotItsKey(address("stranger"), NUMBERS[end])):
        door.do(with_nothing, "stranger")
    assert door.do(with_nothing, second)


@END
def test_nobody_signs_for_an_office(door: Door, end: str) -> None:
    shipment = detained(door)
    with refused(rule.ParticipantsNotItsKey(NO_KEY, NUMBERS[end])):
        door.do(replace(made(door, shipment), **{end: ()}), "stranger")


@END
def test_a_second_signature_is_read_last(door: Door, end: str) -> None:
    """What is wrong beside it is said first, so that contract and model say the same."""
    shipment = detained(door, end)
    act = made(door, shipment)
    bad = (*getattr(act, end), Signed(NO_KEY, b"\1" * 64))
    with refused(rule.CertificatesNotItsPacking(shipment.number)):
        door.do(replace(act, packing=Packing(b"\0" * 32, (), ()), **{end: bad}), "stranger")
    with refused(rule.OrdersBadSignature(NUMBERS[end])):
        door.do(replace(act, **{end: bad}), "stranger")


def test_what_the_exporting_office_lacks_is_said_first(door: Door) -> None:
    shipment = detained(door, *ENDS)
    act = made(door, shipment)
    bad = (*act.importing, Signed(NO_KEY, b"\1" * 64))
    with refused(rule.EnrolmentsNoSecondKey(OFFICE)):
        door.do(replace(act, importing=bad), "stranger")


def test_an_office_that_does_not_ask_needs_no_second(door: Door) -> None:
    shipment = detained(door)
    done: list[Event] = door.do(made(door, shipment, importing="ae_office_2"), "stranger")
    assert isinstance(done[0], happened.DetentionResolved)


@END
def test_attack_resolution_by_one_stolen_key(door: Door, end: str) -> None:
    """It enrols no other; one that both have enrolled waits two days to sign, and to ask no more."""
    shipment = detained(door, end)
    first, second = ENDS[end]
    new = enrol(newcomer("third").address)
    with refused(rule.EnrolmentsNoSecondKey(NUMBERS[end])):
        door.do(new, first)
    door.do(approved_on_keys(door, new, first, second), first)
    since = door.state().keys[address("third")].from_
    with refused(rule.ApprovalsKeyTooYoung(address("third"), since, since + TWO_DAYS)):
        door.do(made(door, shipment, **{end: "third"}), "stranger")
    no_more = acts.EnrolmentsAskTwoKeys(False, 1, *NOT_APPROVED)
    with refused(rule.ApprovalsKeyTooYoung(address("third"), since, since + TWO_DAYS)):
        door.do(approved(door, no_more, "third", organisation=NUMBERS[end]), first)


def test_attack_resolved_by_an_office_that_does_not_ask(door: Door) -> None:
    """What an office issued that asks for two, another one of its Participant resolves with two."""
    shipment = detained(door, "exporting")
    order = resolution(door, shipment, codes.OUTCOME_FORFEIT)
    act = signed_by_both(door, shipment, order, "bw_export")
    with refused(rule.EnrolmentsNoSecondKey(EXPORT)):
        door.do(act, "stranger")
    second = sign(order, "bw_office_2", door.ledger)
    with refused(rule.ParticipantsNotItsKey(address("bw_office_2"), EXPORT)):
        door.do(replace(act, exporting=(*act.exporting, second)), "stranger")


def test_a_second_signature_is_of_this_detention_alone(door: Door) -> None:
    shipment = detained(door, "importing")
    act = made(door, shipment, importing="ae_office_2")
    door.do(acts.DetentionsRelease(shipment.number, DOCUMENT), "ae_office")
    detain(door, shipment)
    with refused(rule.DetentionsOtherStep(shipment.number, 3, 1)):
        door.do(act, "stranger")


def test_a_second_signature_can_be_withdrawn(door: Door) -> None:
    shipment = detained(door, "importing")
    act = made(door, shipment, importing="ae_office_2")
    door.do(acts.ParticipantsWithdrawOrders(), "ae_office_2")
    key = door.state().keys[address("ae_office_2")]
    refusal = rule.ParticipantsOrderWithdrawn(
        address("ae_office_2"), key.orders_from, act.order.signed_at
    )
    with refused(refusal):
        door.do(act, "stranger")


def test_suspended_offices_resolve_with_two_keys(door: Door) -> None:
    """Who has lost its standing finishes what is under way, by its own rule."""
    shipment = detained(door, *ENDS)
    for by in ("bw_office", "ae_office"):
        suspend_self(door, by)
    seconds = {end: second for end, (_, second) in ENDS.items()}
    assert door.do(made(door, shipment, **seconds), "stranger")


def test_a_loss_is_resolved_with_two_keys_too(door: Door) -> None:
    shipment = departed(door)
    ask(door, "importing")
    with refused(rule.EnrolmentsNoSecondKey(DESTINATION)):
        resolve(door, shipment, codes.OUTCOME_LOST)


# Alone


def test_one_office_resolves_alone_with_two_keys(door: Door) -> None:
    shipment = left_alone(door)
    act = alone(shipment)
    with refused(rule.EnrolmentsNoSecondKey(DESTINATION)):
        door.do(act, "ae_office")
    with refused(rule.ApprovalsSameKey(address("ae_office"))):
        door.do(approved(door, act, "ae_office"), "ae_office")
    given = approved(door, act, "ae_office_2", organisation=DESTINATION)
    done: list[Event] = door.do(given, "ae_office")
    second = address("ae_office_2")
    assert done[0] == happened.SecondKeyApproved(shipment.number, DESTINATION, second)
    assert isinstance(done[1], happened.DetentionResolved)


def test_alone_the_second_key_approves_this_outcome(door: Door) -> None:
    shipment = left_alone(door)
    act, other = alone(shipment), alone(shipment, codes.OUTCOME_RETURN)
    given = approved(door, other, "ae_office_2", organisation=DESTINATION)
    swapped = replace(act, approval=given.approval, signature=given.signature)
    with pytest.raises(rule.ApprovalsOtherAct):
        door.do(swapped, "ae_office")


def test_alone_neither_key_is_young(door: Door) -> None:
    shipment = left_alone(door)
    new = enrol(newcomer("third").address)
    door.do(approved_on_keys(door, new, "ae_office", "ae_office_2"), "ae_office")
    since = door.state().keys[address("third")].from_
    act = approved(door, alone(shipment), "third", organisation=DESTINATION)
    with refused(rule.ApprovalsKeyTooYoung(address("third"), since, since + TWO_DAYS)):
        door.do(act, "ae_office")


def test_alone_an_office_that_does_not_ask_needs_no_second(door: Door) -> None:
    shipment = detained(door)
    go_to(door, TODAY + 40)
    assert door.do(alone(shipment), "ae_office")
