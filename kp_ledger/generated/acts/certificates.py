"""Everything one can ask the ledger to do: Certificates.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import (
    Acceptance,
    CertificateA,
    CertificateB,
    Confirmation,
    Issue,
    Packing,
)
from kp_ledger.generated.types import CertificateId, Day, DocumentId


@dataclass(frozen=True, slots=True)
class CertificatesIssue(Act):
    """Row 5: issues a certificate on a request and seals its parcels."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "issue"
    abi_types: ClassVar[tuple[str, ...]] = ("(bytes32,uint48,uint24,bytes32,uint48[],(bytes32,uint16)[])",)
    form: Issue


@dataclass(frozen=True, slots=True)
class CertificatesVoidCertificate(Act):
    """Row 6: voids one that has not departed; its parcels are held again."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "voidCertificate"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "bytes32", "bytes32", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    reason: DocumentId
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class CertificatesReplace(Act):
    """Row 7: voids one and issues another in its place; the old paper is declared surrendered."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "replace"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint48", "uint24", "bool", "bytes32", "bytes32", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    by: CertificateId
    expires: Day
    surrendered: bool
    reason: DocumentId
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class CertificatesLapse(Act):
    """Row 8: ends one past its expiry day; by any live key."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "lapse"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    packing: Packing


@dataclass(frozen=True, slots=True)
class CertificatesDepart(Act):
    """Row 9: the sealed shipment leaves."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "depart"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bytes32[]", "(bytes32,bytes32[],uint48[])")
    certificate: CertificateId
    day: Day
    seals: tuple[bytes, ...]
    packing: Packing


@dataclass(frozen=True, slots=True)
class CertificatesSeenInTransit(Act):
    """Row 10: an import office of a third Participant has seen it pass. A broken seal stays on record."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "seenInTransit"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24", "bool", "bytes32")
    certificate: CertificateId
    day: Day
    intact: bool
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CertificatesConfirm(Act):
    """Row 11: all or some of it has arrived. With the importer's acceptance the importer becomes custodian, else the office."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "confirm"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint48,uint32,uint32,uint16,uint40,uint40,uint24,bytes32,bytes32[])", "(uint48,uint32,uint48,uint48)", "bytes")
    form: Confirmation
    acceptance: Acceptance
    signature: Signed


@dataclass(frozen=True, slots=True)
class CertificatesRecord(Act):
    """Writes a certificate recorded from foreign paper, under the definition in force today."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "record"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "(uint8,uint8,uint16,uint16,uint32,uint32,uint32,uint16,uint16,uint40,uint8,uint8)", "(uint24,uint24,uint24,uint24,uint64,uint16,uint48)")
    certificate: CertificateId
    a: CertificateA
    b: CertificateB


@dataclass(frozen=True, slots=True)
class CertificatesCloseOutside(Act):
    """Ends one that went outside and was confirmed there on `day`."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "closeOutside"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint24")
    certificate: CertificateId
    day: Day
