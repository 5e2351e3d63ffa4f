"""Somebody else's word on an act, signed beforehand: contracts/libraries/Approvals.sol."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

from eth_hash.auto import keccak

from kp_ledger.base.abi import Coder, coder, selector, sequence
from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.domain.days import SECONDS_PER_HOUR
from kp_ledger.generated import codes
from kp_ledger.generated.records import Approval
from kp_ledger.generated.refusals import (
    ApprovalsKeyTooYoung,
    ApprovalsOtherAct,
    ApprovalsOtherOrganisation,
    ApprovalsOtherParticipant,
    ApprovalsSameKey,
)
from kp_ledger.model import actors
from kp_ledger.model.orders import check_deadline, signer
from kp_ledger.model.rules import Call
from kp_ledger.model.state import State

NOBODY = 0
# What an act that needs no Approval is given in the place of one.
NO_APPROVAL = Approval(bytes(32), NOBODY, 0, 0)
NOT_APPROVED = (NO_APPROVAL, Signed(NO_KEY))


def act_digest(act: Act) -> bytes:
    """What an Approval is of: the hash of the act's call without its Approvals and signatures."""
    kind = type(act)
    said: Coder = _said(kind)  # type: ignore[arg-type]
    return keccak(selector(kind.function, kind.abi_types) + said.write(act))


@cache
def _said(kind: type[Act]) -> Coder:
    hints: dict[str, Any] = get_type_hints(kind)
    said = [
        (field.name, abi)
        for field, abi in zip(fields(kind), kind.abi_types, strict=True)
        if hints[field.name] not in (Approval, Signed, tuple[Signed, ...])
    ]
    coders = [coder(abi, hints[name]) for name, abi in said]
    return sequence(coders, tuple, lambda act: [getattr(act, name) for name, _ in said])


def check_second_key(
    state: State, call: Call, act: Act, approval: Approval, signature: Signed, office: int
) -> str:
    """A key of `office` other than the sender's approves, and neither of the two is young."""
    if not signature.signature:
        raise ApprovalsSameKey(call.sender)
    second = _key(call, act, approval, signature)
    if approval.organisation != office:
        raise ApprovalsOtherOrganisation(approval.organisation, office)
    check_two_keys(state, call, call.sender, second, office, approval.signed_at)
    return second


def check_two_keys(
    state: State, call: Call, first: str, second: str, office: int, signed_at: int
) -> None:
    """Two keys are two, the second one of `office`, and neither is young."""
    if second == first:
        raise ApprovalsSameKey(second)
    actors.check_key(state, call, second, office, signed_at)
    for key in (first, second):
        check_age(state, call, key)


def check_age(state: State, call: Call, key: str) -> None:
    """A key of two that act on one thing is not young."""
    from_ = state.keys[key].from_
    until = from_ + codes.LIMIT_SECOND_KEY_HOURS * SECONDS_PER_HOUR
    if call.moment < until:
        raise ApprovalsKeyTooYoung(key, from_, until)


def check_office(
    state: State,
    call: Call,
    act: Act,
    approval: Approval,
    signature: Signed,
    participant: int,
    power: int,
) -> int:
    """An open office of `participant` with one of the powers in `power` approves."""
    key = _key(call, act, approval, signature)
    actors.check_key(state, call, key, approval.organisation, approval.signed_at)
    office, its = actors.acting_office(state, call, key, power)
    if its != participant:
        raise ApprovalsOtherParticipant(office, its, participant)
    return office


def check_focal_key(
    state: State, call: Call, act: Act, approval: Approval, signature: Signed, participant: int
) -> None:
    """The focal key of `participant` approves: the one it has now."""
    key = _key(call, act, approval, signature)
    if approval.organisation != NOBODY:
        raise ApprovalsOtherOrganisation(approval.organisation, NOBODY)
    actors.check_focal_key(state, call, key, participant, approval.signed_at)


def _key(call: Call, act: Act, approval: Approval, signature: Signed) -> str:
    check_deadline(call, approval.signed_at, approval.deadline, codes.LIMIT_ORDER_DAYS)
    digest = act_digest(act)
    if approval.act != digest:
        raise ApprovalsOtherAct(approval.act, digest)
    return signer(call, signature, approval.organisation)
