"""What was recorded after a block, taken away again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from kp_ledger.chain.rpc import chunks
from kp_ledger.index import tables
from kp_ledger.index.packed import read_word

PER_QUERY = 500


def cut(connection: Connection, block: int) -> None:
    until = tables.after(block)
    touched = [
        row.parcel
        for row in connection.execute(
            select(tables.parcels.c.parcel).where(
                tables.parcels.c.changed >= until, tables.parcels.c.made < until
            )
        )
    ]
    first_act = connection.execute(
        select(func.min(tables.acts.c.act)).where(tables.acts.c.event >= until)
    ).scalar()
    if first_act is not None:
        for table in (tables.inputs, tables.outputs):
            connection.execute(table.delete().where(table.c.act >= first_act))
    for table in tables.OF_EVENTS:
        if "event" in table.c:
            connection.execute(table.delete().where(table.c.event >= until))
    _open_again(connection, until)
    connection.execute(tables.parcels.delete().where(tables.parcels.c.made >= until))
    connection.execute(tables.blocks.delete().where(tables.blocks.c.number > block))
    for some in chunks(touched, PER_QUERY):
        _restore(connection, some)


def _open_again(connection: Connection, until: int) -> None:
    """What ended with the rows that were taken away has not ended."""
    for ended in (tables.crossings.c.differs_until, tables.crossings.c.away_until):
        connection.execute(
            tables.crossings.update()
            .where(ended >= until, ended < tables.FOREVER)
            .values({ended: tables.FOREVER})
        )


def _restore(connection: Connection, rows: Sequence[int]) -> None:
    """The parcels' latest words again, from the changes that are left."""
    changes = tables.changes
    found = connection.execute(
        select(changes).where(changes.c.parcel.in_(rows)).order_by(changes.c.revision)
    )
    for row in {row.parcel: row for row in found}.values():
        word = read_word(row.word)
        values = {name: getattr(word, name) for name in word.__slots__}
        connection.execute(
            tables.parcels.update()
            .where(tables.parcels.c.parcel == row.parcel)
            .values(changed=row.event, **values)
        )
