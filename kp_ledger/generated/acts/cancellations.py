"""Everything one can ask the ledger to do: Cancellations.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Approval, Packing
from kp_ledger.generated.types import CertificateId, DocumentId, Participant


@dataclass(frozen=True, slots=True)
class CancellationsVoidCertificate(Act):
    """Row 6: voids one that has not departed; its parcels are held again, or of a technical one detained again."""

    contract: ClassVar[str] = "Cancellations"
    function: ClassVar[str] = "voidCertificate"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint16", "bytes32", "bytes32", "(bytes32,bytes32[],uint48[])", "(bytes32,uint32,uint48,uint48)", "bytes")
    certificate: CertificateId
    revision: int
    reason: DocumentId
    document: DocumentId
    packing: Packing
    approval: Approval
    signature: Signed


@dataclass(frozen=True, slots=True)
class CancellationsLapse(Act):
    """Row 8: ends one past its expiry day, once no departure of that day can be entered any more; by any live key."""

    contract: ClassVar[str] = "Cancellations"
    function: ClassVar[str] = "lapse"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    packing: Packing


@dataclass(frozen=True, slots=True)
class CancellationsSpoil(Act):
    """Row 24: says that a number of the office's range was spoilt, as a sheet that was torn."""

    contract: ClassVar[str] = "Cancellations"
    function: ClassVar[str] = "spoil"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)
    number: CertificateId


@dataclass(frozen=True, slots=True)
class CancellationsReportForgery(Act):
    """An office at the border reports a paper in its hands as forged: whose it claims to be, its printed number, with a document."""

    contract: ClassVar[str] = "Cancellations"
    function: ClassVar[str] = "reportForgery"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "string", "bytes32")
    issuer: Participant
    number: str
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CancellationsAnswerForgery(Act):
    """An office at the border says what it knows of a number of its own Participant, in whatever standing that is, with a document."""

    contract: ClassVar[str] = "Cancellations"
    function: ClassVar[str] = "answerForgery"
    abi_types: ClassVar[tuple[str, ...]] = ("string", "bytes32")
    number: str
    document: DocumentId
