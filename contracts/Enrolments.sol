// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {OrderDomain} from "contracts/libraries/OrderDomain.sol";
import {OrdersBadSignature, Signatures} from "contracts/libraries/Signatures.sol";
import {KeyUse} from "contracts/types/CodeTypes.sol";
import {Limits} from "contracts/types/Limits.sol";
import {Moment, blockMoment} from "contracts/types/Measures.sol";
import {OrderHashes} from "contracts/types/OrderHashes.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {DecisionId, NOBODY, OrganisationId, Participant} from "contracts/types/Types.sol";

/// @dev Whose an address is, and whether a new key has signed what it is enrolled for: nobody
/// enrols an address that they do not hold, nor with a signature made for another. It keeps the
/// focal keys of Participants, apart from the keys of organisations, which Participants keeps.
contract Enrolments is IEnrolments, OrderDomain {
    IParticipants private immutable _participants;
    address private immutable _decisions;

    mapping(Participant participant => address) private _focalKeys;
    mapping(address key => Participant) private _focalKeysOf; // of those that were, too

    constructor(IParticipants participants, address decisions) {
        _participants = participants;
        _decisions = decisions;
    }

    /// @inheritdoc IEnrolments
    function setFocalKey(Participant participant, address key, DecisionId decision) external {
        if (msg.sender != _decisions) revert NotTheDoor(msg.sender);
        _checkFree(key);

        _focalKeys[participant] = key;
        _focalKeysOf[key] = participant;

        emit FocalKeySet(participant, key, decision);
    }

    /// @inheritdoc IEnrolments
    function check(
        address key,
        OrganisationId organisation,
        Participant participant,
        KeyUse use,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external view {
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
        Moment moment = blockMoment();
        if (enrolment.signedAt > moment.plusSeconds(Limits.CLOCK_SKEW)) {
            revert IParticipants.ParticipantsSignedAhead(enrolment.signedAt, moment);
        }
    }

    // What storage holds, whole

    /// @inheritdoc IEnrolments
    function focalKey(Participant participant) external view returns (address) {
        return _focalKeys[participant];
    }

    /// @inheritdoc IEnrolments
    function focalKeyOf(address key) external view returns (Participant) {
        return _focalKeysOf[key];
    }

    /// One address serves one organisation or one Participant, in one use, for good.
    function _checkFree(address key) private view {
        if (key == address(0) || _participants.key(key).organisation != NOBODY) {
            revert IParticipants.ParticipantsKeyTaken(key);
        }
        Participant its = _focalKeysOf[key];
        if (its != Participant.wrap(0)) revert IParticipants.ParticipantsFocalKeyTaken(key, its);
    }
}
