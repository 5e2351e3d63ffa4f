"""What an index has, as its writer reads it while it folds."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, func, select

from kp_ledger.domain.parcels import Parcel
from kp_ledger.index import tables
from kp_ledger.index.fold import REGISTERED
from kp_ledger.index.sections import KINDS, PARCELS, read_key, read_value, write_key
from kp_ledger.index.totals import Key, Total
from kp_ledger.index.trading import Row

PARCELS_BY_ID: Final = (
    select(tables.parcels, func.coalesce(tables.outputs.c.act, REGISTERED).label("made_in"))
    .outerjoin(tables.outputs, tables.outputs.c.parcel == tables.parcels.c.parcel)
    .where(tables.parcels.c.id.in_(bindparam("ids", expanding=True)))
)
_VALUE = (
    select(tables.records.c.value)
    .where(
        tables.records.c.section == bindparam("section"),
        tables.records.c.key == bindparam("key"),
    )
    .order_by(tables.records.c.event.desc())
    .limit(1)
)
_VALUES = (
    select(tables.records.c.key, tables.records.c.value)
    .where(tables.records.c.section == bindparam("section"))
    .order_by(tables.records.c.event)
)
_CROSSING = (
    select(tables.crossings)
    .where(tables.crossings.c.certificate == bindparam("certificate"))
    .order_by(tables.crossings.c.event.desc())
    .limit(1)
)
_KIND_OF = select(tables.events.c.kind).where(tables.events.c.event == bindparam("event"))


class Source:
    """What the writer has put down so far; it remembers the text of lists."""

    def __init__(
        self, connection: Connection, texts: dict[tuple[str, str], str], *, empty: bool
    ) -> None:
        self.connection = connection
        self._texts = texts
        self._empty = empty

    def load(self, section: str, key: Any) -> Any | None:
        if section == PARCELS:
            row = self.connection.execute(PARCELS_BY_ID, {"ids": [key]}).first()
            return None if row is None else word_of(row)
        named = write_key(key)
        text = self.connection.execute(_VALUE, {"section": section, "key": named}).scalar()
        return None if text is None else self._read(section, named, text)

    def load_all(self, section: str) -> dict[Any, Any]:
        if section == PARCELS:
            rows = self.connection.execute(select(tables.parcels))
            return {bytes(row.id): word_of(row) for row in rows}
        rows = self.connection.execute(_VALUES, {"section": section})
        texts = {row.key: row.value for row in rows}
        return {read_key(section, key): self._read(section, key, t) for key, t in texts.items()}

    def total(self, totals: Table, key: Key) -> Total | None:
        if self._empty:
            return None
        query, names = _newest_total(totals)
        found = self.connection.execute(query, dict(zip(names, key, strict=True))).first()
        return None if found is None else tuple(found)

    def crossing(self, certificate: int) -> Row:
        found = self.connection.execute(_CROSSING, {"certificate": certificate}).one()
        return tuple(found)

    def kind(self, event: int) -> str:
        return str(self.connection.execute(_KIND_OF, {"event": event}).scalar_one())

    def _read(self, section: str, named: str, text: str) -> Any:
        if KINDS[section].lists:
            self._texts.setdefault((section, named), text)  # what is in memory may be newer
        return read_value(section, text)


@cache
def _newest_total(totals: Table) -> tuple[Any, list[str]]:
    """What finds the newest total of a period, and the names of a period's key."""
    names = [column.name for column in totals.primary_key if column.name != "event"]
    values = [column for column in totals.c if not column.primary_key]
    same = [totals.c[name] == bindparam(name) for name in names]
    return select(*values).where(*same).order_by(totals.c.event.desc()).limit(1), names


def word_of(row: Any) -> Parcel:
    """A parcel as its row has it."""
    return Parcel(*[getattr(row, name) for name in Parcel.__slots__])
