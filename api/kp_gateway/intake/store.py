"""The intake's database: SQLite that syncs before it answers, or PostgreSQL by its URL.

Many who write at once share one transaction and one sync to disk; each returns when its own
change is on disk, and a change that fails takes none of the others with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from kp_gateway.intake.errors import NotKept
from kp_gateway.intake.tables import metadata
from kp_ledger.base.errors import BadInput

BUSY_SECONDS: Final = 30
AT_ONCE: Final = 200

T = TypeVar("T")
_Waiting = tuple[Callable[[Connection], Any], "Future[Any]"]


class Store:
    """Reads from any thread; writes through one thread, together."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._waiting: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    @classmethod
    def open(cls, url: str) -> Store:
        """The database at `url`, its tables made when they are not there; NotKept if it is away."""
        store = cls(engine_of(url))
        with _kept():
            metadata.create_all(store.engine)
        return store

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        with _kept(), self.engine.connect() as connection:
            yield connection

    def write(self, change: Callable[[Connection], T]) -> T:
        """What `change` returns, once it is on disk; NotKept when it cannot be.

        It must begin with a write, and may run twice: the first time without effect.
        """
        self._start()
        future: Future[T] = Future()
        self._waiting.put((change, future))
        return future.result()

    def close(self) -> None:
        """Waits for what was handed in before."""
        with self._lock:
            if self._thread is not None:
                self._waiting.put(None)
                self._thread.join()
                self._thread = None
        self.engine.dispose()

    # The writer's thread

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="intake-writer", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            some, more = self._taken(first)
            self._together(some)
            if not more:
                return

    def _taken(self, first: _Waiting) -> tuple[list[_Waiting], bool]:
        """What waits now, and whether more may come."""
        some = [first]
        while len(some) < AT_ONCE:
            try:
                one = self._waiting.get_nowait()
            except Empty:
                break
            if one is None:
                return some, False
            some.append(one)
        return some, True

    def _together(self, some: list[_Waiting]) -> None:
        try:
            with self.engine.begin() as connection:
                results = [change(connection) for change, _ in some]
        except Exception as error:
            self._apart(some, error)
        else:
            for (_, future), result in zip(some, results, strict=True):
                future.set_result(result)

    def _apart(self, some: list[_Waiting], error: Exception) -> None:
        """One of them cannot be: each in a transaction of its own says which."""
        if len(some) == 1:
            some[0][1].set_exception(_plain(error))
            return
        for one in some:
            self._together([one])


@contextmanager
def _kept() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _plain(error) from error


def _plain(error: Exception) -> Exception:
    """Anything but a clash of unique values is the database's trouble."""
    if isinstance(error, DBAPIError) and not isinstance(error, IntegrityError):
        words = " ".join(str(error.orig).split())
        return NotKept(f"the gateway's own database does not take it ({words}): nothing was kept")
    return error


def inserting(connection: Connection, table: Table) -> Any:
    """An INSERT that may say what to do on a conflict: each database has its own."""
    return _INSERTS[connection.dialect.name](table)


_INSERTS: Final[dict[str, Any]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}


def engine_of(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_engine(parsed, pool_pre_ping=True)
        engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    except (ArgumentError, NoSuchModuleError, ImportError):
        rule = "the intake's database is at sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
        raise BadInput(url.split("@")[-1], rule) from None
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """The driver would begin with the first change only: two selects, two snapshots."""
    connection.exec_driver_sql("BEGIN")
