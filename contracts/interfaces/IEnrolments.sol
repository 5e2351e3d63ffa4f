// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Enrolment} from "contracts/types/Orders.sol";
import {KeyUse} from "contracts/types/CodeTypes.sol";
import {OrganisationId, Participant} from "contracts/types/Types.sol";

/// @title Whether a new key has signed what it is enrolled for.
interface IEnrolments {
    /// @notice Key `key` is not the one that signed its Enrolment: that is `signer`.
    error EnrolmentsNotByTheKey(address key, address signer);
    /// @notice The Enrolment is for organisation `organisation` of Participant `participant`, for use `use` (0 its orders, 1 focal key), and for nothing else.
    error EnrolmentsForAnother(OrganisationId organisation, Participant participant, KeyUse use);

    // Checks, which revert with the rule

    /// @notice Checks that `key` itself has signed `enrolment`, that its deadline is not over, and that it is for this organisation, Participant and use.
    /// @dev Warning: whether the key is free, and whether it is signed ahead, is the caller's to ask.
    function check(
        address key,
        OrganisationId organisation,
        Participant participant,
        KeyUse use,
        Enrolment calldata enrolment,
        bytes calldata signature
    ) external view;
}
