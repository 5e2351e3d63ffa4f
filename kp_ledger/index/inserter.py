"""Rows into an SQLite file, many to a statement; as a program, in a process of its own.

The program is told on its standard input what to put down, batch by batch, and answers each
with an empty text or with what was wrong. It imports nothing but the standard library, so that
it is there when the first batch is.
"""

from __future__ import annotations

import gc
import marshal
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

# INSERT INTO …, (?, …), what follows the values, rows.
Insert = tuple[str, str, str, Sequence[tuple[Any, ...]]]
LENGTH = 8  # bytes before each message
PARAMETERS = 800  # of one statement: more of them are no faster
ANOTHER_HEAD = "another process has written"
_HEAD = "SELECT number, hash FROM blocks ORDER BY number DESC LIMIT 1"


def put(connection: sqlite3.Connection, inserts: Iterable[Insert]) -> None:
    """All rows, within the transaction that is open."""
    for into, marks, rest, rows in inserts:
        at_once = max(1, PARAMETERS // len(rows[0]))
        whole = len(rows) - len(rows) % at_once
        many = into + ", ".join([marks] * at_once) + rest
        for first in range(0, whole, at_once):
            connection.execute(many, tuple(chain.from_iterable(rows[first : first + at_once])))
        connection.executemany(into + marks + rest, rows[whole:])


def put_after(
    connection: sqlite3.Connection, head: tuple[int, bytes] | None, inserts: Iterable[Insert]
) -> str:
    """One batch, whole or not at all, if the index ends with block `head`; what was wrong."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute(_HEAD).fetchone() != head:
                return ANOTHER_HEAD
            put(connection, inserts)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        return str(error) or type(error).__name__
    return ""


def send(file: BinaryIO, message: Any) -> None:
    data = marshal.dumps(message)
    file.write(len(data).to_bytes(LENGTH, "big"))
    file.write(data)
    file.flush()


def receive(file: BinaryIO) -> Any:
    """The next message; EOFError when there is none."""
    length = file.read(LENGTH)
    data = file.read(int.from_bytes(length, "big")) if len(length) == LENGTH else b""
    return marshal.loads(data)  # noqa: S302 - our own process


def main(file: str, *pragmas: str) -> None:
    """Puts down what it is told until nobody tells it more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for whoever started it: it ends with that one
    gc.disable()  # a batch is 10,000 rows and no cycle
    connection = _opened(file, pragmas)
    with _taking_over(file, pragmas) as written:
        while True:
            try:
                head, inserts = receive(sys.stdin.buffer)
            except EOFError:
                break
            send(sys.stdout.buffer, put_after(connection, head, inserts))
            written()
    connection.close()


def _opened(file: str, pragmas: Iterable[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def _taking_over(file: str, pragmas: Iterable[str]) -> Iterator[Callable[[], None]]:
    """Takes the log over when it is told that something was written, and has at the end.

    In a thread: it waits for the disk, and the next batch is put down meanwhile. Whoever closes
    the index last has less to take over.
    """
    due: SimpleQueue[bool] = SimpleQueue()
    thread = Thread(target=_take_over, args=(file, pragmas, due))
    thread.start()
    try:
        yield lambda: due.put(True)
    finally:
        due.put(False)
        thread.join()


def _take_over(file: str, pragmas: Iterable[str], due: SimpleQueue[bool]) -> None:
    """What cannot be taken over now stays in the log, and is as safe there."""
    connection = _opened(file, pragmas)
    while due.get():
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
