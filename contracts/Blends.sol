// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlendEntry, IBlends, OriginWeight} from "contracts/interfaces/IBlends.sol";
import {NotTheDoor} from "contracts/libraries/Doors.sol";
import {Tallies, Tally} from "contracts/libraries/Tallies.sol";
import {Limits} from "contracts/types/Limits.sol";
import {BlendId, OriginId} from "contracts/types/Types.sol";
import {MOST_MILLICARATS, Millicarats, Parts, WHOLE} from "contracts/types/Measures.sol";

/// A stored vector: its head, then entries ascending by origin, four to a slot from the lowest
/// bit, each parts 40 and origin 24 above.
struct Vector {
    uint16 count;
    uint256[32] slots; // Limits.ORIGINS / 4
}

/// @dev Vectors of origins, each stored once and never changed; a parcel's word names one. Only
/// Transformations (`combine`) and Paper (`make`) may store. A vector says in which proportions
/// origins lie in whatever names it, in parts of 10¹², not how much there is: the weight stands in
/// the word. Whole millicarats could be washed by dust: each mix of little weight rounds anew.
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
        (OriginId[] memory origins, uint256[] memory parts, uint256 total) = _contents(perBlend);

        return _store(origins, parts, total);
    }

    /// @inheritdoc IBlends
    function make(OriginWeight[] calldata stated) external returns (BlendId) {
        if (msg.sender != PAPER) revert NotTheDoor(msg.sender);
        if (stated.length == 0) revert BlendsEmpty();
        OriginId[] memory origins = new OriginId[](stated.length);
        uint256[] memory parts = new uint256[](stated.length);
        uint256 before;
        uint256 total;
        for (uint256 i; i < stated.length; ++i) {
            OriginId origin = stated[i].origin;
            if (OriginId.unwrap(origin) <= before) revert BlendsNotAscending(origin);
            before = OriginId.unwrap(origin);
            uint256 weight = stated[i].millicarats.amount();
            total += weight;
            origins[i] = origin;
            parts[i] = weight * WHOLE;
        }
        if (total == 0) revert BlendsNoWeight();
        if (total > MOST_MILLICARATS) revert BlendsTooHeavy(total, MOST_MILLICARATS);
        if (stated.length == 1) return BlendId.wrap(uint32(before));

        return _store(origins, parts, total);
    }

    /// @inheritdoc IBlends
    function contents(BlendId[] calldata blends, uint256[] calldata weights)
        external
        view
        returns (OriginId[] memory origins, uint256[] memory parts, uint256 total)
    {
        return _contents(_perBlend(blends, weights));
    }

    /// @inheritdoc IBlends
    function printed(uint256[] calldata parts) external pure returns (Millicarats[] memory weights) {
        weights = new Millicarats[](parts.length);
        uint256 reached;
        uint256 given;
        for (uint256 i; i < parts.length; ++i) {
            reached += parts[i];
            uint256 upTo = _nearest(reached, WHOLE);
            weights[i] = Millicarats.wrap(uint40(upTo - given));
            given = upTo;
        }
    }

    /// @inheritdoc IBlends
    function blend(BlendId blend_)
        external
        view
        returns (BlendEntry[] memory entries)
    {
        entries = new BlendEntry[](_size(blend_));
        if (_isOrigin(blend_)) {
            entries[0] = _entry(uint256(BlendId.unwrap(blend_)) << 40 | WHOLE);
            return entries;
        }
        Vector storage vector = _vectors[blend_];
        for (uint256 i; i < entries.length; ++i) {
            entries[i] = _entry(vector.slots[i / 4] >> i % 4 * 64);
        }
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

    function _contents(Tally memory perBlend)
        private
        view
        returns (OriginId[] memory origins, uint256[] memory parts, uint256 total)
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
        (origins, parts) = _columns(perOrigin);
    }

    function _addShares(Tally memory perOrigin, BlendId blend_, uint256 weight) private view {
        if (_isOrigin(blend_)) {
            perOrigin.add(BlendId.unwrap(blend_), weight * WHOLE);
            return;
        }
        Vector storage vector = _vectors[blend_];
        uint256 size = vector.count;
        uint256 slot;
        unchecked {
            // Parts and weights have at most 40 bits, so all products of an origin come to at most 80.
            for (uint256 i; i < size; ++i) {
                slot = i % 4 == 0 ? vector.slots[i / 4] : slot >> 64;
                perOrigin.add(uint24(slot >> 40), uint40(slot) * weight);
            }
        }
    }

    function _columns(Tally memory perOrigin)
        private
        pure
        returns (OriginId[] memory origins, uint256[] memory parts)
    {
        origins = new OriginId[](perOrigin.count);
        parts = new uint256[](perOrigin.count);
        uint256[] memory items = perOrigin.sorted();
        for (uint256 i; i < origins.length; ++i) {
            origins[i] = OriginId.wrap(uint24(Tallies.keyOf(items[i])));
            parts[i] = Tallies.weightOf(items[i]);
        }
    }

    /// @dev `total` is not zero. Whoever is given a part has weight; the largest entry has at least a
    /// 128th of 10¹² parts to give them from, for _store refuses more origins.
    function _inParts(OriginId[] memory origins, uint256[] memory sums, uint256 total)
        private
        pure
        returns (BlendEntry[] memory entries)
    {
        entries = new BlendEntry[](origins.length);
        uint256 reached;
        uint256 given;
        uint256 largest;
        uint256 lent;
        for (uint256 i; i < sums.length; ++i) {
            reached += sums[i];
            uint256 upTo = _nearest(reached, total);
            uint256 parts = upTo - given;
            given = upTo;
            if (parts == 0 && sums[i] != 0) {
                parts = 1;
                ++lent;
            }
            entries[i] = BlendEntry(origins[i], Parts.wrap(uint40(parts)));
            if (parts > Parts.unwrap(entries[largest].parts)) largest = i;
        }
        entries[largest].parts = Parts.wrap(uint40(Parts.unwrap(entries[largest].parts) - lent));
    }

    /// @dev Halves are rounded up.
    function _nearest(uint256 sum, uint256 divisor) private pure returns (uint256) {
        return (2 * sum + divisor) / (2 * divisor);
    }

    /// @dev The only writer of vectors.
    function _store(OriginId[] memory origins, uint256[] memory sums, uint256 total)
        private
        returns (BlendId made)
    {
        if (origins.length > Limits.ORIGINS) {
            revert BlendsTooManyOrigins(origins.length, Limits.ORIGINS);
        }
        BlendEntry[] memory entries = _inParts(origins, sums, total);

        made = BlendId.wrap(FIRST_STORED + _count++);
        Vector storage vector = _vectors[made];
        vector.count = uint16(entries.length);
        uint256 slot;
        for (uint256 i; i < entries.length; ++i) {
            slot |= _packed(entries[i]) << i % 4 * 64;
            if (i % 4 == 3 || i + 1 == entries.length) {
                vector.slots[i / 4] = slot;
                slot = 0;
            }
        }

        emit BlendMade(made, entries);
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
        return uint256(OriginId.unwrap(entry.origin)) << 40 | Parts.unwrap(entry.parts);
    }

    function _entry(uint256 packed) private pure returns (BlendEntry memory) {
        return BlendEntry(OriginId.wrap(uint24(packed >> 40)), Parts.wrap(uint40(packed)));
    }
}
