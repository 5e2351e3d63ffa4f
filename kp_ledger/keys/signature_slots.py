"""Who signs what in an act: each signed order, its signer, and the signature if it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kp_ledger.base.messages import Act, Signed
from kp_ledger.catalogue.act_rows import By, Signer
from kp_ledger.catalogue.acts import ACTS


@dataclass(frozen=True, slots=True)
class Part:
    """One signature that an act carries or may carry.

    `signer` is a number of what `by` says: an organisation, a licence (then its organisation), a
    Participant (then its voice office), or an approver (an organisation, or 0: the focal key).
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


def parts(act: Act) -> list[Part]:
    """The signatures an act asks for, in the order in which the contract checks them."""
    found: list[Part] = []
    for part in _slots(act):
        if _is_asked_for(part) and not any(_is_the_same(part, one) for one in found):
            found.append(part)
    return found


def _is_asked_for(part: Part) -> bool:
    """Nobody signs for organisation 0, and nobody an Approval of nothing."""
    if part.by == By.APPROVER.value:
        return any(part.order.act)
    return part.index is not None or part.signer != 0


def _is_the_same(part: Part, other: Part) -> bool:
    """Nobody signs an order twice, as its custodian and its owner."""
    same = part.order is other.order and part.signer == other.signer
    return part.index is None and same


def missing(act: Act) -> list[Part]:
    return [part for part in parts(act) if not part.signed.signature]


def with_signature(act: Act, part: Part, signed: Signed) -> Act:
    """The act with `signed` in the place of `part`."""
    if part.index is None:
        return replace(act, **{part.field: signed})
    signatures = list(getattr(act, part.field))
    signatures[part.index] = signed
    return replace(act, **{part.field: tuple(signatures)})


def _slots(act: Act) -> Iterator[Part]:
    for signer in ACTS[type(act)].signers:
        order, signed = getattr(act, signer.order), getattr(act, signer.signature)
        if not isinstance(order, tuple):
            yield _slot(act, signer, order, signed)
            continue
        for index, (one, its) in enumerate(zip(order, signed, strict=True)):
            yield _slot(act, signer, one, its, index)


def _slot(act: Act, signer: Signer, order: Any, signed: Signed, index: int | None = None) -> Part:
    return Part(
        title=signer.title,
        order=order,
        by=signer.by.value,
        signer=getattr(order, signer.number),
        signed=signed,
        field=signer.signature,
        verifier=act.contract,
        index=index,
    )
