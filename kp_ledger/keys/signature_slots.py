"""Who signs what in an act: each signed order, its signer, and the signature if it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.catalogue.act_rows import By, Signer, signer_number
from kp_ledger.catalogue.acts import ACTS
from kp_ledger.model.typed import verifier_in


@dataclass(frozen=True, slots=True)
class Slot:
    """One signature that an act carries or may carry.

    `signer` is a number of what `by` says: an organisation, a licence (then its organisation), a
    Participant (then its voice office), an approver (an organisation, or 0: the focal key),
    or an organisation that a new key is enrolled for.
    `verifier` is the contract that checks it.
    """

    title: str
    order: Any
    by: str
    signer: int
    signed: Signed
    field: str
    verifier: str
    index: int | None = None
    key: str = NO_KEY  # the address of a new key, which alone signs


def slots(act: Act) -> list[Slot]:
    """The signatures an act asks for, in the order in which the contract checks them."""
    found: list[Slot] = []
    for slot in _all_slots(act):
        if _is_asked_for(slot) and not any(_is_the_same(slot, one) for one in found):
            found.append(slot)
    return found


def _is_asked_for(slot: Slot) -> bool:
    """Nobody signs for organisation 0, nobody an Approval or an Enrolment of nothing."""
    if slot.by == By.APPROVER.value:
        return any(slot.order.act)
    if slot.by == By.NEW_KEY.value:
        return bool(slot.order.deadline)
    return slot.index is not None or slot.signer != 0


def _is_the_same(slot: Slot, other: Slot) -> bool:
    """Nobody signs an order twice, as its custodian and its owner."""
    same = slot.order is other.order and slot.signer == other.signer
    return slot.index is None and same


def has_signed(act: Act, slot: Slot, key: str) -> bool:
    """Whether a key has signed the order of a slot already: two signatures are two keys'."""
    return any(one.order is slot.order and one.signed.key == key for one in _all_slots(act))


def missing(act: Act) -> list[Slot]:
    return [slot for slot in slots(act) if not slot.signed.signature]


def with_signature(act: Act, slot: Slot, signed: Signed) -> Act:
    """The act with `signed` in the place of `slot`."""
    if slot.index is None:
        return replace(act, **{slot.field: signed})
    signatures = list(getattr(act, slot.field))
    signatures[slot.index] = signed
    return replace(act, **{slot.field: tuple(signatures)})


def _all_slots(act: Act) -> Iterator[Slot]:
    for signer in ACTS[type(act)].signers:
        order, signed = getattr(act, signer.order), getattr(act, signer.signature)
        if isinstance(signed, Signed):
            yield _slot_of(act, signer, order, signed)
            continue
        for index, (one, its) in enumerate(zip(_each(order, signed), signed, strict=True)):
            yield _slot_of(act, signer, one, its, index)


def _each(order: Any, signed: tuple[Signed, ...]) -> tuple[Any, ...]:
    """What each of several signatures is of: one order of a list, or all of one and the same."""
    return order if isinstance(order, tuple) else (order,) * len(signed)


def _slot_of(
    act: Act, signer: Signer, order: Any, signed: Signed, index: int | None = None
) -> Slot:
    return Slot(
        title=signer.title,
        order=order,
        by=signer.by.value,
        signer=signer_number(act, order, signer),
        signed=signed,
        field=signer.signature,
        verifier=verifier_in(order, act.contract),
        index=index,
        key=getattr(act, signer.key) if signer.by is By.NEW_KEY else NO_KEY,
    )
