// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlendId, OriginId} from "contracts/types/Types.sol";

/// One origin's weight in a vector.
struct BlendEntry {
    OriginId origin;
    uint40 millicarats;
}

/// @title Stores and combines origin vectors. Knows nobody.
interface IBlends {
    event BlendMade(BlendId indexed blend, uint40 total, BlendEntry[] entries);

    /// @notice Stores the vector of `weights` taken from `blends`, by running rounding, and returns it; the one blend itself when all share it (Transformations).
    /// @dev Weights are first added up per blend. See combined for the rounding.
    function combine(BlendId[] calldata blends, uint256[] calldata weights)
        external
        returns (BlendId);

    /// @notice Stores a vector as it is given: ascending by origin, zero weights allowed; a single entry is the origin itself (Paper).
    function make(BlendEntry[] calldata entries) external returns (BlendId);

    /// @notice The vector of `weights` taken from `blends`, ascending by origin. A blend of total T and running sums Cᵢ gives ⌊Cᵢ·w/T⌋ − ⌊Cᵢ₋₁·w/T⌋ for its summed weight w.
    function combined(BlendId[] calldata blends, uint256[] calldata weights)
        external
        view
        returns (BlendEntry[] memory entries, uint256 total);

    /// @notice A blend's total and entries. An origin is its own single entry, of total zero.
    function blend(BlendId blend_) external view returns (uint40 total, BlendEntry[] memory entries);
    /// @notice How many vectors are stored; they are numbered from 2²⁴.
    function count() external view returns (uint32);
}
