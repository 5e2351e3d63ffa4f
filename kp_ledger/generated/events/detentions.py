"""Everything the ledger says has happened. A type with * is indexed: Detentions.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    CertificateId,
    Day,
    DocumentId,
    Millicarats,
    OrganisationId,
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
class ShipmentReturned(Event):
    """The shipment is back where it left, on `day`: what was left of it is in the hands of its exporting office."""

    contract: ClassVar[str] = "Detentions"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint48", "*uint32", "uint24", "bytes32")
    certificate: CertificateId
    office: OrganisationId
    day: Day
    document: DocumentId
