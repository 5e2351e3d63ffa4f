"""Rows that a process of their own puts down: the same ones, or none, and it is said why."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.index import inserter
from kp_ledger.index.inserting import WrittenByAnother
from kp_ledger.index.store import Index
from kp_ledger.index.writer import Writer
from tests.index.chains import Paper, contents, play


@pytest.fixture(scope="module")
def paper() -> Paper:
    made = Paper()
    play(made, 5, 60)
    return made


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    opened = Index.open(f"sqlite:///{tmp_path}/index.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def whole(paper: Paper) -> dict[str, Any]:
    """What one process writes."""
    alone = Index.open("sqlite://")
    paper.write(paper.writer(alone))
    return contents(alone)


def test_two_processes_write_what_one_does(
    paper: Paper, index: Index, whole: dict[str, Any]
) -> None:
    writer = paper.writer(index)
    with writer.apart():
        for first in range(0, len(paper.heads), 10):
            paper.write(writer, first, min(first + 9, len(paper.heads) - 1))
    assert contents(index) == whole


def test_it_goes_on_where_one_process_stopped(
    paper: Paper, index: Index, whole: dict[str, Any]
) -> None:
    paper.write(paper.writer(index), 0, 40)
    again = paper.writer(index)
    with again.apart():
        paper.write(again, 41, 50)
        assert again.head == paper.heads[50]
        paper.write(again, 51)
    assert contents(index) == whole


def test_what_was_handed_over_can_be_cut_off_again(
    paper: Paper, index: Index, whole: dict[str, Any]
) -> None:
    writer = paper.writer(index)
    with writer.apart():
        paper.write(writer, 0, 50)
        writer.cut(30)
        assert writer.block(31) is None
        paper.write(writer, 31)
    assert contents(index) == whole


def test_the_log_is_taken_over_before_the_other_process_ends(
    paper: Paper, index: Index, tmp_path: Path
) -> None:
    writer = paper.writer(index)
    with writer.apart():
        paper.write(writer, 0, 40)
        paper.write(writer, 41)
    file = shutil.copy(tmp_path / "index.sqlite", tmp_path / "without-log.sqlite")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT max(number) FROM blocks").fetchone() == (
            paper.heads[-1].block,
        )


def test_what_another_has_written_is_not_written_over(paper: Paper, index: Index) -> None:
    writer = paper.writer(index)
    with pytest.raises(WrittenByAnother), writer.apart():
        paper.write(writer, 0, 40)
        writer.head  # noqa: B018 - waits until it is on disk
        paper.write(paper.writer(index), 41, 45)
        paper.write(writer, 41)
    assert writer.head == paper.heads[45]


def test_a_process_that_was_ended_is_said_and_gone_on_without(
    paper: Paper, index: Index, whole: dict[str, Any]
) -> None:
    writer = paper.writer(index)
    with pytest.raises(LedgerUnavailable, match="writing process has ended"), writer.apart():
        paper.write(writer, 0, 40)
        _end(writer)
        paper.write(writer, 41)
    head = writer.head
    paper.write(writer, 0 if head is None else head.block + 1)
    assert contents(index) == whole


def test_a_disk_that_is_full_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "full.sqlite", isolation_level=None)
    connection.execute("CREATE TABLE blocks (number INTEGER PRIMARY KEY, hash BLOB)")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    rows = [(number, bytes(1_000)) for number in range(900)]
    into = ("INSERT INTO blocks VALUES ", "(?, ?)", "")
    assert "full" in inserter.put_after(connection, None, [(*into, rows)])
    assert connection.execute("SELECT count(*) FROM blocks").fetchone() == (0,)
    assert inserter.put_after(connection, None, [(*into, rows[:1])]) == ""
    assert inserter.put_after(connection, None, [(*into, rows[1:2])]) == inserter.ANOTHER_HEAD


@pytest.mark.parametrize("many", [1, 399, 400, 401, 1_234])
def test_rows_are_as_they_were_however_many(many: int) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE some (one INTEGER, two TEXT)")
    rows = [(number, f"no. {number}") for number in range(many)]
    inserter.put(connection, [("INSERT INTO some VALUES ", "(?, ?)", "", rows)])
    assert connection.execute("SELECT * FROM some ORDER BY one").fetchall() == rows


def _end(writer: Writer) -> None:
    process = writer._inserter._process  # type: ignore[union-attr]
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
