"""Organisations: standing, licences, keys, and the parcels that each holds or has title to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.days import day_of, month_of
from kp_ledger.domain.parcels import Parcel
from kp_ledger.generated import codes, events
from kp_ledger.generated.records import Key, Licence, Standing
from kp_ledger.index.packed import read_word
from kp_ledger.index.queries.events import naming
from kp_ledger.index.store import Snapshot, head_in
from kp_ledger.index.subjects import ORGANISATION
from kp_ledger.index.tables import changes, parcels
from kp_ledger.model.lookups import last_standing, standing_on

HERE: Final = (
    codes.PARCEL_HELD,
    codes.PARCEL_SEALED,
    codes.PARCEL_DEPARTED,
    codes.PARCEL_MISSING,
)


@dataclass(frozen=True, slots=True)
class Held:
    """A parcel in the hands or the title of an organisation."""

    row: int
    parcel: bytes
    reference: str
    word: Parcel


@dataclass(frozen=True, slots=True)
class Page:
    """Some of an organisation's parcels, the latest made first; how many and how heavy all are."""

    count: int
    millicarats: int
    parcels: list[Held]
    next: int | None


def known(snapshot: Snapshot, after: int = 0, size: int = 100) -> list[int]:
    """Numbers of organisations behind `after`, ascending."""
    return sorted(number for number in snapshot.state.standings if number > after)[:size]


def standing(snapshot: Snapshot, organisation: int) -> Standing:
    """What is in force at the block's day; before its first day, what was put down last."""
    entry = standing_on(snapshot.state, organisation, day_of(snapshot.moment))
    return entry if entry.status else last_standing(snapshot.state, organisation)


def history(
    snapshot: Snapshot, organisation: int
) -> list[tuple[LoggedEvent, events.StandingChanged]]:
    """Each entry of its standing with the event that recorded it, oldest first."""
    found = naming(snapshot, ORGANISATION, [organisation], events.StandingChanged)
    return [
        (logged, logged.event)
        for logged in found
        if isinstance(logged.event, events.StandingChanged)
        and logged.event.organisation == organisation
    ]


def licences(snapshot: Snapshot, organisation: int) -> list[tuple[int, Licence]]:
    """Its licences with their numbers, the last granted first."""
    numbers = reversed(snapshot.state.licences_of.get(organisation, []))
    return [(number, snapshot.state.licences[number]) for number in numbers]


def produced(snapshot: Snapshot, licence: Licence) -> int:
    """Millicarats that count against a licence's ceiling in the block's month."""
    return licence.produced if licence.period == month_of(snapshot.moment) else 0


def keys(snapshot: Snapshot, organisation: int) -> list[tuple[str, Key]]:
    """Its keys by address, in the order in which they were enrolled."""
    found = naming(snapshot, ORGANISATION, [organisation], events.KeyEnrolled)
    addresses = [
        logged.event.key
        for logged in found
        if isinstance(logged.event, events.KeyEnrolled)
        and logged.event.organisation == organisation
    ]
    return [(address, snapshot.state.keys[address]) for address in dict.fromkeys(addresses)]


def admission(snapshot: Snapshot, organisation: int) -> bytes:
    """The document of its admission, zeros where there is none."""
    found = naming(snapshot, ORGANISATION, [organisation], events.OrganisationAdmitted)
    documents: list[bytes] = [logged.event.document for logged in found]  # type: ignore[attr-defined]
    return documents[0] if documents else bytes(32)


# Parcels


def held(snapshot: Snapshot, organisation: int, before: int | None = None, size: int = 50) -> Page:
    """Parcels that it holds or has title to, those in row `before` and later left out."""
    head = head_in(snapshot.connection)
    if head is not None and snapshot.block < head.block:
        return _held_then(snapshot, organisation, before, size)
    mine = _concerns(organisation)
    totals = select(func.count(), func.sum(parcels.c.millicarats)).where(mine)
    count, weight = snapshot.connection.execute(totals).one()
    query = select(parcels).where(mine).order_by(parcels.c.parcel.desc()).limit(size + 1)
    if before is not None:
        query = query.where(parcels.c.parcel < before)
    found = [_held(row, _word(row)) for row in snapshot.connection.execute(query)]
    return _page(found, count, int(weight or 0), size)


def _concerns(organisation: int) -> ColumnElement[bool]:
    its = or_(parcels.c.custodian == organisation, parcels.c.owner == organisation)
    return parcels.c.status.in_(HERE) & its


def _held_then(snapshot: Snapshot, organisation: int, before: int | None, size: int) -> Page:
    """As of a block that is past every parcel's word then is looked at: slow, and seldom asked."""
    every = [
        _held(row, read_word(row.word)) for row in snapshot.connection.execute(_then(snapshot))
    ]
    mine = [one for one in every if _is_of(one.word, organisation)]
    found = [one for one in mine if before is None or one.row < before]
    return _page(found, len(mine), sum(one.word.millicarats for one in mine), size)


def _then(snapshot: Snapshot) -> Select[Any]:
    last = (
        select(changes.c.parcel, func.max(changes.c.revision).label("revision"))
        .where(changes.c.event < snapshot.until)
        .group_by(changes.c.parcel)
        .subquery()
    )
    return (
        select(parcels.c.parcel, parcels.c.id, parcels.c.reference, changes.c.word)
        .join(changes, changes.c.parcel == parcels.c.parcel)
        .join(last, (last.c.parcel == changes.c.parcel) & (last.c.revision == changes.c.revision))
        .order_by(parcels.c.parcel.desc())
    )


def _is_of(word: Parcel, organisation: int) -> bool:
    return word.status in HERE and organisation in (word.custodian, word.owner)


def _held(row: Row[Any], word: Parcel) -> Held:
    return Held(row.parcel, bytes(row.id), row.reference, word)


def _word(row: Row[Any]) -> Parcel:
    return Parcel(*[getattr(row, name) for name in Parcel.__slots__])


def _page(found: list[Held], count: int, weight: int, size: int) -> Page:
    """`found` begins with the page; what is behind it says that there is another."""
    some = found[:size]
    return Page(count, weight, some, some[-1].row if len(found) > size else None)
