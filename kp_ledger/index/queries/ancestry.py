"""What a parcel came from and what came from it: every relative once, with level and share.

They are found from act to act: a parcel goes into one act at most and comes out of one at most,
so each row of `inputs` and `outputs` is read once, however many paths lead from parcel to parcel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Integer, bindparam, func, literal, select
from sqlalchemy.sql.selectable import CTE

from kp_ledger.chain.rpc import chunks
from kp_ledger.generated.events import MovedByLaw
from kp_ledger.index.queries.events import of_kinds
from kp_ledger.index.queries.lineage import NONE, WHOLE, Lineage
from kp_ledger.index.queries.prefetch import PER_QUERY, earlier, rows_by_id
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import acts, inputs, outputs, parcels


def _this(parcel: Any) -> Any:
    return parcel == bindparam("row")


def _these(parcel: Any) -> Any:
    return parcel.in_(bindparam("rows", expanding=True))


def _acts_above(these: Any) -> CTE:
    """The acts that made these parcels, and all that made what went in."""
    start = select(outputs.c.act).where(these(outputs.c.parcel))
    found = start.cte("acts_above", recursive=True)
    return found.union(
        select(inputs.c.made_in)
        .join(found, found.c.act == inputs.c.act)
        .where(inputs.c.made_in != NONE)
    )


def _acts_below() -> CTE:
    """The act that a parcel was spent in, and all in which what came out was, up to the block."""
    start = select(inputs.c.act).where(
        inputs.c.parcel == bindparam("row"), inputs.c.act <= bindparam("last")
    )
    found = start.cte("acts_below", recursive=True)
    return found.union(
        select(inputs.c.act)
        .join(outputs, outputs.c.parcel == inputs.c.parcel)
        .join(found, found.c.act == outputs.c.act)
        .where(inputs.c.act <= bindparam("last"))
    )


def _line() -> CTE:
    """A parcel and those it was split from, back to the last mix or registration."""
    sizes = (
        select(func.count())
        .where(inputs.c.act == outputs.c.act)
        .correlate(outputs)
        .scalar_subquery()
    )
    start: Any = select(bindparam("row", type_=Integer).label("parcel"), literal(0).label("level"))
    found = start.cte("line", recursive=True)
    onward = (
        select(inputs.c.parcel, found.c.level + 1)
        .join(outputs, outputs.c.act == inputs.c.act)
        .join(found, found.c.parcel == outputs.c.parcel)
        .where(sizes == 1)
    )
    line: CTE = found.union_all(onward)
    return line


# `IN` and no join: SQLite would read all of `inputs` to join it with what it knows no size of.
_above, _below, _trunk = _acts_above(_this), _acts_below(), _line()
_above_these = _acts_above(_these)
_LAST = select(acts.c.act).where(acts.c.event < bindparam("until")).order_by(acts.c.event.desc())
_LAST = _LAST.limit(1)
_TRUNK = (
    select(parcels.c.parcel, parcels.c.id, parcels.c.reference, outputs.c.act)
    .select_from(_trunk)
    .join(parcels, parcels.c.parcel == _trunk.c.parcel)
    .outerjoin(outputs, outputs.c.parcel == _trunk.c.parcel)
    .order_by(_trunk.c.level)
)
_REGISTERED = (
    select(func.min(parcels.c.first_day), func.max(parcels.c.first_day))
    .select_from(inputs)
    .join(parcels, parcels.c.parcel == inputs.c.parcel)
    .where(inputs.c.act.in_(select(_above.c.act)), inputs.c.made_in == NONE)
)
_UP = select(inputs.c.act, inputs.c.parcel, inputs.c.made_in, inputs.c.millicarats).where(
    inputs.c.act.in_(select(_above.c.act))
)
_DOWN = (
    select(outputs.c.act, outputs.c.parcel, inputs.c.act, parcels.c.millicarats, parcels.c.changed)
    .select_from(outputs)
    .join(parcels, parcels.c.parcel == outputs.c.parcel)
    .outerjoin(inputs, inputs.c.parcel == outputs.c.parcel)
    .where(outputs.c.act.in_(select(_below.c.act)))
)
_TOTALS = (
    select(inputs.c.act, func.sum(inputs.c.millicarats))
    .where(inputs.c.act.in_(select(_below.c.act)))
    .group_by(inputs.c.act)
)
_AMONG = (
    select(inputs.c.parcel)
    .where(
        inputs.c.act.in_(select(_above_these.c.act)),
        inputs.c.parcel.in_(bindparam("among", expanding=True)),
    )
    .distinct()
)
_SIZE_IN = select(func.count()).where(inputs.c.act == bindparam("act"))
_SIZE_OUT = select(func.count()).where(outputs.c.act == bindparam("act"))
_OWN = select(parcels.c.millicarats).where(parcels.c.parcel == bindparam("row"))
_MADE_BY = select(outputs.c.act).where(outputs.c.parcel == bindparam("row"))
_SPENT_IN = select(inputs.c.act).where(
    inputs.c.parcel == bindparam("row"), inputs.c.act <= bindparam("last")
)


@dataclass(frozen=True, slots=True)
class Member:
    """A parcel of a trunk. `act` is the one that made it; zero: it was registered."""

    row: int
    parcel: bytes
    reference: str
    act: int


# Questions ---------------------------------------------------------------------------------------


def trunk(snapshot: Snapshot, row: int) -> list[Member]:
    """A parcel and those it was split from, nearest first."""
    rows = snapshot.connection.execute(_TRUNK, {"row": row})
    return [Member(one.parcel, bytes(one.id), one.reference, one.act or NONE) for one in rows]


def registered(snapshot: Snapshot, row: int) -> tuple[int, int] | None:
    """The first and the last day on which weight was registered, over all ancestors of a parcel."""
    first, last = snapshot.connection.execute(_REGISTERED, {"row": row}).one()
    return None if first is None else (first, last)


def moved_by_law(snapshot: Snapshot, rows: Sequence[int]) -> list[MovedByLaw]:
    """The moves by law of parcels and of all their ancestors, oldest first: of few, if of any.

    Begins with the moves, which are few: an ancestry may be large.
    """
    moves = [cast(MovedByLaw, one.event) for one in of_kinds(snapshot, MovedByLaw)]
    named = rows_by_id(snapshot, list({one.parcel for one in moves}))
    moved = {row: bytes(found.id) for row, found in named.items()}
    concerned = set(rows) & moved.keys()
    for some in chunks(list(moved), PER_QUERY):
        found = snapshot.connection.execute(_AMONG, {"rows": list(rows), "among": some})
        concerned |= {one.parcel for one in found}
    ids = {moved[row] for row in concerned}
    return [one for one in moves if one.parcel in ids]


def inputs_of(snapshot: Snapshot, act: int) -> int:
    """How many parcels went into an act."""
    return int(snapshot.connection.execute(_SIZE_IN, {"act": act}).scalar_one())


def outputs_of(snapshot: Snapshot, act: int) -> int:
    """How many parcels came out of an act."""
    return int(snapshot.connection.execute(_SIZE_OUT, {"act": act}).scalar_one())


def ancestors(snapshot: Snapshot, row: int) -> Lineage:
    """Every parcel it comes from. A share is the part of the parcel's weight that came by it."""
    lineage = _family(row, snapshot.connection.execute(_MADE_BY, {"row": row}).scalar())
    for act, member, beyond, weight in _all(snapshot, _UP, {"row": row}):
        lineage.acts.setdefault(act, []).append((member, beyond, weight))
    lineage.give_levels()
    _share_up(lineage)
    return lineage


def descendants(snapshot: Snapshot, row: int) -> Lineage:
    """Every parcel that came from it up to the block. A share is the part of each that did."""
    asked = {"row": row, "last": last_act(snapshot)}
    lineage = _family(row, snapshot.connection.execute(_SPENT_IN, asked).scalar())
    members = _all(snapshot, _DOWN, asked)
    changed = [one[1] for one in members if one[4] >= snapshot.until]
    then = earlier(snapshot, changed) if changed else {}
    for act, member, beyond, weight, _ in members:
        known = beyond if beyond is not None and beyond <= asked["last"] else NONE
        weight = then[member].millicarats if member in then else weight
        lineage.acts.setdefault(act, []).append((member, known, weight))
    lineage.give_levels()
    _share_down(snapshot, lineage, asked)
    return lineage


def last_act(snapshot: Snapshot) -> int:
    """The last act up to the block."""
    return snapshot.connection.execute(_LAST, {"until": snapshot.until}).scalar() or NONE


# Inside ------------------------------------------------------------------------------------------


def _family(row: int, first: int | None) -> Lineage:
    return Lineage(row, first or NONE, {})


def _all(snapshot: Snapshot, query: Any, asked: dict[str, int]) -> Sequence[Any]:
    return snapshot.connection.execute(query, asked).all()


def _share_up(lineage: Lineage) -> None:
    """From the last act to the first: what went out of one came in, by weight."""
    parts = {lineage.first: WHOLE}
    for act in sorted(lineage.acts, reverse=True):
        total = sum(member[2] for member in lineage.acts[act])
        for row, beyond, weight in lineage.acts[act]:
            share = parts[act] * weight // total if total else 0
            lineage.shares[row] = share
            parts[beyond] = parts.get(beyond, 0) + share


def _share_down(snapshot: Snapshot, lineage: Lineage, asked: dict[str, int]) -> None:
    """From the first act to the last: what comes out has of it what went in, by weight."""
    totals = {act: int(total) for act, total in _all(snapshot, _TOTALS, asked)}
    own = snapshot.connection.execute(_OWN, {"row": lineage.row}).scalar_one()
    parts = {lineage.first: WHOLE * own}
    for act in sorted(lineage.acts):
        share = parts[act] // totals[act] if totals[act] else 0
        for row, beyond, weight in lineage.acts[act]:
            lineage.shares[row] = share
            parts[beyond] = parts.get(beyond, 0) + share * weight
