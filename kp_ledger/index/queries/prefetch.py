"""Entries of the state that an answer needs many of, read in one query instead of one each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, select

from kp_ledger.chain.rpc import chunks
from kp_ledger.domain.parcels import Parcel
from kp_ledger.index.packed import read_word
from kp_ledger.index.sections import Section, read_value, write_key
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import changes, parcels, records

PER_QUERY: Final = 500
FEW: Final = 2  # below it, one each is as fast

_ENTRIES = (
    select(records.c.key, records.c.value)
    .where(
        records.c.section == bindparam("section"),
        records.c.key.in_(bindparam("keys", expanding=True)),
        records.c.event < bindparam("until"),
    )
    .order_by(records.c.event)
)
_ROWS = select(parcels).where(parcels.c.parcel.in_(bindparam("rows", expanding=True)))
_BY_ID = select(parcels).where(
    parcels.c.id.in_(bindparam("ids", expanding=True)), parcels.c.made < bindparam("until")
)
_EARLIER = (
    select(changes.c.parcel, changes.c.word)
    .where(
        changes.c.parcel.in_(bindparam("rows", expanding=True)),
        changes.c.event < bindparam("until"),
    )
    .order_by(changes.c.revision)
)


def fetch(snapshot: Snapshot, section: str, keys: Iterable[Any]) -> None:
    """Makes these entries of a section known to the snapshot's state."""
    table: Section = getattr(snapshot.state, section)
    wanted = [key for key in dict.fromkeys(keys) if not table.loaded(key)]
    if len(wanted) < FEW:
        return
    for some in chunks(wanted, PER_QUERY):
        named = {write_key(key): key for key in some}
        asked = {"section": section, "keys": list(named), "until": snapshot.until}
        texts = {row.key: row.value for row in snapshot.connection.execute(_ENTRIES, asked)}
        found = {named[key]: read_value(section, text) for key, text in texts.items()}
        table.fill(found, some)


def rows_of(snapshot: Snapshot, rows: Sequence[int]) -> dict[int, Any]:
    """Parcels' rows as they stand at the index's head, by row number."""
    found: dict[int, Any] = {}
    for some in chunks(rows, PER_QUERY):
        for row in snapshot.connection.execute(_ROWS, {"rows": list(some)}):
            found[row.parcel] = row
    return found


def rows_by_id(snapshot: Snapshot, ids: Sequence[bytes]) -> dict[int, Any]:
    """The rows of those of these parcels that are on the ledger, by row number, in their order."""
    found: dict[bytes, Any] = {}
    for some in chunks(ids, PER_QUERY):
        asked = {"ids": list(some), "until": snapshot.until}
        found |= {bytes(row.id): row for row in snapshot.connection.execute(_BY_ID, asked)}
    return {found[one].parcel: found[one] for one in ids if one in found}


def words_of(snapshot: Snapshot, found: Iterable[Any]) -> dict[int, Parcel]:
    """The words as of the block of parcels whose rows these are, by row number."""
    rows = {row.parcel: row for row in found}
    words = {row.parcel: word_in(row) for row in rows.values() if row.changed < snapshot.until}
    return words | earlier(snapshot, [number for number in rows if number not in words])


def earlier(snapshot: Snapshot, rows: Sequence[int]) -> dict[int, Parcel]:
    """The words as of the block of parcels that were changed after it."""
    return words_at(snapshot, rows, snapshot.until)


def words_at(snapshot: Snapshot, rows: Sequence[int], until: int) -> dict[int, Parcel]:
    """The words that parcels had before the event `until`."""
    found: dict[int, bytes] = {}
    for some in chunks(rows, PER_QUERY):
        for row in snapshot.connection.execute(_EARLIER, {"rows": list(some), "until": until}):
            found[row.parcel] = row.word
    return {number: read_word(word) for number, word in found.items()}


def word_in(row: Any) -> Parcel:
    """The latest word, as a parcel's row has it."""
    return Parcel(
        row.custodian,
        row.owner,
        row.place,
        row.status,
        row.kind,
        row.millicarats,
        row.blend,
        row.certificate,
        row.revision,
        row.day,
        row.holds,
    )
