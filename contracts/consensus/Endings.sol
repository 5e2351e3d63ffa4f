// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    PARAMETER_CHAIR_CLOSES_DAYS,
    PARAMETER_CLOSING_DAYS,
    PARAMETER_HEARD_PPM,
    PARAMETER_LAPSE_DAYS,
    PROPOSAL_BLOCKED,
    PROPOSAL_EXECUTED,
    PROPOSAL_LAPSED,
    PROPOSAL_OPEN,
    STANCE_OBJECTION
} from "contracts/types/Codes.sol";
import {IConsensus, Proposal} from "contracts/interfaces/IConsensus.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Closing} from "contracts/types/Orders.sol";
import {Participant, ProposalId, today} from "contracts/types/Types.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {ProposalStatus, Stance} from "contracts/types/CodeTypes.sol";
import {Rolls} from "contracts/consensus/Rolls.sol";

/// @dev How a proposal ends: closed by fresh signatures, blocked by an objection, or lapsed.
abstract contract Endings is Rolls {
    uint256 private constant MILLION = 1_000_000;

    /// @inheritdoc IConsensus
    function close(
        ProposalId id,
        bytes calldata payload,
        Closing[] calldata closings,
        bytes[] calldata signatures
    ) external {
        Proposal memory proposal = _openProposal(id);
        bytes32 digest = keccak256(payload);
        if (digest != proposal.payload) revert ConsensusOtherPayload(id, digest, proposal.payload);
        _checkWindowOver(id, proposal.closes);
        Moment end = _lapses(proposal);
        if (blockMoment() >= end) revert ConsensusPastItsEnd(id, end, blockMoment());
        if (proposal.objections != 0) revert ConsensusObjected(id, proposal.objections);
        _checkHeard(id, proposal);
        if (signatures.length != closings.length) {
            revert ConsensusSignatureCount(signatures.length, closings.length);
        }
        bool many = proposal.onLedger >= Limits.MANY_COUNTED;
        uint256 closers = many ? Limits.CLOSERS : proposal.counted;
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
        if (many) _checkClosers(proposal, closings);

        _end(id, PROPOSAL_EXECUTED);

        emit Executed(id, proposal.matter, proposal.document, today(), _closers(closings));
        _decisions.carryOut(
            id.decides(), proposal.matter, proposal.subject, payload, proposal.document
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
        Moment end = _lapses(_openProposal(id));
        if (blockMoment() < end) revert ConsensusNotLapsed(id, end, blockMoment());

        _end(id, PROPOSAL_LAPSED);

        emit ProposalLapsed(id);
    }

    function _openProposal(ProposalId id) internal view returns (Proposal storage proposal) {
        proposal = _proposals[id];
        if (proposal.status == ProposalStatus.wrap(0)) revert ConsensusUnknownProposal(id);
        if (proposal.status != PROPOSAL_OPEN) revert ConsensusNotOpen(id, proposal.status);
    }

    /// The moment at which a proposal that is still open ends without a decision.
    function _lapses(Proposal memory proposal) private view returns (Moment) {
        return _daysAfter(proposal.closes, PARAMETER_LAPSE_DAYS, proposal.opens);
    }

    function _checkWindowOver(ProposalId id, Moment closes) private view {
        if (blockMoment() < closes) {
            revert ConsensusWindowOpen(id, closes, blockMoment());
        }
    }

    /// Silence is not consent: so many have signed that they support or have seen it.
    function _checkHeard(ProposalId id, Proposal memory proposal) private view {
        if (proposal.onLedger < Limits.MANY_COUNTED) {
            if (proposal.inSupport != proposal.counted) {
                revert ConsensusNotAllSupport(id, proposal.inSupport, proposal.counted);
            }
            return;
        }
        uint256 heard = uint256(proposal.inSupport) + proposal.seen;
        uint256 share = _threshold(PARAMETER_HEARD_PPM, proposal.opens);
        if (heard * MILLION < proposal.counted * share) {
            revert ConsensusTooFewHeard(id, heard, proposal.counted, share);
        }
        uint256 besides = _seats[id][proposal.proposer].stance == Stance.wrap(0) ? heard : heard - 1;
        if (besides < Limits.HEARD_BESIDES) revert ConsensusTooFewBesides(id, besides);
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
        Moment until = _daysAfter(closing.signedAt, PARAMETER_CLOSING_DAYS, proposal.opens);
        if (until < blockMoment()) revert ConsensusClosingStale(closer, until, blockMoment());
        bool chairCloses = closer == _chair && proposal.onLedger >= Limits.MANY_COUNTED;
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
        Moment until = _daysAfter(proposal.closes, PARAMETER_CHAIR_CLOSES_DAYS, proposal.opens);
        bool chairCan = _hasVoice(_participants.participantOn(_chair, today()));
        if (!byChair && chairCan && blockMoment() < until) {
            revert ConsensusChairFirst(_chair, until);
        }
    }

    function _objecting(ProposalId id, uint256 count) private view returns (Participant[] memory by) {
        by = new Participant[](count);
        uint256 next;
        for (uint256 i; i < _known.length; ++i) {
            if (_seats[id][_known[i]].stance == STANCE_OBJECTION) by[next++] = _known[i];
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
