"""What certificates and requests for one both list: parcels in short, and valuations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from kp_ledger.answers.elements import organisation, parcel_ref
from kp_ledger.answers.schemas.certificates import ValuationOut, ValuerOut
from kp_ledger.answers.schemas.elements import ParcelRef
from kp_ledger.answers.units import dollars, known_day
from kp_ledger.domain import words
from kp_ledger.domain.showing import Names
from kp_ledger.generated import events
from kp_ledger.index.queries.prefetch import rows_by_id, words_of
from kp_ledger.index.store import Snapshot


def valuations_out(given: Sequence[events.Valued], names: Names) -> list[ValuationOut]:
    """Valuations of one shipment: the highest counts."""
    highest = max((sum(event.cents) for event in given), default=0)
    return [
        ValuationOut(
            capacity=cast(Any, words.word(words.CAPACITIES, event.capacity)),
            dollars=dollars(sum(event.cents)),
            day=known_day(event.day),
            by=organisation(event.valuer, names),
            counts=sum(event.cents) == highest,
        )
        for event in given
    ]


def valuers_out(valuers: Sequence[int], names: Names) -> list[ValuerOut]:
    """Whom a request names, in which capacity."""
    return [
        ValuerOut(capacity=cast(Any, capacity), by=organisation(valuer, names))
        for capacity, valuer in zip(words.CAPACITIES.values(), valuers, strict=True)
        if valuer
    ]


def parcels_out(snapshot: Snapshot, ids: Sequence[bytes]) -> list[ParcelRef]:
    """Parcels in short, as they stand now."""
    rows = rows_by_id(snapshot, ids)
    now = words_of(snapshot, rows.values())
    return [parcel_ref(bytes(row.id), row.reference, now[number]) for number, row in rows.items()]
