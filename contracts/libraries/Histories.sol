// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "contracts/types/Types.sol";

/// What was recorded of one thing, each word in force from a day on.
struct History {
    uint256 last; // recorded last; zero: nothing is
    uint256[] earlier; // what was recorded before, oldest first
}

/// Dated words. In force on a day is the word recorded last among those that had begun: what was
/// recorded for a day to come can be overtaken until that day. A history only grows, but where its
/// last word is put anew: a Participant's own bar in the place of the stop it began with (OwnBars),
/// and what a word says beside its dates (a zone's own bars, an organisation's count of keys).
/// @dev The last word has a slot of its own: the earlier ones are read only for a day before it.
library Histories {
    // Where each dated word has its first day: 24 bits from here.
    uint256 private constant SINCE = 24;

    /// Puts a word behind those that there are. No word is zero.
    function add(History storage history, uint256 word) internal {
        uint256 before = history.last;
        if (before != 0) history.earlier.push(before);
        history.last = word;
    }

    /// The word in force on `day`, zero before the first.
    function on(History storage history, Day day) internal view returns (uint256 word) {
        word = history.last;
        if (day >= _since(word)) return word;
        uint256[] storage earlier = history.earlier;
        for (uint256 i = earlier.length; i > 0; --i) {
            word = earlier[i - 1];
            if (day >= _since(word)) return word;
        }
        return 0;
    }

    /// All words, oldest first.
    function all(History storage history) internal view returns (uint256[] memory words) {
        uint256 last = history.last;
        if (last == 0) return words;
        uint256[] storage earlier = history.earlier;
        uint256 count = earlier.length;
        words = new uint256[](count + 1);
        for (uint256 i; i < count; ++i) words[i] = earlier[i];
        words[count] = last;
    }

    function length(History storage history) internal view returns (uint256) {
        return history.last == 0 ? 0 : history.earlier.length + 1;
    }

    /// The day from which the first word was in force.
    function firstDay(History storage history) internal view returns (Day) {
        return _since(history.earlier.length == 0 ? history.last : history.earlier[0]);
    }

    function _since(uint256 word) private pure returns (Day) {
        return Day.wrap(uint24(word >> SINCE));
    }
}
