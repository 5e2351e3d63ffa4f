"""Everything the ledger refuses, by the name and values of the contract's error: Consensus.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kp_ledger.base.messages import Refusal
from kp_ledger.generated.types import (
    Address,
    Day,
    KpStatus,
    Matter,
    Millicarats,
    Moment,
    Nature,
    OrganisationId,
    OriginId,
    Parameter,
    Participant,
    Powers,
    ProposalId,
    ProposalStatus,
    Stance,
    SubjectId,
    ZoneId,
    ZoneStatus,
)


@dataclass(eq=False)
class ConsensusFoundingInFuture(Refusal):
    sentence: ClassVar[str] = "The founding is of day {day}, which has not begun anywhere yet: the latest that has is day {latest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    day: Day
    latest: Day


@dataclass(eq=False)
class ConsensusNoAllocation(Refusal):
    sentence: ClassVar[str] = "The founding names no digest of the genesis allocation."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusNoDefinition(Refusal):
    sentence: ClassVar[str] = "The founding names no digest of the conflict-diamond definition."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusNoFounder(Refusal):
    sentence: ClassVar[str] = "No counted Participant of the founding is on the ledger: nobody could decide anything."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusNotAscending(Refusal):
    sentence: ClassVar[str] = "Participant {participant} does not come after the one before it: the list ascends by code."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ConsensusFounderLater(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is on the ledger from day {on_ledger_from}, after the founding on day {day}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24", "uint24")
    participant: Participant
    on_ledger_from: Day
    day: Day


@dataclass(eq=False)
class ConsensusNoFocalKey(Refusal):
    sentence: ClassVar[str] = "Participant {participant} has no focal key, which every Participant on the ledger has."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ConsensusFocalKeyOutside(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is outside the ledger and can have no focal key, so not {key}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address")
    participant: Participant
    key: Address


@dataclass(eq=False)
class ConsensusReserveKeyOutside(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is outside the ledger and can have no reserve key, so not {key}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address")
    participant: Participant
    key: Address


@dataclass(eq=False)
class ConsensusParameterCount(Refusal):
    sentence: ClassVar[str] = "The founding sets {given} parameters, and the ledger has {expected}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    given: int
    expected: int


@dataclass(eq=False)
class ConsensusParameterOrder(Refusal):
    sentence: ClassVar[str] = "The founding sets parameter {given} where parameter {expected} comes."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint8")
    given: Parameter
    expected: Parameter


@dataclass(eq=False)
class ConsensusContractCount(Refusal):
    sentence: ClassVar[str] = "There are {given} addresses of contracts where {expected} are asked for."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    given: int
    expected: int


@dataclass(eq=False)
class ConsensusOtherContracts(Refusal):
    sentence: ClassVar[str] = "The founders signed contracts of digest {signed}; what stands there has digest {found}: another address, other code or other immutables."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32")
    signed: bytes
    found: bytes


@dataclass(eq=False)
class ConsensusSignatureCount(Refusal):
    sentence: ClassVar[str] = "There are {given} signatures where {expected} are asked for."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256", "uint256")
    given: int
    expected: int


@dataclass(eq=False)
class ConsensusBadSignature(Refusal):
    sentence: ClassVar[str] = "The signature for Participant {participant} is not one: 65 bytes with a low s are asked for."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ConsensusNotTheFocalKey(Refusal):
    sentence: ClassVar[str] = "The founding is signed for Participant {participant} by {signer}, and its focal key is {focal_key}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address", "address")
    participant: Participant
    focal_key: Address
    signer: Address


@dataclass(eq=False)
class ConsensusNotTheReserveKey(Refusal):
    sentence: ClassVar[str] = "The founding is signed for Participant {participant} by {signer}, and its reserve key is {reserve_key}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address", "address")
    participant: Participant
    reserve_key: Address
    signer: Address


@dataclass(eq=False)
class ConsensusUnknownMatter(Refusal):
    sentence: ClassVar[str] = "There is no matter {matter}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    matter: Matter


@dataclass(eq=False)
class ConsensusWithoutEnrolment(Refusal):
    sentence: ClassVar[str] = "Matter {matter} puts a key down, and is proposed with what that key has signed."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    matter: Matter


@dataclass(eq=False)
class ConsensusNoVoice(Refusal):
    sentence: ClassVar[str] = "Participant {participant} has no voice: it is outside the ledger or not in good standing."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ConsensusNobodyCounted(Refusal):
    sentence: ClassVar[str] = "No counted Participant is on the ledger, so only the lifting of a suspension can be proposed."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusTooManyOpen(Refusal):
    sentence: ClassVar[str] = "Participant {participant} has {open} proposals open, and may have {limit}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint256", "uint256")
    participant: Participant
    open: int
    limit: int


@dataclass(eq=False)
class ConsensusNotBlocked(Refusal):
    sentence: ClassVar[str] = "Proposal {amends} is not a blocked one, which alone may be brought again: its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    amends: ProposalId
    status: ProposalStatus


@dataclass(eq=False)
class ConsensusNoDocument(Refusal):
    sentence: ClassVar[str] = "A proposal of matter {matter} names a document, and this one names none."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    matter: Matter


@dataclass(eq=False)
class ConsensusBadPayload(Refusal):
    sentence: ClassVar[str] = "The payload {payload} is not exactly the values of matter {matter}, each within its type."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "bytes")
    matter: Matter
    payload: bytes


@dataclass(eq=False)
class ConsensusAlreadyProposed(Refusal):
    sentence: ClassVar[str] = "Proposal {proposal} has been made before, in this block."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    proposal: ProposalId


@dataclass(eq=False)
class ConsensusUnknownParticipant(Refusal):
    sentence: ClassVar[str] = "No Participant {subject} is known to this ledger."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    subject: SubjectId


@dataclass(eq=False)
class ConsensusUnknownZone(Refusal):
    sentence: ClassVar[str] = "There is no zone {subject}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    subject: SubjectId


@dataclass(eq=False)
class ConsensusUnknownOrigin(Refusal):
    sentence: ClassVar[str] = "There is no origin {subject}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    subject: SubjectId


@dataclass(eq=False)
class ConsensusUnknownParameter(Refusal):
    sentence: ClassVar[str] = "There is no parameter {subject}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    subject: SubjectId


@dataclass(eq=False)
class ConsensusParameterBounds(Refusal):
    sentence: ClassVar[str] = "Parameter {parameter} cannot be {value}: it lies between {lowest} and {highest}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8", "uint64", "uint64", "uint64")
    parameter: Parameter
    value: int
    lowest: int
    highest: int


@dataclass(eq=False)
class ConsensusDayBefore(Refusal):
    sentence: ClassVar[str] = "Day {from_day} is before day {earliest}, the first it may be."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    from_day: Day
    earliest: Day


@dataclass(eq=False)
class ConsensusDayAfter(Refusal):
    sentence: ClassVar[str] = "Day {from_day} is after day {latest}, the last it may be."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24", "uint24")
    from_day: Day
    latest: Day


@dataclass(eq=False)
class ConsensusOnLedger(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is on the ledger from day {on_ledger_from} already."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint24")
    participant: Participant
    on_ledger_from: Day


@dataclass(eq=False)
class ConsensusOneKeyTwice(Refusal):
    sentence: ClassVar[str] = "Participant {participant} would have key {key} as its focal and as its reserve key: one address serves in one use."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "address")
    participant: Participant
    key: Address


@dataclass(eq=False)
class ConsensusNotParticipant(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is not in good standing in the Kimberley Process: its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8")
    participant: Participant
    status: KpStatus


@dataclass(eq=False)
class ConsensusNotSuspended(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is not suspended: its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8")
    participant: Participant
    status: KpStatus


@dataclass(eq=False)
class ConsensusBadZoneStatus(Refusal):
    sentence: ClassVar[str] = "A zone is cleared, limited or barred by a decision, and {status} is none of these."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    status: ZoneStatus


@dataclass(eq=False)
class ConsensusNotAReleaser(Refusal):
    sentence: ClassVar[str] = "Organisation {releaser} is to release what is on hold for a zone, and is no office with a power to ({powers}) that is open (until {until})."
    abi_types: ClassVar[tuple[str, ...]] = ("uint32", "uint8", "uint24")
    releaser: OrganisationId
    powers: Powers
    until: Day


@dataclass(eq=False)
class ConsensusZoneNotTraced(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is of nature {nature}: nothing is dug there, so its status does not change."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint8")
    zone: ZoneId
    nature: Nature


@dataclass(eq=False)
class ConsensusZoneClosed(Refusal):
    sentence: ClassVar[str] = "Zone {zone} is closed: others have replaced it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    zone: ZoneId


@dataclass(eq=False)
class ConsensusShareTooLarge(Refusal):
    sentence: ClassVar[str] = "A share of {share} parts per million is more than the whole."
    abi_types: ClassVar[tuple[str, ...]] = ("uint256",)
    share: int


@dataclass(eq=False)
class ConsensusOriginNotBarred(Refusal):
    sentence: ClassVar[str] = "Origin {origin} is not barred."
    abi_types: ClassVar[tuple[str, ...]] = ("uint24",)
    origin: OriginId


@dataclass(eq=False)
class ConsensusNotItself(Refusal):
    sentence: ClassVar[str] = "Opening stock is proposed by its Participant, {subject}, and not by {proposer}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16")
    subject: SubjectId
    proposer: Participant


@dataclass(eq=False)
class ConsensusNoWeight(Refusal):
    sentence: ClassVar[str] = "An opening stock of nothing is none."
    abi_types: ClassVar[tuple[str, ...]] = ()


@dataclass(eq=False)
class ConsensusOpeningDeclared(Refusal):
    sentence: ClassVar[str] = "Participant {participant} has declared an opening stock of {millicarats} millicarats, and declares once."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint40")
    participant: Participant
    millicarats: Millicarats


@dataclass(eq=False)
class ConsensusOtherEntries(Refusal):
    sentence: ClassVar[str] = "Participant {participant} has {entries} entries, and this is for when it has {given}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint256", "uint256")
    participant: Participant
    given: int
    entries: int


@dataclass(eq=False)
class ConsensusUnknownProposal(Refusal):
    sentence: ClassVar[str] = "There is no proposal {proposal}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    proposal: ProposalId


@dataclass(eq=False)
class ConsensusNotOpen(Refusal):
    sentence: ClassVar[str] = "Proposal {proposal} is not open any more: its status is {status}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint8")
    proposal: ProposalId
    status: ProposalStatus


@dataclass(eq=False)
class ConsensusWindowOver(Refusal):
    sentence: ClassVar[str] = "The window of proposal {proposal} was over at {closes}; the block is of {moment}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint48", "uint48")
    proposal: ProposalId
    closes: Moment
    moment: Moment


@dataclass(eq=False)
class ConsensusWindowOpen(Refusal):
    sentence: ClassVar[str] = "The window of proposal {proposal} is open until {closes}; the block is of {moment}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint48", "uint48")
    proposal: ProposalId
    closes: Moment
    moment: Moment


@dataclass(eq=False)
class ConsensusBadStance(Refusal):
    sentence: ClassVar[str] = "A voice supports, has seen or objects, and {stance} is none of these."
    abi_types: ClassVar[tuple[str, ...]] = ("uint8",)
    stance: Stance


@dataclass(eq=False)
class ConsensusNotItsVoice(Refusal):
    sentence: ClassVar[str] = "The signature is by a key of a voice office of Participant {signing}, and not of {participant}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint16")
    participant: Participant
    signing: Participant


@dataclass(eq=False)
class ConsensusNotOnRoll(Refusal):
    sentence: ClassVar[str] = "Participant {participant} is not on the roll of proposal {proposal}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint16")
    proposal: ProposalId
    participant: Participant


@dataclass(eq=False)
class ConsensusVoiceBeforeOpening(Refusal):
    sentence: ClassVar[str] = "The voice is signed at {signed_at}, before its proposal opened at {opens}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint48", "uint48")
    signed_at: Moment
    opens: Moment


@dataclass(eq=False)
class ConsensusVoiceNotLater(Refusal):
    sentence: ClassVar[str] = "The voice of Participant {participant} is signed at {signed_at}, not later than the one recorded, of {recorded}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint48", "uint48")
    participant: Participant
    signed_at: Moment
    recorded: Moment


@dataclass(eq=False)
class ConsensusOtherPayload(Refusal):
    sentence: ClassVar[str] = "Proposal {proposal} was made with a payload of digest {proposed}, and one of digest {given} is given."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32", "bytes32")
    proposal: ProposalId
    given: bytes
    proposed: bytes


@dataclass(eq=False)
class ConsensusPastItsEnd(Refusal):
    sentence: ClassVar[str] = "Proposal {proposal} ended without a decision at {end}; the block is of {moment}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint48", "uint48")
    proposal: ProposalId
    end: Moment
    moment: Moment


@dataclass(eq=False)
class ConsensusObjected(Refusal):
    sentence: ClassVar[str] = "Proposal {proposal} has objections: {objections}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint256")
    proposal: ProposalId
    objections: int


@dataclass(eq=False)
class ConsensusNotAllSupport(Refusal):
    sentence: ClassVar[str] = "With fewer than four counted Participants every one supports, and only {in_support} of {counted} support proposal {proposal}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint256", "uint256")
    proposal: ProposalId
    in_support: int
    counted: int


@dataclass(eq=False)
class ConsensusTooFewHeard(Refusal):
    sentence: ClassVar[str] = "At least {share} parts per million of the roll support or have seen a proposal, and only {heard} of {counted} have signed for proposal {proposal}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint256", "uint256", "uint256")
    proposal: ProposalId
    heard: int
    counted: int
    share: int


@dataclass(eq=False)
class ConsensusTooFewBesides(Refusal):
    sentence: ClassVar[str] = "Two besides the proposer support or have seen a proposal, and only {besides} have signed for proposal {proposal}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint256")
    proposal: ProposalId
    besides: int


@dataclass(eq=False)
class ConsensusClosingCount(Refusal):
    sentence: ClassVar[str] = "Proposal {proposal} is closed by {expected} signatures, and {given} are given."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint256", "uint256")
    proposal: ProposalId
    given: int
    expected: int


@dataclass(eq=False)
class ConsensusOtherProposal(Refusal):
    sentence: ClassVar[str] = "A closing signed for proposal {signed} is given for proposal {proposal}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "bytes32")
    proposal: ProposalId
    signed: ProposalId


@dataclass(eq=False)
class ConsensusClosingsNotAscending(Refusal):
    sentence: ClassVar[str] = "Participant {participant} does not come after the one before it: closings ascend by code."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ConsensusClosingObjects(Refusal):
    sentence: ClassVar[str] = "Participant {participant} does not state that no objection reached it."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ConsensusClosingEarly(Refusal):
    sentence: ClassVar[str] = "Participant {participant} signed its closing at {signed_at}, before the window was over at {closes}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint48", "uint48")
    participant: Participant
    signed_at: Moment
    closes: Moment


@dataclass(eq=False)
class ConsensusClosingStale(Refusal):
    sentence: ClassVar[str] = "The closing of Participant {participant} was good until {until}; the block is of {moment}."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint48", "uint48")
    participant: Participant
    until: Moment
    moment: Moment


@dataclass(eq=False)
class ConsensusProposerCloses(Refusal):
    sentence: ClassVar[str] = "The closing of Participant {participant} does not count: it is the proposer."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16",)
    participant: Participant


@dataclass(eq=False)
class ConsensusChairFirst(Refusal):
    sentence: ClassVar[str] = "Until {until} a proposal is closed by the Chair, Participant {chair}, and one other."
    abi_types: ClassVar[tuple[str, ...]] = ("uint16", "uint48")
    chair: Participant
    until: Moment


@dataclass(eq=False)
class ConsensusNoObjection(Refusal):
    sentence: ClassVar[str] = "Proposal {proposal} has no objection to block it."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32",)
    proposal: ProposalId


@dataclass(eq=False)
class ConsensusNotLapsed(Refusal):
    sentence: ClassVar[str] = "Proposal {proposal} lapses at {end}; the block is of {moment}."
    abi_types: ClassVar[tuple[str, ...]] = ("bytes32", "uint48", "uint48")
    proposal: ProposalId
    end: Moment
    moment: Moment
