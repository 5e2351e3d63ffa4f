// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Approval, Enrolment} from "contracts/types/Orders.sol";
import {KeyUse} from "contracts/types/CodeTypes.sol";
import {
    ActDigest,
    Day,
    DecisionId,
    DocumentId,
    OrganisationId,
    Participant
} from "contracts/types/Types.sol";

/// A Participant's reserve key, and the one named to take its place.
struct Reserve {
    address key; // in force, until `next` follows it on `from`
    Day from;
    bool refused; // `next` comes into force never
    address next;
}

/// Whether an office asks for two of its keys, and how often it has changed that.
struct TwoKeys {
    bool asked;
    uint32 changes;
}

/// @title Whose an address is, whether a new key has signed what it is enrolled for, and which offices ask for two keys.
interface IEnrolments {
    /// @notice A Participant has a new focal key; the one before is none any more.
    /// @param offices Of one that its reserve key put down: the offices that stay; every other one is closed from this block on.
    /// @param by The reserve key, or zero: a decision.
    /// @param decision The founding or the proposal that says so; of a reserve key its document.
    event FocalKeySet(
        Participant indexed participant,
        address indexed key,
        OrganisationId[] offices,
        address by,
        DecisionId decision
    );
    /// @notice A focal key named a reserve key of its Participant.
    /// @param fromDay The first day on which it is the reserve key: today where there was none.
    event ReserveKeySet(Participant indexed participant, address indexed key, Day fromDay);
    /// @notice A reserve key was named that never comes into force: the one in force said so.
    event ReserveKeyRefused(Participant indexed participant, address indexed key);
    /// @notice From now on an export office asks for two of its keys where it issues, replaces or voids a certificate; or no more.
    /// @param second The key that approved, beside the one that sent it.
    event TwoKeysAsked(OrganisationId indexed office, bool asked, address second);

    /// @notice Key `key` is not the one that signed its Enrolment: that is `signer`.
    error EnrolmentsNotByTheKey(address key, address signer);
    /// @notice The Enrolment is for organisation `organisation` of Participant `participant`, for use `use` (0 its orders, 1 focal key, 2 reserve key), and for nothing else.
    error EnrolmentsForAnother(OrganisationId organisation, Participant participant, KeyUse use);

    /// @notice Key `key` is not the reserve key of Participant `participant` today.
    error EnrolmentsNotTheReserveKey(Participant participant, address key);
    /// @notice No reserve key of Participant `participant` is named that is yet to come into force.
    error EnrolmentsNothingToRefuse(Participant participant);

    /// @notice Office `office` does not come after the one before it: the offices that stay ascend.
    error EnrolmentsOfficesNotAscending(OrganisationId office);
    /// @notice Key `key` is of none of the offices that stay, or not where they do in the list.
    error EnrolmentsOfNoOfficeThatStays(address key);

    /// @notice Office `office`, or the one that issued the certificate, asks for a second key of it, and none approves.
    error EnrolmentsNoSecondKey(OrganisationId office);
    /// @notice Office `office` has changed `changes` times whether it asks for two keys; the Approval is for after change `named`.
    error EnrolmentsTwoKeysChanged(OrganisationId office, uint32 changes, uint32 named);
    /// @notice Whether office `office` asks for two keys is already as it would be: `asked`.
    error EnrolmentsTwoKeysAlready(OrganisationId office, bool asked);

    // By two keys of an export office

    /// @notice An export office asks for two of its keys where it issues, replaces or voids; or no more.
    /// @dev Warning: both have been live for 48 hours. It stops who has one key, not who has two; an office that has lost all but one waits two days beside a new one.
    /// @param changes How often it was changed so far: the Approval is for the next change alone.
    /// @param approval By another key of the same office.
    function askTwoKeys(
        bool asked,
        uint32 changes,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    // By a focal key

    /// @notice Names a reserve key of the Participant, as that key has signed: at once where there is none, else in 10 days.
    /// @dev Warning: another one named before it counts takes its place, and has 10 days of its own.
    function nameReserve(
        Participant participant,
        address key,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external;

    // By a reserve key

    /// @notice Refuses the reserve key that is named to take the sender's place.
    function refuseReserve(Participant participant) external;

    /// @notice Puts a new focal key in the place of the Participant's, at once, as the new one has signed. Of its offices and their keys those named here stay; every other one is closed or dead from this block.
    /// @param offices Open offices of the Participant, ascending; none: all are closed.
    /// @param kept The keys that stay: the first office's, ascending, then the next one's.
    /// @dev Warning: undoes nothing that was done before. A reserve key that is named and not in force yet never is.
    function takeOver(
        Participant participant,
        address key,
        OrganisationId[] calldata offices,
        address[] calldata kept,
        DocumentId reason,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external;

    // Doors, for Decisions

    function setFocalKey(Participant participant, address key, DecisionId decision) external;

    // Checks, which revert with the rule

    /// @notice Checks that `key` is free, that it has itself signed `enrolment`, that its deadline is not over, and that it is for this organisation, Participant and use.
    function check(
        address key,
        OrganisationId organisation,
        Participant participant,
        KeyUse use,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external view;

    /// @notice The second key of an office on act `act`, which `key` sends, as it has approved; zero where neither the office nor the issuer of the certificate asks for one.
    function secondKey(
        OrganisationId office,
        OrganisationId issuer,
        address key,
        Approval calldata approval,
        bytes calldata signature,
        ActDigest act
    ) external view returns (address);

    /// @notice Checks that the focal key of a Participant, the one it has now, approves act `act`.
    function checkApproved(
        Participant participant,
        Approval calldata approval,
        bytes calldata signature,
        ActDigest act
    ) external view;

    // What storage holds, whole (kp state)

    function twoKeys(OrganisationId office) external view returns (TwoKeys memory);

    function focalKey(Participant participant) external view returns (address);
    function reserve(Participant participant) external view returns (Reserve memory);
    /// @notice The Participant whose focal or reserve key this is or was; zero: nobody's.
    function participantOf(address key) external view returns (Participant);
}
