// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Weights added up by key, in memory.
struct Tally {
    uint256[] items; // key × 2¹²⁸ + sum of its weights, in order of first appearance
    uint256 count;
    uint256[] places; // a hash table: one more than the key's place in `items`, zero when free
}

/// Adds up at most as many keys as a tally was made for; a key and a sum have 128 bits each.
/// A list searched from its start would cost a mix of 1,000 different blends 40 M gas.
library Tallies {
    // 2⁶⁴ divided by the golden ratio: keys that are counted up, or up by 256, land far apart.
    uint256 private constant SPREAD = 0x9E3779B97F4A7C15;

    function create(uint256 most) internal pure returns (Tally memory tally) {
        uint256 size = 4;
        while (size < most * 2) size *= 2;
        tally.items = new uint256[](most);
        tally.places = new uint256[](size);
    }

    function add(Tally memory tally, uint256 key, uint256 weight) internal pure {
        uint256[] memory places = tally.places;
        unchecked {
            // A free place is always found: there are at least twice as many as keys.
            uint256 mask = places.length - 1;
            uint256 index = key * SPREAD >> 40 & mask;
            while (true) {
                uint256 place = places[index];
                if (place == 0) break;
                if (tally.items[place - 1] >> 128 == key) {
                    tally.items[place - 1] += weight;
                    return;
                }
                index = index + 1 & mask;
            }
            tally.items[tally.count] = key << 128 | weight;
            places[index] = ++tally.count;
        }
    }

    function keyOf(uint256 item) internal pure returns (uint256) {
        return item >> 128;
    }

    function weightOf(uint256 item) internal pure returns (uint256) {
        return uint128(item);
    }

    /// The items, ascending by key. The tally's own order is lost.
    function sorted(Tally memory tally) internal pure returns (uint256[] memory) {
        uint256[] memory from = tally.items;
        uint256[] memory to = new uint256[](from.length);
        for (uint256 width = 1; width < tally.count; width *= 2) {
            for (uint256 start; start < tally.count; start += 2 * width) {
                _merge(from, to, start, width, tally.count);
            }
            (from, to) = (to, from);
        }
        return from;
    }

    /// @dev Merges the runs of `width` at `start` and behind it; either may end early, at `end`.
    function _merge(
        uint256[] memory from,
        uint256[] memory to,
        uint256 start,
        uint256 width,
        uint256 end
    ) private pure {
        unchecked {
            uint256 left = start;
            uint256 leftEnd = _least(start + width, end);
            uint256 right = leftEnd;
            uint256 rightEnd = _least(leftEnd + width, end);
            for (uint256 next = start; next < rightEnd; ++next) {
                bool takeLeft =
                    right == rightEnd || left < leftEnd && from[left] < from[right];
                to[next] = takeLeft ? from[left++] : from[right++];
            }
        }
    }

    function _least(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
