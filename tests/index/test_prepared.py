"""Queries that go through the driver alone find what they find through SQLAlchemy."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import DBAPIError

from kp_ledger.index.prepared import Prepared
from kp_ledger.index.store import Index
from kp_ledger.index.tables import blocks, events
from tests.index.chains import Paper

QUERY = (
    select(events, blocks.c.moment)
    .join(blocks, blocks.c.number == events.c.block)
    .where(events.c.event < bindparam("until"), events.c.kind != bindparam("kind"))
    .order_by(events.c.event)
)
ASKED = {"until": 40 << 20, "kind": "ZoneOpened"}


@pytest.fixture
def filled(index: Index) -> Index:
    paper = Paper()
    paper.write(paper.writer(index))
    return index


def test_rows_and_their_names_are_the_same(filled: Index) -> None:
    with filled.engine.connect() as connection:
        expected = [dict(row._mapping) for row in connection.execute(QUERY, ASKED)]
    with filled.engine.connect() as connection:
        found = Prepared(QUERY).all(connection, **ASKED)
        first = Prepared(QUERY.limit(1)).first(connection, **ASKED)
    assert len(expected) > 20
    assert [row._asdict() for row in found] == expected
    assert first == found[0]


def test_what_is_not_there_is_none(filled: Index) -> None:
    with filled.engine.connect() as connection:
        assert Prepared(QUERY).first(connection, until=-1, kind="") is None
        assert Prepared(QUERY).scalar(connection, until=-1, kind="") is None
        assert Prepared(QUERY).all(connection, until=-1, kind="") == []


def test_it_begins_the_snapshot_that_later_queries_see(filled: Index) -> None:
    paper = Paper()
    with filled.engine.connect() as connection:
        before = Prepared(select(blocks.c.number)).all(connection)
        paper.writer(filled).cut(5)
        assert Prepared(select(blocks.c.number)).all(connection) == before
        assert len(connection.execute(select(blocks)).all()) == len(before)


def test_what_the_driver_raises_is_what_sqlalchemy_would(filled: Index) -> None:
    with filled.engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE events")
        with pytest.raises(DBAPIError, match="events"):
            Prepared(QUERY).first(connection, **ASKED)
