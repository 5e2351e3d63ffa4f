// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ParameterEntry} from "contracts/interfaces/IConsensus.sol";
import {ParticipantEntry} from "contracts/interfaces/IParticipants.sol";
import {Matter} from "contracts/types/CodeTypes.sol";
import {Day, DecisionId, DocumentId, Participant, SubjectId} from "contracts/types/Types.sol";

/// @title What a decision does. The only door to status, focal keys, zones' status, origins, opening stock and parameters.
interface IDecisions {
    // Doors, for Consensus

    /// @notice Puts down what a founding states: Participants with their focal keys, and parameters.
    function putDown(
        ParticipantEntry[] calldata participants,
        ParameterEntry[] calldata parameters,
        Day day,
        DecisionId decision
    ) external;

    /// @notice Suspends a Participant from today on, at its own word.
    function suspend(Participant participant, DecisionId decision) external;

    /// @notice Does what a proposal has decided.
    function carryOut(
        DecisionId decision,
        Matter matter,
        SubjectId subject,
        uint256 payload,
        DocumentId document
    ) external;

    // Checks, which revert with the rule

    /// @notice Checks what a proposal asks for: its subject, payload and document, and that its day fits a window that is over on day `over`.
    function check(
        Matter matter,
        Participant proposer,
        SubjectId subject,
        uint256 payload,
        DocumentId document,
        Day over
    ) external view;

    // Reads

    /// @notice How long a proposal of this matter is open, in seconds.
    function window(Matter matter) external view returns (uint48);

    /// @notice The Participant that a proposal is about and that is heard, not counted; zero when none.
    function notCounted(Matter matter, SubjectId subject) external view returns (Participant);
}
