"""Rows of a batch into the tables: on PostgreSQL by COPY, on SQLite by inserter.py.

with Inserter(engine) as inserter:     # in a process of its own, one batch while the next is made
    inserter.put(head, batch)
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Final, Self

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.processes import die_with_parent
from kp_ledger.index import inserter, tables
from kp_ledger.index.engines import PRAGMAS
from kp_ledger.index.inserter import Insert
from kp_ledger.index.store import Head

ENDING_SECONDS: Final = 60

# The rows of each table, in the order of its columns.
Batch = Mapping[Table, Sequence[tuple[Any, ...]]]


class WrittenByAnother(LedgerUnavailable):
    """Two processes index into one database: whoever comes second looks again."""

    def __init__(self) -> None:
        super().__init__("another process has written to this index in the meantime")


def insert_all(connection: Connection, batch: Batch) -> None:
    """Within the transaction of `connection`."""
    if connection.dialect.name == "sqlite":
        with _driver(connection) as driver:
            inserter.put(driver, _inserts_of(batch))
        return
    for table, rows in batch.items():
        if table not in tables.REPLACED:
            _copy(connection, table, rows)
        elif rows:
            into, marks, rest = _statement(table, "%s")
            connection.exec_driver_sql(into + marks + rest, list(rows))


class Inserter:
    """Puts batches into an SQLite file in a process of its own, which ends with this one."""

    def __init__(self, engine: Engine) -> None:
        database = str(engine.url.database)
        self._waited_for = False
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", inserter.__file__, database, *PRAGMAS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=die_with_parent(),
        )

    def put(self, head: Head | None, batch: Batch) -> None:
        """A batch that follows block `head`; raises what was wrong with the one before."""
        self.settle()
        known = None if head is None else (head.block, head.hash)
        with _talking():
            assert self._process.stdin is not None
            inserter.send(self._process.stdin, (known, _inserts_of(batch)))  # type: ignore[arg-type]
        self._waited_for = True

    def settle(self) -> None:
        """Waits until all is on disk; WrittenByAnother, LedgerUnavailable when it cannot be."""
        if not self._waited_for:
            return
        self._waited_for = False
        with _talking():
            assert self._process.stdout is not None
            wrong = inserter.receive(self._process.stdout)  # type: ignore[arg-type]
        if wrong == inserter.ANOTHER_HEAD:
            raise WrittenByAnother
        if wrong:
            raise LedgerUnavailable(f"the index does not answer: {wrong}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failed: object) -> None:
        """Ends the process; what it was given last is on disk, or else was said to have failed."""
        try:
            if failed[0] is None:
                self.settle()
        finally:
            self._process.communicate(timeout=ENDING_SECONDS)


# Inside ------------------------------------------------------------------------------------------


@contextmanager
def _talking() -> Iterator[None]:
    """A process that was ended by somebody is an index that does not answer."""
    try:
        yield
    except (EOFError, OSError) as error:
        raise LedgerUnavailable("the index's writing process has ended") from error


def _inserts_of(batch: Batch) -> list[Insert]:
    return [(*_statement(table, "?"), rows) for table, rows in batch.items() if rows]


@cache
def _statement(table: Table, mark: str) -> tuple[str, str, str]:
    """What inserts into a table, around its rows; some take the place of others."""
    names = [column.name for column in table.columns]
    quoted = ", ".join(f'"{name}"' for name in names)
    rest = ""
    if table in tables.REPLACED:
        key = [column.name for column in table.primary_key]
        sets = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in key)
        rest = f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {sets}"
    marks = f"({', '.join([mark] * len(names))})"
    return f"INSERT INTO {table.name} ({quoted}) VALUES ", marks, rest  # noqa: S608


@contextmanager
def _driver(connection: Connection, statement: str = "INSERT") -> Iterator[Any]:
    """The driver's own connection; its errors as SQLAlchemy would have them."""
    raised: Any = connection.dialect.loaded_dbapi
    try:
        yield connection.connection.driver_connection
    except raised.Error as error:
        raise DBAPIError.instance(statement, None, error, raised.Error) from error


def _copy(connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    statement = f"COPY {table.name} ({names}) FROM STDIN"
    with _driver(connection, statement) as driver, driver.cursor().copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
