// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "contracts/types/Types.sol";

/// The calendar behind the count of days.
library Calendar {
    /// The year of a day. Counts years from 1 March, so that a leap day ends one: there are
    /// 146,097 days in 400 years, and day 0 is 719,468 days after 1 March of the year 0.
    function yearOf(Day day) internal pure returns (uint16) {
        uint256 shifted = uint256(Day.unwrap(day)) + 719_468;
        uint256 ofEra = shifted % 146_097;
        uint256 year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        uint256 dayOfYear = ofEra - (365 * year + year / 4 - year / 100);
        // From the 306th day on it is January or February of the next year.
        uint256 next = dayOfYear >= 306 ? 1 : 0;
        return uint16(year + shifted / 146_097 * 400 + next);
    }
}
