"""Everything the ledger says has happened. A type with * is indexed.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.records import BlendEntry, Product


@dataclass(frozen=True, slots=True)
class BlendMade(Event):
    """BlendMade, emitted by Blends."""

    contract: ClassVar[str] = "Blends"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "uint40",
        "(uint24,uint40)[]",
    )

    blend: int
    total: int
    entries: tuple[BlendEntry, ...]


@dataclass(frozen=True, slots=True)
class CertificateIssued(Event):
    """CertificateIssued, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*bytes32",
        "*uint32",
        "uint16",
        "uint16",
        "uint32",
        "uint32",
        "uint16",
        "uint40[3]",
        "uint64[3]",
        "uint24[]",
        "uint40[]",
        "uint24",
        "uint24",
        "uint16",
        "uint8",
        "uint48",
        "bytes32",
    )

    certificate: int
    request: bytes
    office: int
    from_: int
    to: int
    exporter: int
    importer: int
    parcels: int
    millicarats: tuple[int, ...]
    cents: tuple[int, ...]
    origins: tuple[int, ...]
    weights: tuple[int, ...]
    issued: int
    expires: int
    definition: int
    nature: int
    replaces: int
    document: bytes


@dataclass(frozen=True, slots=True)
class CertificateVoided(Event):
    """CertificateVoided, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint32",
        "bytes32",
        "uint48",
        "bytes32",
    )

    certificate: int
    office: int
    reason: bytes
    replaced_by: int
    document: bytes


@dataclass(frozen=True, slots=True)
class CertificateLapsed(Event):
    """CertificateLapsed, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "uint32",
    )

    certificate: int
    by: int


@dataclass(frozen=True, slots=True)
class ShipmentDeparted(Event):
    """ShipmentDeparted, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint32",
        "uint24",
        "bool",
        "bytes32[]",
    )

    certificate: int
    office: int
    day: int
    late: bool
    seals: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class SeenInTransit(Event):
    """SeenInTransit, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint32",
        "uint24",
        "bool",
        "bytes32",
    )

    certificate: int
    office: int
    day: int
    intact: bool
    document: bytes


@dataclass(frozen=True, slots=True)
class ShipmentConfirmed(Event):
    """ShipmentConfirmed, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint32",
        "uint32",
        "uint32",
        "bytes32[]",
        "uint40",
        "uint40",
        "uint24",
        "bool",
        "uint16",
        "bytes32",
    )

    certificate: int
    office: int
    importer: int
    exporter: int
    parcels: tuple[bytes, ...]
    certified: int
    measured: int
    day: int
    late: bool
    remaining: int
    document: bytes


@dataclass(frozen=True, slots=True)
class Sealed(Event):
    """Sealed, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "bytes32[]",
    )

    certificate: int
    parcels: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Unsealed(Event):
    """Unsealed, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "bytes32[]",
    )

    certificate: int
    parcels: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Left(Event):
    """Left, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "bytes32[]",
    )

    certificate: int
    parcels: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Arrived(Event):
    """Arrived, emitted by Certificates."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "uint16",
        "uint32",
        "bytes32[]",
    )

    certificate: int
    place: int
    custodian: int
    parcels: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Founded(Event):
    """Founded, emitted by Consensus."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "bytes32",
        "bytes32",
        "bytes[]",
    )

    allocation: bytes
    participants: bytes
    parameters: bytes
    signatures: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ChairRecorded(Event):
    """ChairRecorded, emitted by Consensus."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "uint16",
        "uint16",
        "bytes32",
    )

    year: int
    chair: int
    vice: int
    basis: bytes


@dataclass(frozen=True, slots=True)
class DefinitionAdopted(Event):
    """DefinitionAdopted, emitted by Consensus."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "bytes32",
        "uint24",
    )

    version: int
    text: bytes
    from_day: int


@dataclass(frozen=True, slots=True)
class Proposed(Event):
    """Proposed, emitted by Consensus."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint8",
        "*uint16",
        "uint8",
        "bytes32",
        "uint256",
        "bytes32",
        "bytes32",
        "uint48",
        "uint48",
        "uint16[]",
    )

    proposal: bytes
    matter: int
    proposer: int
    subject_kind: int
    subject: bytes
    payload: int
    amends: bytes
    document: bytes
    opens: int
    closes: int
    roll: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Voiced(Event):
    """Voiced, emitted by Consensus."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint16",
        "uint8",
        "bytes32",
        "uint48",
    )

    proposal: bytes
    participant: int
    stance: int
    reasons: bytes
    signed_at: int


@dataclass(frozen=True, slots=True)
class Executed(Event):
    """Executed, emitted by Consensus."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint8",
        "bytes32",
        "uint24",
        "uint16[]",
    )

    proposal: bytes
    matter: int
    decision: bytes
    day: int
    closers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Blocked(Event):
    """Blocked, emitted by Consensus."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "uint16[]",
    )

    proposal: bytes
    by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProposalLapsed(Event):
    """ProposalLapsed, emitted by Consensus."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32",)

    proposal: bytes


@dataclass(frozen=True, slots=True)
class OpeningRegistered(Event):
    """OpeningRegistered, emitted by Corrections."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "*uint32",
        "bytes32",
        "uint32",
        "uint40",
        "uint8",
        "uint24",
        "bytes32",
    )

    parcel: bytes
    holder: int
    office: int
    reference: bytes
    blend: int
    millicarats: int
    kind: int
    day: int
    document: bytes


@dataclass(frozen=True, slots=True)
class Voided(Event):
    """Voided, emitted by Corrections."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "uint16",
        "bytes32",
        "bytes32",
    )

    parcel: bytes
    by: int
    revision: int
    reason: bytes
    document: bytes


@dataclass(frozen=True, slots=True)
class DocumentAttached(Event):
    """DocumentAttached, emitted by Notices."""

    contract: ClassVar[str] = "Notices"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "*bytes32",
        "*uint32",
        "bytes32",
    )

    subject_kind: int
    subject: bytes
    by: int
    document: bytes


@dataclass(frozen=True, slots=True)
class ClosedOutside(Event):
    """ClosedOutside, emitted by Paper."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint32",
        "uint40",
        "uint24",
        "bytes32",
    )

    certificate: int
    office: int
    carats: int
    day: int
    document: bytes


@dataclass(frozen=True, slots=True)
class WentOutside(Event):
    """WentOutside, emitted by Paper."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "bytes32[]",
    )

    certificate: int
    parcels: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class InboundRecorded(Event):
    """InboundRecorded, emitted by Paper."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint16",
        "*uint32",
        "string",
        "uint32",
        "uint32",
        "uint16",
        "uint24",
        "uint24",
        "uint24",
        "uint40[3]",
        "uint64[3]",
        "bool",
        "bytes32",
    )

    certificate: int
    issuer: int
    office: int
    number: str
    exporter: int
    importer: int
    parcels: int
    issued: int
    expires: int
    arrived: int
    millicarats: tuple[int, ...]
    cents: tuple[int, ...]
    late: bool
    document: bytes


@dataclass(frozen=True, slots=True)
class InboundRegistered(Event):
    """The custodian is the importer, who owns the parcel, or the office when there is no acceptance."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "*uint48",
        "bytes32",
        "uint32",
        "uint40",
        "uint8",
    )

    parcel: bytes
    custodian: int
    certificate: int
    reference: bytes
    blend: int
    millicarats: int
    kind: int


@dataclass(frozen=True, slots=True)
class ProductionRegistered(Event):
    """ProductionRegistered, emitted by Parcels."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "*uint32",
        "bytes32",
        "uint24",
        "uint40",
        "uint8",
        "uint24",
        "uint48",
        "bool",
        "bytes32",
    )

    parcel: bytes
    registrar: int
    licence: int
    reference: bytes
    origin: int
    millicarats: int
    kind: int
    day: int
    captured: int
    late: bool
    document: bytes


@dataclass(frozen=True, slots=True)
class HandedOver(Event):
    """HandedOver, emitted by Parcels."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "*uint32",
        "uint16",
        "uint8",
        "uint24",
        "bytes32",
    )

    parcel: bytes
    giver: int
    receiver: int
    revision: int
    moves: int
    day: int
    terms: bytes


@dataclass(frozen=True, slots=True)
class HoldPlaced(Event):
    """Placed by an office, or (same revision) by the act that made the parcel."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*bytes32",
        "*uint32",
        "uint16",
        "uint8",
        "bytes32",
    )

    hold: bytes
    parcel: bytes
    by: int
    revision: int
    reason: int
    document: bytes


@dataclass(frozen=True, slots=True)
class HoldReleased(Event):
    """HoldReleased, emitted by Parcels."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*bytes32",
        "*uint32",
        "uint16",
        "bytes32",
    )

    hold: bytes
    parcel: bytes
    by: int
    revision: int
    document: bytes


@dataclass(frozen=True, slots=True)
class ParticipantSet(Event):
    """ParticipantSet, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "bytes2",
        "uint8",
        "bool",
        "uint24",
        "uint24",
        "bytes32",
    )

    participant: int
    code: bytes
    status: int
    counted: bool
    on_ledger_from: int
    day: int
    decision: bytes


@dataclass(frozen=True, slots=True)
class FocalKeySet(Event):
    """FocalKeySet, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "*address",
        "bytes32",
    )

    participant: int
    key: str
    decision: bytes


@dataclass(frozen=True, slots=True)
class SettingChanged(Event):
    """SettingChanged, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "*uint8",
        "uint64",
        "uint24",
        "uint32",
    )

    participant: int
    setting: int
    value: int
    from_day: int
    by: int


@dataclass(frozen=True, slots=True)
class ParameterSet(Event):
    """A parameter of the ledger: written here, decided in Consensus."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint8",
        "uint64",
        "uint24",
    )

    parameter: int
    value: int
    from_day: int


@dataclass(frozen=True, slots=True)
class OrganisationAdmitted(Event):
    """OrganisationAdmitted, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "*uint16",
        "bytes32",
        "bytes32",
    )

    organisation: int
    participant: int
    document: bytes
    encryption_key: bytes


@dataclass(frozen=True, slots=True)
class EncryptionKeyChanged(Event):
    """EncryptionKeyChanged, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "bytes32",
    )

    organisation: int
    encryption_key: bytes


@dataclass(frozen=True, slots=True)
class StandingChanged(Event):
    """StandingChanged, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "uint8",
        "uint24",
        "uint24",
        "uint16",
        "uint32",
        "bytes32",
    )

    organisation: int
    status: int
    since: int
    until: int
    roles: int
    by: int
    document: bytes


@dataclass(frozen=True, slots=True)
class OfficeOpened(Event):
    """OfficeOpened, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "*uint16",
        "uint8",
        "uint24",
    )

    organisation: int
    participant: int
    powers: int
    day: int


@dataclass(frozen=True, slots=True)
class OfficeClosed(Event):
    """OfficeClosed, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "*uint16",
        "uint24",
    )

    organisation: int
    participant: int
    day: int


@dataclass(frozen=True, slots=True)
class KeyEnrolled(Event):
    """KeyEnrolled, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*address",
        "*uint32",
        "uint48",
        "uint48",
        "uint8",
        "uint32",
    )

    key: str
    organisation: int
    from_: int
    until: int
    flags: int
    by: int


@dataclass(frozen=True, slots=True)
class KeyRevoked(Event):
    """KeyRevoked, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*address",
        "*uint32",
        "uint48",
        "uint32",
        "bytes32",
    )

    key: str
    organisation: int
    at: int
    by: int
    reason: bytes


@dataclass(frozen=True, slots=True)
class OrdersWithdrawn(Event):
    """OrdersWithdrawn, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*address",
        "uint48",
    )

    key: str
    orders_from: int


@dataclass(frozen=True, slots=True)
class NumbersAllotted(Event):
    """NumbersAllotted, emitted by Participants."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "*uint32",
        "uint32",
        "uint32",
    )

    participant: int
    office: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CertificateRequested(Event):
    """CertificateRequested, emitted by Requests."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "*uint16",
        "uint32",
        "uint32",
        "bytes32",
        "bytes32[]",
        "uint16[]",
        "uint48[]",
        "bytes32",
    )

    request: bytes
    exporter: int
    to: int
    owner: int
    importer: int
    reference: bytes
    parcels: tuple[bytes, ...]
    revisions: tuple[int, ...]
    cited: tuple[int, ...]
    document: bytes


@dataclass(frozen=True, slots=True)
class Valued(Event):
    """Valued, emitted by Requests."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "uint8",
        "uint64[3]",
        "uint24",
    )

    request: bytes
    valuer: int
    capacity: int
    cents: tuple[int, ...]
    day: int


@dataclass(frozen=True, slots=True)
class RequestRefused(Event):
    """RequestRefused, emitted by Requests."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "bytes32",
    )

    request: bytes
    office: int
    document: bytes


@dataclass(frozen=True, slots=True)
class RequestWithdrawn(Event):
    """RequestWithdrawn, emitted by Requests."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32",)

    request: bytes


@dataclass(frozen=True, slots=True)
class Transformed(Event):
    """`transformation` is the order's EIP-712 digest."""

    contract: ClassVar[str] = "Transformations"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "uint32",
        "uint8",
        "bytes32[]",
        "(bytes32,bytes32,uint40,uint8)[]",
        "uint32",
        "uint40",
        "uint24",
        "bytes32",
    )

    transformation: bytes
    custodian: int
    owner: int
    operation: int
    inputs: tuple[bytes, ...]
    outputs: tuple[Product, ...]
    blend: int
    loss: int
    day: int
    document: bytes


@dataclass(frozen=True, slots=True)
class LossRecorded(Event):
    """A loss alone: the parcel keeps its id and weighs `millicarats` less. `office` holds what is left, or is zero."""

    contract: ClassVar[str] = "Transformations"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "uint16",
        "uint40",
        "uint24",
        "uint32",
        "bytes32",
    )

    parcel: bytes
    custodian: int
    revision: int
    millicarats: int
    day: int
    office: int
    document: bytes


@dataclass(frozen=True, slots=True)
class ZoneOpened(Event):
    """ZoneOpened, emitted by Zones."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "*uint16",
        "uint8",
        "bytes32",
        "uint16[]",
    )

    zone: int
    participant: int
    nature: int
    boundary: bytes
    replaces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EpochOpened(Event):
    """EpochOpened, emitted by Zones."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "uint8",
        "uint8",
        "uint24",
        "bytes32",
    )

    zone: int
    epoch: int
    status: int
    from_day: int
    decision: bytes


@dataclass(frozen=True, slots=True)
class OriginBarred(Event):
    """OriginBarred, emitted by Zones."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint24",
        "uint32",
        "bytes32",
    )

    origin: int
    share_allowed: int
    decision: bytes


@dataclass(frozen=True, slots=True)
class OriginReleased(Event):
    """OriginReleased, emitted by Zones."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint24",
        "bytes32",
    )

    origin: int
    decision: bytes


@dataclass(frozen=True, slots=True)
class LicenceGranted(Event):
    """LicenceGranted, emitted by Zones."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "*uint32",
        "*uint16",
        "uint8",
        "uint24",
        "uint24",
        "uint40",
        "uint32",
    )

    licence: int
    organisation: int
    zone: int
    role: int
    from_: int
    until: int
    ceiling: int
    by: int


@dataclass(frozen=True, slots=True)
class LicenceEnded(Event):
    """LicenceEnded, emitted by Zones."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "uint24",
        "uint32",
        "bytes32",
    )

    licence: int
    day: int
    by: int
    document: bytes


@dataclass(frozen=True, slots=True)
class OpeningDeclared(Event):
    """OpeningDeclared, emitted by Zones."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "uint40",
        "uint24",
        "bytes32",
    )

    participant: int
    millicarats: int
    closing_day: int
    document: bytes
