// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlendEntry, IBlends} from "contracts/interfaces/IBlends.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Tallies, Tally} from "contracts/libraries/Tallies.sol";
import {Limits} from "contracts/types/Limits.sol";
import {BlendId, OriginId} from "contracts/types/Types.sol";
import {MOST_MILLICARATS, Millicarats, NO_WEIGHT} from "contracts/types/Measures.sol";

/// A stored vector: its head, then entries ascending by origin, four to a slot from the lowest
/// bit, each millicarats 40 and origin 24 above.
struct Vector {
    Millicarats total;
    uint16 count;
    uint256[32] slots; // Limits.ORIGINS / 4
}

/// @dev Vectors of origins, each stored once and never changed; a parcel's word names one. Only
/// Transformations (`combine`) and Paper (`make`) may store. A vector says in which proportions
/// origins lie in whatever names it, not how much there is: the weight stands in the word.
contract Blends is IBlends {
    using Tallies for Tally;

    uint32 private constant FIRST_STORED = 1 << 24;

    address private immutable TRANSFORMATIONS;
    address private immutable PAPER;

    uint32 private _count;
    mapping(BlendId blend => Vector) private _vectors;

    constructor(address transformations, address paper) {
        TRANSFORMATIONS = transformations;
        PAPER = paper;
    }

    /// @inheritdoc IBlends
    function combine(BlendId[] calldata blends, uint256[] calldata weights)
        external
        returns (BlendId)
    {
        if (msg.sender != TRANSFORMATIONS) revert NotTheDoor(msg.sender);
        Tally memory perBlend = _perBlend(blends, weights);
        if (perBlend.count == 1) return BlendId.wrap(uint32(Tallies.keyOf(perBlend.items[0])));
        (BlendEntry[] memory entries, uint256 total) = _combined(perBlend);

        return _store(entries, total);
    }

    /// @inheritdoc IBlends
    function make(BlendEntry[] calldata entries) external returns (BlendId) {
        if (msg.sender != PAPER) revert NotTheDoor(msg.sender);
        if (entries.length == 0) revert BlendsEmpty();
        uint256 before;
        uint256 total;
        for (uint256 i; i < entries.length; ++i) {
            OriginId origin = entries[i].origin;
            if (OriginId.unwrap(origin) <= before) revert BlendsNotAscending(origin);
            before = OriginId.unwrap(origin);
            total += entries[i].millicarats.amount();
        }
        if (total == 0) revert BlendsNoWeight();
        if (total > MOST_MILLICARATS) revert BlendsTooHeavy(total, MOST_MILLICARATS);
        if (entries.length == 1) return BlendId.wrap(uint32(before));

        return _store(entries, total);
    }

    /// @inheritdoc IBlends
    function combined(BlendId[] calldata blends, uint256[] calldata weights)
        external
        view
        returns (BlendEntry[] memory entries, uint256 total)
    {
        return _combined(_perBlend(blends, weights));
    }

    /// @inheritdoc IBlends
    function blend(BlendId blend_)
        external
        view
        returns (Millicarats total, BlendEntry[] memory entries)
    {
        entries = new BlendEntry[](_size(blend_));
        if (_isOrigin(blend_)) {
            entries[0] = BlendEntry(OriginId.wrap(uint24(BlendId.unwrap(blend_))), NO_WEIGHT);
            return (NO_WEIGHT, entries);
        }
        Vector storage vector = _vectors[blend_];
        for (uint256 i; i < entries.length; ++i) {
            entries[i] = _entry(vector.slots[i / 4] >> i % 4 * 64);
        }
        return (vector.total, entries);
    }

    /// @inheritdoc IBlends
    function count() external view returns (uint32) {
        return _count;
    }

    /// @dev Nothing below overflows: a weight has at most 40 bits here, and there are fewer than 2³² of them.
    function _perBlend(BlendId[] calldata blends, uint256[] calldata weights)
        private
        pure
        returns (Tally memory tally)
    {
        if (blends.length == 0) revert BlendsEmpty();
        if (blends.length != weights.length) revert BlendsUneven(blends.length, weights.length);
        tally = Tallies.create(blends.length);
        for (uint256 i; i < blends.length; ++i) {
            uint256 weight = weights[i];
            if (weight > MOST_MILLICARATS) revert BlendsTooHeavy(weight, MOST_MILLICARATS);
            tally.add(BlendId.unwrap(blends[i]), weight);
        }
    }

    function _combined(Tally memory perBlend)
        private
        view
        returns (BlendEntry[] memory entries, uint256 total)
    {
        uint256 size;
        for (uint256 i; i < perBlend.count; ++i) {
            size += _size(_blendOf(perBlend.items[i]));
            total += Tallies.weightOf(perBlend.items[i]);
        }
        if (size > Limits.ENTRIES) revert BlendsTooManyEntries(size, Limits.ENTRIES);
        if (total == 0) revert BlendsNoWeight();
        if (total > MOST_MILLICARATS) revert BlendsTooHeavy(total, MOST_MILLICARATS);

        Tally memory perOrigin = Tallies.create(size);
        for (uint256 i; i < perBlend.count; ++i) {
            _addShares(perOrigin, _blendOf(perBlend.items[i]), Tallies.weightOf(perBlend.items[i]));
        }
        entries = _entries(perOrigin);
    }

    /// @dev Running rounding: what a blend gives sums to exactly `weight`, each entry off by less than one millicarat.
    function _addShares(Tally memory perOrigin, BlendId blend_, uint256 weight) private view {
        if (_isOrigin(blend_)) {
            perOrigin.add(BlendId.unwrap(blend_), weight);
            return;
        }
        Vector storage vector = _vectors[blend_];
        uint256 total = vector.total.amount();
        uint256 size = vector.count;
        uint256 slot;
        uint256 sum;
        uint256 given;
        unchecked {
            // Sums and weights have at most 72 bits; a stored total is not zero.
            for (uint256 i; i < size; ++i) {
                slot = i % 4 == 0 ? vector.slots[i / 4] : slot >> 64;
                sum += uint40(slot);
                uint256 upTo = sum * weight / total;
                perOrigin.add(uint24(slot >> 40), upTo - given);
                given = upTo;
            }
        }
    }

    function _entries(Tally memory perOrigin) private pure returns (BlendEntry[] memory entries) {
        entries = new BlendEntry[](perOrigin.count);
        uint256[] memory items = perOrigin.sorted();
        for (uint256 i; i < entries.length; ++i) {
            entries[i] = BlendEntry(
                OriginId.wrap(uint24(Tallies.keyOf(items[i]))),
                Millicarats.wrap(uint40(Tallies.weightOf(items[i])))
            );
        }
    }

    /// @dev The only writer of vectors.
    function _store(BlendEntry[] memory entries, uint256 total) private returns (BlendId made) {
        if (entries.length > Limits.ORIGINS) {
            revert BlendsTooManyOrigins(entries.length, Limits.ORIGINS);
        }

        made = BlendId.wrap(FIRST_STORED + _count++);
        Vector storage vector = _vectors[made];
        vector.total = Millicarats.wrap(uint40(total));
        vector.count = uint16(entries.length);
        uint256 slot;
        for (uint256 i; i < entries.length; ++i) {
            slot |= _packed(entries[i]) << i % 4 * 64;
            if (i % 4 == 3 || i + 1 == entries.length) {
                vector.slots[i / 4] = slot;
                slot = 0;
            }
        }

        emit BlendMade(made, Millicarats.wrap(uint40(total)), entries);
    }

    function _isOrigin(BlendId blend_) private pure returns (bool) {
        return BlendId.unwrap(blend_) < FIRST_STORED;
    }

    /// @dev The number of its entries; refuses a number under which nothing is stored.
    function _size(BlendId blend_) private view returns (uint256 size) {
        if (_isOrigin(blend_)) return 1;
        size = _vectors[blend_].count;
        if (size == 0) revert BlendsUnknown(blend_);
    }

    function _blendOf(uint256 item) private pure returns (BlendId) {
        return BlendId.wrap(uint32(Tallies.keyOf(item)));
    }

    function _packed(BlendEntry memory entry) private pure returns (uint256) {
        return uint256(OriginId.unwrap(entry.origin)) << 40 | entry.millicarats.amount();
    }

    function _entry(uint256 packed) private pure returns (BlendEntry memory) {
        return BlendEntry(OriginId.wrap(uint24(packed >> 40)), Millicarats.wrap(uint40(packed)));
    }
}
