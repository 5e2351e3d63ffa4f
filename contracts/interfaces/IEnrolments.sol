// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Enrolment} from "contracts/types/Orders.sol";
import {KeyUse} from "contracts/types/CodeTypes.sol";
import {DecisionId, OrganisationId, Participant} from "contracts/types/Types.sol";

/// @title Whose an address is, and whether a new key has signed what it is enrolled for.
interface IEnrolments {
    /// @notice A Participant has a new focal key; the one before is none any more.
    event FocalKeySet(Participant indexed participant, address indexed key, DecisionId decision);

    /// @notice Key `key` is not the one that signed its Enrolment: that is `signer`.
    error EnrolmentsNotByTheKey(address key, address signer);
    /// @notice The Enrolment is for organisation `organisation` of Participant `participant`, for use `use` (0 its orders, 1 focal key), and for nothing else.
    error EnrolmentsForAnother(OrganisationId organisation, Participant participant, KeyUse use);

    // Doors, for Decisions

    function setFocalKey(Participant participant, address key, DecisionId decision) external;

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

    // What storage holds, whole (kp state)

    function focalKey(Participant participant) external view returns (address);
    /// @notice The Participant whose focal key this is or was; zero: nobody's.
    function focalKeyOf(address key) external view returns (Participant);
}
