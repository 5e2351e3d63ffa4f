"""Days since 1970-01-01 UTC, and moments in seconds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from kp_ledger.base.errors import BadInput

EPOCH = date(1970, 1, 1)
SECONDS_PER_HOUR = 3_600
SECONDS_PER_DAY = 86_400
FOREVER = (1 << 24) - 1
# Behind the year 9999 no calendar here has a date.
LAST_DATED = (date.max - EPOCH).days


def parse_day(text: str) -> int:
    """The day that YYYY-MM-DD names; BadInput otherwise."""
    try:
        return (date.fromisoformat(text) - EPOCH).days
    except ValueError:
        raise BadInput(text, "a day is written YYYY-MM-DD") from None


def show_day(day: int) -> str:
    """YYYY-MM-DD, or "until further notice"."""
    if day == FOREVER:
        return "until further notice"
    if day > LAST_DATED:
        return f"day {day:,}"
    return (EPOCH + timedelta(days=day)).isoformat()


def day_of(moment: int) -> int:
    """The day, UTC, of a moment in Unix seconds."""
    return moment // SECONDS_PER_DAY


def latest_day(moment: int) -> int:
    """The latest day that has begun anywhere, at UTC+14, at a moment in Unix seconds."""
    return day_of(moment + 14 * 3_600)


def month_of(moment: int) -> int:
    """Months since 1970-01 of a moment in Unix seconds."""
    when = datetime.fromtimestamp(moment, UTC)
    return (when.year - 1970) * 12 + when.month - 1
