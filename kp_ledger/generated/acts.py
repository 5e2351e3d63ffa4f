"""Everything one can ask the ledger to do: one act for each function that changes it.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Act, Signed
from kp_ledger.generated.records import (
    Acceptance,
    Application,
    BlendEntry,
    CertificateA,
    CertificateB,
    Closing,
    Confirmation,
    Handover,
    InboundLot,
    InboundPaper,
    Issue,
    Lot,
    OpeningLot,
    Packing,
    ParticipantState,
    Production,
    Transformation,
    Valuation,
    Voice,
)
from kp_ledger.generated.types import (
    BlendId,
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
    ParcelWord,
    Participant,
    ProposalId,
    RequestId,
    SubjectId,
    ZoneId,
)


@dataclass(frozen=True, slots=True)
class BlendsCombine(Act):
    """Stores the vector of `weights` taken from `blends`, by running rounding, and returns it; the one blend itself when all share it (Transformations)."""

    contract: ClassVar[str] = "Blends"
    function: ClassVar[str] = "combine"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32[]",
        "uint256[]",
    )

    blends: tuple[BlendId, ...]
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BlendsMake(Act):
    """Stores a vector as it is given: ascending by origin, zero weights allowed; a single entry is the origin itself (Paper)."""

    contract: ClassVar[str] = "Blends"
    function: ClassVar[str] = "make"
    abi_types: ClassVar[tuple[str, ...]] = ("(uint24,uint40)[]",)

    entries: tuple[BlendEntry, ...]


@dataclass(frozen=True, slots=True)
class CertificatesIssue(Act):
    """Row 5: issues a certificate on a request and seals its parcels."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "issue"
    abi_types: ClassVar[tuple[str, ...]] = (
        "(bytes32,uint48,uint24,bytes32,uint48[],(bytes32,uint16)[])",
    )

    form: Issue


@dataclass(frozen=True, slots=True)
class CertificatesVoidCertificate(Act):
    """Row 6: voids one that has not departed; its parcels are held again."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "voidCertificate"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "bytes32",
        "bytes32",
        "(bytes32,bytes32[],uint48[])",
    )

    certificate: CertificateId
    reason: DocumentId
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class CertificatesReplace(Act):
    """Row 7: voids one and issues another in its place; the old paper is declared surrendered."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "replace"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint48",
        "uint24",
        "bool",
        "bytes32",
        "bytes32",
        "(bytes32,bytes32[],uint48[])",
    )

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
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "(bytes32,bytes32[],uint48[])",
    )

    certificate: CertificateId
    packing: Packing


@dataclass(frozen=True, slots=True)
class CertificatesDepart(Act):
    """Row 9: the sealed shipment leaves."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "depart"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
        "bytes32[]",
        "(bytes32,bytes32[],uint48[])",
    )

    certificate: CertificateId
    day: Day
    seals: tuple[bytes, ...]
    packing: Packing


@dataclass(frozen=True, slots=True)
class CertificatesSeenInTransit(Act):
    """Row 10: an import office of a third Participant has seen it pass. A broken seal stays on record."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "seenInTransit"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
        "bool",
        "bytes32",
    )

    certificate: CertificateId
    day: Day
    intact: bool
    document: DocumentId


@dataclass(frozen=True, slots=True)
class CertificatesConfirm(Act):
    """Row 11: all or some of it has arrived. With the importer's acceptance the importer becomes custodian, else the office."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "confirm"
    abi_types: ClassVar[tuple[str, ...]] = (
        "(uint48,uint32,uint32,uint16,uint40,uint40,uint24,bytes32,bytes32[])",
        "(uint48,uint32,uint48,uint48)",
        "bytes",
    )

    form: Confirmation
    acceptance: Acceptance
    signature: Signed


@dataclass(frozen=True, slots=True)
class CertificatesRecord(Act):
    """Writes a certificate recorded from foreign paper, under the definition in force today."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "record"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "(uint8,uint8,uint16,uint16,uint32,uint32,uint32,uint16,uint16,uint40,uint8,uint8)",
        "(uint24,uint24,uint24,uint24,uint64,uint16,uint48)",
    )

    certificate: CertificateId
    a: CertificateA
    b: CertificateB


@dataclass(frozen=True, slots=True)
class CertificatesCloseOutside(Act):
    """Ends one that went outside and was confirmed there on `day`."""

    contract: ClassVar[str] = "Certificates"
    function: ClassVar[str] = "closeOutside"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint24",
    )

    certificate: CertificateId
    day: Day


@dataclass(frozen=True, slots=True)
class ConsensusPropose(Act):
    """Opens a proposal by a voice office; the roll is fixed now."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "propose"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "bytes32",
        "uint256",
        "bytes32",
        "bytes32",
    )

    matter: int
    subject: SubjectId
    payload: int
    amends: ProposalId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ConsensusVoice(Act):
    """Records a Participant's voice, signed by a key of its voice office. Anyone may relay."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "voice"
    abi_types: ClassVar[tuple[str, ...]] = (
        "(bytes32,uint16,uint8,bytes32,uint48)",
        "bytes",
    )

    order: Voice
    signature: Signed


@dataclass(frozen=True, slots=True)
class ConsensusClose(Act):
    """Executes a proposal that passed, with the fresh closings the rules ask for."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "close"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "(bytes32,uint16,bool,uint48)[]",
        "bytes[]",
    )

    proposal: ProposalId
    closings: tuple[Closing, ...]
    signatures: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class ConsensusBlock(Act):
    """Puts an end to a proposal that was objected to, once its window is over."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "block_"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class ConsensusLapse(Act):
    """Puts an end to a proposal neither executed nor blocked 30 days after its window."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "lapse"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class ConsensusSuspendSelf(Act):
    """A Participant suspends itself at once, by its voice office."""

    contract: ClassVar[str] = "Consensus"
    function: ClassVar[str] = "suspendSelf"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    document: DocumentId


@dataclass(frozen=True, slots=True)
class CorrectionsRegisterOpening(Act):
    """Registers opening stock of a holder, by a licence office, until the closing day and up to the total published before."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "registerOpening"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint24",
        "(bytes32,uint40,uint8,uint24,bytes32)[]",
    )

    holder: OrganisationId
    day: Day
    lots: tuple[OpeningLot, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsVoidRegistration(Act):
    """Voids a registration while its parcel is untouched: by the registrar for 30 days after its day, later by a licence office with a document."""

    contract: ClassVar[str] = "Corrections"
    function: ClassVar[str] = "voidRegistration"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "bytes32",
        "bytes32",
    )

    parcel: ParcelId
    reason: DocumentId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class NoticesAttach(Act):
    """Attaches a document to a subject, by a live key of an organisation in good standing."""

    contract: ClassVar[str] = "Notices"
    function: ClassVar[str] = "attach"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "bytes32",
        "bytes32",
    )

    subject_kind: int
    subject: SubjectId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class PaperCloseOutside(Act):
    """Row 20: the exporting office closes a shipment to a Participant outside, with the foreign confirmation."""

    contract: ClassVar[str] = "Paper"
    function: ClassVar[str] = "closeOutside"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint48",
        "uint40",
        "uint24",
        "bytes32",
        "(bytes32,bytes32[],uint48[])",
    )

    certificate: CertificateId
    millicarats: Millicarats
    day: Day
    document: DocumentId
    packing: Packing


@dataclass(frozen=True, slots=True)
class PaperRecordInbound(Act):
    """Row 22: the importing office records foreign paper and registers its parcels with declared origins."""

    contract: ClassVar[str] = "Paper"
    function: ClassVar[str] = "recordInbound"
    abi_types: ClassVar[tuple[str, ...]] = (
        "(uint16,string,uint32,uint32,uint24,uint24,uint24,uint40[3],uint64[3],bytes32)",
        "(bytes32,uint40,uint8,(uint24,uint40)[])[]",
        "(uint48,uint32,uint48,uint48)",
        "bytes",
    )

    paper: InboundPaper
    lots: tuple[InboundLot, ...]
    acceptance: Acceptance
    signature: Signed


@dataclass(frozen=True, slots=True)
class ParcelsRegister(Act):
    """Registers production by a key of the licence's organisation, one lot or many."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "register"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint24",
        "uint48",
        "(bytes32,uint40,uint8,bytes32)[]",
    )

    licence: LicenceId
    day: Day
    captured: Moment
    lots: tuple[Lot, ...]


@dataclass(frozen=True, slots=True)
class ParcelsRegisterSigned(Act):
    """Registers a signed Production. Anyone may relay."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "registerSigned"
    abi_types: ClassVar[tuple[str, ...]] = (
        "(uint32,uint24,uint48,uint48,uint48,(bytes32,uint40,uint8,bytes32)[])",
        "bytes",
    )

    order: Production
    signature: Signed


@dataclass(frozen=True, slots=True)
class ParcelsRegisterLate(Act):
    """Registers late production for a licence's organisation, by a licence office of its Participant: marked late, on hold."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "registerLate"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint24",
        "uint48",
        "(bytes32,uint40,uint8,bytes32)[]",
    )

    licence: LicenceId
    day: Day
    captured: Moment
    lots: tuple[Lot, ...]


@dataclass(frozen=True, slots=True)
class ParcelsHandOver(Act):
    """Moves custody, title or both, as `order` says, once giver and receiver have signed it."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "handOver"
    abi_types: ClassVar[tuple[str, ...]] = (
        "(uint32,uint32,uint8,uint24,uint48,uint48,bytes32,(bytes32,uint16)[])",
        "bytes",
        "bytes",
    )

    order: Handover
    giver: Signed
    receiver: Signed


@dataclass(frozen=True, slots=True)
class ParcelsPlaceHold(Act):
    """Puts a parcel held or sealed in the office's country on hold."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "placeHold"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16",
        "uint8",
        "bytes32",
    )

    parcel: ParcelId
    revision: int
    reason: int
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParcelsReleaseHold(Act):
    """Releases a hold: by the organisation that placed it or, if an office did, by another office of its Participant with the licence power."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "releaseHold"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "bytes32",
    )

    hold: HoldId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParcelsWrite(Act):
    """Writes one finished list of words, a parcel each: the first `changed` change a parcel, the rest make one."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "write"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32[]",
        "uint256[]",
        "uint256",
    )

    parcels: tuple[ParcelId, ...]
    words: tuple[ParcelWord, ...]
    changed: int


@dataclass(frozen=True, slots=True)
class ParcelsNoteHold(Act):
    """Puts a parcel that the same act has just written on hold (its word counts the hold already)."""

    contract: ClassVar[str] = "Parcels"
    function: ClassVar[str] = "noteHold"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint32",
        "uint16",
        "uint8",
        "bytes32",
    )

    parcel: ParcelId
    by: OrganisationId
    revision: int
    reason: int
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParticipantsOpenOffice(Act):
    """Admits and opens an office with `powers`, and enrols its first key, live at once."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "openOffice"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "uint8",
        "bytes32",
        "bytes32",
        "address",
    )

    organisation: OrganisationId
    participant: Participant
    powers: int
    document: DocumentId
    encryption_key: EncryptionKey
    key: str


@dataclass(frozen=True, slots=True)
class ParticipantsCloseOffice(Act):
    """Closes an office with the end of `day`, today or later: it has no powers and receives no goods from then on."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "closeOffice"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint24",
    )

    organisation: OrganisationId
    day: Day


@dataclass(frozen=True, slots=True)
class ParticipantsAllotNumbers(Act):
    """Allots the serials `first` to `last`, above all allotted before and below 2³¹."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "allotNumbers"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint32",
        "uint32",
    )

    office: OrganisationId
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ParticipantsAdmit(Act):
    """Admits an organisation of the office's Participant with its first key, live at once."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "admit"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "bytes32",
        "bytes32",
        "address",
    )

    organisation: OrganisationId
    roles: int
    document: DocumentId
    encryption_key: EncryptionKey
    key: str


@dataclass(frozen=True, slots=True)
class ParticipantsAdmitOutside(Act):
    """Admits a party of a Participant outside: no key, no licence."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "admitOutside"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "bytes32",
    )

    organisation: OrganisationId
    participant: Participant
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParticipantsSetStanding(Act):
    """Sets an organisation's standing as of `since`, today or a day past, but not before the last entry."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setStanding"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint8",
        "uint24",
        "bytes32",
    )

    organisation: OrganisationId
    status: int
    since: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ParticipantsSetSetting(Act):
    """Sets a setting of the office's Participant from a day not in the past, within a year."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setSetting"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint64",
        "uint24",
    )

    setting: int
    value: int
    from_day: Day


@dataclass(frozen=True, slots=True)
class ParticipantsEnrolLost(Act):
    """Enrols a key for an organisation of the office's Participant that has lost all: marked, live after 48 hours."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "enrolLost"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "address",
    )

    organisation: OrganisationId
    key: str


@dataclass(frozen=True, slots=True)
class ParticipantsEnrol(Act):
    """Enrols another key for the sender's organisation, live at once."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "enrol"
    abi_types: ClassVar[tuple[str, ...]] = ("address",)

    key: str


@dataclass(frozen=True, slots=True)
class ParticipantsRevoke(Act):
    """Revokes `key` from the moment `at`: by a key of its organisation, a licence office of its Participant or, for an office, the focal key."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "revoke"
    abi_types: ClassVar[tuple[str, ...]] = (
        "address",
        "uint48",
        "bytes32",
    )

    key: str
    at: Moment
    reason: DocumentId


@dataclass(frozen=True, slots=True)
class ParticipantsWithdrawOrders(Act):
    """Kills every order the sending key signed before `ordersFrom`."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "withdrawOrders"
    abi_types: ClassVar[tuple[str, ...]] = ("uint48",)

    orders_from: Moment


@dataclass(frozen=True, slots=True)
class ParticipantsChangeEncryptionKey(Act):
    """Puts another encryption key in the place of the organisation's, by a live key of it."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "changeEncryptionKey"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    encryption_key: EncryptionKey


@dataclass(frozen=True, slots=True)
class ParticipantsSetParticipant(Act):
    """Puts a Participant down as of `since`; its first time also opens its zones (Consensus)."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setParticipant"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "(uint8,bool,uint24,uint24)",
        "bytes32",
    )

    participant: Participant
    state: ParticipantState
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ParticipantsSetFocalKey(Act):
    """ParticipantsSetFocalKey."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setFocalKey"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "address",
        "bytes32",
    )

    participant: Participant
    key: str
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ParticipantsSetParameter(Act):
    """ParticipantsSetParameter."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setParameter"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint8",
        "uint64",
        "uint24",
    )

    parameter: int
    value: int
    from_day: Day


@dataclass(frozen=True, slots=True)
class ParticipantsSetRoles(Act):
    """Sets what licences give an organisation: its roles and their last day (Zones)."""

    contract: ClassVar[str] = "Participants"
    function: ClassVar[str] = "setRoles"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint16",
        "uint24",
        "uint24",
        "uint32",
        "bytes32",
    )

    organisation: OrganisationId
    roles: int
    since: Day
    until: Day
    by: OrganisationId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class RequestsRequest(Act):
    """Row 1: asks for a certificate, signed by exporter and, if different, owner."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "request"
    abi_types: ClassVar[tuple[str, ...]] = (
        "(uint32,uint32,uint32,uint16,bytes32,uint48,uint48,bytes32,uint48[],(bytes32,uint16)[])",
        "bytes",
        "bytes",
    )

    order: Application
    exporter: Signed
    owner: Signed


@dataclass(frozen=True, slots=True)
class RequestsValue(Act):
    """Row 2: gives a value in one capacity: as the exporter, the government (an export office) or an independent valuer."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "value"
    abi_types: ClassVar[tuple[str, ...]] = (
        "(bytes32,uint32,uint8,uint64,uint64,uint64,uint24,uint48,uint48)",
        "bytes",
    )

    order: Valuation
    signature: Signed


@dataclass(frozen=True, slots=True)
class RequestsRefuse(Act):
    """Row 3: refuses, by an export office of the exporter's Participant, with a document."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "refuse"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "bytes32",
    )

    request: RequestId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class RequestsWithdraw(Act):
    """Row 4: withdraws, by a key of the exporter or the owner."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "withdraw"
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)

    request: RequestId


@dataclass(frozen=True, slots=True)
class RequestsSettle(Act):
    """Marks a request of Participant `from` issued and returns it with its highest valuation: rows 5 and 7 ask for two at least that are recent, and for parties and Participants in good standing."""

    contract: ClassVar[str] = "Requests"
    function: ClassVar[str] = "settle"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "bytes32",
        "uint16",
        "bool",
    )

    request: RequestId
    digest: bytes
    from_: Participant
    again: bool


@dataclass(frozen=True, slots=True)
class TransformationsTransform(Act):
    """Does what `order` says, once custodian and, if different, owner have signed it."""

    contract: ClassVar[str] = "Transformations"
    function: ClassVar[str] = "transform"
    abi_types: ClassVar[tuple[str, ...]] = (
        "(uint8,uint32,uint32,uint24,uint48,uint48,uint40,bytes32,(bytes32,uint16)[],(bytes32,uint40,uint8)[])",
        "bytes",
        "bytes",
    )

    order: Transformation
    custodian: Signed
    owner: Signed


@dataclass(frozen=True, slots=True)
class ZonesOpenZone(Act):
    """Opens a named zone of the office's Participant; it begins with the strictest status among `replaces`, and barred while any zone of the Participant is barred. Replaced zones and the default zone close for new production."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "openZone"
    abi_types: ClassVar[tuple[str, ...]] = (
        "bytes32",
        "uint16[]",
    )

    boundary: DocumentId
    replaces: tuple[ZoneId, ...]


@dataclass(frozen=True, slots=True)
class ZonesBarOwn(Act):
    """Bars a zone of the office's own Participant at once."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "barOwn"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "bytes32",
    )

    zone: ZoneId
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZonesGrant(Act):
    """Grants a licence; `zone` for miners only. A first day before today needs a document."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "grant"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint32",
        "uint16",
        "uint8",
        "uint24",
        "uint24",
        "uint40",
        "bytes32",
    )

    licence: LicenceId
    organisation: OrganisationId
    zone: ZoneId
    role: int
    from_: Day
    until: Day
    ceiling: Millicarats
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZonesEnd(Act):
    """Ends a licence with the end of `day`, today or later."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "end"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "uint24",
        "bytes32",
    )

    licence: LicenceId
    day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZonesOpenFirst(Act):
    """Opens the four zones a new Participant begins with, in this order: traced (its default), declared, opening, not stated (Participants)."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "openFirst"
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)

    participant: Participant


@dataclass(frozen=True, slots=True)
class ZonesSetStatus(Act):
    """Opens a new epoch of a zone (Consensus)."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "setStatus"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint8",
        "uint24",
        "bytes32",
    )

    zone: ZoneId
    status: int
    from_day: Day
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ZonesBarOrigin(Act):
    """ZonesBarOrigin."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "barOrigin"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "uint32",
        "bytes32",
    )

    origin: OriginId
    share_allowed: int
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ZonesReleaseOrigin(Act):
    """ZonesReleaseOrigin."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "releaseOrigin"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint24",
        "bytes32",
    )

    origin: OriginId
    decision: DecisionId


@dataclass(frozen=True, slots=True)
class ZonesDeclareOpening(Act):
    """ZonesDeclareOpening."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "declareOpening"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint40",
        "uint24",
        "bytes32",
    )

    participant: Participant
    millicarats: Millicarats
    closing_day: Day
    document: DocumentId


@dataclass(frozen=True, slots=True)
class ZonesDig(Act):
    """Counts `millicarats` dug on `day` against a licence and says under which origin and hold they go down (Parcels)."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "dig"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint32",
        "address",
        "bool",
        "uint48",
        "uint24",
        "uint256",
    )

    licence: LicenceId
    key: str
    by_office: bool
    signed_at: Moment
    day: Day
    millicarats: int


@dataclass(frozen=True, slots=True)
class ZonesTakeOpening(Act):
    """Takes `millicarats` off a Participant's opening total (Corrections)."""

    contract: ClassVar[str] = "Zones"
    function: ClassVar[str] = "takeOpening"
    abi_types: ClassVar[tuple[str, ...]] = (
        "uint16",
        "uint256",
    )

    participant: Participant
    millicarats: int
