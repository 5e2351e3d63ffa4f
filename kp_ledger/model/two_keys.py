"""Offices that ask for two of their keys: contracts/enrolments/SecondKeys.sol."""

from __future__ import annotations

from typing import Any

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.generated import codes
from kp_ledger.generated.acts import EnrolmentsAskTwoKeys
from kp_ledger.generated.events import KeyActApproved, SecondKeyApproved, TwoKeysAsked
from kp_ledger.generated.records import TwoKeys
from kp_ledger.generated.refusals import (
    EnrolmentsNoSecondKey,
    EnrolmentsTwoKeysAlready,
    EnrolmentsTwoKeysChanged,
)
from kp_ledger.model.actors import acting_office
from kp_ledger.model.approvals import NOBODY, check_second_key, check_two_keys
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NEVER_ASKED = TwoKeys(asked=False, changes=0)


def two_keys(state: State, office: int) -> TwoKeys:
    return state.two_keys.get(office, NEVER_ASKED)


@decides(EnrolmentsAskTwoKeys)
def ask_two_keys(state: State, act: EnrolmentsAskTwoKeys, call: Call) -> list[Event]:
    office, _ = acting_office(state, call, call.sender, codes.POWERS_THAT_HOLD)
    last = two_keys(state, office)
    if act.changes != last.changes:
        raise EnrolmentsTwoKeysChanged(office, last.changes, act.changes)
    if act.asked == last.asked:
        raise EnrolmentsTwoKeysAlready(office, act.asked)
    return [TwoKeysAsked(office, act.asked, _second_key(state, call, act, office))]


def approved(
    state: State, call: Call, act: Any, number: int, office: int, issuer: int
) -> list[Event]:
    """The second key's word on a certificate, where its office or its issuer asks for one."""
    if not _is_asked(state, office, issuer):
        return []
    if act.approval.organisation == NOBODY:
        raise EnrolmentsNoSecondKey(office)
    return [SecondKeyApproved(number, office, _second_key(state, call, act, office))]


def signed_by_two(
    state: State,
    call: Call,
    order: Any,
    number: int,
    office: int,
    issuer: int,
    keys: tuple[str, str],
) -> list[Event]:
    """The same of an order that each key signs, not one that another approves."""
    if not _is_asked(state, office, issuer):
        return []
    first, second = keys
    if second == NO_KEY:
        raise EnrolmentsNoSecondKey(office)
    check_two_keys(state, call, first, second, office, order.signed_at)
    return [SecondKeyApproved(number, office, second)]


def _is_asked(state: State, office: int, issuer: int) -> bool:
    return two_keys(state, office).asked or two_keys(state, issuer).asked


def approved_on_keys(state: State, call: Call, act: Any, office: int) -> list[Event]:
    """The second key's word on what an office does to one of its keys, where it asks for one."""
    if not two_keys(state, office).asked:
        return []
    if act.approval.organisation == NOBODY:
        raise EnrolmentsNoSecondKey(office)
    second = check_second_key(state, call, act, act.approval, act.second, office)
    return [KeyActApproved(act.key, office, second)]


def _second_key(state: State, call: Call, act: Any, office: int) -> str:
    return check_second_key(state, call, act, act.approval, act.signature, office)


@applies(TwoKeysAsked)
def two_keys_asked(state: State, event: TwoKeysAsked, moment: int) -> None:
    changes = two_keys(state, event.office).changes
    state.two_keys[event.office] = TwoKeys(event.asked, changes + 1)


@applies(SecondKeyApproved, KeyActApproved)
def second_key_approved(
    state: State, event: SecondKeyApproved | KeyActApproved, moment: int
) -> None:
    """It is said, and kept by what follows."""
