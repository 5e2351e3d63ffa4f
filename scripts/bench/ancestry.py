"""Ancestry: the ancestors of a mix of 1,000, with levels and shares, on indexes of three sizes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kp_ledger.index.queries.ancestry import ancestors
from kp_ledger.index.store import Index
from scripts.bench.generated import Filled, fill, filled
from scripts.bench.results import Row
from tests.postgres import running
from tests.tools import is_there

SIZES = (1_000, 100_000, 1_000_000)
ROUNDS = 5
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
    with _opened(there.url) as index:
        return [
            _row(f"{count:,} ancestors, {there.parcels:,} parcels, {engine}", count, found)
            for count, parcel in mixes.items()
            if parcel is not None and (found := _milliseconds(index, parcel, count))
        ]


def _row(name: str, count: int, found: float) -> Row:
    bar = BARS[count]
    told = "none" if bar is None else f"under {bar:,} ms"
    reached = None if bar is None else found < bar
    return Row(name, round(found, 1), "ms", "each with level and share", None, told, reached)


def _milliseconds(index: Index, parcel: bytes, count: int) -> float:
    """The median of some rounds; the first has to read from the disk too."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        with index.snapshot() as snapshot:
            row = snapshot.row(parcel)
            assert row is not None
            family = ancestors(snapshot, row)
            counts = family.counts()
            nearest = family.level(1)
        found.append(1_000 * (time.perf_counter() - start))
        assert sum(many for many, _ in counts) == len(family) == count
        assert len(nearest) == 1_000
    return sorted(found)[ROUNDS // 2]


@contextmanager
def _opened(url: str) -> Iterator[Index]:
    index = Index.open(url)
    try:
        yield index
    finally:
        index.close()
