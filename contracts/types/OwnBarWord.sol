// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "contracts/types/Types.sol";

/// What a Participant stopped or barred of a zone of its own in one slot, from the lowest bit:
/// until 24, since 24, recorded 24, epoch 8, approved 8. A stop is approved by nobody.
type OwnBarWord is uint256;

using OwnBarWords for OwnBarWord global;

library OwnBarWords {
    uint256 private constant SINCE = 24; // where Histories looks for it
    uint256 private constant RECORDED = 48;
    uint256 private constant EPOCH = 72;
    uint256 private constant APPROVED = 80;

    function pack(Day since_, Day until_, Day recorded_, uint8 epoch_, bool approved_)
        internal
        pure
        returns (OwnBarWord)
    {
        return OwnBarWord.wrap(
            uint256(Day.unwrap(until_)) | uint256(Day.unwrap(since_)) << SINCE
                | uint256(Day.unwrap(recorded_)) << RECORDED | uint256(epoch_) << EPOCH
                | (approved_ ? 1 << APPROVED : 0)
        );
    }

    function endedOn(OwnBarWord word, Day day) internal pure returns (OwnBarWord) {
        return OwnBarWord.wrap(OwnBarWord.unwrap(word) >> SINCE << SINCE | Day.unwrap(day));
    }

    function since(OwnBarWord word) internal pure returns (Day) {
        return Day.wrap(uint24(OwnBarWord.unwrap(word) >> SINCE));
    }

    /// Its last day; FOREVER while a bar is in force.
    function until(OwnBarWord word) internal pure returns (Day) {
        return Day.wrap(uint24(OwnBarWord.unwrap(word)));
    }

    function recorded(OwnBarWord word) internal pure returns (Day) {
        return Day.wrap(uint24(OwnBarWord.unwrap(word) >> RECORDED));
    }

    /// The zone's epochs so far; where it is approved, its own is the last of them.
    function epoch(OwnBarWord word) internal pure returns (uint8) {
        return uint8(OwnBarWord.unwrap(word) >> EPOCH);
    }

    function approved(OwnBarWord word) internal pure returns (bool) {
        return OwnBarWord.unwrap(word) >> APPROVED != 0;
    }
}
