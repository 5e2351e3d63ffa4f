"""What a parcel came from and what came from it: the whole set, a level at a time, the trunk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import bindparam, func, literal, select
from sqlalchemy.sql.selectable import CTE

from kp_ledger.index.store import Reading
from kp_ledger.index.tables import acts, inputs, outputs, parcels

PER_QUERY: Final = 500

_SIZES = (
    select(func.count()).where(inputs.c.act == outputs.c.act).correlate(outputs).scalar_subquery()
)


def _upwards() -> CTE:
    """The rows of a parcel and of all it came from, each once."""
    start = select(bindparam("row").label("parcel")).cte("upwards", recursive=True)
    return start.union(
        select(inputs.c.parcel)
        .join(outputs, outputs.c.act == inputs.c.act)
        .join(start, start.c.parcel == outputs.c.parcel)
    )


def _downwards() -> CTE:
    """The rows of a parcel and of all that came from it up to a block."""
    start = select(bindparam("row").label("parcel")).cte("downwards", recursive=True)
    return start.union(
        select(outputs.c.parcel)
        .join(acts, acts.c.act == outputs.c.act)
        .join(inputs, inputs.c.act == outputs.c.act)
        .join(start, start.c.parcel == inputs.c.parcel)
        .where(acts.c.event < bindparam("until"))
    )


def _trunk() -> CTE:
    """A parcel and those it was split from, back to the last mix or registration."""
    start = select(bindparam("row").label("parcel"), literal(0).label("level")).cte(
        "trunk", recursive=True
    )
    return start.union_all(
        select(inputs.c.parcel, start.c.level + 1)
        .join(outputs, outputs.c.act == inputs.c.act)
        .join(start, start.c.parcel == outputs.c.parcel)
        .where(_SIZES == 1)
    )


_up, _down, _line = _upwards(), _downwards(), _trunk()
_COUNT_UP = select(func.count() - 1).select_from(_up)
_COUNT_DOWN = select(func.count() - 1).select_from(_down)
_LINE = select(_line.c.parcel).order_by(_line.c.level)
_REGISTERED = (
    select(func.min(parcels.c.first_day), func.max(parcels.c.first_day))
    .select_from(_up)
    .join(parcels, parcels.c.parcel == _up.c.parcel)
    .outerjoin(outputs, outputs.c.parcel == _up.c.parcel)
    .where(outputs.c.act.is_(None))
)
_PARENTS = (
    select(parcels)
    .join(inputs, inputs.c.parcel == parcels.c.parcel)
    .join(outputs, outputs.c.act == inputs.c.act)
    .where(outputs.c.parcel == bindparam("row"))
    .order_by(parcels.c.millicarats.desc(), parcels.c.id)
)
_CHILDREN = (
    select(parcels)
    .join(outputs, outputs.c.parcel == parcels.c.parcel)
    .join(inputs, inputs.c.act == outputs.c.act)
    .join(acts, acts.c.act == inputs.c.act)
    .where(inputs.c.parcel == bindparam("row"), acts.c.event < bindparam("until"))
    .order_by(parcels.c.millicarats.desc(), parcels.c.id)
)
_SIZE_UP = (
    select(func.count())
    .select_from(inputs)
    .join(outputs, outputs.c.act == inputs.c.act)
    .where(outputs.c.parcel == bindparam("row"))
)


@dataclass(frozen=True, slots=True)
class Relative:
    """A parcel among the ancestors or descendants of another, `level` acts away."""

    row: int
    parcel: bytes
    level: int
    millicarats: int
    kind: int
    blend: int
    place: int
    reference: str
    behind: int


def trunk(reading: Reading, row: int) -> list[int]:
    """The rows of a parcel and of those it was split from, nearest first."""
    return list(reading.connection.execute(_LINE, {"row": row}).scalars())


def registered(reading: Reading, row: int) -> tuple[int, int] | None:
    """The first and the last day on which its weight was registered, over all its ancestors."""
    first, last = reading.connection.execute(_REGISTERED, {"row": row}).one()
    return None if first is None else (first, last)


def ancestors(reading: Reading, row: int) -> int:
    """How many parcels it comes from, itself left out."""
    return int(reading.connection.execute(_COUNT_UP, {"row": row}).scalar_one())


def descendants(reading: Reading, row: int) -> int:
    """How many parcels came from it up to the block, itself left out."""
    asked = {"row": row, "until": reading.until}
    return int(reading.connection.execute(_COUNT_DOWN, asked).scalar_one())


def parents(reading: Reading, row: int) -> list[Relative]:
    """The parcels that went into the act it came out of, the heaviest first."""
    found = reading.connection.execute(_PARENTS, {"row": row})
    return _relatives(reading, found.all(), 1)


def parents_of(reading: Reading, row: int) -> int:
    """How many parcels went into the act it came out of."""
    return int(reading.connection.execute(_SIZE_UP, {"row": row}).scalar_one())


def parts(reading: Reading, row: int) -> list[Relative]:
    """The parcels that came out of the act it went into, the heaviest first."""
    found = reading.connection.execute(_CHILDREN, {"row": row, "until": reading.until})
    return _relatives(reading, found.all(), 1)


def level(reading: Reading, row: int, number: int, *, up: bool = True) -> list[Relative]:
    """Those that are `number` acts away and no nearer, the heaviest first."""
    seen, edge = {row}, [row]
    for _ in range(number):
        edge = [one for one in _step(reading, edge, up=up) if one not in seen]
        seen.update(edge)
        if not edge:
            return []
    rows: list[Any] = []
    for at in range(0, len(edge), PER_QUERY):
        some = edge[at : at + PER_QUERY]
        rows += reading.connection.execute(select(parcels).where(parcels.c.parcel.in_(some))).all()
    rows.sort(key=lambda found: (-found.millicarats, found.id))
    return _relatives(reading, rows, number)


def levels(reading: Reading, row: int, *, up: bool = True) -> list[int]:
    """How many parcels stand at each level, the nearest first."""
    seen, edge, counts = {row}, [row], []
    while edge := [one for one in _step(reading, edge, up=up) if one not in seen]:
        seen.update(edge)
        counts.append(len(edge))
    return counts


def _step(reading: Reading, edge: Sequence[int], *, up: bool) -> list[int]:
    """The rows next to those of `edge`, each once."""
    found: dict[int, None] = {}
    here, there = (outputs, inputs) if up else (inputs, outputs)
    for at in range(0, len(edge), PER_QUERY):
        some = edge[at : at + PER_QUERY]
        query = (
            select(there.c.parcel)
            .join(here, here.c.act == there.c.act)
            .where(here.c.parcel.in_(some))
        )
        if not up:
            query = query.join(acts, acts.c.act == there.c.act).where(acts.c.event < reading.until)
        found |= dict.fromkeys(reading.connection.execute(query).scalars())
    return list(found)


def _relatives(reading: Reading, rows: Sequence[Any], number: int) -> list[Relative]:
    behind = _behind(reading, [row.parcel for row in rows])
    return [
        Relative(
            row.parcel,
            bytes(row.id),
            number,
            row.millicarats,
            row.kind,
            row.blend,
            row.place,
            row.reference,
            behind.get(row.parcel, 0),
        )
        for row in rows
    ]


def _behind(reading: Reading, rows: Sequence[int]) -> dict[int, int]:
    """How many parcels went into the act that each came out of."""
    found: dict[int, int] = {}
    for at in range(0, len(rows), PER_QUERY):
        query = (
            select(outputs.c.parcel, func.count())
            .join(inputs, inputs.c.act == outputs.c.act)
            .where(outputs.c.parcel.in_(rows[at : at + PER_QUERY]))
            .group_by(outputs.c.parcel)
        )
        found |= {row[0]: row[1] for row in reading.connection.execute(query)}
    return found
