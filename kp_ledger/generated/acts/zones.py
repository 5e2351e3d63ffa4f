"""Everything one can ask the ledger to do: Zones.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import Approval
from kp_ledger.generated.types import (
    Address,
    Day,
    DecisionId,
    DocumentId,
    LicenceId,
    Millicarats,
    Moment,
    OrganisationId,
    OriginId,
    Participant,
    Role,
    ZoneId,
    ZoneStatus,
)


@dataclass(frozen=True, slots=True)
class ZonesOpenZone(Act):
    """Opens a named zone of the office's Participant; it begins with the strictest status decided of any zone of the Participant that is open, and with what the Participant itself stopped or barred of those that it replaces. Replaced zones and the default zone close for new production."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "openZone"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16[]")
    boundary: DocumentId
    replaces: tuple[ZoneId, ...]


@dataclass(frozen=True, slots=True)
class ZonesStopOwn(Act):
    """Stops a zone of the office's own Participant for 10 days, today included: what is dated in them is refused, what is dated before and entered in them goes on hold."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "stopOwn"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "bytes32")
    zone: ZoneId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZonesEndStop(Act):
    """Ends a stop with the end of today."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "endStop"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "bytes32")
    zone: ZoneId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZonesBarOwn(Act):
    """Bars a zone of the office's own Participant, as its focal key approves: at once or, where it is stopped, from the first day of the stop."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "barOwn"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8", "bytes32", "(bytes32,uint32,uint48,uint48)", "bytes")
    zone: ZoneId
    epoch: int
    document: DocumentId
    approval: Approval
    signature: Signed


@dataclass(frozen=True, slots=True)
class ZonesClearOwn(Act):
    """Ends a bar of the Participant's own with the end of today, as its focal key approves: the status last decided is in force again."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "clearOwn"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8", "bytes32", "(bytes32,uint32,uint48,uint48)", "bytes")
    zone: ZoneId
    epoch: int
    document: DocumentId
    approval: Approval
    signature: Signed


@dataclass(frozen=True, slots=True)
class ZonesGrant(Act):
    """Grants a licence; `zone` for miners only. A first day before today needs a document."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "grant"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint32", "uint16", "uint8", "uint24", "uint24", "uint40", "bytes32")
    licence: LicenceId
    organisation: OrganisationId
    zone: ZoneId
    role: Role
    from_: Day
    until: Day
    ceiling: Millicarats
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZonesEnd(Act):
    """Ends a licence with the end of `day`, today or later."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "end"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint24", "bytes32")
    licence: LicenceId
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZonesRaiseCeiling(Act):
    """Raises the ceiling of a licence that has not been ended, from this block on."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "raiseCeiling"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint40")
    licence: LicenceId
    ceiling: Millicarats


@dataclass(frozen=True, slots=True)
class ZonesOpenFirst(Act):
    """Opens the four zones a new Participant begins with, in this order: traced (its default), declared, opening, not stated (Participants)."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "openFirst"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(frozen=True, slots=True)
class ZonesSetStatus(Act):
    """Opens a new epoch of a zone (Decisions)."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "setStatus"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8", "uint24", "uint32", "bytes32")
    zone: ZoneId
    status: ZoneStatus
    from_day: Day
    releaser: OrganisationId
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ZonesBarOrigin(Act):
    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "barOrigin"
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint32", "bytes32")
    origin: OriginId
    share_allowed: int
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ZonesReleaseOrigin(Act):
    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "releaseOrigin"
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "bytes32")
    origin: OriginId
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ZonesDeclareOpening(Act):
    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "declareOpening"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint40", "uint24", "bytes32")
    participant: Participant
    millicarats: Millicarats
    closing_day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZonesDig(Act):
    """Counts `millicarats` dug on `day` against a licence and says under which origin and hold they go down (Parcels)."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "dig"
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "address", "bool", "uint48", "uint24", "uint256")
    licence: LicenceId
    key: Address
    by_office: bool
    signed_at: Moment
    day: Day
    millicarats: int


@dataclass(frozen=True, slots=True)
class ZonesTakeOpening(Act):
    """Takes `millicarats` off a Participant's opening total (Corrections)."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "takeOpening"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint256")
    participant: Participant
    millicarats: int
