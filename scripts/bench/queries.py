"""How long a question takes, and how long the queries do that it asks, bare: the driver's alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from kp_ledger.index.store import Index, Snapshot
from scripts.bench.results import Row

ROUNDS = 5

Question = Callable[[Snapshot], Any]
Asked = list[tuple[str, Any]]  # statements and their parameters


def measured(index: Index, name: str, ask: Question, bar: int | None) -> Row:
    """The median of some rounds, in milliseconds, beside the same queries over the same rows."""
    with _overheard(index) as asked:
        _asked(index, ask)  # from the disk, too
    found = _median(lambda: _asked(index, ask))
    bare = _median(lambda: _replayed(index, asked))
    told = "none" if bar is None else f"under {bar:,} ms"
    baseline = f"its {len(asked)} queries alone: {bare:,.1f} ms"
    reached = None if bar is None else found < bar
    return Row(name, round(found, 1), "ms", baseline, round(found / bare, 2), told, reached)


def _median(do: Callable[[], object]) -> float:
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        do()
        found.append(1_000 * (time.perf_counter() - start))
    return sorted(found)[ROUNDS // 2]


def _asked(index: Index, ask: Question) -> None:
    with index.snapshot() as snapshot:
        ask(snapshot)


def _replayed(index: Index, asked: Asked) -> None:
    with index.engine.connect() as connection:
        cursor = connection.connection.cursor()
        for statement, parameters in asked:
            cursor.execute(statement, parameters)
            cursor.fetchall()
        cursor.close()


@contextmanager
def _overheard(index: Index) -> Iterator[Asked]:
    """The queries that are asked meanwhile."""
    asked: Asked = []

    def hear(connection: Any, cursor: Any, statement: str, parameters: Any, *more: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            asked.append((statement, parameters))

    event.listen(index.engine, "before_cursor_execute", hear)
    try:
        yield asked
    finally:
        event.remove(index.engine, "before_cursor_execute", hear)
