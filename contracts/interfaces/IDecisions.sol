// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ParameterEntry} from "contracts/interfaces/IConsensus.sol";
import {ParticipantEntry} from "contracts/interfaces/IParticipants.sol";
import {Matter, ZoneStatus} from "contracts/types/CodeTypes.sol";
import {Millicarats} from "contracts/types/Measures.sol";
import {
    Day,
    DecisionId,
    DocumentId,
    OrganisationId,
    Participant,
    SubjectId
} from "contracts/types/Types.sol";

// What each matter says besides its subject, ABI-encoded. The release of an origin says nothing.

struct JoiningPayload {
    address focalKey;
    address reserveKey; // zero: none yet
    Day fromDay; // its first day on the ledger
}

struct SuspensionPayload {
    Day fromDay;
}

struct LiftingPayload {
    Day fromDay;
}

struct ZoneStatusPayload {
    ZoneStatus status;
    Day fromDay;
    OrganisationId releaser; // who releases what goes on hold for it; zero: the Participant's own
}

struct BarOriginPayload {
    uint32 share; // parts per million of a shipment that may still leave
}

struct OpeningStockPayload {
    Millicarats millicarats;
    Day untilDay; // the last day to register it
}

struct ParameterPayload {
    uint64 value;
    Day fromDay;
}

/// @title What a decision does. The only door to status, focal keys, first reserve keys, zones' status, origins, opening stock and parameters.
interface IDecisions {
    // Doors, for Consensus

    /// @notice Puts down what a founding states: Participants with their focal and reserve keys, and parameters.
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
        bytes calldata payload,
        DocumentId document
    ) external;

    // Checks, which revert with the rule

    /// @notice Checks what a proposal asks for: its subject, payload and document, and that its day fits a window that is over on day `over`.
    function check(
        Matter matter,
        Participant proposer,
        SubjectId subject,
        bytes calldata payload,
        DocumentId document,
        Day over
    ) external view;

    // Reads

    /// @notice A payload read as its matter's values and written again: the same bytes, when it is nothing else.
    /// @dev Reverts when it cannot be read: it is too short, or a value is not of its type.
    function rewritten(Matter matter, bytes calldata payload) external pure returns (bytes memory);

    /// @notice How long a proposal of this matter is open, in seconds.
    function window(Matter matter) external view returns (uint48);

    /// @notice The Participant that a proposal is about and that is heard, not counted; zero when none.
    function notCounted(Matter matter, SubjectId subject) external view returns (Participant);
}
