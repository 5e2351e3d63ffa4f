// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEnrolments} from "contracts/interfaces/IEnrolments.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Keys} from "contracts/participants/Keys.sol";
import {USE_ORGANISATION} from "contracts/types/Codes.sol";
import {Enrolment} from "contracts/types/Orders.sol";
import {OrganisationId, Participant} from "contracts/types/Types.sol";

/// What Enrolments alone writes here, and asks of a new key.
abstract contract ByEnrolments is Keys {
    IEnrolments internal immutable _enrolments;

    constructor(IEnrolments enrolments) {
        _enrolments = enrolments;
    }

    modifier onlyEnrolments() {
        if (msg.sender != address(_enrolments)) revert NotTheDoor(msg.sender);
        _;
    }

    /// Checks that `key_` is free, and that it has signed for `organisation` of `participant`.
    function _checkNewKey(
        address key_,
        OrganisationId organisation,
        Participant participant,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) internal view {
        _enrolments.check(
            key_, organisation, participant, USE_ORGANISATION, enrolment, signature
        );
    }
}
