// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SecondKeys} from "contracts/enrolments/SecondKeys.sol";
import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {OrdersBadSignature, Signatures} from "contracts/libraries/Signatures.sol";
import {KeyUse} from "contracts/types/CodeTypes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {NOBODY, NO_PARTICIPANT, OrganisationId, Participant} from "contracts/types/Types.sol";

/// Keys that are new: each serves in one use alone, and has signed that it will.
abstract contract NewKeys is SecondKeys {
    mapping(Participant participant => address) internal _focalKeys;
    // Of focal and reserve keys, of those that were, too.
    mapping(address key => Participant) internal _participantsOf;

    /// @inheritdoc IEnrolments
    function check(
        address key,
        OrganisationId organisation,
        Participant participant,
        KeyUse use,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) public view {
        _checkFree(key);
        Signatures.checkDeadline(enrolment.signedAt, enrolment.deadline, Limits.ORDER_DAYS);
        // Nobody is a new key yet: what it has not signed, no sender says for it.
        if (signature.length == 0) revert OrdersBadSignature(enrolment.organisation);
        bytes32 digest = _hashTypedDataV4(OrderHashes.hash(enrolment));
        address signer = Signatures.signer(digest, signature, enrolment.organisation);
        if (signer != key) revert EnrolmentsNotByTheKey(key, signer);
        if (
            enrolment.organisation != organisation || enrolment.participant != participant
                || enrolment.use != use
        ) {
            revert EnrolmentsForAnother(
                enrolment.organisation, enrolment.participant, enrolment.use
            );
        }
        Signatures.checkNotAhead(enrolment.signedAt);
    }

    /// @inheritdoc IEnrolments
    function isFree(address key) external view returns (bool) {
        return _participants.key(key).organisation == NOBODY
            && _participantsOf[key] == NO_PARTICIPANT;
    }

    /// One address serves one organisation or one Participant, in one use, for good.
    function _checkFree(address key) internal view {
        if (key == address(0) || _participants.key(key).organisation != NOBODY) {
            revert IParticipants.ParticipantsKeyTaken(key);
        }
        Participant its = _participantsOf[key];
        if (its != NO_PARTICIPANT) revert IParticipants.ParticipantsFocalKeyTaken(key, its);
    }
}
