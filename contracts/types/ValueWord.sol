// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DatedValue} from "contracts/interfaces/IParticipants.sol";
import {Day} from "contracts/types/Types.sol";

/// A setting or a parameter in one slot: since 24 from bit 24, value 64 from bit 48.
type ValueWord is uint256;

using ValueWords for ValueWord global;

library ValueWords {
    uint256 private constant SINCE = 24; // where Histories looks for it
    uint256 private constant VALUE = 48;

    function pack(DatedValue memory dated) internal pure returns (ValueWord) {
        return ValueWord.wrap(
            uint256(Day.unwrap(dated.since)) << SINCE | uint256(dated.value) << VALUE
        );
    }

    function unpack(ValueWord word) internal pure returns (DatedValue memory) {
        uint256 bits = ValueWord.unwrap(word);
        return DatedValue(uint64(bits >> VALUE), Day.wrap(uint24(bits >> SINCE)));
    }
}
