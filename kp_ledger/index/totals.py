"""Weight added up as it is written: for each day, and for each longer period.

A total is written anew for each block that changes it, so that it can be read as of any block.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from sqlalchemy import Table

from kp_ledger.generated import codes
from kp_ledger.index.lengths import DAY, MONTH, begins

Key = tuple[int, ...]  # of a period, as its table has it
Total = tuple[int, ...]


class TotalSource(Protocol):
    """What was written before."""

    def total(self, totals: Table, key: Key) -> Total | None:
        """The newest total of a period; None when there is none."""


class Totals:
    """The totals of a table, as far as they have been asked for, and what is not written yet."""

    def __init__(self, source: TotalSource, table: Table) -> None:
        self._source = source
        self._table = table
        self._found: dict[Key, Total] = {}
        self._changed: set[Key] = set()
        self._new: set[Key] = set()

    def add(self, key: Key, more: Total) -> None:
        """Adds to the total of a period; what is negative is taken away again."""
        before = self._found.get(key) or self._written(key)
        total = more if before is None else tuple(map(sum, zip(before, more, strict=True)))
        self._found[key] = total
        self._changed.add(key)

    def changes(self) -> Iterator[tuple[Key, Total, bool]]:
        """What has changed since the last time, and whether it is the first of its kind."""
        for key in self._changed:
            yield key, self._found[key], key in self._new
        self._changed.clear()
        self._new.clear()

    def _written(self, key: Key) -> Total | None:
        before = self._source.total(self._table, key)
        if before is None:
            self._new.add(key)
        return before


def dug(origin: int, day: int, kind: int) -> Iterator[Key]:
    """The periods that production of a day counts in: its day and its month."""
    for length in (DAY, MONTH):
        yield origin, length, begins(day, length), kind & ~codes.SINGLE_STONE
