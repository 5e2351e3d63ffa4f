"""What settings and parameters are while nobody has set them, and between what they lie.

contracts/libraries/Bounds.sol says the same.
"""

from __future__ import annotations

from typing import NamedTuple

from kp_ledger.generated import codes


class Bounds(NamedTuple):
    usual: int
    lowest: int
    highest: int


SETTINGS = {
    codes.SETTING_EXPIRY_DAYS: Bounds(60, 1, 180),
    codes.SETTING_OVERDUE_DAYS: Bounds(14, 5, 90),
    codes.SETTING_DETAIN_EXPIRED: Bounds(0, 0, 1),
}

PARAMETERS = {
    codes.PARAMETER_PRODUCTION_DAYS: Bounds(30, 1, 90),
    codes.PARAMETER_GRACE_AFTER_BAR_DAYS: Bounds(7, 0, 60),
    codes.PARAMETER_LATE_DAYS: Bounds(3, 0, 30),
    codes.PARAMETER_VALUATION_DAYS: Bounds(30, 1, 180),
    codes.PARAMETER_LOSS_ON_HOLD_PPM: Bounds(30_000, 0, 50_000),
    codes.PARAMETER_VOID_DAYS: Bounds(30, 0, 365),
    codes.PARAMETER_PAPER_GRACE_DAYS: Bounds(60, 0, 365),
    codes.PARAMETER_WINDOW_LEDGER_DAYS: Bounds(10, 10, 90),
    codes.PARAMETER_WINDOW_KP_DAYS: Bounds(10, 10, 90),
    codes.PARAMETER_WINDOW_PARAMETER_DAYS: Bounds(30, 30, 180),
    codes.PARAMETER_DAYS_BEFORE_SIGNING: Bounds(7, 1, 30),
    codes.PARAMETER_LOSS_APPROVED_PPM: Bounds(200_000, 50_000, 500_000),
    codes.PARAMETER_YIELD_LEAST_PPM: Bounds(150_000, 50_000, 300_000),
    codes.PARAMETER_YIELD_MOST_PPM: Bounds(700_000, 500_000, 900_000),
    codes.PARAMETER_WRITE_OFF_DAYS: Bounds(180, 90, 365),
    codes.PARAMETER_RESOLVE_ALONE_DAYS: Bounds(30, 14, 90),
    codes.PARAMETER_LOST_OVERDUE_DAYS: Bounds(90, 60, 180),
    codes.PARAMETER_LOST_DETAINED_DAYS: Bounds(180, 120, 270),
    codes.PARAMETER_UNDO_DAYS: Bounds(3, 1, 7),
    codes.PARAMETER_DOLLARS_PER_CARAT: Bounds(1_000_000, 100_000, 100_000_000),
    codes.PARAMETER_HEARD_PPM: Bounds(500_000, 500_000, 750_000),
    codes.PARAMETER_CHAIR_CLOSES_DAYS: Bounds(10, 5, 20),
    codes.PARAMETER_LAPSE_DAYS: Bounds(30, 30, 60),
    codes.PARAMETER_CLOSING_DAYS: Bounds(1, 1, 7),
    codes.PARAMETER_OPEN_PROPOSALS: Bounds(3, 3, 10),
}
