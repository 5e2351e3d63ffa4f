// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEnrolments, TwoKeys} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Approvals, ApprovalsSameKey} from "contracts/libraries/Approvals.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {POWER_EXPORT} from "contracts/types/Codes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Approval} from "contracts/types/Orders.sol";
import {ActDigest, NOBODY, OrganisationId} from "contracts/types/Types.sol";

/// @dev Offices that ask for two of their keys where a certificate begins, or is voided. Neither may be
/// young: whoever has stolen one key and enrols another waits in everybody's sight, whichever of
/// the two sends.
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
        address key,
        Approval calldata approval,
        bytes calldata signature,
        ActDigest act
    ) external view returns (address) {
        if (!_twoKeys[office].asked) return address(0);
        if (approval.organisation == NOBODY) revert EnrolmentsNoSecondKey(office);
        return _secondKey(office, key, approval, signature, act);
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
    ) private view returns (address second) {
        // Of an empty signature the sender would be taken, which here may be the contract that asks.
        if (signature.length == 0) revert ApprovalsSameKey(key);
        bytes32 digest = _hashTypedDataV4(OrderHashes.hash(approval));
        second = Approvals.checkKeyOf(_participants, approval, digest, signature, act, office);
        if (second == key) revert ApprovalsSameKey(key);
        _checkAge(key);
        _checkAge(second);
    }

    function _checkAge(address key) private view {
        Moment from = _participants.key(key).from;
        Moment until = from.plusSeconds(Limits.SECOND_KEY_HOURS * 1 hours);
        if (blockMoment() < until) revert EnrolmentsKeyTooYoung(key, from, until);
    }
}
