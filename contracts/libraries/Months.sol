// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// The calendar month of a moment.
library Months {
    /// Months since 1970-01, UTC.
    /// @dev Howard Hinnant's days-to-civil, with years that begin in March, for days from 1970 on.
    function monthOf(uint256 moment) internal pure returns (uint16) {
        unchecked {
            // Nothing here is negative, nor beyond a moment in size.
            uint256 shifted = moment / 1 days + 719_468; // days since 0000-03-01
            uint256 ofEra = shifted % 146_097;
            uint256 year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
            uint256 ofYear = ofEra - (365 * year + year / 4 - year / 100);
            uint256 month = (5 * ofYear + 2) / 153; // from March
            // 1970-01 is the 23,638th month since March of the year 0.
            return uint16((shifted / 146_097 * 400 + year) * 12 + month - 23_638);
        }
    }
}
