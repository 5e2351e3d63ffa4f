"""Rows of a batch into the tables, through the driver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from kp_ledger.index import tables
from kp_ledger.index.fold import Rows


def insert_all(connection: Connection, rows: Rows) -> None:
    for table in tables.APPENDED[1:]:
        insert(connection, table, getattr(rows, table.name))
    insert(connection, tables.parcels, rows.parcels, replace=True)


def insert(
    connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]], replace: bool = False
) -> None:
    """Through the driver: COPY on PostgreSQL, many at once on SQLite."""
    if not rows:
        return
    names = [column.name for column in table.columns]
    if connection.dialect.name == "postgresql" and not replace:
        _copy(connection, table.name, names, rows)
        return
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    quoted = ", ".join(f'"{name}"' for name in names)
    text = f"INSERT INTO {table.name} ({quoted}) VALUES ({', '.join([mark] * len(names))})"  # noqa: S608
    if replace:
        key = next(iter(table.primary_key)).name
        sets = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != key)
        text += f" ON CONFLICT ({key}) DO UPDATE SET {sets}"
    connection.exec_driver_sql(text, list(rows))


def _copy(
    connection: Connection, name: str, names: Iterable[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    driver: Any = connection.connection.driver_connection
    raised: Any = connection.dialect.loaded_dbapi
    quoted = ", ".join(f'"{one}"' for one in names)
    statement = f"COPY {name} ({quoted}) FROM STDIN"
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except raised.Error as error:
        raise DBAPIError.instance(statement, None, error, raised.Error) from error
