"""The one writer of an index: whole blocks in, or cut off again, each in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any, Final

import orjson
from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.exc import IntegrityError

from kp_ledger.base.errors import LedgerError, LedgerUnavailable
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.chain.rpc import chunks
from kp_ledger.domain.parcels import Parcel
from kp_ledger.index import tables
from kp_ledger.index.cutting import cut
from kp_ledger.index.fold import Folding, Known
from kp_ledger.index.inserting import insert, insert_all
from kp_ledger.index.sections import (
    KINDS,
    PARCELS,
    Section,
    lazy_state,
    read_key,
    read_value,
    write_key,
)
from kp_ledger.index.store import SCHEMA, Head, Index, answering, block_in, head_in
from kp_ledger.index.subjects import parcels_of
from kp_ledger.model.state import Ledger

EVERYTHING: Final = (1 << 63) - 1
PER_QUERY: Final = 500
MOST_KEPT: Final = 200_000  # parcels in memory between two batches

_PARCELS = select(tables.parcels).where(tables.parcels.c.id.in_(bindparam("ids", expanding=True)))
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

ANALYSE_AFTER: Final = 2_000  # events

Log = tuple[LoggedEvent, bytes, bytes]  # the event, its topics one after the other, its data


class OtherLedger(LedgerError):
    """The index is of another ledger, or of another chain under the same name."""


class WrittenByAnother(LedgerUnavailable):
    """Two processes index into one database: whoever comes second looks again."""

    def __init__(self) -> None:
        super().__init__("another process has written to this index in the meantime")


class Writer:
    """Appends what a chain tells. Only one may write to an index at a time: locks.py."""

    def __init__(self, index: Index, ledger: Ledger, genesis: bytes) -> None:
        self.index = index
        self.ledger = ledger
        self._texts: dict[tuple[str, str], str] = {}
        self._folding: Folding | None = None
        self._unseen = 0
        self._mine = {
            "schema": SCHEMA,
            "chain_id": str(ledger.chain_id),
            "addresses": orjson.dumps(ledger.addresses, option=orjson.OPT_SORT_KEYS).decode(),
            "genesis": genesis.hex(),
        }
        self._check_same()

    @property
    def head(self) -> Head | None:
        return self.index.head()

    def block(self, number: int) -> Head | None:
        with answering(), self.index.engine.connect() as connection:
            return block_in(connection, number)

    def append(self, blocks: Sequence[Head], logs: Sequence[Log]) -> None:
        """Blocks that follow the head, with all their events; all or nothing."""
        with self._writing() as connection:
            head = head_in(connection)
            _check_follow(head, blocks[0])
            if head is None:
                self._sign(connection)
            self._append(connection, blocks, logs)
        self._unseen += len(logs)

    def forget(self) -> None:
        """Reads all anew: somebody else has written since."""
        self._folding = None

    def analyse(self) -> None:
        """Has PostgreSQL look at tables that have grown: until it has, it plans for empty ones."""
        if self._unseen >= ANALYSE_AFTER and self.index.engine.dialect.name == "postgresql":
            with self._writing() as connection:
                connection.exec_driver_sql("ANALYZE")
            self._unseen = 0

    def cut(self, block: int) -> None:
        """Takes away all that was recorded after `block`."""
        with self._writing() as connection:
            self._folding = None
            cut(connection, block)

    # Inside

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction; what is kept in memory is forgotten when it fails."""
        try:
            with answering(), self.index.engine.begin() as connection:
                yield connection
        except BaseException as error:
            self._folding = None
            if isinstance(error, IntegrityError):
                raise WrittenByAnother from error
            raise

    def _check_same(self) -> None:
        """OtherLedger when the index is of another ledger; a new one is of none yet."""
        with answering(), self.index.engine.connect() as connection:
            said = _said_in(connection)
        for name, value in self._mine.items():
            if said and said.get(name) != value:
                raise OtherLedger(
                    f"this index is of another ledger: its {name} is {said.get(name)}, not {value};"
                    " give another index, or take this one away"
                )

    def _sign(self, connection: Connection) -> None:
        """Says which ledger this is, in an index that is new."""
        if not _said_in(connection):
            rows = [{"name": name, "value": value} for name, value in self._mine.items()]
            connection.execute(tables.about.insert(), rows)

    def _append(self, connection: Connection, blocks: Sequence[Head], logs: Sequence[Log]) -> None:
        folding = self._folding_on(connection)
        self._source.connection = connection
        named = [parcels_of(told.event) for told, _, _ in logs]
        self._prefetch(connection, folding, named)
        for (told, topics, data), parcels in zip(logs, named, strict=True):
            folding.take(told, topics, data, parcels)
        rows = folding.rows()
        insert(connection, tables.blocks, [(b.block, b.hash, b.parent, b.moment) for b in blocks])
        insert_all(connection, rows)

    def _folding_on(self, connection: Connection) -> Folding:
        """The state as the index has it, kept from one batch to the next."""
        if self._folding is not None and len(self._folding.known) < MOST_KEPT:
            return self._folding
        self._texts.clear()
        self._source = _Source(connection, self._texts)
        state = lazy_state(self.ledger, self._source)
        rows = connection.execute(select(func.max(tables.parcels.c.parcel))).scalar()
        acts = connection.execute(select(func.max(tables.acts.c.act))).scalar()
        self._folding = Folding(state, self._texts, (rows or 0) + 1, (acts or 0) + 1)
        return self._folding

    def _prefetch(
        self, connection: Connection, folding: Folding, named: Iterable[Sequence[bytes]]
    ) -> None:
        """The parcels that events name, in few queries."""
        asked = sorted(set(chain.from_iterable(named)) - folding.known.keys())
        words: dict[bytes, Any] = {}
        for some in chunks(asked, PER_QUERY):
            for row in connection.execute(_PARCELS, {"ids": list(some)}):
                parcel = bytes(row.id)
                folding.known[parcel] = Known(
                    row.parcel, row.revision, row.reference, row.made, row.first_day
                )
                words[parcel] = _word(row)
        section: Section = folding.state.parcels  # type: ignore[assignment]
        section.fill(words, asked)


def _said_in(connection: Connection) -> dict[str, str]:
    """Which ledger the index says it is of; nothing when it is new."""
    return {row.name: row.value for row in connection.execute(select(tables.about))}


def _check_follow(head: Head | None, first: Head) -> None:
    known = (-1, first.parent) if head is None else (head.block, head.hash)
    if (first.block - 1, first.parent) != known:
        raise WrittenByAnother


class _Source:
    """What the writer has put down so far; it remembers the text of lists."""

    def __init__(self, connection: Connection, texts: dict[tuple[str, str], str]) -> None:
        self.connection = connection
        self._texts = texts

    def load(self, section: str, key: Any) -> Any | None:
        if section == PARCELS:
            row = self.connection.execute(_PARCELS, {"ids": [key]}).first()
            return None if row is None else _word(row)
        named = write_key(key)
        text = self.connection.execute(_VALUE, {"section": section, "key": named}).scalar()
        return None if text is None else self._read(section, named, text)

    def load_all(self, section: str) -> dict[Any, Any]:
        if section == PARCELS:
            rows = self.connection.execute(select(tables.parcels))
            return {bytes(row.id): _word(row) for row in rows}
        rows = self.connection.execute(_VALUES, {"section": section})
        texts = {row.key: row.value for row in rows}
        return {read_key(section, key): self._read(section, key, t) for key, t in texts.items()}

    def _read(self, section: str, named: str, text: str) -> Any:
        if KINDS[section].lists:
            self._texts.setdefault((section, named), text)  # what is in memory may be newer
        return read_value(section, text)


def _word(row: Any) -> Parcel:
    """A parcel as its row has it."""
    return Parcel(*[getattr(row, name) for name in Parcel.__slots__])
