"""A database that is away, locked, full or none of ours; and whoever reads while it is written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.index import tables
from kp_ledger.index import writer as writer_module
from kp_ledger.index.inserting import WrittenByAnother
from kp_ledger.index.states import whole_state
from kp_ledger.index.store import SCHEMA, Index
from kp_ledger.model.canonical import state_json
from tests.chance import fresh
from tests.index.chains import Paper, contents, play
from tests.postgres import Server, running


@pytest.fixture(scope="module")
def paper() -> Paper:
    made = Paper()
    play(made, fresh(5), 200)
    return made


@pytest.fixture
def whole(paper: Paper) -> dict[str, Any]:
    """What a database that was never disturbed contains."""
    index = Index.open("sqlite://")
    paper.write(paper.writer(index))
    return contents(index)


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that a test may stop."""
    with running() as server:
        yield server


# Readers -----------------------------------------------------------------------------------------


def test_a_reading_stays_as_it_was_while_the_writer_goes_on(paper: Paper, index: Index) -> None:
    writer = paper.writer(index)
    half = len(paper.heads) // 2
    paper.write(writer, 0, half)
    with index.snapshot() as before:
        paper.write(writer, half + 1)
        with index.snapshot() as after:
            assert (before.block, after.block) == (half, len(paper.heads) - 1)
            counted = select(func.count()).select_from(tables.events)
            then = before.connection.execute(counted).scalar_one()
            assert then == sum(map(len, paper.logs[: half + 1]))
            assert after.connection.execute(counted).scalar_one() > then
            assert state_json(whole_state(after)) == state_json(paper.state())
            with index.snapshot(half) as again:
                assert state_json(whole_state(before)) == state_json(whole_state(again))


def test_a_reading_stays_as_it_was_while_blocks_are_cut_off(paper: Paper, index: Index) -> None:
    writer = paper.writer(index)
    paper.write(writer)
    with index.snapshot() as snapshot:
        writer.cut(10)
        assert state_json(whole_state(snapshot)) == state_json(paper.state())
    with index.snapshot() as snapshot:
        assert snapshot.block == 10


def test_an_empty_index_says_so(index: Index) -> None:
    assert index.head() is None
    assert index.ledger() is None
    with pytest.raises(LedgerUnavailable, match="empty yet"), index.snapshot():
        pass


def test_an_index_of_another_schema_is_not_read(paper: Paper, index: Index) -> None:
    paper.write(paper.writer(index), 0, 5)
    about = tables.about
    with index.engine.begin() as connection:
        connection.execute(about.update().where(about.c.name == "schema").values(value="1"))
    again = Index(index.engine)
    with pytest.raises(LedgerUnavailable, match=f"schema 1, not {SCHEMA}"), again.snapshot():
        pass


# Not there, or not a database --------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["", "index", "mongodb://localhost/x", "sqlite:/x", "postgresql+psycopg:///:::"]
)
def test_what_is_no_url_of_a_database_is_refused(url: str) -> None:
    with pytest.raises((BadInput, LedgerUnavailable)):
        Index.open(url)


def test_a_password_is_not_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        Index.open("oracle+nothing://kp:secret@localhost/x")
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8" * 4_000)
    with pytest.raises(LedgerUnavailable, match="not a database"):
        Index.open(f"sqlite:///{tmp_path}/photo.jpg")


def test_a_folder_that_is_not_there_is_refused() -> None:
    with pytest.raises(LedgerUnavailable, match="unable to open"):
        Index.open("sqlite:////nowhere/at/all/index.sqlite")


def test_a_server_that_is_not_there_is_refused() -> None:
    with pytest.raises(LedgerUnavailable, match="does not answer"):
        Index.open("postgresql+psycopg://kp@127.0.0.1:1/index")


# Away, locked, full ------------------------------------------------------------------------------


def test_a_server_that_goes_away_is_gone_on_with(
    paper: Paper, whole: dict[str, Any], own_server: Server
) -> None:
    index = Index.open(own_server.database())
    writer = paper.writer(index)
    paper.write(writer, 0, 50)
    own_server.kill()
    with pytest.raises(LedgerUnavailable, match="does not answer"):
        paper.write(writer, 51)
    for ask in (index.head, index.ledger, lambda: writer.block(3), lambda: writer.cut(10)):
        with pytest.raises(LedgerUnavailable, match="does not answer"):
            ask()
    with pytest.raises(LedgerUnavailable), index.snapshot():
        pass
    own_server.start()
    paper.write(writer, 51)
    assert contents(index) == whole


def test_a_server_that_goes_away_under_a_reading_is_no_other_error(
    paper: Paper, own_server: Server
) -> None:
    index = Index.open(own_server.database())
    paper.write(paper.writer(index))
    with pytest.raises(LedgerUnavailable, match="does not answer"), index.snapshot() as snapshot:
        own_server.kill()
        snapshot.state.parcels.get(bytes(32))


def test_a_database_that_is_locked_is_gone_on_with(
    paper: Paper, whole: dict[str, Any], tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/index.sqlite"
    index, other = Index.open(url), Index.open(url)
    on_connect(index, "PRAGMA busy_timeout = 50")
    writer = paper.writer(index)
    paper.write(writer, 0, 50)
    with other.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE about SET value = value")
        with pytest.raises(LedgerUnavailable, match="locked"):
            paper.write(writer, 51)
        connection.rollback()
    paper.write(writer, 51)
    assert contents(index) == whole


def test_a_disk_that_is_full_is_gone_on_with(
    paper: Paper, whole: dict[str, Any], tmp_path: Path
) -> None:
    index = Index.open(f"sqlite:///{tmp_path}/index.sqlite")
    writer = paper.writer(index)
    paper.write(writer, 0, 50)
    pages = pragma(index, "page_count")
    on_connect(index, f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(LedgerUnavailable, match="full"):
        paper.write(writer, 51)
    head = index.head()
    assert head is not None
    assert head.block == 50
    on_connect(index, "PRAGMA max_page_count = 1000000")
    paper.write(writer, 51)
    assert contents(index) == whole


def test_a_block_that_another_is_writing_just_now_is_left_to_it(
    paper: Paper, postgres: Server
) -> None:
    index = Index.open(postgres.database())
    writer = paper.writer(index)
    paper.write(writer, 0, 50)
    head = paper.heads[51]
    with ThreadPoolExecutor(1) as pool, index.engine.connect() as other:
        row = {"number": 51, "hash": bytes(32), "parent": head.parent, "moment": head.moment}
        other.execute(tables.blocks.insert(), row)
        waiting = pool.submit(paper.write, writer, 51)
        time.sleep(0.5)
        assert not waiting.done()
        other.commit()
        with pytest.raises(WrittenByAnother):
            waiting.result()


def test_what_has_grown_is_analysed_once(
    paper: Paper, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "ANALYSE_AFTER", 100)
    index = Index.open(postgres.database())
    writer = paper.writer(index)
    said: list[str] = []
    event.listen(index.engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    paper.write(writer, 0, 3)
    writer.analyse()
    assert said.count("ANALYZE") == (sum(map(len, paper.logs[:4])) >= 100)
    paper.write(writer, 4)
    writer.analyse()
    writer.analyse()
    assert said.count("ANALYZE") == 1


def on_connect(index: Index, statement: str) -> None:
    """Says something to each connection that is made from now on."""
    index.engine.dispose()
    event.listen(index.engine, "connect", lambda connection, _: connection.execute(statement))


def pragma(index: Index, name: str) -> int:
    with index.engine.connect() as connection:
        return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
