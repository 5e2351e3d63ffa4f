"""Ancestry: the ancestors of a mix of 1,000, with levels and shares, on indexes of three sizes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kp_ledger.index.queries.ancestry import ancestors
from kp_ledger.index.store import Index, Snapshot
from scripts.bench.generated import Filled, fill, filled
from scripts.bench.queries import Question, measured
from scripts.bench.results import Row
from tests.postgres import running
from tests.tools import is_there

SIZES = (1_000, 100_000, 1_000_000)
BARS = {1_000: None, 10_000: 100, 100_000: 1_000}  # milliseconds


def measure(folder: Path) -> list[Row]:
    rows = []
    for size in SIZES:
        rows += _asked("SQLite", filled(folder, size))
    if not is_there("postgresql"):
        print("PostgreSQL is not installed: left out", file=sys.stderr)
        return rows
    with running() as server:
        for size in SIZES:
            rows += _asked("PostgreSQL", fill(server.database(), size))
    return rows


def _asked(engine: str, there: Filled) -> list[Row]:
    mixes = {1_000: there.hub, 10_000: there.ten_thousand, 100_000: there.hundred_thousand}
    size = f"{there.parcels:,} parcels, {engine}"
    with _opened(there.url) as index:
        return [
            measured(index, f"{count:,} ancestors, {size}", _question(parcel, count), BARS[count])
            for count, parcel in mixes.items()
            if parcel is not None
        ]


def _question(parcel: bytes, count: int) -> Question:
    """Each ancestor with level and share."""

    def ask(snapshot: Snapshot) -> None:
        row = snapshot.row(parcel)
        assert row is not None
        found = ancestors(snapshot, row)
        assert sum(many for many, _ in found.counts()) == len(found) == count
        assert len(found.level(1)) == 1_000

    return ask


@contextmanager
def _opened(url: str) -> Iterator[Index]:
    index = Index.open(url)
    try:
        yield index
    finally:
        index.close()
