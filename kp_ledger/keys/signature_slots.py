"""Who signs what in an act: each signed order, its signer, and the signature if it is there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated import acts


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


# Act -> (member with the order, signer in it, what the signer is, member with the signature).
_SINGLE: Final[dict[type[Act], tuple[tuple[str, str, str, str], ...]]] = {
    acts.ParcelsRegisterSigned: (("order", "licence", "licence", "signature"),),
    acts.ParcelsHandOver: (
        ("order", "giver", "organisation", "giver"),
        ("order", "receiver", "organisation", "receiver"),
    ),
    acts.TransformationsTransform: (
        ("order", "custodian", "organisation", "custodian"),
        ("order", "owner", "organisation", "owner"),
    ),
    acts.RequestsRequest: (
        ("order", "exporter", "organisation", "exporter"),
        ("order", "owner", "organisation", "owner"),
    ),
    acts.RequestsValue: (("order", "valuer", "organisation", "signature"),),
    acts.CertificatesConfirm: (("acceptance", "importer", "organisation", "signature"),),
    acts.PaperRecordInbound: (("acceptance", "importer", "organisation", "signature"),),
    acts.ConsensusVoice: (("order", "participant", "participant", "signature"),),
}


def parts(act: Act) -> list[Part]:
    """The signatures an act asks for, in the order in which the contract checks them."""
    if isinstance(act, acts.ConsensusClose):
        return [
            Part(
                "closing",
                closing,
                "participant",
                closing.participant,
                signed,
                "signatures",
                act.contract,
                index,
            )
            for index, (closing, signed) in enumerate(
                zip(act.closings, act.signatures, strict=True)
            )
        ]
    found: list[Part] = []
    for member, signer, by, field in _SINGLE.get(type(act), ()):
        order = getattr(act, member)
        number = getattr(order, signer)
        # Nobody signs for organisation 0, and nobody twice for the same (owner and custodian).
        if number and all(part.signer != number for part in found):
            found.append(Part(signer, order, by, number, getattr(act, field), field, act.contract))
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
