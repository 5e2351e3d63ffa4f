// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {
    KP_PARTICIPANT,
    MATTER_JOINING,
    MATTER_LIFTING,
    MATTER_PARAMETER,
    MATTER_SUSPENSION,
    POWER_VOICE,
    PROPOSAL_BLOCKED,
    PROPOSAL_EXECUTED,
    PROPOSAL_LAPSED,
    PROPOSAL_OPEN,
    STANCE_OBJECTION,
    STANCE_SEEN,
    STANCE_SUPPORT,
    USE_FOCAL
} from "contracts/types/Codes.sol";
import {Foundings} from "contracts/consensus/Foundings.sol";
import {Founding, IConsensus, Proposal, Seat} from "contracts/interfaces/IConsensus.sol";
import {IDecisions} from "contracts/interfaces/IDecisions.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {
    IParticipants,
    ParticipantEntry,
    ParticipantState
} from "contracts/interfaces/IParticipants.sol";
import {Calendar} from "contracts/libraries/Calendar.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Payloads} from "contracts/libraries/Payloads.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval, Closing, Enrolment, Voice} from "contracts/types/Orders.sol";
import {
    Day,
    DecisionId,
    DocumentId,
    NO_DOCUMENT,
    NO_PARTICIPANT,
    NO_PROPOSAL,
    NOBODY,
    OrganisationId,
    Participant,
    ProposalId,
    SubjectId,
    today
} from "contracts/types/Types.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {Matter, ProposalStatus, Stance} from "contracts/types/CodeTypes.sol";

/// @dev Who decides: the founding, signed by the focal keys; then proposals, each with a roll fixed
/// when it opens, a window, voices, and fresh closings. What passed Decisions carries out, which
/// lets nobody else in. It has no owner and no key of its own: it cannot be upgraded, and nothing
/// moves a parcel from here.
contract Consensus is Foundings, OrderDomain {
    // From so many counted Participants on, half of them heard is enough, and two close.
    uint256 private constant MANY = 4;
    uint48 private constant CHAIR_CLOSES = 10 days;
    uint48 private constant LAPSES = 30 days;
    uint48 private constant CLOSING_HOLDS = 1 days;
    // The places of its neighbours among those that were deployed before.
    uint256 private constant PARTICIPANTS = 0;
    uint256 private constant ENROLMENTS = 2;
    uint256 private constant DECISIONS = 14;

    IParticipants private immutable _participants;
    IEnrolments private immutable _enrolments;
    IDecisions private immutable _decisions;

    Participant private _chair;
    Participant[] private _known;
    Day[] private _definitions; // first day of each version, the first being number 1
    mapping(ProposalId proposal => Proposal) private _proposals;
    mapping(ProposalId proposal => mapping(Participant participant => Seat)) private _seats;
    // One more than there are, from the first on: a slot never goes back to zero.
    mapping(Participant participant => uint8) private _open;

    /// @param others Where the contracts stand that were deployed before, in their order.
    /// @param own The hash of this contract's code as it will stand, which nothing here can see.
    /// @param contracts The digest of all contracts that the founders signed.
    constructor(
        address[] memory others,
        bytes32 own,
        bytes32 contracts,
        Founding memory founding,
        bytes[] memory signatures
    ) {
        _checkContracts(others, own, contracts);
        _participants = IParticipants(others[PARTICIPANTS]);
        _enrolments = IEnrolments(others[ENROLMENTS]);
        _decisions = IDecisions(others[DECISIONS]);
        _checkFounding(founding);
        bytes32 digest = _foundingHash(founding, contracts);
        _checkFounders(founding, _hashTypedDataV4(digest), signatures);
        DecisionId decision = DecisionId.wrap(digest);

        emit Founded(
            founding.allocation,
            _participantsHash(founding),
            _parametersHash(founding),
            contracts,
            signatures
        );
        _chair = founding.chair;
        _definitions.push(founding.day);
        emit DefinitionAdopted(1, founding.definition, founding.day);
        emit ChairRecorded(Calendar.yearOf(founding.day), founding.chair, NO_PARTICIPANT, decision);
        _putDown(founding, decision);
    }

    /// @inheritdoc IConsensus
    function propose(
        Matter matter,
        SubjectId subject,
        uint256 payload,
        ProposalId amends,
        DocumentId document
    ) external {
        if (matter < MATTER_JOINING || matter > MATTER_PARAMETER) {
            revert ConsensusUnknownMatter(matter);
        }
        if (matter == MATTER_JOINING) revert ConsensusWithoutEnrolment(matter);

        _propose(matter, subject, payload, amends, document);
    }

    /// @inheritdoc IConsensus
    function proposeJoining(
        Participant participant,
        address key,
        Day day,
        ProposalId amends,
        DocumentId document,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external {
        SubjectId subject = SubjectId.wrap(bytes32(uint256(Participant.unwrap(participant))));
        uint256 payload = uint256(uint160(key)) | uint256(Day.unwrap(day)) << 160;

        _propose(MATTER_JOINING, subject, payload, amends, document);
        _enrolments.check(key, NOBODY, participant, USE_FOCAL, enrolment, signature);
    }

    function _propose(
        Matter matter,
        SubjectId subject,
        uint256 payload,
        ProposalId amends,
        DocumentId document
    ) private {
        (, Participant proposer) = _participants.actingOffice(msg.sender, POWER_VOICE);
        _checkMayPropose(proposer, matter, subject);
        ProposalStatus amendedStatus = _proposals[amends].status;
        if (amends != NO_PROPOSAL && amendedStatus != PROPOSAL_BLOCKED) {
            revert ConsensusNotBlocked(amends, amendedStatus);
        }
        Moment opens = blockMoment();
        Moment closes = opens.plusSeconds(_decisions.window(matter));
        Participant[] memory counted = countedParticipants();
        // Nobody is left to ask, and all that can be asked for is somebody's return.
        if (counted.length == 0 && matter != MATTER_LIFTING) revert ConsensusNobodyCounted();
        _decisions.check(matter, proposer, subject, payload, document, closes.dayOf());
        ProposalId id = OrderHashes.proposalId(proposer, matter, subject, payload, document, opens);
        if (_proposals[id].status != ProposalStatus.wrap(0)) revert ConsensusAlreadyProposed(id);

        Participant[] memory roll = _roll(counted, matter, subject);
        Proposal storage opened = _proposals[id];
        opened.proposer = proposer;
        opened.matter = matter;
        opened.status = PROPOSAL_OPEN;
        opened.opens = opens;
        opened.closes = closes;
        opened.onLedger = uint16(counted.length);
        opened.counted = uint16(roll.length);
        opened.subject = subject;
        opened.payload = payload;
        opened.document = document;
        for (uint256 i; i < roll.length; ++i) _seats[id][roll[i]].onRoll = true;
        _open[proposer] = (_open[proposer] == 0 ? 1 : _open[proposer]) + 1;

        emit Proposed(
            id,
            matter,
            proposer,
            Payloads.subjectKind(matter),
            subject,
            payload,
            amends,
            document,
            opens,
            closes,
            roll
        );
        if (_seats[id][proposer].onRoll) _record(id, proposer, STANCE_SUPPORT, NO_DOCUMENT, opens);
    }

    /// @inheritdoc IConsensus
    function voice(Voice calldata order, bytes calldata signature) external {
        Proposal storage proposal = _openProposal(order.proposal);
        if (blockMoment() >= proposal.closes) {
            revert ConsensusWindowOver(order.proposal, proposal.closes, blockMoment());
        }
        if (order.stance < STANCE_SUPPORT || order.stance > STANCE_OBJECTION) {
            revert ConsensusBadStance(order.stance);
        }
        bytes32 digest = _hashTypedDataV4(OrderHashes.hash(order));
        _checkVoice(order.participant, digest, signature, order.signedAt);
        Seat memory taken = _seats[order.proposal][order.participant];
        if (!taken.onRoll) revert ConsensusNotOnRoll(order.proposal, order.participant);
        if (order.signedAt < proposal.opens) {
            revert ConsensusVoiceBeforeOpening(order.signedAt, proposal.opens);
        }
        if (order.signedAt <= taken.signedAt) {
            revert ConsensusVoiceNotLater(order.participant, order.signedAt, taken.signedAt);
        }

        _record(order.proposal, order.participant, order.stance, order.reasons, order.signedAt);
    }

    /// @inheritdoc IConsensus
    function close(ProposalId id, Closing[] calldata closings, bytes[] calldata signatures)
        external
    {
        Proposal memory proposal = _openProposal(id);
        _checkWindowOver(id, proposal.closes);
        if (blockMoment() >= proposal.closes.plusSeconds(LAPSES)) {
            revert ConsensusPastItsEnd(id, proposal.closes.plusSeconds(LAPSES), blockMoment());
        }
        if (proposal.objections != 0) revert ConsensusObjected(id, proposal.objections);
        _checkHeard(id, proposal);
        if (signatures.length != closings.length) {
            revert ConsensusSignatureCount(signatures.length, closings.length);
        }
        uint256 closers = proposal.onLedger < MANY ? proposal.counted : 2;
        if (closings.length != closers) {
            revert ConsensusClosingCount(id, closings.length, closers);
        }
        Participant before;
        for (uint256 i; i < closers; ++i) {
            Participant closer = closings[i].participant;
            if (Participant.unwrap(closer) <= Participant.unwrap(before)) {
                revert ConsensusClosingsNotAscending(closer);
            }
            _checkClosing(id, proposal, closings[i], signatures[i]);
            before = closer;
        }
        if (proposal.onLedger >= MANY) _checkClosers(proposal, closings);

        _end(id, PROPOSAL_EXECUTED);

        emit Executed(id, proposal.matter, proposal.document, today(), _closers(closings));
        _decisions.carryOut(
            id.decides(), proposal.matter, proposal.subject, proposal.payload, proposal.document
        );
    }

    /// @inheritdoc IConsensus
    function block_(ProposalId id) external {
        Proposal memory proposal = _openProposal(id);
        _checkWindowOver(id, proposal.closes);
        if (proposal.objections == 0) revert ConsensusNoObjection(id);

        _end(id, PROPOSAL_BLOCKED);

        emit Blocked(id, _objecting(id, proposal.objections));
    }

    /// @inheritdoc IConsensus
    function lapse(ProposalId id) external {
        Moment end = _openProposal(id).closes.plusSeconds(LAPSES);
        if (blockMoment() < end) revert ConsensusNotLapsed(id, end, blockMoment());

        _end(id, PROPOSAL_LAPSED);

        emit ProposalLapsed(id);
    }

    /// @inheritdoc IConsensus
    function suspendSelf(
        DocumentId document,
        uint16 entries,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        (, Participant participant) = _participants.actingOffice(msg.sender, POWER_VOICE);
        if (document == NO_DOCUMENT) revert ConsensusNoDocument(MATTER_SUSPENSION);
        _checkVoiceOf(participant);
        _checkEntries(participant, entries);
        Approvals.checkFocalKey(
            _participants,
            approval,
            _hashTypedDataV4(OrderHashes.hash(approval)),
            signature,
            Approvals.act(msg.sig, abi.encode(document, entries)),
            participant
        );

        _decisions.suspend(participant, document.asDecision());
    }

    // Reads

    /// @inheritdoc IConsensus
    function chair() external view returns (Participant) {
        return _chair;
    }

    /// @inheritdoc IConsensus
    function definitionOn(Day day) external view returns (uint16 version) {
        while (version < _definitions.length && _definitions[version] <= day) ++version;
    }

    /// @inheritdoc IConsensus
    function proposalState(ProposalId proposal) external view returns (Proposal memory) {
        return _proposals[proposal];
    }

    /// @inheritdoc IConsensus
    function seat(ProposalId proposal, Participant participant) external view returns (Seat memory) {
        return _seats[proposal][participant];
    }

    /// @inheritdoc IConsensus
    function openProposals(Participant participant) public view returns (uint8) {
        uint8 more = _open[participant];
        return more == 0 ? 0 : more - 1;
    }

    /// @inheritdoc IConsensus
    function countedParticipants() public view returns (Participant[] memory counted) {
        Participant[] memory found = new Participant[](_known.length);
        uint256 count;
        for (uint256 i; i < found.length; ++i) {
            ParticipantState memory state = _participants.participantOn(_known[i], today());
            if (state.counted && _hasVoice(state)) found[count++] = _known[i];
        }
        counted = new Participant[](count);
        for (uint256 i; i < count; ++i) counted[i] = found[i];
    }

    // The founding

    function _checkFounders(
        Founding memory founding,
        bytes32 digest,
        bytes[] memory signatures
    ) private pure {
        uint256 founders = _founders(founding);
        if (signatures.length != founders) {
            revert ConsensusSignatureCount(signatures.length, founders);
        }
        uint256 next;
        for (uint256 i; i < founding.participants.length; ++i) {
            ParticipantEntry memory entry = founding.participants[i];
            if (_isFounder(entry)) _checkFounder(entry, digest, signatures[next++]);
        }
    }

    function _checkFounder(ParticipantEntry memory entry, bytes32 digest, bytes memory signature)
        private
        pure
    {
        address signer = _recover(entry.code, digest, signature);
        if (signer != entry.focalKey) {
            revert ConsensusNotTheFocalKey(entry.code, entry.focalKey, signer);
        }
    }

    function _putDown(Founding memory founding, DecisionId decision) private {
        for (uint256 i; i < founding.participants.length; ++i) {
            _known.push(founding.participants[i].code);
        }
        _decisions.putDown(founding.participants, founding.parameters, founding.day, decision);
    }

    // Who has a voice

    function _hasVoice(ParticipantState memory state) private view returns (bool) {
        Day from = state.onLedgerFrom;
        return state.status == KP_PARTICIPANT && from != Day.wrap(0) && from <= today();
    }

    function _checkVoiceOf(Participant participant) private view {
        if (!_hasVoice(_participants.participantOn(participant, today()))) {
            revert ConsensusNoVoice(participant);
        }
    }

    function _checkEntries(Participant participant, uint256 given) private view {
        uint256 entries = _participants.entriesOf(participant);
        if (given != entries) revert ConsensusOtherEntries(participant, given, entries);
    }

    function _checkMayPropose(Participant proposer, Matter matter, SubjectId subject) private view {
        // The suspended has no voice but to ask for its return.
        bool itself = subject.number() == Participant.unwrap(proposer);
        if (matter != MATTER_LIFTING || !itself) _checkVoiceOf(proposer);
        uint8 open = openProposals(proposer);
        if (open >= Limits.OPEN_PROPOSALS) {
            revert ConsensusTooManyOpen(proposer, open, Limits.OPEN_PROPOSALS);
        }
    }

    /// Checks that a live key of an open voice office of `participant` signed, and may still.
    function _checkVoice(
        Participant participant,
        bytes32 digest,
        bytes calldata signature,
        Moment signedAt
    ) private view {
        address key = signature.length == 0 ? msg.sender : _recover(participant, digest, signature);
        (OrganisationId office, Participant its) = _participants.actingOffice(key, POWER_VOICE);
        if (its != participant) revert ConsensusNotItsVoice(participant, its);
        _participants.checkKey(key, office, signedAt);
        _checkVoiceOf(participant);
    }

    function _recover(Participant participant, bytes32 digest, bytes memory signature)
        private
        pure
        returns (address)
    {
        (address key, ECDSA.RecoverError problem,) = ECDSA.tryRecover(digest, signature);
        if (problem != ECDSA.RecoverError.NoError) revert ConsensusBadSignature(participant);
        return key;
    }

    function _roll(Participant[] memory counted, Matter matter, SubjectId subject)
        private
        view
        returns (Participant[] memory roll)
    {
        Participant left = counted.length < MANY ? NO_PARTICIPANT : _decisions.notCounted(matter, subject);
        uint256 count;
        for (uint256 i; i < counted.length; ++i) if (counted[i] != left) ++count;
        roll = new Participant[](count);
        uint256 next;
        for (uint256 i; i < counted.length; ++i) {
            if (counted[i] != left) roll[next++] = counted[i];
        }
    }

    // What is said

    /// @dev The only writer of a stance.
    function _record(
        ProposalId id,
        Participant participant,
        Stance stance,
        DocumentId reasons,
        Moment signedAt
    ) private {
        Stance before = _seats[id][participant].stance;
        Proposal storage proposal = _proposals[id];
        if (before == STANCE_SUPPORT) --proposal.inSupport;
        if (before == STANCE_SEEN) --proposal.seen;
        if (before == STANCE_OBJECTION) --proposal.objections;
        if (stance == STANCE_SUPPORT) ++proposal.inSupport;
        if (stance == STANCE_SEEN) ++proposal.seen;
        if (stance == STANCE_OBJECTION) ++proposal.objections;
        _seats[id][participant] = Seat(true, stance, signedAt);

        emit Voiced(id, participant, stance, reasons, signedAt);
    }

    function _objecting(ProposalId id, uint256 count) private view returns (Participant[] memory by) {
        by = new Participant[](count);
        uint256 next;
        for (uint256 i; i < _known.length; ++i) {
            if (_seats[id][_known[i]].stance == STANCE_OBJECTION) by[next++] = _known[i];
        }
    }

    // How it ends

    function _openProposal(ProposalId id) private view returns (Proposal storage proposal) {
        proposal = _proposals[id];
        if (proposal.status == ProposalStatus.wrap(0)) revert ConsensusUnknownProposal(id);
        if (proposal.status != PROPOSAL_OPEN) revert ConsensusNotOpen(id, proposal.status);
    }

    function _checkWindowOver(ProposalId id, Moment closes) private view {
        if (blockMoment() < closes) {
            revert ConsensusWindowOpen(id, closes, blockMoment());
        }
    }

    /// Silence is not consent: so many have signed that they support or have seen it.
    function _checkHeard(ProposalId id, Proposal memory proposal) private view {
        if (proposal.onLedger < MANY) {
            if (proposal.inSupport != proposal.counted) {
                revert ConsensusNotAllSupport(id, proposal.inSupport, proposal.counted);
            }
            return;
        }
        uint256 heard = uint256(proposal.inSupport) + proposal.seen;
        if (heard * 2 < proposal.counted) revert ConsensusTooFewHeard(id, heard, proposal.counted);
        uint256 besides = _seats[id][proposal.proposer].stance == Stance.wrap(0) ? heard : heard - 1;
        if (besides < 2) revert ConsensusTooFewBesides(id, besides);
    }

    function _checkClosing(
        ProposalId id,
        Proposal memory proposal,
        Closing calldata closing,
        bytes calldata signature
    ) private view {
        Participant closer = closing.participant;
        if (closing.proposal != id) revert ConsensusOtherProposal(id, closing.proposal);
        if (!closing.noObjection) revert ConsensusClosingObjects(closer);
        bytes32 digest = _hashTypedDataV4(OrderHashes.hash(closing));
        _checkVoice(closer, digest, signature, closing.signedAt);
        if (closing.signedAt < proposal.closes) {
            revert ConsensusClosingEarly(closer, closing.signedAt, proposal.closes);
        }
        if (closing.signedAt.plusSeconds(CLOSING_HOLDS) < blockMoment()) {
            revert ConsensusClosingStale(closer, closing.signedAt, blockMoment());
        }
        bool chairCloses = closer == _chair && proposal.onLedger >= MANY;
        if (!_seats[id][closer].onRoll && !chairCloses) revert ConsensusNotOnRoll(id, closer);
    }

    /// The Chair and one that is neither Chair nor proposer; two such when the Chair cannot or does
    /// not within its days.
    function _checkClosers(Proposal memory proposal, Closing[] calldata closings) private view {
        bool byChair;
        for (uint256 i; i < closings.length; ++i) {
            Participant closer = closings[i].participant;
            byChair = byChair || closer == _chair;
            if (closer == proposal.proposer && closer != _chair) {
                revert ConsensusProposerCloses(closer);
            }
        }
        Moment until = proposal.closes.plusSeconds(CHAIR_CLOSES);
        bool chairCan = _hasVoice(_participants.participantOn(_chair, today()));
        if (!byChair && chairCan && blockMoment() < until) {
            revert ConsensusChairFirst(_chair, until);
        }
    }

    /// @dev The only writer of a proposal's end.
    function _end(ProposalId id, ProposalStatus status) private {
        _proposals[id].status = status;
        --_open[_proposals[id].proposer];
    }

    function _closers(Closing[] calldata closings) private pure returns (Participant[] memory by) {
        by = new Participant[](closings.length);
        for (uint256 i; i < closings.length; ++i) by[i] = closings[i].participant;
    }
}
