// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Signatures} from "contracts/libraries/Signatures.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {Approval} from "contracts/types/Orders.sol";
import {Powers} from "contracts/types/CodeTypes.sol";
import {ActDigest, NOBODY, OrganisationId, Participant} from "contracts/types/Types.sol";

/// @notice The Approval is of act `approved`, not of this one, `act`.
error ApprovalsOtherAct(ActDigest approved, ActDigest act);
/// @notice The Approval is by organisation `approving` (0: a focal key), not by `expected`.
error ApprovalsOtherOrganisation(OrganisationId approving, OrganisationId expected);
/// @notice The Approval is by office `approving` of Participant `its`, not by one of `participant`.
error ApprovalsOtherParticipant(
    OrganisationId approving, Participant its, Participant participant
);
/// @notice Two keys are asked for, and key `key` both acts and approves.
error ApprovalsSameKey(address key);
/// @notice Key `key` is live since `from`: together with another it acts from `until` on.
error ApprovalsKeyTooYoung(address key, Moment from, Moment until);

/// Somebody else's word on an act, signed beforehand for exactly this call.
/// @dev An Approval can be used as long as its act can: each act that takes one names the state it
/// changes (a revision, number, step, epoch or count), so that it is carried out once. An empty
/// signature stands for the key that sends, as everywhere.
library Approvals {
    /// What is approved: the hash of the call of `selector` with `arguments`, abi.encoded, without
    /// its Approvals and signatures. kp_ledger/model/approvals.py computes the same.
    function act(bytes4 selector, bytes memory arguments) internal pure returns (ActDigest) {
        return ActDigest.wrap(keccak256(bytes.concat(selector, arguments)));
    }

    /// Checks that a key of `office` other than `first`, which acts, approves, and that neither is
    /// young: whoever has stolen one enrols another and waits, whichever of the two acts.
    function checkSecondKey(
        IParticipants participants,
        address first,
        Approval calldata approval,
        bytes32 digest,
        bytes calldata signature,
        ActDigest approved,
        OrganisationId office
    ) internal view returns (address second) {
        // Of an empty signature the sender would be taken, which may be the contract that asks.
        if (signature.length == 0) revert ApprovalsSameKey(first);
        second = _key(approval, digest, signature, approved);
        if (approval.organisation != office) {
            revert ApprovalsOtherOrganisation(approval.organisation, office);
        }
        checkTwoKeys(participants, first, second, office, approval.signedAt);
    }

    /// Checks that two keys are two, the second one of `office`, and that neither is young.
    function checkTwoKeys(
        IParticipants participants,
        address first,
        address second,
        OrganisationId office,
        Moment signedAt
    ) internal view {
        if (second == first) revert ApprovalsSameKey(second);
        participants.checkKey(second, office, signedAt);
        checkAge(participants, first);
        checkAge(participants, second);
    }

    /// Checks that an open office of `participant` with one of the powers in `power` approves.
    function checkOffice(
        IParticipants participants,
        Approval calldata approval,
        bytes32 digest,
        bytes calldata signature,
        ActDigest approved,
        Participant participant,
        Powers power
    ) internal view returns (OrganisationId office) {
        address key = _key(approval, digest, signature, approved);
        participants.checkKey(key, approval.organisation, approval.signedAt);
        Participant its;
        (office, its) = participants.actingOffice(key, power);
        if (its != participant) revert ApprovalsOtherParticipant(office, its, participant);
    }

    /// Checks that the focal key of `participant` approves: the one it has now.
    function checkFocalKey(
        IParticipants participants,
        Approval calldata approval,
        bytes32 digest,
        bytes calldata signature,
        ActDigest approved,
        Participant participant
    ) internal view {
        address key = _key(approval, digest, signature, approved);
        if (approval.organisation != NOBODY) {
            revert ApprovalsOtherOrganisation(approval.organisation, NOBODY);
        }
        participants.checkFocalKey(key, participant, approval.signedAt);
    }

    /// Checks that a key of two that act on one thing is not young.
    function checkAge(IParticipants participants, address key) internal view {
        Moment from = participants.key(key).from;
        Moment until = from.plusSeconds(Limits.SECOND_KEY_HOURS * 1 hours);
        if (blockMoment() < until) revert ApprovalsKeyTooYoung(key, from, until);
    }

    function _key(
        Approval calldata approval,
        bytes32 digest,
        bytes calldata signature,
        ActDigest approved
    ) private view returns (address) {
        Signatures.checkDeadline(approval.signedAt, approval.deadline, Limits.ORDER_DAYS);
        if (approval.act != approved) revert ApprovalsOtherAct(approval.act, approved);
        return Signatures.signer(digest, signature, approval.organisation);
    }
}
