// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";
import {Keys} from "contracts/participants/Keys.sol";
import {KeyUse} from "contracts/types/CodeTypes.sol";
import {USE_FOCAL, USE_ORGANISATION} from "contracts/types/Codes.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {NOBODY, OrganisationId, Participant} from "contracts/types/Types.sol";

/// Keys that are new: each serves in one use alone, and has signed that it will.
abstract contract NewKeys is Keys {
    IEnrolments private immutable _enrolments;

    mapping(address key => Participant) internal _focalKeysOf; // of those that were, too

    constructor(IEnrolments enrolments) {
        _enrolments = enrolments;
    }

    /// Checks that `key_` is free, and that it has signed for `organisation` of `participant`.
    function _checkNewKey(
        address key_,
        OrganisationId organisation,
        Participant participant,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) internal view {
        _checkEnrolled(key_, organisation, participant, USE_ORGANISATION, enrolment, signature);
    }

    /// @inheritdoc IParticipants
    function checkFocalEnrolment(
        address key_,
        Participant participant,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external view {
        _checkEnrolled(key_, NOBODY, participant, USE_FOCAL, enrolment, signature);
    }

    function _checkEnrolled(
        address key_,
        OrganisationId organisation,
        Participant participant,
        KeyUse use,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) private view {
        _checkKeyFree(key_);
        _enrolments.check(key_, organisation, participant, use, enrolment, signature);
        _checkSignedAt(enrolment.signedAt);
    }

    /// One address serves one organisation or one Participant, in one use, for good.
    function _checkKeyFree(address key_) internal view {
        if (key_ == address(0) || _keys[key_].organisation != NOBODY) {
            revert ParticipantsKeyTaken(key_);
        }
        Participant its = _focalKeysOf[key_];
        if (its != Participant.wrap(0)) revert ParticipantsFocalKeyTaken(key_, its);
    }
}
