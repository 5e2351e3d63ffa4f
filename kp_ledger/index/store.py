"""The database of an index: opened by a URL, asked through readings as of a block.

index = Index.open("sqlite:///.kp/index.sqlite")
with index.snapshot() as snapshot:
    word = snapshot.state.parcels[parcel]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import orjson
from sqlalchemy import Connection, Engine, bindparam, inspect, select
from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    InterfaceError,
    OperationalError,
)

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.chain.codec import decode_words
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.chain.rpc import chunks
from kp_ledger.index.engines import engine_of
from kp_ledger.index.locks import alone
from kp_ledger.index.packed import read_word
from kp_ledger.index.prepared import Prepared
from kp_ledger.index.sections import PARCELS, lazy_state, read_key, read_value, write_key
from kp_ledger.index.tables import (
    LOG_BITS,
    about,
    after,
    blocks,
    changes,
    events,
    metadata,
    parcels,
    records,
)
from kp_ledger.model.state import Ledger, State

SCHEMA: Final = "5"
PER_QUERY: Final = 500

_HEAD = Prepared(select(blocks).order_by(blocks.c.number.desc()).limit(1))
_BLOCK = Prepared(select(blocks).where(blocks.c.number == bindparam("number")))
_ROW = Prepared(
    select(parcels.c.parcel).where(
        parcels.c.id == bindparam("id"), parcels.c.made < bindparam("until")
    )
)
_WORD = Prepared(
    select(changes.c.word)
    .join(parcels, parcels.c.parcel == changes.c.parcel)
    .where(parcels.c.id == bindparam("id"), changes.c.event < bindparam("until"))
    .order_by(changes.c.revision.desc())
    .limit(1)
)
_WORDS = (
    select(parcels.c.id, changes.c.word)
    .join(changes, parcels.c.parcel == changes.c.parcel)
    .where(changes.c.event < bindparam("until"))
    .order_by(changes.c.revision)
)
_RECORD = Prepared(
    select(records.c.value)
    .where(
        records.c.section == bindparam("section"),
        records.c.key == bindparam("key"),
        records.c.event < bindparam("until"),
    )
    .order_by(records.c.event.desc())
    .limit(1)
)
_RECORDS = (
    select(records.c.key, records.c.value)
    .where(records.c.section == bindparam("section"), records.c.event < bindparam("until"))
    .order_by(records.c.event)
)


@dataclass(frozen=True, slots=True)
class Head:
    """A block that the index has."""

    block: int
    hash: bytes
    parent: bytes
    moment: int


class NoSuchBlock(BadInput):
    """Asked as of a block that is not there yet, or was cut off by a reorganisation."""

    def __init__(self, block: int, head: int) -> None:
        super().__init__(block, f"is no block that the index has; its last is {head}")


class Snapshot:
    """What was recorded up to a block. Not shared between threads."""

    def __init__(self, connection: Connection, ledger: Ledger, head: Head) -> None:
        self.connection = connection
        self.ledger = ledger
        self.block = head.block
        self.hash = head.hash
        self.moment = head.moment
        self.until = after(head.block)

    @cached_property
    def state(self) -> State:
        """The state as of the block; its entries are read when they are asked for."""
        return lazy_state(self.ledger, self)

    def row(self, parcel: bytes) -> int | None:
        """A parcel's number in the index; None when it was not there yet."""
        return _ROW.scalar(self.connection, id=parcel, until=self.until)

    def event(self, number: int) -> LoggedEvent:
        """KeyError when there is no such event."""
        return self.events([number])[0]

    def events(self, numbers: Iterable[int]) -> list[LoggedEvent]:
        """Events by their numbers, in the order asked for; KeyError when one is missing."""
        wanted = list(numbers)
        found: dict[int, LoggedEvent] = {}
        for some in chunks(wanted, PER_QUERY):
            query = (
                select(events, blocks.c.moment)
                .join(blocks, blocks.c.number == events.c.block)
                .where(events.c.event.in_(some), events.c.event < self.until)
            )
            found |= {row.event: event_of(row) for row in self.connection.execute(query)}
        return [found[number] for number in wanted]

    # Source of the state

    def load(self, section: str, key: Any) -> Any | None:
        if section == PARCELS:
            word = _WORD.scalar(self.connection, id=key, until=self.until)
            return None if word is None else read_word(word)
        asked = {"section": section, "key": write_key(key), "until": self.until}
        text = _RECORD.scalar(self.connection, **asked)
        return None if text is None else read_value(section, text)

    def load_all(self, section: str) -> dict[Any, Any]:
        if section == PARCELS:
            rows = self.connection.execute(_WORDS, {"until": self.until})
            latest = {bytes(parcel): word for parcel, word in rows}
            return {parcel: read_word(word) for parcel, word in latest.items()}
        asked = {"section": section, "until": self.until}
        texts = {row.key: row.value for row in self.connection.execute(_RECORDS, asked)}
        return {read_key(section, key): read_value(section, text) for key, text in texts.items()}


class Index:
    """One ledger's index in one database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._ledger: Ledger | None = None

    @classmethod
    def open(cls, url: str) -> Index:
        """The index at `url`, its tables made when they are not there; BadInput for a bad URL."""
        index = cls(engine_of(url))
        with answering():
            if not _has_tables(index.engine):
                with alone(index.engine):
                    metadata.create_all(index.engine)
        return index

    def head(self) -> Head | None:
        """The last block that the index has; None when it has none."""
        with answering(), self.engine.connect() as connection:
            return head_in(connection)

    def ledger(self) -> Ledger | None:
        """Which ledger it is of; None before the first block."""
        with answering(), self.engine.connect() as connection:
            return self._ledger_in(connection)

    @contextmanager
    def snapshot(self, block: int | None = None) -> Iterator[Snapshot]:
        """A snapshot as of a block, or of the head; NoSuchBlock, LedgerUnavailable when empty."""
        with answering(), self.engine.connect() as connection:
            head, ledger = head_in(connection), self._ledger_in(connection)
            if head is None or ledger is None:
                raise LedgerUnavailable("the index is empty yet: kp index --follow fills it")
            yield Snapshot(connection, ledger, _as_of(connection, head, block))

    def close(self) -> None:
        self.engine.dispose()

    def _ledger_in(self, connection: Connection) -> Ledger | None:
        """Asked once: an index does not become another ledger's."""
        if self._ledger is None:
            self._ledger = ledger_in(connection)
        return self._ledger


def _has_tables(engine: Engine) -> bool:
    """Whether they are all there: they are made in one transaction."""
    return inspect(engine).has_table(about.name)


@contextmanager
def answering() -> Iterator[None]:
    """LedgerUnavailable when a database is away, locked, full or none, while it is asked."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError:
            raise LedgerUnavailable(f"the index does not answer: {_first_line(error)}") from error
        raise


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().split("\n")[0]


def head_in(connection: Connection) -> Head | None:
    row = _HEAD.first(connection)
    return None if row is None else Head(*row)


def block_in(connection: Connection, number: int) -> Head | None:
    row = _BLOCK.first(connection, number=number)
    return None if row is None else Head(*row)


def ledger_in(connection: Connection) -> Ledger | None:
    said = {row.name: row.value for row in connection.execute(select(about))}
    if "chain_id" not in said:
        return None
    if said["schema"] != SCHEMA:
        raise LedgerUnavailable(
            f"this index has tables of schema {said['schema']}, not {SCHEMA}: take it away,"
            " kp index makes it anew"
        )
    return Ledger(int(said["chain_id"]), orjson.loads(said["addresses"]))


def _as_of(connection: Connection, head: Head, block: int | None) -> Head:
    if block is None or block == head.block:
        return head
    found = block_in(connection, block) if 0 <= block < head.block else None
    if found is None:
        raise NoSuchBlock(block, head.block)
    return found


def event_of(row: Any) -> LoggedEvent:
    """An event as it was recorded, from its row and its block's moment."""
    event = decode_words(bytes(row.topics), bytes(row.data))
    number = row.event & ((1 << LOG_BITS) - 1)
    return LoggedEvent(row.block, row.moment, number, event, "0x" + bytes(row.transaction).hex())
