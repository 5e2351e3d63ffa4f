"""Everything the ledger says has happened. A type with * is indexed: Detentions.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.records import Weight
from kp_ledger.generated.types import (
    CertificateId,
    Day,
    DocumentId,
    Millicarats,
    OrganisationId,
    Outcome,
    ParcelId,
)


@dataclass(frozen=True, slots=True)
class ShipmentDetained(Event):
    """An import office of the destination stopped the shipment on `day`."""

    contract: ClassVar[str] = "Detentions"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "bytes32", "uint40", "uint24", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    reason: DocumentId
    measured: Millicarats
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class DetentionEnded(Event):
    """An import office of the destination let the shipment go again: it is on its way as before."""

    contract: ClassVar[str] = "Detentions"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ShipmentTurnedBack(Event):
    """An import office of the destination sent the shipment back on `day`, unopened."""

    contract: ClassVar[str] = "Detentions"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint24", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class DetentionResolved(Event):
    """What became of the shipment, as its offices decided on `day`."""

    contract: ClassVar[str] = "Detentions"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "uint8", "(bytes32,uint40)[]", "uint48", "uint32", "uint32", "uint24", "bytes32")
    certificate: CertificateId
    outcome: Outcome
    weights: tuple[Weight, ...]
    technical: CertificateId
    exporting: OrganisationId
    importing: OrganisationId
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ShipmentForfeited(Event):
    """What was still to come of the shipment was forfeited on `day`, to the office of the destination."""

    contract: ClassVar[str] = "Detentions"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint24", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ShipmentLost(Event):
    """The shipment is lost, say both offices, or the exporting one alone."""

    contract: ClassVar[str] = "Detentions"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "uint32[]", "uint24", "bytes32")
    certificate: CertificateId
    by: tuple[OrganisationId, ...]
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ShipmentFound(Event):
    """A shipment that was lost was found, say both offices, or one."""

    contract: ClassVar[str] = "Detentions"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "uint32[]", "uint24", "bytes32")
    certificate: CertificateId
    by: tuple[OrganisationId, ...]
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class WentAstray(Event):
    """The parcels of a certificate are missing with it."""

    contract: ClassVar[str] = "Detentions"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "bytes32[]")
    certificate: CertificateId
    parcels: tuple[ParcelId, ...]
