// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// The calendar month of a moment.
library Months {
    /// Months since 1970-01, UTC.
    /// @dev Howard Hinnant's days-to-civil, with years that begin in March, for days from 1970 on.
    function monthOf(uint256 moment) internal pure returns (uint16) {
        uint256 shifted = moment / 1 days + 719_468; // days since 0000-03-01
        uint256 era = shifted / 146_097;
        uint256 dayOfEra = shifted % 146_097;
        uint256 yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 monthFromMarch = (5 * dayOfYear + 2) / 153;
        // Months since March of year 0; 1970-01 is the 23,638th.
        return uint16((era * 400 + yearOfEra) * 12 + monthFromMarch - 23_638);
    }
}
