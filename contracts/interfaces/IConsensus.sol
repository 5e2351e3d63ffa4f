// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day, Participant} from "contracts/types/Types.sol";
import {Closing, Voice} from "contracts/types/Orders.sol";
import {ParticipantEntry} from "contracts/interfaces/IParticipants.sol";

struct ParameterEntry {
    uint8 parameter;
    uint64 value;
}

/// All of the founding but the signatures.
struct Founding {
    bytes32 allocation; // digest of the published genesis allocation
    ParticipantEntry[] participants;
    Participant chair;
    ParameterEntry[] parameters;
    bytes32 definition; // digest of the conflict-diamond definition of the day: number 1
    Day day;
}

struct Proposal {
    Participant proposer;
    uint8 matter;
    uint8 status;
    uint48 opens;
    uint48 closes;
    uint16 counted; // on the roll
    uint16 inSupport;
    uint16 seen;
    uint16 objections;
    bytes32 subject;
    uint256 payload; // by matter, see docs/consensus.md
    bytes32 document;
}

/// A Participant's place on a proposal's roll.
struct Seat {
    bool onRoll;
    uint8 stance; // zero: none yet
    uint48 signedAt;
}

/// @title Founding, proposals, voices, closings. The only door to status, definition and parameters.
interface IConsensus {
    event Founded(
        bytes32 allocation, bytes32 participants, bytes32 parameters, bytes[] signatures
    );
    event ChairRecorded(
        uint16 indexed year, Participant chair, Participant vice, bytes32 basis
    );
    event DefinitionAdopted(uint16 indexed version, bytes32 text, Day fromDay);
    event Proposed(
        bytes32 indexed proposal,
        uint8 indexed matter,
        Participant indexed proposer,
        uint8 subjectKind,
        bytes32 subject,
        uint256 payload,
        bytes32 amends,
        bytes32 document,
        uint48 opens,
        uint48 closes,
        Participant[] roll
    );
    event Voiced(
        bytes32 indexed proposal,
        Participant indexed participant,
        uint8 stance,
        bytes32 reasons,
        uint48 signedAt
    );
    event Executed(
        bytes32 indexed proposal,
        uint8 indexed matter,
        bytes32 decision,
        Day day,
        Participant[] closers
    );
    event Blocked(bytes32 indexed proposal, Participant[] by);
    event ProposalLapsed(bytes32 indexed proposal);

    /// @notice Opens a proposal by a voice office; the roll is fixed now.
    /// @param payload What the matter needs, packed: docs/consensus.md has the table.
    /// @param amends A blocked proposal that this one brings again, or zero.
    function propose(
        uint8 matter,
        bytes32 subject,
        uint256 payload,
        bytes32 amends,
        bytes32 document
    ) external;

    /// @notice Records a Participant's voice, signed by a key of its voice office. Anyone may relay.
    function voice(Voice calldata order, bytes calldata signature) external;

    /// @notice Executes a proposal that passed, with the fresh closings the rules ask for.
    function close(bytes32 proposal, Closing[] calldata closings, bytes[] calldata signatures)
        external;

    /// @notice Puts an end to a proposal that was objected to, once its window is over.
    function block_(bytes32 proposal) external;

    /// @notice Puts an end to a proposal neither executed nor blocked 30 days after its window.
    function lapse(bytes32 proposal) external;

    /// @notice A Participant suspends itself at once, by its voice office.
    function suspendSelf(bytes32 document) external;

    // Reads

    function chair() external view returns (Participant);
    /// @notice The number of the conflict-diamond definition in force on `day`.
    function definitionOn(Day day) external view returns (uint16);
    function proposalState(bytes32 proposal) external view returns (Proposal memory);
    function seat(bytes32 proposal, Participant participant) external view returns (Seat memory);
    function openProposals(Participant participant) external view returns (uint8);
    function countedParticipants() external view returns (Participant[] memory);
}
