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
        uint256[] memory items = tally.items;
        unchecked {
            // A free place is always found: there are at least twice as many as keys.
            uint256 mask = places.length - 1;
            uint256 index = key * SPREAD >> 40 & mask;
            uint256 place = places[index];
            while (place != 0) {
                uint256 item = items[place - 1];
                if (item >> 128 == key) {
                    items[place - 1] = item + weight;
                    return;
                }
                index = index + 1 & mask;
                place = places[index];
            }
            place = tally.count;
            items[place] = key << 128 | weight;
            tally.count = places[index] = place + 1;
        }
    }

    function keyOf(uint256 item) internal pure returns (uint256) {
        return item >> 128;
    }

    function weightOf(uint256 item) internal pure returns (uint256) {
        return uint128(item);
    }

    /// The items, ascending by keys of 24 bits: sorted by each of their digits of 4 bits, the lowest first.
    function sorted(Tally memory tally) internal pure returns (uint256[] memory items) {
        items = tally.items;
        uint256[] memory other = new uint256[](tally.count);
        for (uint256 shift = 128; shift < 152; shift += 4) {
            _sortBy(shift, items, other, tally.count);
            (items, other) = (other, items);
        }
    }

    /// @dev Keeps the order of items that have the same digit at `shift`.
    function _sortBy(uint256 shift, uint256[] memory items, uint256[] memory to, uint256 count)
        private
        pure
    {
        uint256[17] memory next;
        unchecked {
            for (uint256 i; i < count; ++i) {
                ++next[(items[i] >> shift & 0xf) + 1];
            }
            for (uint256 digit = 1; digit < 16; ++digit) {
                next[digit] += next[digit - 1];
            }
            for (uint256 i; i < count; ++i) {
                uint256 item = items[i];
                to[next[item >> shift & 0xf]++] = item;
            }
        }
    }
}
