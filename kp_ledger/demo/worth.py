"""What is worth opening after a year was played: chosen from the index, not written down before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import func, select

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import show_participant
from kp_ledger.domain.words import LAB_GROWN
from kp_ledger.generated import codes, events
from kp_ledger.index.queries.events import of_kinds
from kp_ledger.index.store import Index, Snapshot
from kp_ledger.index.subjects import FIRST_STORED_BLEND
from kp_ledger.index.tables import inputs, outputs, parcels

Happened = TypeVar("Happened", bound=Event)


@dataclass(frozen=True, slots=True)
class Worth:
    """A page, and why it is worth a look."""

    path: str
    what: str


def worth_opening(index: Index) -> list[Worth]:
    """A parcel of one origin, one of many, a certificate, what went wrong, the world, the lies."""
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
    yield from _went_wrong(snapshot)
    yield Worth("/world", "the year's flows, published against recorded")
    yield Worth("/lies", "what insiders lied, and what came of it")


def _went_wrong(snapshot: Snapshot) -> Iterator[Worth]:
    """The first of each, where there is one."""
    for found in _told(snapshot, events.SurplusRegistered)[:1]:
        number = show_certificate(found.because).replace(" ", "-")
        yield Worth(f"/certificate/{number}", "a shipment that two offices weighed again")
    written = _told(snapshot, events.WrittenDown)
    for event in [one for one in written if one.reason == LAB_GROWN][:1]:
        what = "a parcel in which a lab-grown stone was found"
        yield Worth(f"/parcel/0x{event.parcel.hex()}", what)
    put = _told(snapshot, events.FocalKeySet)
    for key in [one for one in put if one.by != NO_KEY][:1]:
        whose = show_participant(key.participant)
        yield Worth(f"/participant/{whose}", "whose focal key was stolen, and what came of it")


def _told(snapshot: Snapshot, kind: type[Happened]) -> list[Happened]:
    told = [logged.event for logged in of_kinds(snapshot, kind)]
    return [event for event in told if isinstance(event, kind)]


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
