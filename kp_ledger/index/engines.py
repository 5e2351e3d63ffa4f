"""How a database is opened: SQLite or PostgreSQL, every transaction one snapshot."""

from __future__ import annotations

import sqlite3
import time
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from kp_ledger.base.errors import BadInput

BUSY_SECONDS: Final = 30
RETRY_SECONDS: Final = 0.01
CHECKPOINT_PAGES: Final = 16_384  # 64 MB of log: writing it back at every 4 MB holds up the writer
PRAGMAS: Final = (
    f"busy_timeout={1_000 * BUSY_SECONDS}",
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "cache_size=-64000",
    "mmap_size=1073741824",
    f"wal_autocheckpoint={CHECKPOINT_PAGES}",
    "temp_store=MEMORY",
)


def engine_of(url: str) -> Engine:
    """An engine on SQLite in WAL mode or on PostgreSQL, every transaction one snapshot."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            engine = create_engine(parsed)
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        else:
            engine = create_engine(parsed, isolation_level="REPEATABLE READ", pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ImportError):
        rule = "an index is at sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
        raise BadInput(url.split("@")[-1], rule) from None
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None
    until = time.monotonic() + BUSY_SECONDS
    for pragma in PRAGMAS:
        _set(connection, pragma, until)


def _set(connection: Any, pragma: str, until: float) -> None:
    """SQLite does not wait where two begin WAL on one new file: the second is refused at once."""
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(RETRY_SECONDS)


def _begin_sqlite(connection: Connection) -> None:
    """The driver would begin with the first change only: two selects, two snapshots."""
    connection.exec_driver_sql("BEGIN")
