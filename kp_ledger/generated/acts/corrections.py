"""Everything one can ask the ledger to do: Corrections.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Approval, OpeningLot, ParcelRef, WriteDown
from kp_ledger.generated.types import (
    CertificateId,
    Day,
    DocumentId,
    Millicarats,
    MissingCause,
    Moves,
    OrganisationId,
    ParcelId,
)


@dataclass(frozen=True, slots=True)
class CorrectionsRegisterOpening(Act):
    """Registers opening stock of a holder, by a licence office, until the closing day and up to the total published before."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "registerOpening"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint24", "(bytes32,uint40,uint8,uint24,bytes32)[]")
    holder: OrganisationId
    day: Day
    lots: tuple[OpeningLot, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsVoidRegistration(Act):
    """Voids a registration while its parcel is untouched: by the registrar for 30 days after its day, later, or once an office has put it on hold, by a licence office with a document. Its holds end."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "voidRegistration"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32", "bytes32")
    parcel: ParcelId
    reason: DocumentId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CorrectionsReportMissing(Act):
    """Reports a held parcel missing: by its custodian, or by an office where it lies."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "reportMissing"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8", "bytes32")
    parcel: ParcelId
    cause: MissingCause
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CorrectionsReportFound(Act):
    """Reports a missing parcel found: by its custodian, or by an office where it lay."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "reportFound"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32")
    parcel: ParcelId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CorrectionsWriteDown(Act):
    """Writes weight of a held parcel down that is none, by its custodian, its owner and the licence office of its place: to what is left, or the whole of it, which is void then. A stone that was grown in a laboratory, for one."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "writeDown"
    abi_types: ClassVar[tuple[str, ...]] = ("(bytes32,uint16,uint40,uint32,uint32,bytes32,bytes32,uint48,uint48)", "bytes", "bytes", "uint16[]", "(bytes32,uint32,uint48,uint48)", "bytes")
    order: WriteDown
    custodian: Signed
    owner: Signed
    held: tuple[int, ...]
    approval: Approval
    signature: Signed


@dataclass(frozen=True, slots=True)
class CorrectionsWriteOff(Act):
    """Writes off a missing parcel, by a licence office where it lay, 180 days after it was reported. Its holds end."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "writeOff"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16[]", "bytes32", "bytes32")
    parcel: ParcelId
    held: tuple[int, ...]
    reason: DocumentId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CorrectionsMoveByLaw(Act):
    """Moves custody, title or both of parcels that are held or missing, by a licence office where they lie, to an organisation that may hold there: with a document, and a second key of the office."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "moveByLaw"
    abi_types: ClassVar[tuple[str, ...]] = ("(bytes32,uint16)[]", "uint32", "uint8", "bytes32", "(bytes32,uint32,uint48,uint48)", "bytes")
    parcels: tuple[ParcelRef, ...]
    to: OrganisationId
    moves: Moves
    document: DocumentId
    approval: Approval
    signature: Signed


@dataclass(frozen=True, slots=True)
class CorrectionsRegisterSurplus(Act):
    """Registers what was found above the certified weight of a shipment, in the hands of the office that found it."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "registerSurplus"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint8", "uint32", "uint40", "uint24", "bytes32")
    certificate: CertificateId
    step: int
    office: OrganisationId
    millicarats: Millicarats
    day: Day
    document: DocumentId
