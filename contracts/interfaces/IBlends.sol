// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlendId, OriginId} from "contracts/types/Types.sol";
import {Millicarats, Parts} from "contracts/types/Measures.sol";

/// One origin's parts of a stored vector.
struct BlendEntry {
    OriginId origin;
    Parts parts;
}

/// One origin's weight, as a foreign paper states it.
struct OriginWeight {
    OriginId origin;
    Millicarats millicarats;
}

/// @title Stores and combines origin vectors. Knows nobody.
interface IBlends {
    /// @notice A vector of origins was stored. Its entries ascend by origin and add up to 10¹² parts.
    event BlendMade(BlendId indexed blend, BlendEntry[] entries);

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

    /// @notice Stores the vector of `weights` taken from `blends`, in parts of 10¹², and returns it; the one blend itself when all share it (Transformations).
    /// @dev Of the sums S, ascending, and the weight W in all: the running sum R = ⌊(2·ΣS + W) ÷ (2·W)⌋, and an entry is R less the R before it. What has weight and comes to no part gets one, taken from the largest entry, of equals the first.
    /// @dev Warning: an entry is off by at most one part, and the largest by at most 128.
    function combine(BlendId[] calldata blends, uint256[] calldata weights)
        external
        returns (BlendId);

    /// @notice Stores the vector of weights as they are stated, turned into parts as combine does: ascending by origin, zero weights allowed; a single one is the origin itself (Paper).
    function make(OriginWeight[] calldata stated) external returns (BlendId);

    /// @notice What `weights` taken from `blends` hold of each origin, ascending, in millicarats × 10¹², and their weight in all. Nothing is rounded.
    /// @dev At most 2,048 entries over the different blends; not held to the origins that a stored blend may have.
    function contents(BlendId[] calldata blends, uint256[] calldata weights)
        external
        view
        returns (OriginId[] memory origins, uint256[] memory parts, uint256 total);

    /// @notice Whole millicarats of such parts, to the nearest by running sums, so that they add up to the weight; what comes to zero is a trace.
    function printed(uint256[] calldata parts) external pure returns (Millicarats[] memory);

    /// @notice A blend's entries. An origin is its own single entry, of 10¹² parts.
    function blend(BlendId blend_) external view returns (BlendEntry[] memory);
    /// @notice How many vectors are stored; they are numbered from 2²⁴.
    function count() external view returns (uint32);
}
