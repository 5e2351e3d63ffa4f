"""What is typed for an id: how it begins, or the reference that somebody gave it."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import bindparam, select

from kp_ledger.domain.references import parse_reference
from kp_ledger.index.queries.prefetch import fetch
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import parcels, records
from kp_ledger.model.typed import request_id

SHORT: Final = re.compile(r"0x[0-9a-f]{6,63}")
MOST: Final = 50

_NAMED = (
    select(parcels.c.id)
    .where(parcels.c.reference == bindparam("reference"), parcels.c.made < bindparam("until"))
    .order_by(parcels.c.parcel)
    .limit(MOST)
)
_PARCELS = (
    select(parcels.c.id)
    .where(
        parcels.c.id >= bindparam("first"),
        parcels.c.id <= bindparam("last"),
        parcels.c.made < bindparam("until"),
    )
    .limit(MOST)
)
_KEYS = (
    select(records.c.key)
    .distinct()
    .where(
        records.c.section == bindparam("section"),
        records.c.key >= bindparam("first"),
        records.c.key <= bindparam("last"),
        records.c.event < bindparam("until"),
    )
    .limit(MOST)
)


def parcels_named(snapshot: Snapshot, reference: str) -> list[bytes]:
    """Parcels with this lot reference, in the order in which they were made; 50 at most."""
    asked = {"reference": reference, "until": snapshot.until}
    return [bytes(one) for one in snapshot.connection.execute(_NAMED, asked).scalars()]


def parcels_from(snapshot: Snapshot, text: str) -> list[bytes]:
    """Parcels whose id begins so."""
    first, last = map(bytes.fromhex, _span(text))
    asked = {"first": first, "last": last, "until": snapshot.until}
    return [bytes(one) for one in snapshot.connection.execute(_PARCELS, asked).scalars()]


def keys_from(snapshot: Snapshot, section: str, text: str) -> list[bytes]:
    """Keys of a section of the state (requests, proposals, holds) that begin so."""
    first, last = _span(text)
    asked = {"section": section, "first": first, "last": last, "until": snapshot.until}
    return [bytes.fromhex(key) for key in snapshot.connection.execute(_KEYS, asked).scalars()]


def requests_named(snapshot: Snapshot, reference: str) -> list[bytes]:
    """Requests with this reference: a request's id is made of its exporter and its reference."""
    whole = parse_reference(reference)
    ids = [request_id(exporter, whole) for exporter in snapshot.state.standings]
    fetch(snapshot, "requests", ids)
    return [one for one in ids if one in snapshot.state.requests]


def _span(text: str) -> tuple[str, str]:
    """The first and the last id that begin so, in hexadecimal digits."""
    digits = text.removeprefix("0x")
    return digits.ljust(64, "0"), digits.ljust(64, "f")
