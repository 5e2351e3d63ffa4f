"""Days, months, quarters and half-years, for which weight is added up as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from kp_ledger.domain.days import EPOCH

DAY, MONTH, QUARTER, HALF = range(4)
LENGTHS: Final = (DAY, MONTH, QUARTER, HALF)
LATEST: Final = 2_000_000  # some day in the year 7445: calendars end in 9999
MOST_DAYS: Final = 31  # of a month
_MONTHS: Final = {MONTH: 1, QUARTER: 3, HALF: 6}

Days = tuple[int, int, int]  # a length, and the first and the last day of its periods


@lru_cache(maxsize=1 << 14)
def begins(day: int, length: int) -> int:
    """The first day of the period that a day lies in."""
    if length == DAY:
        return day
    when, months = EPOCH + timedelta(days=day), _MONTHS[length]
    if months == 1:
        return day - when.day + 1
    return (date(when.year, (when.month - 1) // months * months + 1, 1) - EPOCH).days


def next_begins(day: int, length: int) -> int:
    """The first day of the period after the one that a day lies in."""
    if length == DAY:
        return day + 1
    return begins(begins(day, length) + MOST_DAYS * _MONTHS[length], length)


def spans(first: int, last: int, lengths: Sequence[int]) -> Iterator[Days]:
    """Whole periods within the days, as long as may be; the last of `lengths` is the day."""
    last = min(last, LATEST)
    if first > last:
        return
    length, *shorter = lengths
    begin = first if first == begins(first, length) else next_begins(first, length)
    end = begins(last + 1, length)  # of the period that is not whole, or comes after
    if begin >= end:
        yield from spans(first, last, shorter)
        return
    yield length, begin, end - 1
    yield from spans(first, begin - 1, shorter)
    yield from spans(end, last, shorter)
