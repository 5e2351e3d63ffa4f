"""What is left of an inbound certificate: the weight that arrived under it, followed on (R24).

Weight that arrived is wholly of its certificate. Through each act it spreads as weight does: what
comes out has the share of it that went in. Nothing here is stored, and nothing here is a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.sql.selectable import CTE

from kp_ledger.domain import codes
from kp_ledger.domain.parcels import Parcel
from kp_ledger.index.reading.ancestry import WHOLE, last_act
from kp_ledger.index.reading.certificates import Paper
from kp_ledger.index.reading.together import rows_by_id, rows_of, words_at, words_of
from kp_ledger.index.store import Reading
from kp_ledger.index.tables import inputs, outputs, parcels

HERE: Final = (codes.PARCEL_HELD, codes.PARCEL_SEALED)

Shares = dict[int, int]  # by certificate, in parts of WHOLE


@dataclass(frozen=True, slots=True)
class Left:
    """Millicarats that arrived, that are in one shipment, that are still where they arrived."""

    certificate: int
    arrived: int
    shipped: int
    left: int


def _acts_below() -> CTE:
    start = select(inputs.c.act).where(
        inputs.c.parcel.in_(bindparam("rows", expanding=True)), inputs.c.act <= bindparam("last")
    )
    found = start.cte("acts_below_all", recursive=True)
    return found.union(
        select(inputs.c.act)
        .join(outputs, outputs.c.parcel == inputs.c.parcel)
        .join(found, found.c.act == outputs.c.act)
        .where(inputs.c.act <= bindparam("last"))
    )


_below = _acts_below()
_IN = (
    select(inputs.c.act, inputs.c.parcel, parcels.c.millicarats)
    .select_from(_below)
    .join(inputs, inputs.c.act == _below.c.act)
    .join(parcels, parcels.c.parcel == inputs.c.parcel)
)
_OUT = (
    select(outputs.c.act, outputs.c.parcel)
    .select_from(_below)
    .join(outputs, outputs.c.act == _below.c.act)
)


def left_of(reading: Reading, shipment: Paper, cited: Sequence[Paper]) -> list[Left]:
    """Of each certificate cited: what arrived, what of it is in the shipment, what is left."""
    sources = {paper.number: list(rows_by_id(reading, paper.parcels)) for paper in cited}
    held = _shares(reading, {row: paper for paper, rows in sources.items() for row in rows})
    shipped = _shipped(reading, shipment, held)
    places = {paper.number: paper.record.a.to for paper in cited}
    left = _sums(_here(reading, held), held, places)
    return [
        Left(
            paper.number,
            paper.record.a.millicarats,
            shipped.get(paper.number, 0),
            left.get(paper.number, 0),
        )
        for paper in cited
    ]


def _shares(reading: Reading, sources: dict[int, int]) -> dict[int, Shares]:
    """Of each parcel that has any of it: how much is of which certificate, by row."""
    shares: dict[int, Shares] = {row: {number: WHOLE} for row, number in sources.items()}
    asked = {"rows": list(sources), "last": last_act(reading)}
    goes_in: dict[int, list[tuple[int, int]]] = {}
    for act, row, weight in reading.connection.execute(_IN, asked):
        goes_in.setdefault(act, []).append((row, weight))
    comes_out: dict[int, list[int]] = {}
    for act, row in reading.connection.execute(_OUT, asked):
        comes_out.setdefault(act, []).append(row)
    for act in sorted(goes_in):
        mixed = _mixed(goes_in[act], shares)
        shares.update((row, mixed) for row in comes_out.get(act, ()) if row not in sources)
    return shares


def _mixed(goes_in: Iterable[tuple[int, int]], shares: dict[int, Shares]) -> Shares:
    sums: Shares = {}
    total = 0
    for row, weight in goes_in:
        total += weight
        for number, share in shares.get(row, {}).items():
            sums[number] = sums.get(number, 0) + share * weight
    return {number: part // total for number, part in sums.items()} if total else {}


def _here(reading: Reading, held: dict[int, Shares]) -> dict[int, Parcel]:
    words = words_of(reading, rows_of(reading, list(held)).values())
    return {row: word for row, word in words.items() if word.status in HERE}


def _shipped(reading: Reading, shipment: Paper, held: dict[int, Shares]) -> dict[int, int]:
    """What was in the shipment when it was issued."""
    rows = [row for row in rows_by_id(reading, shipment.parcels) if row in held]
    return _sums(words_at(reading, rows, shipment.begun_at + 1), held, None)


def _sums(
    words: dict[int, Parcel], held: dict[int, Shares], places: dict[int, int] | None
) -> dict[int, int]:
    """Millicarats of each certificate in these parcels; only of those that lie in `places`."""
    sums: dict[int, int] = {}
    for row, word in words.items():
        for number, share in held[row].items():
            if places is None or places[number] == word.place:
                sums[number] = sums.get(number, 0) + share * word.millicarats
    return {number: _rounded(part) for number, part in sums.items()}


def _rounded(part: int) -> int:
    return (part + WHOLE // 2) // WHOLE
