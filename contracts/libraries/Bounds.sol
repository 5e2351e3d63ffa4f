// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    PARAMETER_CHAIR_CLOSES_DAYS,
    PARAMETER_CLOSING_DAYS,
    PARAMETER_DAYS_BEFORE_SIGNING,
    PARAMETER_DOLLARS_PER_CARAT,
    PARAMETER_GRACE_AFTER_BAR_DAYS,
    PARAMETER_HEARD_PPM,
    PARAMETER_LAPSE_DAYS,
    PARAMETER_LATE_DAYS,
    PARAMETER_LOSS_APPROVED_PPM,
    PARAMETER_LOSS_ON_HOLD_PPM,
    PARAMETER_LOST_DETAINED_DAYS,
    PARAMETER_LOST_OVERDUE_DAYS,
    PARAMETER_OPEN_PROPOSALS,
    PARAMETER_PAPER_GRACE_DAYS,
    PARAMETER_PRODUCTION_DAYS,
    PARAMETER_RESOLVE_ALONE_DAYS,
    PARAMETER_UNDO_DAYS,
    PARAMETER_VALUATION_DAYS,
    PARAMETER_VOID_DAYS,
    PARAMETER_WINDOW_KP_DAYS,
    PARAMETER_WINDOW_LEDGER_DAYS,
    PARAMETER_WINDOW_PARAMETER_DAYS,
    PARAMETER_WRITE_OFF_DAYS,
    PARAMETER_YIELD_LEAST_PPM,
    PARAMETER_YIELD_MOST_PPM,
    SETTING_DETAIN_EXPIRED,
    SETTING_EXPIRY_DAYS,
    SETTING_OVERDUE_DAYS
} from "contracts/types/Codes.sol";
import {Parameter, Setting} from "contracts/types/CodeTypes.sol";

/// What a setting or a parameter is while nobody has set it, and between what it lies. `highest`
/// is zero when there is none of that number. kp_ledger/domain/bounds.py says the same.
library Bounds {
    function ofSetting(Setting setting)
        internal
        pure
        returns (uint64 usual, uint64 lowest, uint64 highest)
    {
        if (setting == SETTING_EXPIRY_DAYS) return (60, 1, 180);
        if (setting == SETTING_OVERDUE_DAYS) return (14, 5, 90);
        if (setting == SETTING_DETAIN_EXPIRED) return (0, 0, 1);
        return (0, 0, 0);
    }

    /// How many parameters there are: they are numbered from 1 without a gap.
    function parameters() internal pure returns (uint8 count) {
        uint64 highest;
        do (,, highest) = ofParameter(Parameter.wrap(++count));
        while (highest != 0);
        --count;
    }

    function ofParameter(Parameter parameter)
        internal
        pure
        returns (uint64 usual, uint64 lowest, uint64 highest)
    {
        if (parameter == PARAMETER_PRODUCTION_DAYS) return (30, 1, 90);
        if (parameter == PARAMETER_GRACE_AFTER_BAR_DAYS) return (7, 0, 60);
        if (parameter == PARAMETER_LATE_DAYS) return (3, 0, 30);
        if (parameter == PARAMETER_VALUATION_DAYS) return (30, 1, 180);
        if (parameter == PARAMETER_LOSS_ON_HOLD_PPM) return (30_000, 0, 50_000);
        if (parameter == PARAMETER_VOID_DAYS) return (30, 0, 365);
        if (parameter == PARAMETER_PAPER_GRACE_DAYS) return (60, 0, 365);
        if (parameter == PARAMETER_WINDOW_LEDGER_DAYS) return (10, 10, 90);
        if (parameter == PARAMETER_WINDOW_KP_DAYS) return (10, 10, 90);
        if (parameter == PARAMETER_WINDOW_PARAMETER_DAYS) return (30, 30, 180);
        if (parameter == PARAMETER_DAYS_BEFORE_SIGNING) return (7, 1, 30);
        if (parameter == PARAMETER_LOSS_APPROVED_PPM) return (200_000, 50_000, 500_000);
        if (parameter == PARAMETER_YIELD_LEAST_PPM) return (150_000, 50_000, 300_000);
        if (parameter == PARAMETER_YIELD_MOST_PPM) return (700_000, 500_000, 900_000);
        if (parameter == PARAMETER_WRITE_OFF_DAYS) return (180, 90, 365);
        if (parameter == PARAMETER_RESOLVE_ALONE_DAYS) return (30, 14, 90);
        if (parameter == PARAMETER_LOST_OVERDUE_DAYS) return (90, 60, 180);
        if (parameter == PARAMETER_LOST_DETAINED_DAYS) return (180, 120, 270);
        if (parameter == PARAMETER_UNDO_DAYS) return (3, 1, 7);
        if (parameter == PARAMETER_DOLLARS_PER_CARAT) return (1_000_000, 100_000, 100_000_000);
        if (parameter == PARAMETER_HEARD_PPM) return (500_000, 500_000, 750_000);
        if (parameter == PARAMETER_CHAIR_CLOSES_DAYS) return (10, 5, 20);
        if (parameter == PARAMETER_LAPSE_DAYS) return (30, 30, 60);
        if (parameter == PARAMETER_CLOSING_DAYS) return (1, 1, 7);
        if (parameter == PARAMETER_OPEN_PROPOSALS) return (3, 3, 10);
        return (0, 0, 0);
    }
}
