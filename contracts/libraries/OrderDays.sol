// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PARAMETER_DAYS_BEFORE_SIGNING} from "contracts/types/Codes.sol";
import {Day, today} from "contracts/types/Types.sol";
import {Moment} from "contracts/types/Measures.sol";
import {IParticipants} from "contracts/interfaces/IParticipants.sol";

/// @notice Day `day` is more than `limitDays` days before day `signed`, on which the order was signed.
error OrdersDayTooEarly(Day day, Day signed, uint64 limitDays);

/// How far back an order may date what it says, from the day on which it was signed.
library OrderDays {
    /// @dev The limit is a day at the least: what is no older asks Participants for nothing.
    function check(IParticipants participants, Day day, Moment signedAt) internal view {
        unchecked {
            // 24 bits of days and 48 of seconds do not come near what 256 bits hold.
            if (Moment.unwrap(signedAt) < (uint256(Day.unwrap(day)) + 2) * 1 days) return;
        }
        Day signed = signedAt.dayOf();
        uint64 limitDays = participants.parameter(PARAMETER_DAYS_BEFORE_SIGNING, today());
        if (day.plusDays(limitDays) < signed) revert OrdersDayTooEarly(day, signed, limitDays);
    }
}
