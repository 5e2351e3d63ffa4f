"""What an organisation has to look after: holds on its parcels, keys and licences that run out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import or_, select

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.chain.rpc import chunks
from kp_ledger.domain.days import FOREVER, day_of
from kp_ledger.domain.showing import MOMENT_FOREVER
from kp_ledger.generated import codes
from kp_ledger.generated.events import HoldPlaced
from kp_ledger.generated.records import Key, Licence
from kp_ledger.index.queries.organisations import HERE, keys, licences
from kp_ledger.index.store import Snapshot, event_of
from kp_ledger.index.tables import blocks, events, parcel_events, parcels

SOON: Final = 30  # days
PER_QUERY: Final = 500


@dataclass(frozen=True, slots=True)
class OnHold:
    """A hold in force on a parcel of an organisation."""

    placed: HoldPlaced
    moment: int
    reference: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A key or licence that ends soon: the last day on which it counts."""

    key: str
    licence: int
    day: int


def holds(snapshot: Snapshot, organisation: int) -> list[OnHold]:
    """Holds in force on its parcels, the oldest first, as of the index's newest block."""
    its = or_(parcels.c.custodian == organisation, parcels.c.owner == organisation)
    query = select(parcels.c.parcel, parcels.c.reference).where(
        its, parcels.c.status.in_(HERE), parcels.c.made < snapshot.until
    )
    rows = {row.parcel: row.reference for row in snapshot.connection.execute(query)}
    found = [one for some in chunks(sorted(rows), PER_QUERY) for one in _placed(snapshot, some)]
    return [
        OnHold(one.event, one.moment, rows[row])
        for row, one in sorted(found, key=lambda item: (item[1].block, item[1].log))
        if isinstance(one.event, HoldPlaced) and _in_force(snapshot, one.event, organisation)
    ]


def _placed(snapshot: Snapshot, rows: Any) -> list[tuple[int, LoggedEvent]]:
    query = (
        select(parcel_events.c.parcel, events, blocks.c.moment)
        .join(events, events.c.event == parcel_events.c.event)
        .join(blocks, blocks.c.number == events.c.block)
        .where(
            parcel_events.c.parcel.in_(list(rows)),
            parcel_events.c.event < snapshot.until,
            events.c.kind == HoldPlaced.__name__,
        )
    )
    return [(row.parcel, event_of(row)) for row in snapshot.connection.execute(query)]


def _in_force(snapshot: Snapshot, placed: HoldPlaced, organisation: int) -> bool:
    word = snapshot.state.parcels[placed.parcel]
    its = organisation in (word.custodian, word.owner) and word.status in HERE
    return its and snapshot.state.holds[placed.hold].status == codes.HOLD_IN_FORCE


def endings(snapshot: Snapshot, organisation: int) -> list[Ending]:
    """Its keys and licences that are in force and end within thirty days, the next first."""
    today = day_of(snapshot.moment)
    found = [_of_key(*one) for one in keys(snapshot, organisation) if _lives(snapshot, one[1])]
    found += [_of_licence(*one) for one in licences(snapshot, organisation) if _runs(one[1], today)]
    soon = [one for one in found if one.day <= today + SOON]
    return sorted(soon, key=lambda one: (one.day, one.key, one.licence))


def _lives(snapshot: Snapshot, key: Key) -> bool:
    return snapshot.moment < key.until < MOMENT_FOREVER


def _runs(licence: Licence, today: int) -> bool:
    return today <= licence.until < FOREVER


def _of_key(address: str, key: Key) -> Ending:
    return Ending(address, 0, day_of(key.until - 1))


def _of_licence(number: int, licence: Licence) -> Ending:
    return Ending("", number, licence.until)
