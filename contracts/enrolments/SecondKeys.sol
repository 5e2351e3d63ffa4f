// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Numbers} from "contracts/enrolments/Numbers.sol";
import {IEnrolments, TwoKeys} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {OrdersBadSignature} from "contracts/libraries/Signatures.sol";
import {POWERS_THAT_HOLD} from "contracts/types/Codes.sol";
import {Moment} from "contracts/types/Measures.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval} from "contracts/types/Orders.sol";
import {ActDigest, NOBODY, OrganisationId, Participant} from "contracts/types/Types.sol";

/// @dev Offices that ask for two of their keys where a certificate begins, is voided, or is decided
/// about, and where one of their keys would make itself a second.
abstract contract SecondKeys is Numbers, OrderDomain {
    mapping(OrganisationId office => TwoKeys) private _twoKeys;

    constructor(IParticipants participants) Numbers(participants) {}

    /// @inheritdoc IEnrolments
    function askTwoKeys(
        bool asked,
        uint32 changes,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        (OrganisationId office,) = _participants.actingOffice(msg.sender, POWERS_THAT_HOLD);
        TwoKeys memory last = _twoKeys[office];
        if (changes != last.changes) {
            revert EnrolmentsTwoKeysChanged(office, last.changes, changes);
        }
        if (asked == last.asked) revert EnrolmentsTwoKeysAlready(office, asked);
        ActDigest act = Approvals.act(msg.sig, abi.encode(asked, changes));
        address second = _secondKey(office, msg.sender, approval, signature, act);

        _twoKeys[office] = TwoKeys(asked, changes + 1);

        emit TwoKeysAsked(office, asked, second);
    }

    /// @inheritdoc IEnrolments
    function secondKey(
        OrganisationId office,
        OrganisationId issuer,
        address key,
        Approval calldata approval,
        bytes calldata signature,
        ActDigest act
    ) external view returns (address) {
        if (!_twoKeys[office].asked && !_twoKeys[issuer].asked) return address(0);
        if (approval.organisation == NOBODY) revert EnrolmentsNoSecondKey(office);
        return _secondKey(office, key, approval, signature, act);
    }

    /// What an office that asks for two keys does to one of them a second key approves.
    function _checkApproved(
        OrganisationId office,
        address key,
        Approval calldata approval,
        bytes calldata second,
        ActDigest act
    ) internal {
        if (!_twoKeys[office].asked) return;
        if (approval.organisation == NOBODY) revert EnrolmentsNoSecondKey(office);
        emit KeyActApproved(
            key, office, _secondKey(office, msg.sender, approval, second, act)
        );
    }

    /// @inheritdoc IEnrolments
    function checkSecond(
        OrganisationId office,
        OrganisationId issuer,
        address first,
        address second,
        Moment signedAt
    ) external view returns (bool asked) {
        asked = _twoKeys[office].asked || _twoKeys[issuer].asked;
        if (!asked) return false;
        if (second == address(0)) revert EnrolmentsNoSecondKey(office);
        Approvals.checkTwoKeys(_participants, first, second, office, signedAt);
    }

    /// @inheritdoc IEnrolments
    function checkApproved(
        Participant participant,
        Approval calldata approval,
        bytes calldata signature,
        ActDigest act
    ) external view {
        // Of an empty signature the sender would be taken, which is the contract that asks.
        if (signature.length == 0) revert OrdersBadSignature(approval.organisation);
        bytes32 digest = _hashTypedDataV4(OrderHashes.hash(approval));
        Approvals.checkFocalKey(_participants, approval, digest, signature, act, participant);
    }

    /// @inheritdoc IEnrolments
    function twoKeys(OrganisationId office) external view returns (TwoKeys memory) {
        return _twoKeys[office];
    }

    function _secondKey(
        OrganisationId office,
        address key,
        Approval calldata approval,
        bytes calldata signature,
        ActDigest act
    ) private view returns (address) {
        bytes32 digest = _hashTypedDataV4(OrderHashes.hash(approval));
        return
            Approvals.checkSecondKey(_participants, key, approval, digest, signature, act, office);
    }
}
