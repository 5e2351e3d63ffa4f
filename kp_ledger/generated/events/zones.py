"""Everything the ledger says has happened. A type with * is indexed: Zones.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.types import (
    Day,
    DecisionId,
    DocumentId,
    LicenceId,
    Millicarats,
    Nature,
    OrganisationId,
    OriginId,
    Participant,
    Role,
    ZoneId,
    ZoneStatus,
)


@dataclass(frozen=True, slots=True)
class ZoneOpened(Event):
    """A producing area was opened."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "*uint16", "uint8", "bytes32", "uint16[]")
    zone: ZoneId
    participant: Participant
    nature: Nature
    boundary: DocumentId
    replaces: tuple[ZoneId, ...]


@dataclass(frozen=True, slots=True)
class EpochOpened(Event):
    """A zone has a status from a day on, and with it origins of their own."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "uint8", "uint8", "uint24", "uint32", "bytes32")
    zone: ZoneId
    epoch: int
    status: ZoneStatus
    from_day: Day
    releaser: OrganisationId
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ZoneStopped(Event):
    """A licence office stopped a zone of its own for some days, without an epoch; or a zone takes over the stop of one that it replaces."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "uint24", "uint24", "uint32", "bytes32")
    zone: ZoneId
    from_day: Day
    until: Day
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZoneBarred(Event):
    """A licence office barred a zone of its own, as its focal key approved; or a zone takes over the bar of one that it replaces."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "uint8", "uint24", "uint32", "bytes32")
    zone: ZoneId
    epoch: int
    from_day: Day
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class OwnBarEnded(Event):
    """A licence office ended a stop or, as its focal key approved, a bar of its own: what was decided last is in force again."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "uint24", "uint32", "bytes32")
    zone: ZoneId
    until: Day
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class OriginBarred(Event):
    """A past origin was barred."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint24", "uint32", "bytes32")
    origin: OriginId
    share_allowed: int
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class OriginReleased(Event):
    """A past origin is not barred any more."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint24", "bytes32")
    origin: OriginId
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class LicenceGranted(Event):
    """A licence office granted a licence in one role."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "*uint32", "*uint16", "uint8", "uint24", "uint24", "uint40", "uint32")
    licence: LicenceId
    organisation: OrganisationId
    zone: ZoneId
    role: Role
    from_: Day
    until: Day
    ceiling: Millicarats
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class LicenceEnded(Event):
    """A licence office ended a licence with the end of a day."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "uint24", "uint32", "bytes32")
    licence: LicenceId
    day: Day
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CeilingRaised(Event):
    """A licence office raised what may be registered under a licence in a month."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint32", "uint40", "uint32")
    licence: LicenceId
    ceiling: Millicarats
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class OpeningDeclared(Event):
    """The total of a Participant's stock from before the ledger was published."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = ("*uint16", "uint40", "uint24", "bytes32")
    participant: Participant
    millicarats: Millicarats
    closing_day: Day
    document: DocumentId
