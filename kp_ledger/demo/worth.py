"""What is worth opening after a year was played: chosen from the index, not written down before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import show_participant
from kp_ledger.generated import codes
from kp_ledger.index.store import Index, Snapshot
from kp_ledger.index.subjects import FIRST_STORED_BLEND
from kp_ledger.index.tables import inputs, outputs, parcels


@dataclass(frozen=True, slots=True)
class Worth:
    """A page, and why it is worth a look."""

    path: str
    what: str


def worth_opening(index: Index) -> list[Worth]:
    """A simple parcel, a mixed-origin parcel, a certificate, a Participant, the world, the lies."""
    with index.snapshot() as snapshot:
        return list(_chosen(snapshot))


def _chosen(snapshot: Snapshot) -> Iterator[Worth]:
    yield Worth("/", "where a code is typed in, and the year at a glance")
    simple = _simple(snapshot)
    if simple is not None:
        yield Worth(f"/parcel/0x{bytes(simple.id).hex()}", "one parcel, from its mine to a buyer")
    mixed = _mixed(snapshot)
    if mixed is not None:
        yield Worth(
            f"/parcel/0x{bytes(mixed.id).hex()}", "a mixed-origin parcel: whose stones may be in it"
        )
    if simple is not None:
        number = show_certificate(simple.certificate).replace(" ", "-")
        yield Worth(f"/certificate/{number}", "the certificate under which it crossed a border")
        yield Worth(f"/participant/{show_participant(simple.place)}", "where it is now")
    yield Worth("/world", "the year's flows, published against recorded")
    yield Worth("/lies", "what insiders lied, and what came of it")


def _simple(snapshot: Snapshot) -> Any | None:
    """The first parcel of one traced origin that crossed a border and is held."""
    query = select(parcels).where(
        parcels.c.blend < FIRST_STORED_BLEND,
        parcels.c.certificate > 0,
        parcels.c.status == codes.PARCEL_HELD,
        parcels.c.holds == 0,
    )
    for row in snapshot.connection.execute(query.order_by(parcels.c.parcel)):
        if snapshot.state.zones[row.blend >> 8][-1].nature == codes.NATURE_TRACED:
            return row
    return None


def _mixed(snapshot: Snapshot) -> Any | None:
    """The parcel in somebody's hands that came out of the largest mix."""
    sizes = (
        select(inputs.c.act, func.count().label("size"))
        .group_by(inputs.c.act)
        .order_by(func.count().desc())
        .limit(200)
        .subquery()
    )
    query = (
        select(parcels)
        .join(outputs, outputs.c.parcel == parcels.c.parcel)
        .join(sizes, sizes.c.act == outputs.c.act)
        .where(parcels.c.status == codes.PARCEL_HELD, parcels.c.blend >= FIRST_STORED_BLEND)
        .order_by(sizes.c.size.desc(), parcels.c.parcel)
        .limit(1)
    )
    return snapshot.connection.execute(query).first()
