// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEnrolments, TwoKeys} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Approvals} from "contracts/libraries/Approvals.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {OrdersBadSignature} from "contracts/libraries/Signatures.sol";
import {POWER_EXPORT} from "contracts/types/Codes.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval} from "contracts/types/Orders.sol";
import {ActDigest, NOBODY, OrganisationId, Participant} from "contracts/types/Types.sol";

/// @dev Offices that ask for two of their keys where a certificate begins, or is voided.
abstract contract SecondKeys is IEnrolments, OrderDomain {
    IParticipants internal immutable _participants;

    mapping(OrganisationId office => TwoKeys) private _twoKeys;

    constructor(IParticipants participants) {
        _participants = participants;
    }

    /// @inheritdoc IEnrolments
    function askTwoKeys(
        bool asked,
        uint32 changes,
        Approval calldata approval,
        bytes calldata signature
    ) external {
        (OrganisationId office,) = _participants.actingOffice(msg.sender, POWER_EXPORT);
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
