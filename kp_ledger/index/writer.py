"""The one writer of an index: whole blocks in, or cut off again, each in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any, Final

import orjson
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from kp_ledger.base.errors import LedgerError
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.chain.rpc import chunks
from kp_ledger.index import tables
from kp_ledger.index.cutting import cut
from kp_ledger.index.fold import Folding, Known
from kp_ledger.index.inserting import Batch, Inserter, WrittenByAnother, insert_all
from kp_ledger.index.locks import is_file
from kp_ledger.index.sections import (
    Section,
    lazy_state,
)
from kp_ledger.index.store import SCHEMA, Head, Index, answering, block_in, head_in
from kp_ledger.index.subjects import parcels_of
from kp_ledger.index.written import PARCELS_BY_ID, Source, word_of
from kp_ledger.model.state import Ledger

EVERYTHING: Final = (1 << 63) - 1
PER_QUERY: Final = 500
MOST_KEPT: Final = 200_000  # parcels in memory between two batches

ANALYSE_AFTER: Final = 2_000  # events

Log = tuple[LoggedEvent, bytes, bytes]  # the event, its topics one after the other, its data


class OtherLedger(LedgerError):
    """The index is of another ledger, or of another chain under the same name."""


class Writer:
    """Appends what a chain tells. Only one may write to an index at a time: locks.py."""

    def __init__(self, index: Index, ledger: Ledger, genesis: bytes) -> None:
        self.index = index
        self.ledger = ledger
        self._texts: dict[tuple[str, str], str] = {}
        self._folding: Folding | None = None
        self._inserter: Inserter | None = None
        self._handed_over: Head | None = None
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
        self._settle()
        return self.index.head()

    def block(self, number: int) -> Head | None:
        self._settle()
        with answering(), self.index.engine.connect() as connection:
            return block_in(connection, number)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """On SQLite, a process of its own puts rows down while the next ones are folded.

        What is appended here is on disk when the block ends, or earlier; that something could not
        be is raised then, or by what is appended after it.
        """
        if not is_file(self.index.engine):
            yield
            return
        try:
            with self._forgetting(), Inserter(self.index.engine) as self._inserter:
                yield
        finally:
            self._inserter = self._handed_over = None

    def append(self, blocks: Sequence[Head], logs: Sequence[Log]) -> None:
        """Blocks that follow the head, with all their events; all or nothing."""
        if self._inserter is None:
            with self._writing() as connection:
                head = head_in(connection)
                insert_all(connection, self._batch(connection, head, blocks, logs))
        else:
            with self._forgetting():
                self._hand_over(self._inserter, blocks, logs)
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
        self._settle()
        self._handed_over = None
        with self._writing() as connection:
            self._folding = None
            cut(connection, block)

    # Inside

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction."""
        try:
            with self._forgetting(), answering(), self.index.engine.begin() as connection:
                yield connection
        except IntegrityError as error:
            raise WrittenByAnother from error

    @contextmanager
    def _forgetting(self) -> Iterator[None]:
        """What is kept in memory is forgotten when it may not be what is written."""
        try:
            yield
        except BaseException:
            self._folding = None
            raise

    def _settle(self) -> None:
        if self._inserter is not None:
            with self._forgetting():
                self._inserter.settle()

    def _hand_over(self, inserter: Inserter, blocks: Sequence[Head], logs: Sequence[Log]) -> None:
        """What is not on disk yet is in memory, unless all is read anew."""
        if not self._is_kept():
            inserter.settle()
        with answering(), self.index.engine.connect() as connection:
            head = self._handed_over or head_in(connection)
            batch = self._batch(connection, head, blocks, logs)
        inserter.put(head, batch)
        self._handed_over = blocks[-1]

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

    def _batch(
        self, connection: Connection, head: Head | None, blocks: Sequence[Head], logs: Sequence[Log]
    ) -> Batch:
        """The rows of these blocks; with the first of an index, of which ledger it is."""
        _check_follow(head, blocks[0])
        folding = self._folding_on(connection, empty=head is None)
        self._source.connection = connection
        named = [parcels_of(logged.event) for logged, _, _ in logs]
        self._prefetch(connection, folding, named)
        for (logged, topics, data), parcels in zip(logs, named, strict=True):
            folding.take(logged, topics, data, parcels)
        rows = folding.rows()
        said = list(self._mine.items()) if head is None and not _said_in(connection) else []
        return {
            tables.about: said,
            tables.blocks: [(one.block, one.hash, one.parent, one.moment) for one in blocks],
            **{table: getattr(rows, table.name) for table in (*tables.OF_EVENTS, tables.parcels)},
        }

    def _is_kept(self) -> bool:
        return self._folding is not None and len(self._folding.known) < MOST_KEPT

    def _folding_on(self, connection: Connection, *, empty: bool) -> Folding:
        """The state as the index has it, kept from one batch to the next."""
        if self._folding is not None and self._is_kept():
            return self._folding
        self._texts.clear()
        self._source = Source(connection, self._texts, empty=empty)
        state = lazy_state(self.ledger, self._source, whole=empty)
        rows = connection.execute(select(func.max(tables.parcels.c.parcel))).scalar()
        acts = connection.execute(select(func.max(tables.acts.c.act))).scalar()
        next_row, next_act = (rows or 0) + 1, (acts or 0) + 1
        self._folding = Folding(state, self._texts, next_row, next_act, self._source)
        return self._folding

    def _prefetch(
        self, connection: Connection, folding: Folding, named: Iterable[Sequence[bytes]]
    ) -> None:
        """The parcels that events name, in few queries."""
        section: Section = folding.state.parcels  # type: ignore[assignment]
        if section.whole:
            return
        asked = sorted(set(chain.from_iterable(named)) - folding.known.keys())
        words: dict[bytes, Any] = {}
        for some in chunks(asked, PER_QUERY):
            for row in connection.execute(PARCELS_BY_ID, {"ids": list(some)}):
                parcel = bytes(row.id)
                folding.known[parcel] = Known(
                    row.parcel, row.revision, row.reference, row.made, row.first_day, row.made_in
                )
                words[parcel] = word_of(row)
        section.fill(words, asked)


def _said_in(connection: Connection) -> dict[str, str]:
    """Which ledger the index says it is of; nothing when it is new."""
    return {row.name: row.value for row in connection.execute(select(tables.about))}


def _check_follow(head: Head | None, first: Head) -> None:
    known = (-1, first.parent) if head is None else (head.block, head.hash)
    if (first.block - 1, first.parent) != known:
        raise WrittenByAnother
