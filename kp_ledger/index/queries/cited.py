"""What is left of an inbound certificate: the weight that arrived under it, followed on.

Weight that arrived is wholly of its certificate, until it leaves again. Through each act it spreads
as weight does: what comes out has the share of it that went in. Nothing of this is stored, and
nothing of it is a rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.sql.selectable import CTE

from kp_ledger.chain.rpc import chunks
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes
from kp_ledger.index.queries.ancestry import last_act
from kp_ledger.index.queries.certificates import CertificateSubject
from kp_ledger.index.queries.lineage import WHOLE
from kp_ledger.index.queries.prefetch import PER_QUERY, rows_by_id, rows_of, words_at, words_of
from kp_ledger.index.store import Snapshot, event_of
from kp_ledger.index.tables import blocks, events, inputs, outputs, parcel_events, parcels

HERE: Final = (codes.PARCEL_HELD, codes.PARCEL_SEALED)

Shares = dict[int, int]  # by certificate, in parts of WHOLE
_NEVER: Final = (0, 0)


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
    .join(parcels, parcels.c.parcel == inputs.c.parcel)
    .where(inputs.c.act.in_(select(_below.c.act)))
)
_LEFT = (
    select(parcel_events.c.parcel, events, blocks.c.moment)
    .join(events, events.c.event == parcel_events.c.event)
    .join(blocks, blocks.c.number == events.c.block)
    .where(
        parcel_events.c.parcel.in_(bindparam("rows", expanding=True)),
        parcel_events.c.event < bindparam("until"),
        events.c.kind == "Left",
    )
    .order_by(parcel_events.c.event)
)
_OUT = select(outputs.c.act, outputs.c.parcel).where(outputs.c.act.in_(select(_below.c.act)))


def left_of(
    snapshot: Snapshot, shipment: CertificateSubject, cited: Sequence[CertificateSubject]
) -> list[Left]:
    """Of each certificate cited: what arrived, what of it is in the shipment, what is left."""
    listed = {one.number: list(rows_by_id(snapshot, one.parcels)) for one in cited}
    followed = _followed(snapshot, listed)
    places = {one.number: one.record.a.to for one in cited}
    shipped = _shipped(snapshot, shipment, followed.shares)
    left = _sums(_here(snapshot, followed), followed.shares, places)
    return [
        Left(
            one.number,
            one.record.a.millicarats,
            shipped.get(one.number, 0),
            left.get(one.number, 0),
        )
        for one in cited
    ]


@dataclass(frozen=True, slots=True)
class _Followed:
    """Of each parcel, by row, how much is of which certificate; and which left again."""

    shares: dict[int, Shares]
    gone: set[int]


def _followed(snapshot: Snapshot, listed: dict[int, list[int]]) -> _Followed:
    rows = list(dict.fromkeys(row for some in listed.values() for row in some))
    asked = {"rows": rows, "last": last_act(snapshot)}
    goes_in: dict[int, list[tuple[int, int]]] = {}
    for act, row, weight in snapshot.connection.execute(_IN, asked):
        goes_in.setdefault(act, []).append((row, weight))
    comes_out: dict[int, list[int]] = {}
    for act, row in snapshot.connection.execute(_OUT, asked):
        comes_out.setdefault(act, []).append(row)
    rows += [row for some in comes_out.values() for row in some]
    journeys = _journeys(snapshot, rows)
    arrived = _arrived(listed, journeys)
    gone = {row for row in rows if len(journeys.get(row, ())) > arrived.get(row, _NEVER)[0]}
    shares: dict[int, Shares] = {row: {number: WHOLE} for row, (_, number) in arrived.items()}
    for act in sorted(goes_in):
        mixed = _mixed(goes_in[act], shares, gone)
        shares.update((row, mixed) for row in comes_out.get(act, ()) if row not in arrived)
    return _Followed(shares, gone)


def _journeys(snapshot: Snapshot, rows: Sequence[int]) -> dict[int, list[int]]:
    """The certificates under which each parcel left, oldest first, but for those it returned by."""
    found: dict[int, list[int]] = {}
    for some in chunks(list(dict.fromkeys(rows)), PER_QUERY):
        asked = {"rows": list(some), "until": snapshot.until}
        for row in snapshot.connection.execute(_LEFT, asked):
            number = event_of(row).event.certificate  # type: ignore[attr-defined]
            status = snapshot.state.certificates[number].a.status
            if status != codes.CERTIFICATE_RETURNED:
                found.setdefault(row.parcel, []).append(number)
    return found


def _arrived(
    listed: dict[int, list[int]], journeys: dict[int, list[int]]
) -> dict[int, tuple[int, int]]:
    """The certificate by which each came last, of those listed, and how many journeys it ends.

    Foreign paper begins with the parcel: no journey of it is on this ledger.
    """
    found: dict[int, tuple[int, int]] = {}
    for number, rows in listed.items():
        for row in rows:
            made = journeys.get(row, [])
            ends = made.index(number) + 1 if number in made else 0
            found[row] = max(found.get(row, (0, number)), (ends, number))
    return found


def _mixed(goes_in: Iterable[tuple[int, int]], shares: dict[int, Shares], gone: set[int]) -> Shares:
    sums: Shares = {}
    total = 0
    for row, weight in goes_in:
        total += weight
        if row in gone:
            continue
        for number, share in shares.get(row, {}).items():
            sums[number] = sums.get(number, 0) + share * weight
    return {number: part // total for number, part in sums.items()} if total else {}


def _here(snapshot: Snapshot, followed: _Followed) -> dict[int, Parcel]:
    """The words of those that are held or sealed and never left."""
    rows = [row for row in followed.shares if row not in followed.gone]
    words = words_of(snapshot, rows_of(snapshot, rows).values())
    return {row: word for row, word in words.items() if word.status in HERE}


def _shipped(
    snapshot: Snapshot, shipment: CertificateSubject, held: dict[int, Shares]
) -> dict[int, int]:
    """What was in the shipment when it was issued, by certificate."""
    rows = [row for row in rows_by_id(snapshot, shipment.parcels) if row in held]
    return _sums(words_at(snapshot, rows, shipment.begun_at + 1), held, None)


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
