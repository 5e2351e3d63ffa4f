// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {KP_PARTICIPANT, POWER_VOICE} from "contracts/types/Codes.sol";
import {Foundings} from "contracts/consensus/Foundings.sol";
import {IConsensus, Proposal, Seat} from "contracts/interfaces/IConsensus.sol";
import {IDecisions} from "contracts/interfaces/IDecisions.sol";
import {IParticipants, ParticipantState} from "contracts/interfaces/IParticipants.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {Limits} from "contracts/types/Limits.sol";
import {
    Day,
    NO_PARTICIPANT,
    OrganisationId,
    Participant,
    ProposalId,
    SubjectId,
    today
} from "contracts/types/Types.sol";
import {Moment} from "contracts/types/Measures.sol";
import {Matter, Parameter} from "contracts/types/CodeTypes.sol";

/// @dev Who has a voice, what is open, and who is on the roll of it: fixed when a proposal opens.
abstract contract Rolls is Foundings, OrderDomain {
    // The places of its neighbours among those that were deployed before.
    uint256 private constant PARTICIPANTS = 0;
    uint256 private constant DECISIONS = 15;

    IParticipants internal immutable _participants;
    IDecisions internal immutable _decisions;

    Participant internal _chair;
    Participant[] internal _known;
    Day[] internal _definitions; // first day of each version, the first being number 1
    mapping(ProposalId proposal => Proposal) internal _proposals;
    mapping(ProposalId proposal => mapping(Participant participant => Seat)) internal _seats;
    // One more than there are, from the first on: a slot never goes back to zero.
    mapping(Participant participant => uint8) internal _open;

    constructor(address[] memory others, bytes32 own, bytes32 contracts) {
        _checkContracts(others, own, contracts);
        _participants = IParticipants(others[PARTICIPANTS]);
        _decisions = IDecisions(others[DECISIONS]);
    }

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

    /// A threshold as it was on the day on which a proposal opened, whatever was decided since: what
    /// is decided counts from a later day only.
    function _threshold(Parameter id, Moment opens) internal view returns (uint64) {
        return _participants.parameter(id, opens.dayOf());
    }

    /// As many days later as a threshold says.
    function _daysAfter(Moment from, Parameter id, Moment opens) internal view returns (Moment) {
        return from.plusSeconds(uint48(_threshold(id, opens) * 1 days));
    }

    function _hasVoice(ParticipantState memory state) internal view returns (bool) {
        return state.status == KP_PARTICIPANT && state.isOnLedger();
    }

    function _checkVoiceOf(Participant participant) internal view {
        if (!_hasVoice(_participants.participantOn(participant, today()))) {
            revert ConsensusNoVoice(participant);
        }
    }

    /// Checks that a live key of an open voice office of `participant` signed, and may still.
    function _checkVoice(
        Participant participant,
        bytes32 digest,
        bytes calldata signature,
        Moment signedAt
    ) internal view {
        address key = signature.length == 0 ? msg.sender : _recover(participant, digest, signature);
        (OrganisationId office, Participant its) = _participants.actingOffice(key, POWER_VOICE);
        if (its != participant) revert ConsensusNotItsVoice(participant, its);
        _participants.checkKey(key, office, signedAt);
        _checkVoiceOf(participant);
    }

    function _roll(Participant[] memory counted, Matter matter, SubjectId subject)
        internal
        view
        returns (Participant[] memory roll)
    {
        Participant left = counted.length < Limits.MANY_COUNTED
            ? NO_PARTICIPANT : _decisions.notCounted(matter, subject);
        uint256 count;
        for (uint256 i; i < counted.length; ++i) if (counted[i] != left) ++count;
        roll = new Participant[](count);
        uint256 next;
        for (uint256 i; i < counted.length; ++i) {
            if (counted[i] != left) roll[next++] = counted[i];
        }
    }
}
