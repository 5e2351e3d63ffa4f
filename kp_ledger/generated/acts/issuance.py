"""Everything one can ask the ledger to do: Issuance.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Approval, Issue, Packing, Technical
from kp_ledger.generated.types import CertificateId, Day, DocumentId


@dataclass(frozen=True, slots=True)
class IssuanceIssue(Act):
    """Row 5: issues a certificate on a request and seals its parcels."""

    contract: ClassVar[str] = "Issuance"
    function: ClassVar[str] = "issue"
    abi_types: ClassVar[tuple[str, ...]] = ("(bytes32,uint48,uint24,bytes32,uint48[],(bytes32,uint16)[])", "(bytes32,uint32,uint48,uint48)", "bytes")
    form: Issue
    approval: Approval
    signature: Signed


@dataclass(frozen=True, slots=True)
class IssuanceReplace(Act):
    """Row 7: voids one and issues another in its place; the old paper is declared surrendered or lost."""

    contract: ClassVar[str] = "Issuance"
    function: ClassVar[str] = "replace"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "uint48", "uint24", "bool", "bytes32", "bytes32", "bytes32", "(bytes32,bytes32[],uint48[])", "(bytes32,uint32,uint48,uint48)", "bytes")
    certificate: CertificateId
    revision: int
    by: CertificateId
    expires: Day
    surrendered: bool
    lost: DocumentId
    reason: DocumentId
    document: DocumentId
    packing: Packing
    approval: Approval
    signature: Signed


@dataclass(frozen=True, slots=True)
class IssuanceIssueTechnical(Act):
    """Row 23, for Detentions alone: issues a technical certificate for what is still to come under a detained one, and seals it where it lies."""

    contract: ClassVar[str] = "Issuance"
    function: ClassVar[str] = "issueTechnical"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint48,uint48,uint32,uint16,uint32,uint24,bytes32,bytes32[])",)
    form: Technical
