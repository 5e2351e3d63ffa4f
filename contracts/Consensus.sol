// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    MATTER_JOINING,
    MATTER_LIFTING,
    MATTER_PARAMETER,
    MATTER_SUSPENSION,
    PARAMETER_OPEN_PROPOSALS,
    POWER_VOICE,
    PROPOSAL_BLOCKED,
    PROPOSAL_OPEN,
    STANCE_OBJECTION,
    STANCE_SEEN,
    STANCE_SUPPORT,
    USE_FOCAL,
    USE_RESERVE
} from "contracts/types/Codes.sol";
import {Founding, IConsensus, Proposal, Seat} from "contracts/interfaces/IConsensus.sol";
import {JoiningPayload} from "contracts/interfaces/IDecisions.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {Calendar} from "contracts/libraries/Calendar.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {Payloads} from "contracts/libraries/Payloads.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval, Enrolment, Voice} from "contracts/types/Orders.sol";
import {
    Day,
    DecisionId,
    DocumentId,
    NO_DOCUMENT,
    NO_PARTICIPANT,
    NO_PROPOSAL,
    NOBODY,
    Participant,
    ProposalId,
    SubjectId
} from "contracts/types/Types.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {Matter, ProposalStatus, Stance} from "contracts/types/CodeTypes.sol";
import {Endings} from "contracts/consensus/Endings.sol";
import {Rolls} from "contracts/consensus/Rolls.sol";

/// @dev Who decides: the founding, signed by the keys that it names; then proposals, each with a roll fixed
/// when it opens, a window, voices, and fresh closings. What passed Decisions carries out, which
/// lets nobody else in. It has no owner and no key of its own: it cannot be upgraded, and nothing
/// moves a parcel from here.
contract Consensus is Endings {
    // Its place among those that were deployed before.
    uint256 private constant ENROLMENTS = 2;

    IEnrolments private immutable _enrolments;

    /// @param others Where the contracts stand that were deployed before, in their order.
    /// @param own The hash of this contract's code as it will stand, which nothing here can see.
    /// @param contracts The digest of all contracts that the founders signed.
    constructor(
        address[] memory others,
        bytes32 own,
        bytes32 contracts,
        Founding memory founding,
        bytes[] memory signatures
    ) Rolls(others, own, contracts) {
        _enrolments = IEnrolments(others[ENROLMENTS]);
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
        bytes calldata payload,
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
        bytes calldata signature,
        address reserve,
        Enrolment calldata reserveEnrolment,
        bytes calldata reserveSignature
    ) external {
        SubjectId subject = SubjectId.wrap(bytes32(uint256(Participant.unwrap(participant))));
        bytes memory payload = abi.encode(JoiningPayload(key, reserve, day));

        _propose(MATTER_JOINING, subject, payload, amends, document);
        _enrolments.check(key, NOBODY, participant, USE_FOCAL, enrolment, signature);
        if (reserve == address(0)) return;
        _enrolments.check(
            reserve, NOBODY, participant, USE_RESERVE, reserveEnrolment, reserveSignature
        );
    }

    function _propose(
        Matter matter,
        SubjectId subject,
        bytes memory payload,
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
        bytes32 digest = keccak256(payload);
        ProposalId id = OrderHashes.proposalId(proposer, matter, subject, digest, document, opens);
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
        opened.payload = digest;
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

    function _putDown(Founding memory founding, DecisionId decision) private {
        for (uint256 i; i < founding.participants.length; ++i) {
            _known.push(founding.participants[i].code);
        }
        _decisions.putDown(founding.participants, founding.parameters, founding.day, decision);
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
        uint64 limit = _threshold(PARAMETER_OPEN_PROPOSALS, blockMoment());
        if (open >= limit) revert ConsensusTooManyOpen(proposer, open, limit);
    }

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
}
