"""Queries that every answer asks, compiled once and then asked through the driver alone.

For a row or two, what SQLAlchemy does around a query takes ten times as long as the query.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.exc import DBAPIError

_Compiled = tuple[
    str, Callable[[dict[str, Any]], Any]
]  # text, and parameters as the driver has them


class Prepared:
    """A query whose parameters all have names, and whose values need no conversion."""

    def __init__(self, query: Select[Any]) -> None:
        self._query = query
        self._row = _row_of(query.selected_columns.keys())
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, **parameters: Any) -> list[Any]:
        """Every row, its values by the names of the columns."""
        with self._asked(connection, parameters) as cursor:
            return [self._row._make(row) for row in cursor.fetchall()]

    def first(self, connection: Connection, **parameters: Any) -> Any | None:
        """The first row; None when there is none."""
        with self._asked(connection, parameters) as cursor:
            row = cursor.fetchone()
        return None if row is None else self._row._make(row)

    def scalar(self, connection: Connection, **parameters: Any) -> Any | None:
        """The first value of the first row; None when there is none."""
        row = self.first(connection, **parameters)
        return None if row is None else row[0]

    @contextmanager
    def _asked(self, connection: Connection, parameters: dict[str, Any]) -> Iterator[Any]:
        """Within the transaction of `connection`, which begins with it as with any other query."""
        text, as_driver_has_them = self._text_for(connection)
        if not connection.in_transaction():
            connection.begin()
        raised: Any = connection.dialect.loaded_dbapi
        cursor = connection.connection.cursor()
        try:
            cursor.execute(text, as_driver_has_them(parameters))
            yield cursor
        except raised.Error as error:
            raise DBAPIError.instance(text, None, error, raised.Error) from error
        finally:
            cursor.close()

    def _text_for(self, connection: Connection) -> _Compiled:
        dialect = connection.dialect
        if dialect.name not in self._compiled:
            compiled = self._query.compile(dialect=dialect)
            fixed: dict[str, Any] = {k: v for k, v in compiled.params.items() if v is not None}
            order = compiled.positiontup
            if order is None:
                self._compiled[dialect.name] = str(compiled), lambda given: {**fixed, **given}
            else:
                self._compiled[dialect.name] = str(compiled), _in_order(order, fixed)
        return self._compiled[dialect.name]


def _row_of(names: list[str]) -> Any:
    return namedtuple("Row", names, rename=True)


def _in_order(order: list[str], fixed: dict[str, Any]) -> Callable[[dict[str, Any]], Any]:
    def values(given: dict[str, Any]) -> tuple[Any, ...]:
        known = {**fixed, **given}
        return tuple([known[name] for name in order])

    return values
