"""Holds on a parcel: when each was placed, why, by whom, and whether it was released."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.days import day_of
from kp_ledger.generated import events


@dataclass(frozen=True, slots=True)
class Held:
    """A hold. `event` is the number of the event that placed it; days, `released` zero: never."""

    hold: bytes
    since: int
    reason: int
    by: int
    document: bytes
    event: int
    released: int = 0


def holds_in(way: Iterable[tuple[int, LoggedEvent]], parcel: bytes) -> list[Held]:
    """The holds that a way tells of one parcel, oldest first."""
    found: dict[bytes, Held] = {}
    for number, logged in way:
        event = logged.event
        if isinstance(event, events.HoldPlaced) and event.parcel == parcel:
            since = day_of(logged.moment)
            found[event.hold] = Held(
                event.hold, since, event.reason, event.by, event.document, number
            )
        elif isinstance(event, events.HoldReleased) and event.hold in found:
            found[event.hold] = replace(found[event.hold], released=day_of(logged.moment))
    return list(found.values())
