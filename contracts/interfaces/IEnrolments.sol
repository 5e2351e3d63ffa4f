// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Approval, Enrolment} from "contracts/types/Orders.sol";
import {KeyUse} from "contracts/types/CodeTypes.sol";
import {Moment} from "contracts/types/Measures.sol";
import {
    ActDigest,
    Day,
    DecisionId,
    DocumentId,
    EncryptionKey,
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

/// Certificate serials allotted to an office.
struct NumberRange {
    uint32 first;
    uint32 last;
}

/// @title What is done to keys: whose an address is, whether a new key has signed what it is enrolled for, which stay; which offices ask for two keys, and which numbers they print.
interface IEnrolments {
    /// @notice An organisation has a new key for documents that are sealed for it.
    event EncryptionKeyChanged(OrganisationId indexed organisation, EncryptionKey encryptionKey);
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
    /// @notice A Participant has a reserve key, of its founding or joining; or its focal key named one.
    /// @param fromDay The first day on which it is the reserve key: today where there was none.
    event ReserveKeySet(Participant indexed participant, address indexed key, Day fromDay);
    /// @notice A reserve key was named that never comes into force: the one in force said so.
    event ReserveKeyRefused(Participant indexed participant, address indexed key);
    /// @notice From now on an office at the border or of licences asks for two of its keys where it issues, replaces or voids a certificate, resolves what was detained or lost, enrols a key or revokes another; or no more.
    /// @param second The key that approved, beside the one that sent it.
    event TwoKeysAsked(OrganisationId indexed office, bool asked, address second);
    /// @notice A second key of an office approved what becomes of one of its keys: the event after says what.
    event KeyActApproved(address indexed key, OrganisationId indexed office, address second);

    /// @notice A focal key allotted serials of certificates to an office.
    /// @param first Above the highest that any office of the Participant had.
    /// @param last The last of them.
    event NumbersAllotted(
        Participant indexed participant, OrganisationId indexed office, uint32 first, uint32 last
    );

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

    /// @notice Key `key` was never enrolled.
    error EnrolmentsKeyUnknown(address key);
    /// @notice Key `key` is revoked already, from moment `until`.
    error EnrolmentsAlreadyRevoked(address key, Moment until);
    /// @notice A key cannot be revoked from moment `at`, later than the block's, `moment`.
    error EnrolmentsRevokedAhead(Moment at, Moment moment);
    /// @notice Key `key`, live from moment `from`, cannot be revoked from the earlier moment `at`.
    error EnrolmentsRevokedBefore(address key, Moment from, Moment at);
    /// @notice Key `key` takes the place of keys that were cut, and until it is live, from moment `from`, its organisation does not revoke it.
    error EnrolmentsRescueKey(address key, Moment from);
    /// @notice Key `key` does not come after the one before it: the keys that stay ascend.
    error EnrolmentsKeysNotAscending(address key);
    /// @notice `kept` keys would stay; the limit is `limit`.
    error EnrolmentsTooManyKept(uint256 kept, uint256 limit);

    /// @notice Serials from `first` cannot be allotted: serials up to `highest` were.
    error EnrolmentsSerialsTaken(uint32 first, uint32 highest);
    /// @notice The serials `first` to `last` are not a range below 2³¹.
    error EnrolmentsBadRange(uint32 first, uint32 last);
    /// @notice The range ends at serial `last`, more than `limit` above the highest before, `highest`.
    error EnrolmentsRangeTooFar(uint32 last, uint32 highest, uint256 limit);
    /// @notice Serial `serial` lies in no range allotted to office `office`.
    error EnrolmentsSerialNotAllotted(OrganisationId office, uint32 serial);

    // By two keys of an office at the border, or of licences

    /// @notice An office at the border or of licences asks for two of its keys where it issues, replaces, voids or resolves, enrols a key or revokes another; or no more.
    /// @dev Warning: both have been live for 48 hours. It stops who has one key, not who has two; an office that has lost all but one gets another from its focal key, and waits two days.
    /// @param changes How often it was changed so far: the Approval is for the next change alone.
    /// @param approval By another key of the same office.
    function askTwoKeys(
        bool asked,
        uint32 changes,
        Approval calldata approval,
        bytes calldata signature
    ) external;

    // By a focal key

    /// @notice Allots the serials `first` to `last`, above all allotted before and below 2³¹.
    /// @dev Warning: ranges only rise: a number that is passed over is never allotted.
    function allotNumbers(OrganisationId office, uint32 first, uint32 last) external;

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

    // By a licence office, or an office's focal key

    /// @notice After a theft or a loss: the keys in `kept` stay, every other of the organisation is dead from this block, and its orders with it. Of a company by a licence office of its Participant, of an office by its focal key.
    /// @param kept Live keys of the organisation, ascending; none: all are dead.
    /// @param key One new key, or zero: a company's is marked and live after 48 hours, an office's at once.
    /// @param enrolment What the new key has signed; where there is none, it is not read.
    /// @dev Warning: undoes nothing that a key did before.
    function cutKeys(
        OrganisationId organisation,
        address[] calldata kept,
        address key,
        DocumentId reason,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external;

    // By a key of the organisation

    /// @notice Enrols another key for the sender's organisation, in good standing, live at once, as that key has signed.
    /// @param approval By another key of an office that asks for two; elsewhere it is not read.
    function enrol(
        address key,
        Enrolment calldata enrolment,
        bytes calldata signature,
        Approval calldata approval,
        bytes calldata second
    ) external;

    /// @notice Revokes `key` from the moment `at`: by a key of its organisation, or by a licence office of a company's Participant, or an office's focal key.
    /// @dev Warning: undoes nothing that the key did between `at` and now.
    /// @param approval By another key of an office that asks for two, and revokes a key other than the one that sends; elsewhere it is not read.
    function revoke(
        address key,
        Moment at,
        DocumentId reason,
        Approval calldata approval,
        bytes calldata second
    ) external;

    /// @notice Puts another encryption key in the place of the organisation's, by a live key of it, in good standing.
    /// @dev Warning: what was sealed for the key before stays readable with it.
    function changeEncryptionKey(EncryptionKey encryptionKey) external;

    // Doors, for Decisions

    function setFocalKey(Participant participant, address key, DecisionId decision) external;
    function setReserve(Participant participant, address key) external;

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

    /// @notice Whether an address serves nobody yet, in no use.
    function isFree(address key) external view returns (bool);

    /// @notice The second key of an office on act `act`, which `key` sends, as it has approved; zero where neither the office nor the issuer of the certificate asks for one.
    function secondKey(
        OrganisationId office,
        OrganisationId issuer,
        address key,
        Approval calldata approval,
        bytes calldata signature,
        ActDigest act
    ) external view returns (address);

    /// @notice Checks, where the office or the issuer of the certificate asks for two keys, that a second one of it has signed the same order at `signedAt`.
    /// @return asked Whether either asks.
    function checkSecond(
        OrganisationId office,
        OrganisationId issuer,
        address first,
        address second,
        Moment signedAt
    ) external view returns (bool asked);
    /// @notice Checks that `serial` lies in a range allotted to `office`.
    function checkSerial(OrganisationId office, uint32 serial) external view;
    /// @notice Checks that the focal key of a Participant, the one it has now, approves act `act`.
    function checkApproved(
        Participant participant,
        Approval calldata approval,
        bytes calldata signature,
        ActDigest act
    ) external view;

    // What storage holds, whole (kp state)

    function twoKeys(OrganisationId office) external view returns (TwoKeys memory);

    function highestSerial(Participant participant) external view returns (uint32);
    function numberRanges(OrganisationId office_) external view returns (NumberRange[] memory);

    function focalKey(Participant participant) external view returns (address);
    function reserve(Participant participant) external view returns (Reserve memory);
    /// @notice The Participant whose focal or reserve key this is or was; zero: nobody's.
    function participantOf(address key) external view returns (Participant);
}
