"""Who signs what in an act: each signed order, its signer, and the signature if it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kp_ledger.base.messages import Act, Signed
from kp_ledger.catalogue.act_rows import Signer
from kp_ledger.catalogue.acts import ACTS


@dataclass(frozen=True, slots=True)
class Part:
    """One signature that an act carries or may carry.

    `signer` is a number of what `by` says: an organisation, a licence (then its organisation) or
    a Participant (then its voice office). `verifier` is the contract that checks it.
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
        # Nobody signs for organisation 0, and nobody twice for the same (owner and custodian).
        one_of_a_list = part.index is not None
        if one_of_a_list or (part.signer and all(one.signer != part.signer for one in found)):
            found.append(part)
    return found


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
