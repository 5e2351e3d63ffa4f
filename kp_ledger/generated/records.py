"""The records and orders of the ledger, as the contracts' structs have them.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.generated.types import (
    ActDigest,
    Address,
    Capacity,
    Cents,
    CertificateId,
    CertificateNature,
    CertificateStatus,
    Day,
    DocumentId,
    HoldReason,
    HoldStatus,
    KeyUse,
    KpStatus,
    LicenceId,
    LicenceStatus,
    Matter,
    Millicarats,
    Moment,
    Moves,
    Nature,
    Operation,
    OrganisationId,
    OriginId,
    OriginStatus,
    Outcome,
    Parameter,
    ParcelId,
    ParcelKind,
    Participant,
    Parts,
    Powers,
    ProposalId,
    ProposalStatus,
    Reference,
    RequestId,
    RequestStatus,
    Role,
    Roles,
    ShipmentId,
    Stance,
    StandingStatus,
    SubjectId,
    ZoneId,
    ZoneStatus,
)


@dataclass(frozen=True, slots=True)
class BlendEntry:
    """One origin's parts of a stored vector."""

    abi: ClassVar[str] = "(uint24,uint40)"
    origin: OriginId
    parts: Parts


@dataclass(frozen=True, slots=True)
class OriginWeight:
    """One origin's weight, as a foreign paper states it."""

    abi: ClassVar[str] = "(uint24,uint40)"
    origin: OriginId
    millicarats: Millicarats


@dataclass(frozen=True, slots=True)
class CertificateA:
    abi: ClassVar[str] = "(uint8,uint8,uint16,uint16,uint32,uint32,uint32,uint16,uint16,uint40,uint8,uint8,uint24)"
    status: CertificateStatus
    nature: CertificateNature
    from_: Participant
    to: Participant
    exporter: OrganisationId
    importer: OrganisationId
    office: OrganisationId
    parcels: int
    remaining: int
    millicarats: Millicarats
    step: int
    flags: int
    stopped: Day


@dataclass(frozen=True, slots=True)
class CertificateB:
    abi: ClassVar[str] = "(uint24,uint24,uint24,uint24,uint64,uint16,uint48,uint24)"
    issued: Day
    expires: Day
    departed: Day
    arrived: Day
    cents: Cents
    definition: int
    replaces: CertificateId
    recorded: Day


@dataclass(frozen=True, slots=True)
class Progress:
    """What of a certificate changes as its shipment goes on; the rest is as it was printed."""

    abi: ClassVar[str] = "(uint8,uint16,uint8,uint8,uint24,uint24,uint24,uint24)"
    status: CertificateStatus
    remaining: int
    step: int
    flags: int
    stopped: Day
    departed: Day
    arrived: Day
    recorded: Day


@dataclass(frozen=True, slots=True)
class Packing:
    """A certificate's parcels and the certificate each arrived under, as given again with every act on them."""

    abi: ClassVar[str] = "(bytes32,bytes32[],uint48[])"
    request: RequestId
    parcels: tuple[ParcelId, ...]
    arrived_under: tuple[CertificateId, ...]


@dataclass(frozen=True, slots=True)
class ParameterEntry:
    abi: ClassVar[str] = "(uint8,uint64)"
    parameter: Parameter
    value: int


@dataclass(frozen=True, slots=True)
class Founding:
    """All of the founding but the signatures."""

    abi: ClassVar[str] = "(bytes32,(uint16,bool,uint24,address,address)[],uint16,(uint8,uint64)[],bytes32,uint24)"
    allocation: bytes
    participants: tuple[ParticipantEntry, ...]
    chair: Participant
    parameters: tuple[ParameterEntry, ...]
    definition: DocumentId
    day: Day


@dataclass(frozen=True, slots=True)
class Proposal:
    abi: ClassVar[str] = "(uint16,uint8,uint8,uint48,uint48,uint16,uint16,uint16,uint16,uint16,bytes32,bytes32,bytes32)"
    proposer: Participant
    matter: Matter
    status: ProposalStatus
    opens: Moment
    closes: Moment
    on_ledger: int
    counted: int
    in_support: int
    seen: int
    objections: int
    subject: SubjectId
    payload: bytes
    document: DocumentId


@dataclass(frozen=True, slots=True)
class Seat:
    """A Participant's place on a proposal's roll."""

    abi: ClassVar[str] = "(bool,uint8,uint48)"
    on_roll: bool
    stance: Stance
    signed_at: Moment


@dataclass(frozen=True, slots=True)
class OpeningLot:
    """Weight found in stock when a Participant joined."""

    abi: ClassVar[str] = "(bytes32,uint40,uint8,uint24,bytes32)"
    reference: Reference
    millicarats: Millicarats
    kind: ParcelKind
    origin: OriginId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class JoiningPayload:
    abi: ClassVar[str] = "(address,address,uint24)"
    focal_key: Address
    reserve_key: Address
    from_day: Day


@dataclass(frozen=True, slots=True)
class SuspensionPayload:
    abi: ClassVar[str] = "(uint24)"
    from_day: Day


@dataclass(frozen=True, slots=True)
class LiftingPayload:
    abi: ClassVar[str] = "(uint24)"
    from_day: Day


@dataclass(frozen=True, slots=True)
class ZoneStatusPayload:
    abi: ClassVar[str] = "(uint8,uint24,uint32)"
    status: ZoneStatus
    from_day: Day
    releaser: OrganisationId


@dataclass(frozen=True, slots=True)
class BarOriginPayload:
    abi: ClassVar[str] = "(uint32)"
    share: int


@dataclass(frozen=True, slots=True)
class OpeningStockPayload:
    abi: ClassVar[str] = "(uint40,uint24)"
    millicarats: Millicarats
    until_day: Day


@dataclass(frozen=True, slots=True)
class ParameterPayload:
    abi: ClassVar[str] = "(uint64,uint24)"
    value: int
    from_day: Day


@dataclass(frozen=True, slots=True)
class Reserve:
    """A Participant's reserve key, and the one named to take its place."""

    abi: ClassVar[str] = "(address,uint24,bool,address)"
    key: Address
    from_: Day
    refused: bool
    next: Address


@dataclass(frozen=True, slots=True)
class TwoKeys:
    """Whether an office asks for two of its keys, and how often it has changed that."""

    abi: ClassVar[str] = "(bool,uint32)"
    asked: bool
    changes: int


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Certificate serials allotted to an office."""

    abi: ClassVar[str] = "(uint32,uint32)"
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Issue:
    """What the issuing officer enters."""

    abi: ClassVar[str] = "(bytes32,uint48,uint24,bytes32,uint48[],(bytes32,uint16)[])"
    request: RequestId
    certificate: CertificateId
    expires: Day
    document: DocumentId
    cited: tuple[CertificateId, ...]
    parcels: tuple[ParcelRef, ...]


@dataclass(frozen=True, slots=True)
class Technical:
    """What both offices of a detained shipment agreed to issue in the place of its certificate."""

    abi: ClassVar[str] = "(uint48,uint48,uint32,uint16,uint32,uint24,bytes32,bytes32[])"
    certificate: CertificateId
    detained: CertificateId
    office: OrganisationId
    to: Participant
    importer: OrganisationId
    expires: Day
    document: DocumentId
    parcels: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class InboundLot:
    """A parcel under foreign paper, with its origins as declared there."""

    abi: ClassVar[str] = "(bytes32,uint40,uint8,(uint24,uint40)[])"
    reference: Reference
    millicarats: Millicarats
    kind: ParcelKind
    origins: tuple[OriginWeight, ...]


@dataclass(frozen=True, slots=True)
class InboundPaper:
    """A certificate of a Participant outside, as printed."""

    abi: ClassVar[str] = "(uint16,string,uint32,uint32,uint24,uint24,uint24,uint40[3],uint64[3],bytes32,uint48)"
    issuer: Participant
    number: str
    exporter: OrganisationId
    importer: OrganisationId
    issued: Day
    expires: Day
    arrived: Day
    millicarats: tuple[Millicarats, ...]
    cents: tuple[Cents, ...]
    document: DocumentId
    collides_with: CertificateId


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold belongs to who placed it."""

    abi: ClassVar[str] = "(uint32,uint8,uint8,address,bytes32)"
    by: OrganisationId
    status: HoldStatus
    cause: HoldReason
    key: Address
    parcel: ParcelId


@dataclass(frozen=True, slots=True)
class ParticipantState:
    """A Participant of the Kimberley Process, as of `since`."""

    abi: ClassVar[str] = "(uint8,bool,uint24,uint24,uint24)"
    status: KpStatus
    counted: bool
    on_ledger_from: Day
    since: Day
    recorded: Day


@dataclass(frozen=True, slots=True)
class Standing:
    """What an organisation may do, as of `since`. Read at every hop."""

    abi: ClassVar[str] = "(uint16,uint8,uint24,uint24,uint16,uint32,uint32)"
    participant: Participant
    status: StandingStatus
    since: Day
    until: Day
    roles: Roles
    enrolled: int
    first_live: int


@dataclass(frozen=True, slots=True)
class Key:
    abi: ClassVar[str] = "(uint32,uint48,uint48,uint48,uint8,uint32)"
    organisation: OrganisationId
    from_: Moment
    until: Moment
    orders_from: Moment
    flags: int
    number: int


@dataclass(frozen=True, slots=True)
class Office:
    abi: ClassVar[str] = "(uint16,uint8,uint24,uint24,uint32)"
    participant: Participant
    powers: Powers
    since: Day
    until: Day
    number: int


@dataclass(frozen=True, slots=True)
class OfficesCut:
    """Which offices of a Participant its reserve key closed."""

    abi: ClassVar[str] = "(uint32,uint24)"
    first_open: int
    until: Day


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A setting of a Participant, or a parameter of the ledger, as of `since`."""

    abi: ClassVar[str] = "(uint64,uint24)"
    value: int
    since: Day


@dataclass(frozen=True, slots=True)
class ParticipantEntry:
    """A Participant as the founding puts it down."""

    abi: ClassVar[str] = "(uint16,bool,uint24,address,address)"
    code: Participant
    counted: bool
    on_ledger_from: Day
    focal_key: Address
    reserve_key: Address


@dataclass(frozen=True, slots=True)
class Request:
    """A request to certify a shipment; `digest` is over its parcels with revisions and what it cites."""

    abi: ClassVar[str] = "(uint8,uint32,uint32,uint32,uint16,uint16,uint8,uint32,uint32,uint32,bytes32)"
    status: RequestStatus
    exporter: OrganisationId
    owner: OrganisationId
    importer: OrganisationId
    to: Participant
    parcels: int
    kinds: int
    exporters_valuer: OrganisationId
    governments_valuer: OrganisationId
    independent_valuer: OrganisationId
    digest: bytes


@dataclass(frozen=True, slots=True)
class GivenValuation:
    abi: ClassVar[str] = "(uint32,uint64,uint64,uint64,uint24)"
    valuer: OrganisationId
    unsorted: Cents
    industrial: Cents
    gem: Cents
    day: Day


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the importing officer reads off the paper, and measures."""

    abi: ClassVar[str] = "(uint48,uint32,uint32,uint16,uint40,uint40,uint24,bytes32,bool,bytes32,bytes32[])"
    certificate: CertificateId
    exporter: OrganisationId
    importer: OrganisationId
    parcels: int
    millicarats: Millicarats
    measured: Millicarats
    day: Day
    document: DocumentId
    seals_intact: bool
    seals_document: DocumentId
    confirmed: tuple[ParcelId, ...]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What an importing office tolerates between the weight certified and the weight measured: the larger of a weight and of parts per million of what is certified."""

    abi: ClassVar[str] = "(uint40,uint32,uint24,uint40,uint32)"
    millicarats: Millicarats
    ppm: int
    from_day: Day
    millicarats_before: Millicarats
    ppm_before: int


@dataclass(frozen=True, slots=True)
class Product:
    """What came out of a transformation."""

    abi: ClassVar[str] = "(bytes32,bytes32,uint40,uint8)"
    parcel: ParcelId
    reference: Reference
    millicarats: Millicarats
    kind: ParcelKind


@dataclass(frozen=True, slots=True)
class Licence:
    abi: ClassVar[str] = "(uint32,uint16,uint8,uint24,uint24,uint40,uint16,uint40,uint8)"
    organisation: OrganisationId
    zone: ZoneId
    role: Role
    from_: Day
    until: Day
    ceiling: Millicarats
    period: int
    produced: Millicarats
    status: LicenceStatus


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone in the epoch in force; earlier ones stand behind it."""

    abi: ClassVar[str] = "(uint16,uint8,uint8,uint24,uint24,uint8,uint32)"
    participant: Participant
    status: ZoneStatus
    epoch: int
    since: Day
    recorded: Day
    nature: Nature
    releaser: OrganisationId


@dataclass(frozen=True, slots=True)
class OwnBar:
    """What a Participant stopped or barred of a zone of its own, over whatever is decided of it: as each word of `ownBars` has it."""

    abi: ClassVar[str] = "(uint24,uint24,uint24,uint8,bool)"
    since: Day
    until: Day
    recorded: Day
    epoch: int
    approved: bool


@dataclass(frozen=True, slots=True)
class OriginBar:
    """Whether a past origin is barred, and up to which share of a shipment it may still leave."""

    abi: ClassVar[str] = "(uint8,uint32)"
    barred: OriginStatus
    share: int


@dataclass(frozen=True, slots=True)
class OpeningStock:
    """A Participant's opening stock: registered up to a total published before."""

    abi: ClassVar[str] = "(uint40,uint40,uint24)"
    total: Millicarats
    registered: Millicarats
    closing: Day


@dataclass(frozen=True, slots=True)
class Dug:
    """What a registration needs to know of its licence."""

    abi: ClassVar[str] = "(uint32,uint16,uint24,uint40,uint40,uint8,uint32)"
    organisation: OrganisationId
    participant: Participant
    origin: OriginId
    ceiling: Millicarats
    before: Millicarats
    hold: HoldReason
    releaser: OrganisationId


@dataclass(frozen=True, slots=True)
class Arriving:
    """What arrives: what an acceptance has to be of, and where and when the importer is to hold it."""

    abi: ClassVar[str] = "(bytes32,uint32,uint40,uint16,uint24)"
    shipment: ShipmentId
    importer: OrganisationId
    millicarats: Millicarats
    place: Participant
    day: Day


@dataclass(frozen=True, slots=True)
class History:
    """What was recorded of one thing, each word in force from a day on."""

    abi: ClassVar[str] = "(uint256,uint256[])"
    last: int
    earlier: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Weights added up by key, in memory."""

    abi: ClassVar[str] = "(uint256[],uint256,uint256[])"
    items: tuple[int, ...]
    count: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ParcelRef:
    """A parcel on exactly the state that was signed."""

    abi: ClassVar[str] = "(bytes32,uint16)"
    parcel: ParcelId
    revision: int


@dataclass(frozen=True, slots=True)
class Lot:
    """Weight to be registered under the registrar's own reference."""

    abi: ClassVar[str] = "(bytes32,uint40,uint8,bytes32)"
    reference: Reference
    millicarats: Millicarats
    kind: ParcelKind
    document: DocumentId


@dataclass(frozen=True, slots=True)
class Output:
    """What a transformation makes. A part of a split has no reference."""

    abi: ClassVar[str] = "(bytes32,uint40,uint8)"
    reference: Reference
    millicarats: Millicarats
    kind: ParcelKind


@dataclass(frozen=True, slots=True)
class Handover:
    abi: ClassVar[str] = "(uint32,uint32,uint8,uint24,uint48,uint48,bytes32,(bytes32,uint16)[])"
    giver: OrganisationId
    receiver: OrganisationId
    moves: Moves
    day: Day
    signed_at: Moment
    deadline: Moment
    terms: bytes
    parcels: tuple[ParcelRef, ...]


@dataclass(frozen=True, slots=True)
class Hands:
    """What a handover says of each of its parcels, as read from the call data once."""

    abi: ClassVar[str] = "(uint32,uint32,uint8,uint24,bytes32)"
    giver: OrganisationId
    receiver: OrganisationId
    moves: Moves
    day: Day
    terms: bytes


@dataclass(frozen=True, slots=True)
class Production:
    abi: ClassVar[str] = "(uint32,uint24,uint48,uint48,uint48,(bytes32,uint40,uint8,bytes32)[])"
    licence: LicenceId
    day: Day
    captured: Moment
    signed_at: Moment
    deadline: Moment
    lots: tuple[Lot, ...]


@dataclass(frozen=True, slots=True)
class Transformation:
    abi: ClassVar[str] = "(uint8,uint32,uint32,uint32,uint24,uint48,uint48,uint40,bytes32,(bytes32,uint16)[],(bytes32,uint40,uint8)[])"
    operation: Operation
    licence: LicenceId
    custodian: OrganisationId
    owner: OrganisationId
    day: Day
    signed_at: Moment
    deadline: Moment
    loss: Millicarats
    document: DocumentId
    inputs: tuple[ParcelRef, ...]
    outputs: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class Application:
    abi: ClassVar[str] = "(uint32,uint32,uint32,uint16,bytes32,uint32[3],uint48,uint48,bytes32,uint48[],(bytes32,uint16)[])"
    exporter: OrganisationId
    owner: OrganisationId
    importer: OrganisationId
    to: Participant
    reference: Reference
    valuers: tuple[OrganisationId, ...]
    signed_at: Moment
    deadline: Moment
    document: DocumentId
    cited: tuple[CertificateId, ...]
    parcels: tuple[ParcelRef, ...]


@dataclass(frozen=True, slots=True)
class Valuation:
    abi: ClassVar[str] = "(bytes32,uint32,uint8,uint64,uint64,uint64,uint24,uint48,uint48)"
    request: RequestId
    valuer: OrganisationId
    capacity: Capacity
    unsorted: Cents
    industrial: Cents
    gem: Cents
    day: Day
    signed_at: Moment
    deadline: Moment


@dataclass(frozen=True, slots=True)
class Acceptance:
    abi: ClassVar[str] = "(bytes32,uint32,uint40,uint48,uint48)"
    shipment: ShipmentId
    importer: OrganisationId
    millicarats: Millicarats
    signed_at: Moment
    deadline: Moment


@dataclass(frozen=True, slots=True)
class Weight:
    """What a parcel was found to weigh."""

    abi: ClassVar[str] = "(bytes32,uint40)"
    parcel: ParcelId
    millicarats: Millicarats


@dataclass(frozen=True, slots=True)
class Resolution:
    """What both offices of a shipment decide about it."""

    abi: ClassVar[str] = "(uint48,uint8,uint8,uint48,uint16,uint32,uint24,uint24,uint48,uint48,bytes32,(bytes32,uint40)[])"
    certificate: CertificateId
    step: int
    outcome: Outcome
    technical: CertificateId
    to: Participant
    importer: OrganisationId
    expires: Day
    day: Day
    signed_at: Moment
    deadline: Moment
    document: DocumentId
    weights: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class WriteDown:
    """Weight that a parcel has no more, as whoever holds it says: the rest, or none of it."""

    abi: ClassVar[str] = "(bytes32,uint16,uint40,uint32,uint32,bytes32,bytes32,uint48,uint48)"
    parcel: ParcelId
    revision: int
    millicarats: Millicarats
    custodian: OrganisationId
    owner: OrganisationId
    reason: DocumentId
    document: DocumentId
    signed_at: Moment
    deadline: Moment


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody else's word on an act: a second key of an office, an office, or a focal key."""

    abi: ClassVar[str] = "(bytes32,uint32,uint48,uint48)"
    act: ActDigest
    organisation: OrganisationId
    signed_at: Moment
    deadline: Moment


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A new key's own word on what it will serve: nobody enrols an address that they do not hold."""

    abi: ClassVar[str] = "(uint32,uint16,uint8,uint48,uint48)"
    organisation: OrganisationId
    participant: Participant
    use: KeyUse
    signed_at: Moment
    deadline: Moment


@dataclass(frozen=True, slots=True)
class Voice:
    abi: ClassVar[str] = "(bytes32,uint16,uint8,bytes32,uint48)"
    proposal: ProposalId
    participant: Participant
    stance: Stance
    reasons: DocumentId
    signed_at: Moment


@dataclass(frozen=True, slots=True)
class Closing:
    abi: ClassVar[str] = "(bytes32,uint16,bool,uint48)"
    proposal: ProposalId
    participant: Participant
    no_objection: bool
    signed_at: Moment
