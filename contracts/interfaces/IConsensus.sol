// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Day,
    DecisionId,
    DocumentId,
    OrganisationId,
    OriginId,
    Participant,
    ProposalId,
    SubjectId,
    ZoneId
} from "contracts/types/Types.sol";
import {Approval, Closing, Enrolment, Voice} from "contracts/types/Orders.sol";
import {Millicarats, Moment} from "contracts/types/Measures.sol";
import {
    KpStatus,
    Matter,
    Nature,
    Parameter,
    Powers,
    ProposalStatus,
    Stance,
    SubjectKind,
    ZoneStatus
} from "contracts/types/CodeTypes.sol";
import {ParticipantEntry} from "contracts/interfaces/IParticipants.sol";

struct ParameterEntry {
    Parameter parameter;
    uint64 value;
}

/// All of the founding but the signatures.
struct Founding {
    bytes32 allocation; // digest of the published genesis allocation
    ParticipantEntry[] participants;
    Participant chair;
    ParameterEntry[] parameters;
    DocumentId definition; // digest of the conflict-diamond definition of the day: number 1
    Day day;
}

struct Proposal {
    Participant proposer;
    Matter matter;
    ProposalStatus status;
    Moment opens;
    Moment closes;
    uint16 onLedger; // counted Participants on the ledger when it opened
    uint16 counted; // of these, on the roll
    uint16 inSupport;
    uint16 seen;
    uint16 objections;
    SubjectId subject;
    bytes32 payload; // the digest of what its matter says, see docs/consensus.md
    DocumentId document;
}

/// A Participant's place on a proposal's roll.
struct Seat {
    bool onRoll;
    Stance stance; // zero: none yet
    Moment signedAt;
}

/// @title Founding, proposals, voices, closings. The only door to status, definition and parameters.
interface IConsensus {
    // The founding

    /// @notice The founding is of day `day`, which has not begun anywhere yet: the latest that has is day `latest`.
    error ConsensusFoundingInFuture(Day day, Day latest);
    /// @notice The founding names no digest of the genesis allocation.
    error ConsensusNoAllocation();
    /// @notice The founding names no digest of the conflict-diamond definition.
    error ConsensusNoDefinition();
    /// @notice No counted Participant of the founding is on the ledger: nobody could decide anything.
    error ConsensusNoFounder();
    /// @notice Participant `participant` does not come after the one before it: the list ascends by code.
    error ConsensusNotAscending(Participant participant);
    /// @notice Participant `participant` is on the ledger from day `onLedgerFrom`, after the founding on day `day`.
    error ConsensusFounderLater(Participant participant, Day onLedgerFrom, Day day);
    /// @notice Participant `participant` has no focal key, which every Participant on the ledger has.
    error ConsensusNoFocalKey(Participant participant);
    /// @notice Participant `participant` is outside the ledger and can have no focal key, so not `key`.
    error ConsensusFocalKeyOutside(Participant participant, address key);
    /// @notice Participant `participant` is outside the ledger and can have no reserve key, so not `key`.
    error ConsensusReserveKeyOutside(Participant participant, address key);
    /// @notice The founding sets `given` parameters, and the ledger has `expected`.
    error ConsensusParameterCount(uint256 given, uint256 expected);
    /// @notice The founding sets parameter `given` where parameter `expected` comes.
    error ConsensusParameterOrder(Parameter given, Parameter expected);
    /// @notice There are `given` addresses of contracts where `expected` are asked for.
    error ConsensusContractCount(uint256 given, uint256 expected);
    /// @notice The founders signed contracts of digest `signed`; what stands there has digest `found`: another address, other code or other immutables.
    error ConsensusOtherContracts(bytes32 signed, bytes32 found);
    /// @notice There are `given` signatures where `expected` are asked for.
    error ConsensusSignatureCount(uint256 given, uint256 expected);
    /// @notice The signature for Participant `participant` is not one: 65 bytes with a low s are asked for.
    error ConsensusBadSignature(Participant participant);
    /// @notice The founding is signed for Participant `participant` by `signer`, and its focal key is `focalKey`.
    error ConsensusNotTheFocalKey(Participant participant, address focalKey, address signer);
    /// @notice The founding is signed for Participant `participant` by `signer`, and its reserve key is `reserveKey`.
    error ConsensusNotTheReserveKey(Participant participant, address reserveKey, address signer);

    // Proposing

    /// @notice There is no matter `matter`.
    error ConsensusUnknownMatter(Matter matter);
    /// @notice Matter `matter` puts a key down, and is proposed with what that key has signed.
    error ConsensusWithoutEnrolment(Matter matter);
    /// @notice Participant `participant` has no voice: it is outside the ledger or not in good standing.
    error ConsensusNoVoice(Participant participant);
    /// @notice No counted Participant is on the ledger, so only the lifting of a suspension can be proposed.
    error ConsensusNobodyCounted();
    /// @notice Participant `participant` has `open` proposals open, and may have `limit`.
    error ConsensusTooManyOpen(Participant participant, uint256 open, uint256 limit);
    /// @notice Proposal `amends` is not a blocked one, which alone may be brought again: its status is `status`.
    error ConsensusNotBlocked(ProposalId amends, ProposalStatus status);
    /// @notice A proposal of matter `matter` names a document, and this one names none.
    error ConsensusNoDocument(Matter matter);
    /// @notice The payload `payload` is not exactly the values of matter `matter`, each within its type.
    error ConsensusBadPayload(Matter matter, bytes payload);
    /// @notice Proposal `proposal` has been made before, in this block.
    error ConsensusAlreadyProposed(ProposalId proposal);
    /// @notice No Participant `subject` is known to this ledger.
    error ConsensusUnknownParticipant(SubjectId subject);
    /// @notice There is no zone `subject`.
    error ConsensusUnknownZone(SubjectId subject);
    /// @notice There is no origin `subject`.
    error ConsensusUnknownOrigin(SubjectId subject);
    /// @notice There is no parameter `subject`.
    error ConsensusUnknownParameter(SubjectId subject);
    /// @notice Parameter `parameter` cannot be `value`: it lies between `lowest` and `highest`.
    error ConsensusParameterBounds(Parameter parameter, uint64 value, uint64 lowest, uint64 highest);
    /// @notice Day `fromDay` is before day `earliest`, the first it may be.
    error ConsensusDayBefore(Day fromDay, Day earliest);
    /// @notice Day `fromDay` is after day `latest`, the last it may be.
    error ConsensusDayAfter(Day fromDay, Day latest);
    /// @notice Participant `participant` is on the ledger from day `onLedgerFrom` already.
    error ConsensusOnLedger(Participant participant, Day onLedgerFrom);
    /// @notice Participant `participant` would have key `key` as its focal and as its reserve key: one address serves in one use.
    error ConsensusOneKeyTwice(Participant participant, address key);
    /// @notice Participant `participant` is not in good standing in the Kimberley Process: its status is `status`.
    error ConsensusNotParticipant(Participant participant, KpStatus status);
    /// @notice Participant `participant` is not suspended: its status is `status`.
    error ConsensusNotSuspended(Participant participant, KpStatus status);
    /// @notice A zone is cleared, limited or barred by a decision, and `status` is none of these.
    error ConsensusBadZoneStatus(ZoneStatus status);
    /// @notice Organisation `releaser` is to release what is on hold for a zone, and is no office with a power to (`powers`) that is open (until `until`).
    error ConsensusNotAReleaser(OrganisationId releaser, Powers powers, Day until);
    /// @notice Zone `zone` is of nature `nature`: nothing is dug there, so its status does not change.
    error ConsensusZoneNotTraced(ZoneId zone, Nature nature);
    /// @notice Zone `zone` is closed: others have replaced it.
    error ConsensusZoneClosed(ZoneId zone);
    /// @notice A share of `share` parts per million is more than the whole.
    error ConsensusShareTooLarge(uint256 share);
    /// @notice Origin `origin` is not barred.
    error ConsensusOriginNotBarred(OriginId origin);
    /// @notice Opening stock is proposed by its Participant, `subject`, and not by `proposer`.
    error ConsensusNotItself(SubjectId subject, Participant proposer);
    /// @notice An opening stock of nothing is none.
    error ConsensusNoWeight();
    /// @notice Participant `participant` has declared an opening stock of `millicarats` millicarats, and declares once.
    error ConsensusOpeningDeclared(Participant participant, Millicarats millicarats);

    /// @notice Participant `participant` has `entries` entries, and this is for when it has `given`.
    error ConsensusOtherEntries(Participant participant, uint256 given, uint256 entries);

    // Voices and closings

    /// @notice There is no proposal `proposal`.
    error ConsensusUnknownProposal(ProposalId proposal);
    /// @notice Proposal `proposal` is not open any more: its status is `status`.
    error ConsensusNotOpen(ProposalId proposal, ProposalStatus status);
    /// @notice The window of proposal `proposal` was over at `closes`; the block is of `moment`.
    error ConsensusWindowOver(ProposalId proposal, Moment closes, Moment moment);
    /// @notice The window of proposal `proposal` is open until `closes`; the block is of `moment`.
    error ConsensusWindowOpen(ProposalId proposal, Moment closes, Moment moment);
    /// @notice A voice supports, has seen or objects, and `stance` is none of these.
    error ConsensusBadStance(Stance stance);
    /// @notice The signature is by a key of a voice office of Participant `signing`, and not of `participant`.
    error ConsensusNotItsVoice(Participant participant, Participant signing);
    /// @notice Participant `participant` is not on the roll of proposal `proposal`.
    error ConsensusNotOnRoll(ProposalId proposal, Participant participant);
    /// @notice The voice is signed at `signedAt`, before its proposal opened at `opens`.
    error ConsensusVoiceBeforeOpening(Moment signedAt, Moment opens);
    /// @notice The voice of Participant `participant` is signed at `signedAt`, not later than the one recorded, of `recorded`.
    error ConsensusVoiceNotLater(Participant participant, Moment signedAt, Moment recorded);
    /// @notice Proposal `proposal` was made with a payload of digest `proposed`, and one of digest `given` is given.
    error ConsensusOtherPayload(ProposalId proposal, bytes32 given, bytes32 proposed);
    /// @notice Proposal `proposal` ended without a decision at `end`; the block is of `moment`.
    error ConsensusPastItsEnd(ProposalId proposal, Moment end, Moment moment);
    /// @notice Proposal `proposal` has objections: `objections`.
    error ConsensusObjected(ProposalId proposal, uint256 objections);
    /// @notice With fewer than four counted Participants every one supports, and only `inSupport` of `counted` support proposal `proposal`.
    error ConsensusNotAllSupport(ProposalId proposal, uint256 inSupport, uint256 counted);
    /// @notice At least `share` parts per million of the roll support or have seen a proposal, and only `heard` of `counted` have signed for proposal `proposal`.
    error ConsensusTooFewHeard(ProposalId proposal, uint256 heard, uint256 counted, uint256 share);
    /// @notice Two besides the proposer support or have seen a proposal, and only `besides` have signed for proposal `proposal`.
    error ConsensusTooFewBesides(ProposalId proposal, uint256 besides);
    /// @notice Proposal `proposal` is closed by `expected` signatures, and `given` are given.
    error ConsensusClosingCount(ProposalId proposal, uint256 given, uint256 expected);
    /// @notice A closing signed for proposal `signed` is given for proposal `proposal`.
    error ConsensusOtherProposal(ProposalId proposal, ProposalId signed);
    /// @notice Participant `participant` does not come after the one before it: closings ascend by code.
    error ConsensusClosingsNotAscending(Participant participant);
    /// @notice Participant `participant` does not state that no objection reached it.
    error ConsensusClosingObjects(Participant participant);
    /// @notice Participant `participant` signed its closing at `signedAt`, before the window was over at `closes`.
    error ConsensusClosingEarly(Participant participant, Moment signedAt, Moment closes);
    /// @notice The closing of Participant `participant` was good until `until`; the block is of `moment`.
    error ConsensusClosingStale(Participant participant, Moment until, Moment moment);
    /// @notice The closing of Participant `participant` does not count: it is the proposer.
    error ConsensusProposerCloses(Participant participant);
    /// @notice Until `until` a proposal is closed by the Chair, Participant `chair`, and one other.
    error ConsensusChairFirst(Participant chair, Moment until);
    /// @notice Proposal `proposal` has no objection to block it.
    error ConsensusNoObjection(ProposalId proposal);
    /// @notice Proposal `proposal` lapses at `end`; the block is of `moment`.
    error ConsensusNotLapsed(ProposalId proposal, Moment end, Moment moment);

    /// @notice The ledger was founded, signed by the focal keys of its founders.
    /// @param allocation The digest of the genesis allocation.
    /// @param participants The digest of the Participants, chair and definition that were signed.
    /// @param parameters The digest of the parameters that were signed.
    /// @param contracts The digest of names, addresses and code, immutables included, that was signed.
    event Founded(
        bytes32 allocation,
        bytes32 participants,
        bytes32 parameters,
        bytes32 contracts,
        bytes[] signatures
    );
    /// @notice A Participant holds the chair in a year.
    /// @param vice The vice chair, or zero.
    /// @param basis The founding or the decision that says so.
    event ChairRecorded(
        uint16 indexed year, Participant chair, Participant vice, DecisionId basis
    );
    /// @notice The definition of conflict diamonds has a new version from a day on.
    /// @param version Counted from 1.
    /// @param text The digest of its text.
    event DefinitionAdopted(uint16 indexed version, DocumentId text, Day fromDay);
    /// @notice A proposal was opened; its roll is fixed.
    /// @param payload What the matter says, ABI-encoded: docs/consensus.md has the table.
    /// @param amends The blocked proposal that it brings again, or zero.
    /// @param roll The counted Participants on the ledger that may speak.
    event Proposed(
        ProposalId indexed proposal,
        Matter indexed matter,
        Participant indexed proposer,
        SubjectKind subjectKind,
        SubjectId subject,
        bytes payload,
        ProposalId amends,
        DocumentId document,
        Moment opens,
        Moment closes,
        Participant[] roll
    );
    /// @notice A Participant on the roll spoke.
    /// @param stance 1 support, 2 seen, 3 objection.
    /// @param reasons The digest of its reasons, or zero.
    event Voiced(
        ProposalId indexed proposal,
        Participant indexed participant,
        Stance stance,
        DocumentId reasons,
        Moment signedAt
    );
    /// @notice A proposal passed and what it decides was written.
    /// @param decision The digest of the document decided on.
    /// @param day On which it was closed, by its block. From which day it counts, and until which, the payload says.
    /// @param closers The Participants whose fresh signatures closed it.
    event Executed(
        ProposalId indexed proposal,
        Matter indexed matter,
        DocumentId decision,
        Day day,
        Participant[] closers
    );
    /// @notice A proposal was objected to and its window is over: it ended.
    /// @param by The Participants that objected.
    event Blocked(ProposalId indexed proposal, Participant[] by);
    /// @notice A proposal was neither executed nor blocked in time: it ended.
    event ProposalLapsed(ProposalId indexed proposal);

    /// @notice Opens a proposal by a voice office; the roll is fixed now.
    /// @param payload What the matter says, ABI-encoded: docs/consensus.md has the table.
    /// @param amends A blocked proposal that this one brings again, or zero.
    /// @dev Warning: who is counted later has no seat.
    function propose(
        Matter matter,
        SubjectId subject,
        bytes calldata payload,
        ProposalId amends,
        DocumentId document
    ) external;

    /// @notice Opens a proposal that a Participant joins the ledger, with `key` as its focal key and `reserve` as its reserve key, as each of them has signed.
    /// @param day Its first day on the ledger.
    /// @param amends A blocked proposal that this one brings again, or zero.
    /// @param reserve Zero: none, until the focal key names one.
    /// @param reserveEnrolment What the reserve key has signed; where there is none, it is not read.
    /// @dev Warning: until it is closed, the focal key's holder alone can make it of no use, by enrolling it elsewhere. A reserve key that serves elsewhere by then is left out.
    function proposeJoining(
        Participant participant,
        address key,
        Day day,
        ProposalId amends,
        DocumentId document,
        Enrolment calldata enrolment,
        bytes calldata signature,
        address reserve,
        Enrolment calldata reserveEnrolment,
        bytes calldata reserveSignature
    ) external;

    /// @notice Records a Participant's voice, signed by a key of its voice office. Anyone may relay.
    /// @dev Warning: a later voice takes the place of an earlier, until the window closes.
    function voice(Voice calldata order, bytes calldata signature) external;

    /// @notice Executes a proposal that passed, with the fresh closings the rules ask for.
    /// @param payload As it was proposed: the ledger keeps its digest alone.
    function close(
        ProposalId proposal,
        bytes calldata payload,
        Closing[] calldata closings,
        bytes[] calldata signatures
    ) external;

    /// @notice Puts an end to a proposal that was objected to, once its window is over.
    function block_(ProposalId proposal) external;

    /// @notice Puts an end to a proposal neither executed nor blocked in its days after its window.
    function lapse(ProposalId proposal) external;

    /// @notice A Participant suspends itself at once, by its voice office and with its focal key's Approval.
    /// @param entries How many entries the Participant has so far: the Approval is for the next one alone.
    /// @dev Warning: only a proposal lifts it.
    function suspendSelf(
        DocumentId document,
        uint16 entries,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    // Reads

    function chair() external view returns (Participant);
    /// @notice The number of the conflict-diamond definition in force on `day`.
    function definitionOn(Day day) external view returns (uint16);
    function proposalState(ProposalId proposal) external view returns (Proposal memory);
    function seat(ProposalId proposal, Participant participant) external view returns (Seat memory);
    function openProposals(Participant participant) external view returns (uint8);
    function countedParticipants() external view returns (Participant[] memory);
}
