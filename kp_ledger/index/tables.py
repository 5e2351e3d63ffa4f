"""The index's tables. Nothing in them is changed but `parcels`, whose rows are the latest changes,
and `crossings`, whose rows note when the next came.

An event's number is block << 20 | log. What was recorded up to a block is therefore
what is below `after(block)`, in every table. A parcel's number is its row, given in the order in
which parcels were made; other subjects have the numbers of `subjects.py`.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

LOG_BITS: Final = 20
FOREVER: Final = (1 << 63) - 1  # no event has this number
metadata = MetaData()

# SQLite numbers its rows by a key of this name of type; another key is an index beside them.
Number: Final = BigInteger().with_variant(Integer(), "sqlite")
# Rows that are little more than their key are kept in its order there: `sqlite_with_rowid`.


def number_at(block: int, log: int) -> int:
    """The number of an event."""
    return block << LOG_BITS | log


def after(block: int) -> int:
    """The first number that no event up to `block` has."""
    return (block + 1) << LOG_BITS


# Which ledger this is the index of.
about = Table(
    "about",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("parent", LargeBinary(32), nullable=False),
    Column("moment", BigInteger, nullable=False),
)

# Logs as the node gave them: topics one after the other, data as it is.
events = Table(
    "events",
    metadata,
    Column("event", Number, primary_key=True, autoincrement=False),
    Column("block", BigInteger, nullable=False),
    Column("transaction", LargeBinary(32), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("topics", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("events_by_kind", "kind", "event"),
)

# A parcel as it stands. `made` is the event that made it, `first_day` the day on which it was.
parcels = Table(
    "parcels",
    metadata,
    Column("parcel", Integer, primary_key=True, autoincrement=False),
    Column("id", LargeBinary(32), nullable=False, unique=True),
    Column("made", BigInteger, nullable=False),
    Column("first_day", Integer, nullable=False),
    Column("reference", Text, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("custodian", BigInteger, nullable=False),
    Column("owner", BigInteger, nullable=False),
    Column("place", Integer, nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("kind", SmallInteger, nullable=False),
    Column("millicarats", BigInteger, nullable=False),
    Column("blend", BigInteger, nullable=False),
    Column("certificate", BigInteger, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("holds", SmallInteger, nullable=False),
    Index("parcels_by_custodian", "custodian", "status"),
    Index("parcels_by_owner", "owner", "status"),
    Index("parcels_by_certificate", "certificate"),
    Index("parcels_by_reference", "reference"),
    Index("parcels_by_blend", "blend"),
)

# Every word a parcel ever had, as its slot held it (32 bytes, big-endian).
changes = Table(
    "changes",
    metadata,
    Column("parcel", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("event", BigInteger, nullable=False),
    Column("word", LargeBinary(32), nullable=False),
    Index("changes_by_event", "event"),
    sqlite_with_rowid=False,
)

# Transformations, and who went in and came out: m into n is m + n rows. What went in is as it was
# then for ever: its weight and the act that made it stand beside it, so that whoever asks for all
# ancestors reads one table. `made_in` is zero where it was registered.
acts = Table(
    "acts",
    metadata,
    Column("act", Integer, primary_key=True, autoincrement=False),
    Column("event", BigInteger, nullable=False, unique=True),
)
inputs = Table(
    "inputs",
    metadata,
    Column("act", Integer, primary_key=True, autoincrement=False),
    Column("parcel", Integer, primary_key=True, autoincrement=False),
    Column("made_in", Integer, nullable=False),
    Column("millicarats", BigInteger, nullable=False),
    Index("inputs_by_parcel", "parcel", "act"),
    sqlite_with_rowid=False,
)
outputs = Table(
    "outputs",
    metadata,
    Column("parcel", Integer, primary_key=True, autoincrement=False),
    Column("act", Integer, nullable=False),
    Index("outputs_by_act", "act", "parcel"),
)

# Which events name a parcel, and which name any other subject (subjects.py).
parcel_events = Table(
    "parcel_events",
    metadata,
    Column("parcel", Integer, primary_key=True, autoincrement=False),
    Column("event", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
mentions = Table(
    "mentions",
    metadata,
    Column("kind", SmallInteger, primary_key=True, autoincrement=False),
    Column("subject", BigInteger, primary_key=True, autoincrement=False),
    Column("event", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Every value that an entry of the other sections of the state ever had, as JSON; `event` is the
# one that made it so.
records = Table(
    "records",
    metadata,
    Column("section", String(24), primary_key=True),
    Column("key", String(140), primary_key=True),
    Column("event", BigInteger, primary_key=True, autoincrement=False),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

# Production added up (totals.py): `event` of a period is its first, that of a total the one that
# made it so. The newest total before an event is found from the period, of which there are few.
production_periods = Table(
    "production_periods",
    metadata,
    Column("origin", Integer, primary_key=True, autoincrement=False),
    Column("length", SmallInteger, primary_key=True, autoincrement=False),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, primary_key=True, autoincrement=False),
    Column("event", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
production_totals = Table(
    "production_totals",
    metadata,
    Column("origin", Integer, primary_key=True, autoincrement=False),
    Column("length", SmallInteger, primary_key=True, autoincrement=False),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, primary_key=True, autoincrement=False),
    Column("event", BigInteger, primary_key=True, autoincrement=False),
    Column("lots", BigInteger, nullable=False),
    Column("millicarats", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# Trade added up likewise (trading.py).
_TRADED: Final = ("flow", "length", "first", "exporting", "importing", "detail")
trade_periods = Table(
    "trade_periods",
    metadata,
    *[Column(name, Integer, primary_key=True, autoincrement=False) for name in _TRADED],
    Column("event", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
trade_totals = Table(
    "trade_totals",
    metadata,
    *[Column(name, Integer, primary_key=True, autoincrement=False) for name in _TRADED],
    Column("event", BigInteger, primary_key=True, autoincrement=False),
    Column("certificates", BigInteger, nullable=False),
    Column("millicarats", BigInteger, nullable=False),
    Column("cents", BigInteger, nullable=False),
    Column("arrived", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# What crossed a border under a certificate (crossings.py), as JSON, after each block that changed
# it, with the days on which it left and last arrived (0: it did not). Where both sides count
# differently, they do until the event `differs_until`; where some of it is under way, it is until
# `away_until`. Zero: it does not, is not.
crossings = Table(
    "crossings",
    metadata,
    Column("certificate", BigInteger, primary_key=True, autoincrement=False),
    Column("event", BigInteger, primary_key=True, autoincrement=False),
    Column("exporting", Integer, nullable=False),
    Column("importing", Integer, nullable=False),
    Column("departed", Integer, nullable=False),
    Column("arrived", Integer, nullable=False),
    Column("differs_until", BigInteger, nullable=False),
    Column("away_until", BigInteger, nullable=False),
    Column("crossing", Text, nullable=False),
    Index("crossings_by_exporting", "exporting", "differs_until"),
    Index("crossings_by_importing", "importing", "differs_until"),
    Index("crossings_by_difference", "differs_until"),
    Index("crossings_away", "away_until"),
    sqlite_with_rowid=False,
)

# In the order in which a block's rows go in; taken away in the other.
OF_EVENTS: Final = (
    *(events, acts, changes, inputs, outputs, parcel_events, mentions, records),
    *(production_periods, production_totals, trade_periods, trade_totals, crossings),
)
# A row may take the place of the one with its key.
REPLACED: Final = (parcels, crossings)
