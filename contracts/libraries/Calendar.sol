// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "contracts/types/Types.sol";

/// The calendar behind the count of days, UTC.
/// @dev Howard Hinnant's days-to-civil for days from 1970 on: years that begin in March, so that a
/// leap day ends one.
library Calendar {
    /// The year of a day.
    function yearOf(Day day) internal pure returns (uint16) {
        return uint16(_monthsOf(day) / 12);
    }

    /// The month of a day, counted from 1970-01.
    function monthOf(Day day) internal pure returns (uint16) {
        unchecked {
            // Cannot underflow: day 0 lies in month 1970 × 12.
            return uint16(_monthsOf(day) - 1970 * 12);
        }
    }

    /// Months since January of the year 0.
    function _monthsOf(Day day) private pure returns (uint256) {
        unchecked {
            // Nothing here is negative, nor beyond 30 bits.
            uint256 shifted = uint256(Day.unwrap(day)) + 719_468; // days since 0000-03-01
            uint256 ofEra = shifted % 146_097; // days in 400 years
            uint256 year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
            uint256 ofYear = ofEra - (365 * year + year / 4 - year / 100);
            uint256 month = (5 * ofYear + 2) / 153; // from March
            return (shifted / 146_097 * 400 + year) * 12 + month + 2;
        }
    }
}
