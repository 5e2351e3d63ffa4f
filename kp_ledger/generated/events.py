"""Everything the ledger says has happened. A type with * is indexed.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Event
from kp_ledger.generated.records import BlendEntry, Product
from kp_ledger.generated.types import (
    BlendId,
    Cents,
    CertificateId,
    Day,
    DecisionId,
    DocumentId,
    EncryptionKey,
    HoldId,
    LicenceId,
    Millicarats,
    Moment,
    OrganisationId,
    OriginId,
    ParcelId,
    Participant,
    ProposalId,
    Reference,
    RequestId,
    SubjectId,
    TransformationId,
    ZoneId,
)


@dataclass(frozen=True, slots=True)
class BlendMade(Event):
    """A vector of origins was stored. Its entries ascend by origin and add up to `total`."""

    contract: ClassVar[str] = "Blends"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "uint40",
        "(uint24,uint40)[]",
    )

    blend: BlendId
    total: Millicarats
    entries: tuple[BlendEntry, ...]


@dataclass(frozen=True, slots=True)
class CertificateIssued(Event):
    """An export office issued a certificate and sealed its parcels."""

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

    certificate: CertificateId
    request: RequestId
    office: OrganisationId
    from_: Participant
    to: Participant
    exporter: OrganisationId
    importer: OrganisationId
    parcels: int
    millicarats: tuple[Millicarats, ...]
    cents: tuple[Cents, ...]
    origins: tuple[OriginId, ...]
    weights: tuple[Millicarats, ...]
    issued: Day
    expires: Day
    definition: int
    nature: int
    replaces: CertificateId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CertificateVoided(Event):
    """A certificate that had not departed was voided, or replaced by another."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint32",
        "bytes32",
        "uint48",
        "bytes32",
    )

    certificate: CertificateId
    office: OrganisationId
    reason: DocumentId
    replaced_by: CertificateId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CertificateLapsed(Event):
    """A certificate that had not departed ended with its last day; its parcels are held again."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "uint32",
    )

    certificate: CertificateId
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class ShipmentDeparted(Event):
    """A sealed shipment left on `day`."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint32",
        "uint24",
        "bool",
        "bytes32[]",
    )

    certificate: CertificateId
    office: OrganisationId
    day: Day
    late: bool
    seals: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class SeenInTransit(Event):
    """An import office of a third Participant saw the shipment pass on `day`."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint32",
        "uint24",
        "bool",
        "bytes32",
    )

    certificate: CertificateId
    office: OrganisationId
    day: Day
    intact: bool
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ShipmentConfirmed(Event):
    """An import office confirmed that all or some of a shipment arrived on `day`."""

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

    certificate: CertificateId
    office: OrganisationId
    importer: OrganisationId
    exporter: OrganisationId
    parcels: tuple[ParcelId, ...]
    certified: Millicarats
    measured: Millicarats
    day: Day
    late: bool
    remaining: int
    document: DocumentId


@dataclass(frozen=True, slots=True)
class Sealed(Event):
    """Parcels were sealed under a certificate."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "bytes32[]",
    )

    certificate: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class Unsealed(Event):
    """The parcels of a certificate are held again: it was voided or lapsed."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "bytes32[]",
    )

    certificate: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class Left(Event):
    """The parcels of a certificate departed with it."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "bytes32[]",
    )

    certificate: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class Arrived(Event):
    """Parcels of a certificate lie in `place`, in the hands of `custodian`, who owns them if it is the importer."""

    contract: ClassVar[str] = "Certificates"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "uint16",
        "uint32",
        "bytes32[]",
    )

    certificate: CertificateId
    place: Participant
    custodian: OrganisationId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class Founded(Event):
    """The ledger was founded, signed by the focal keys of its founders."""

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
    """A Participant holds the chair in a year."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "uint16",
        "uint16",
        "bytes32",
    )

    year: int
    chair: Participant
    vice: Participant
    basis: DecisionId


@dataclass(frozen=True, slots=True)
class DefinitionAdopted(Event):
    """The definition of conflict diamonds has a new version from a day on."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "bytes32",
        "uint24",
    )

    version: int
    text: DocumentId
    from_day: Day


@dataclass(frozen=True, slots=True)
class Proposed(Event):
    """A proposal was opened; its roll is fixed."""

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

    proposal: ProposalId
    matter: int
    proposer: Participant
    subject_kind: int
    subject: SubjectId
    payload: int
    amends: ProposalId
    document: DocumentId
    opens: Moment
    closes: Moment
    roll: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Voiced(Event):
    """A Participant on the roll spoke."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint16",
        "uint8",
        "bytes32",
        "uint48",
    )

    proposal: ProposalId
    participant: Participant
    stance: int
    reasons: DocumentId
    signed_at: Moment


@dataclass(frozen=True, slots=True)
class Executed(Event):
    """A proposal passed and what it decides was written."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint8",
        "bytes32",
        "uint24",
        "uint16[]",
    )

    proposal: ProposalId
    matter: int
    decision: DocumentId
    day: Day
    closers: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Blocked(Event):
    """A proposal was objected to and its window is over: it ended."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "uint16[]",
    )

    proposal: ProposalId
    by: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class ProposalLapsed(Event):
    """A proposal was neither executed nor blocked in time: it ended."""

    contract: ClassVar[str] = "Consensus"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32",)

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class OpeningRegistered(Event):
    """Stock from before the ledger was registered under its holder's reference."""

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

    parcel: ParcelId
    holder: OrganisationId
    office: OrganisationId
    reference: Reference
    blend: BlendId
    millicarats: Millicarats
    kind: int
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class Voided(Event):
    """A registration was voided while its parcel was untouched."""

    contract: ClassVar[str] = "Corrections"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "uint16",
        "bytes32",
        "bytes32",
    )

    parcel: ParcelId
    by: OrganisationId
    revision: int
    reason: DocumentId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class DocumentAttached(Event):
    """An organisation attached a document to a subject."""

    contract: ClassVar[str] = "Notices"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "*bytes32",
        "*uint32",
        "bytes32",
    )

    subject_kind: int
    subject: SubjectId
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ClosedOutside(Event):
    """The exporting office closed a shipment that a Participant outside confirmed on `day`."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "*uint32",
        "uint40",
        "uint24",
        "bytes32",
    )

    certificate: CertificateId
    office: OrganisationId
    carats: Millicarats
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class WentOutside(Event):
    """Parcels of a certificate are in a Participant outside the ledger, for good."""

    contract: ClassVar[str] = "Paper"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint48",
        "bytes32[]",
    )

    certificate: CertificateId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class InboundRecorded(Event):
    """An import office recorded foreign paper, under a number that the ledger counts."""

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

    certificate: CertificateId
    issuer: Participant
    office: OrganisationId
    number: str
    exporter: OrganisationId
    importer: OrganisationId
    parcels: int
    issued: Day
    expires: Day
    arrived: Day
    millicarats: tuple[Millicarats, ...]
    cents: tuple[Cents, ...]
    late: bool
    document: DocumentId


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

    parcel: ParcelId
    custodian: OrganisationId
    certificate: CertificateId
    reference: Reference
    blend: BlendId
    millicarats: Millicarats
    kind: int


@dataclass(frozen=True, slots=True)
class ProductionRegistered(Event):
    """A lot was put down under its registrar's reference."""

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

    parcel: ParcelId
    registrar: OrganisationId
    licence: LicenceId
    reference: Reference
    origin: OriginId
    millicarats: Millicarats
    kind: int
    day: Day
    captured: Moment
    late: bool
    document: DocumentId


@dataclass(frozen=True, slots=True)
class HandedOver(Event):
    """Custody, title or both went from giver to receiver."""

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

    parcel: ParcelId
    giver: OrganisationId
    receiver: OrganisationId
    revision: int
    moves: int
    day: Day
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

    hold: HoldId
    parcel: ParcelId
    by: OrganisationId
    revision: int
    reason: int
    document: DocumentId


@dataclass(frozen=True, slots=True)
class HoldReleased(Event):
    """One hold of a parcel was released."""

    contract: ClassVar[str] = "Parcels"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*bytes32",
        "*uint32",
        "uint16",
        "bytes32",
    )

    hold: HoldId
    parcel: ParcelId
    by: OrganisationId
    revision: int
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParticipantSet(Event):
    """A Participant has a status as of a day."""

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

    participant: Participant
    code: bytes
    status: int
    counted: bool
    on_ledger_from: Day
    day: Day
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class FocalKeySet(Event):
    """A Participant has a new focal key; the one before is none any more."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "*address",
        "bytes32",
    )

    participant: Participant
    key: str
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class SettingChanged(Event):
    """A licence office changed a setting of its Participant."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "*uint8",
        "uint64",
        "uint24",
        "uint32",
    )

    participant: Participant
    setting: int
    value: int
    from_day: Day
    by: OrganisationId


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
    from_day: Day


@dataclass(frozen=True, slots=True)
class OrganisationAdmitted(Event):
    """An organisation came onto the ledger, of one Participant for good."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "*uint16",
        "bytes32",
        "bytes32",
    )

    organisation: OrganisationId
    participant: Participant
    document: DocumentId
    encryption_key: EncryptionKey


@dataclass(frozen=True, slots=True)
class EncryptionKeyChanged(Event):
    """An organisation has a new key for documents that are sealed for it."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "bytes32",
    )

    organisation: OrganisationId
    encryption_key: EncryptionKey


@dataclass(frozen=True, slots=True)
class StandingChanged(Event):
    """An organisation has a standing as of a day."""

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

    organisation: OrganisationId
    status: int
    since: Day
    until: Day
    roles: int
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class OfficeOpened(Event):
    """A focal key opened an office of its Participant."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "*uint16",
        "uint8",
        "uint24",
    )

    organisation: OrganisationId
    participant: Participant
    powers: int
    day: Day


@dataclass(frozen=True, slots=True)
class OfficeClosed(Event):
    """A focal key closed an office with the end of a day."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "*uint16",
        "uint24",
    )

    organisation: OrganisationId
    participant: Participant
    day: Day


@dataclass(frozen=True, slots=True)
class KeyEnrolled(Event):
    """A key of an organisation was enrolled."""

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
    organisation: OrganisationId
    from_: Moment
    until: Moment
    flags: int
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class KeyRevoked(Event):
    """A key was revoked."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*address",
        "*uint32",
        "uint48",
        "uint32",
        "bytes32",
    )

    key: str
    organisation: OrganisationId
    at: Moment
    by: OrganisationId
    reason: DocumentId


@dataclass(frozen=True, slots=True)
class OrdersWithdrawn(Event):
    """All orders that a key signed before a moment are dead."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*address",
        "uint48",
    )

    key: str
    orders_from: Moment


@dataclass(frozen=True, slots=True)
class NumbersAllotted(Event):
    """A focal key allotted serials of certificates to an office."""

    contract: ClassVar[str] = "Participants"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "*uint32",
        "uint32",
        "uint32",
    )

    participant: Participant
    office: OrganisationId
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CertificateRequested(Event):
    """An exporter, with the owner, asked for a certificate over parcels as they are."""

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

    request: RequestId
    exporter: OrganisationId
    to: Participant
    owner: OrganisationId
    importer: OrganisationId
    reference: Reference
    parcels: tuple[ParcelId, ...]
    revisions: tuple[int, ...]
    cited: tuple[CertificateId, ...]
    document: DocumentId


@dataclass(frozen=True, slots=True)
class Valued(Event):
    """A value was given in one capacity."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "uint8",
        "uint64[3]",
        "uint24",
    )

    request: RequestId
    valuer: OrganisationId
    capacity: int
    cents: tuple[Cents, ...]
    day: Day


@dataclass(frozen=True, slots=True)
class RequestRefused(Event):
    """An export office refused a request, with a document."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*bytes32",
        "*uint32",
        "bytes32",
    )

    request: RequestId
    office: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class RequestWithdrawn(Event):
    """The exporter or the owner withdrew a request."""

    contract: ClassVar[str] = "Requests"
    abi_types: ClassVar[tuple[str, ...]] = ("*bytes32",)

    request: RequestId


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

    transformation: TransformationId
    custodian: OrganisationId
    owner: OrganisationId
    operation: int
    inputs: tuple[ParcelId, ...]
    outputs: tuple[Product, ...]
    blend: BlendId
    loss: Millicarats
    day: Day
    document: DocumentId


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

    parcel: ParcelId
    custodian: OrganisationId
    revision: int
    millicarats: Millicarats
    day: Day
    office: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZoneOpened(Event):
    """A producing area was opened."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "*uint16",
        "uint8",
        "bytes32",
        "uint16[]",
    )

    zone: ZoneId
    participant: Participant
    nature: int
    boundary: DocumentId
    replaces: tuple[ZoneId, ...]


@dataclass(frozen=True, slots=True)
class EpochOpened(Event):
    """A zone has a status from a day on, and with it origins of their own."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "uint8",
        "uint8",
        "uint24",
        "bytes32",
    )

    zone: ZoneId
    epoch: int
    status: int
    from_day: Day
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class OriginBarred(Event):
    """A past origin was barred."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint24",
        "uint32",
        "bytes32",
    )

    origin: OriginId
    share_allowed: int
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class OriginReleased(Event):
    """A past origin is not barred any more."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint24",
        "bytes32",
    )

    origin: OriginId
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class LicenceGranted(Event):
    """A licence office granted a licence in one role."""

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

    licence: LicenceId
    organisation: OrganisationId
    zone: ZoneId
    role: int
    from_: Day
    until: Day
    ceiling: Millicarats
    by: OrganisationId


@dataclass(frozen=True, slots=True)
class LicenceEnded(Event):
    """A licence office ended a licence with the end of a day."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint32",
        "uint24",
        "uint32",
        "bytes32",
    )

    licence: LicenceId
    day: Day
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class OpeningDeclared(Event):
    """The total of a Participant's stock from before the ledger was published."""

    contract: ClassVar[str] = "Zones"
    abi_types: ClassVar[tuple[str, ...]] = (
        "*uint16",
        "uint40",
        "uint24",
        "bytes32",
    )

    participant: Participant
    millicarats: Millicarats
    closing_day: Day
    document: DocumentId
