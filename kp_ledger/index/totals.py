"""Production added up as it is written: by origin and kind, for each day and for each month.

What counts is what was registered and not voided, on the day on which it was dug. A total is
written anew for each block that changes it, so that it can be read as of any block.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, Protocol

from kp_ledger.domain.days import EPOCH
from kp_ledger.generated import codes

DAY, MONTH = 0, 1
NOTHING: Final = (0, 0)

Key = tuple[int, int, int, int]  # origin, DAY or MONTH, its first day, kind
Total = tuple[int, int]  # lots, millicarats


class TotalSource(Protocol):
    """What was written before."""

    def total(self, key: Key) -> Total | None:
        """The newest total; None when there is none."""


def month_begins(day: int) -> int:
    """The first day of the month that a day lies in."""
    return day - (EPOCH + timedelta(days=day)).day + 1


class Totals:
    """What has been dug, as far as it has been asked for, and what of it is not written yet."""

    def __init__(self, source: TotalSource) -> None:
        self._source = source
        self._found: dict[Key, Total] = {}
        self._changed: set[Key] = set()
        self._new: set[Key] = set()

    def count(self, origin: int, day: int, kind: int, lots: int, millicarats: int) -> None:
        """Adds lots and weight that were dug on a day, or takes them away again."""
        for length, first in ((DAY, day), (MONTH, month_begins(day))):
            key = (origin, length, first, kind & ~codes.SINGLE_STONE)
            many, weight = self._total(key)
            self._found[key] = many + lots, weight + millicarats
            self._changed.add(key)

    def changes(self) -> Iterator[tuple[Key, Total, bool]]:
        """What has changed since the last time, and whether it is the first of its kind."""
        for key in self._changed:
            yield key, self._found[key], key in self._new
        self._changed.clear()
        self._new.clear()

    def _total(self, key: Key) -> Total:
        if key not in self._found:
            before = self._source.total(key)
            if before is None:
                self._new.add(key)
            self._found[key] = before or NOTHING
        return self._found[key]
