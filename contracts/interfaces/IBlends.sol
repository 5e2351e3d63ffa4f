// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlendId, OriginId} from "contracts/types/Types.sol";
import {Millicarats} from "contracts/types/Measures.sol";

/// One origin's weight in a vector.
struct BlendEntry {
    OriginId origin;
    Millicarats millicarats;
}

/// @title Stores and combines origin vectors. Knows nobody.
interface IBlends {
    /// @notice A vector of origins was stored. Its entries ascend by origin and add up to `total`.
    /// @param total In millicarats, of what was first mixed so; parcels of other weights share the vector.
    event BlendMade(BlendId indexed blend, Millicarats total, BlendEntry[] entries);

    /// @notice Nothing was given to make a blend of.
    error BlendsEmpty();
    /// @notice `blends` blends come with `weights` weights; each blend has one weight.
    error BlendsUneven(uint256 blends, uint256 weights);
    /// @notice No blend is stored under number `blend`.
    error BlendsUnknown(BlendId blend);
    /// @notice Origin `origin` does not come after the one before it; a vector is ascending by origin.
    error BlendsNotAscending(OriginId origin);
    /// @notice A blend has a weight, and this one has none.
    error BlendsNoWeight();
    /// @notice A weight of `millicarats` millicarats is more than the limit of `limit`.
    error BlendsTooHeavy(uint256 millicarats, uint256 limit);
    /// @notice A blend of `origins` origins is over the limit of `limit`.
    error BlendsTooManyOrigins(uint256 origins, uint256 limit);
    /// @notice The different blends put together have `entries` entries, over the limit of `limit`.
    error BlendsTooManyEntries(uint256 entries, uint256 limit);

    /// @notice Stores the vector of `weights` taken from `blends`, by running rounding, and returns it; the one blend itself when all share it (Transformations).
    /// @dev Weights are first added up per blend. See combined for the rounding.
    /// @dev Warning: each origin's share is rounded to whole millicarats; the parts add up to the whole.
    function combine(BlendId[] calldata blends, uint256[] calldata weights)
        external
        returns (BlendId);

    /// @notice Stores a vector as it is given: ascending by origin, zero weights allowed; a single entry is the origin itself (Paper).
    function make(BlendEntry[] calldata entries) external returns (BlendId);

    /// @notice The vector of `weights` taken from `blends`, ascending by origin. A blend of total T and running sums Cᵢ gives ⌊Cᵢ·w/T⌋ − ⌊Cᵢ₋₁·w/T⌋ for its summed weight w.
    /// @dev At most 2,048 entries over the different blends; not held to the origins that a stored blend may have.
    function combined(BlendId[] calldata blends, uint256[] calldata weights)
        external
        view
        returns (BlendEntry[] memory entries, uint256 total);

    /// @notice A blend's total and entries. An origin is its own single entry, of total zero.
    function blend(BlendId blend_) external view returns (Millicarats total, BlendEntry[] memory entries);
    /// @notice How many vectors are stored; they are numbered from 2²⁴.
    function count() external view returns (uint32);
}
