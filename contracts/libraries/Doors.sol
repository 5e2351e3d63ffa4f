// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice This function is for another contract of the ledger only; `caller` is none of those.
error NotTheDoor(address caller);
