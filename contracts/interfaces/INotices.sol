// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OrganisationId} from "contracts/types/Types.sol";

/// @title Documents attached to any subject: they point at a record and never change it.
interface INotices {
    event DocumentAttached(
        uint8 subjectKind, bytes32 indexed subject, OrganisationId indexed by, bytes32 document
    );

    /// @notice Attaches a document to a subject, by a live key of an organisation in good standing.
    function attach(uint8 subjectKind, bytes32 subject, bytes32 document) external;
}
