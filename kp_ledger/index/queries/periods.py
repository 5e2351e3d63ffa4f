"""Months, quarters and half-years: how they are written, and their days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from kp_ledger.domain.days import EPOCH

MONTHS: Final = {"month": 1, "quarter": 3, "half": 6}


@lru_cache(maxsize=1 << 14)
def period_of(day: int, by: str) -> str:
    """The period that a day lies in: "2026-03", "2026-Q1" or "2026-H1"."""
    when = EPOCH + timedelta(days=day)
    if by == "month":
        return f"{when.year}-{when.month:02}"
    number = (when.month - 1) // MONTHS[by] + 1
    return f"{when.year}-{'Q' if by == 'quarter' else 'H'}{number}"


@lru_cache(maxsize=1 << 12)
def days_of(period: str) -> tuple[int, int]:
    """The first and the last day of a period."""
    year, _, rest = period.partition("-")
    length = {"Q": 3, "H": 6}.get(rest[0], 1)
    first = (int(rest.lstrip("QH")) - 1) * length
    return _first(int(year), first), _first(int(year), first + length) - 1


def _first(year: int, month: int) -> int:
    """The first day of a month, months counted from 0 and on into later years."""
    return (date(year + month // 12, month % 12 + 1, 1) - EPOCH).days
