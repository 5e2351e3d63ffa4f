"""Acts that stand: recorded of an organisation after the moment as of which it was stopped.

A key is revoked as of a moment past, a standing ends as of a day past; what was recorded until that
was said is undone by nothing. Which key signed is in each act's transaction, not in its events.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlalchemy import func, select

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import codes, events
from kp_ledger.index.queries.events import Filter, naming, number, pages
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import ORGANISATION
from kp_ledger.index.tables import blocks, number_at

MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the moment as of which something ended to the event that recorded it."""

    since: int
    recorded: LoggedEvent
    acts: list[LoggedEvent]  # the first hundred
    more: bool


def stretches(snapshot: Snapshot, organisation: int) -> list[Stretch]:
    """Those of its keys and of its standing, in the order in which they were recorded."""
    ends = (events.StandingChanged, events.KeyRevoked)
    found = []
    for logged in naming(snapshot, ORGANISATION, [organisation], *ends):
        since = _since(logged, organisation)
        if since < logged.moment:
            acts = _recorded(snapshot, organisation, since, number(logged))
            found.append(Stretch(since, logged, acts[:MOST], len(acts) > MOST))
    return [one for one in found if one.acts]


def _since(logged: LoggedEvent, organisation: int) -> int:
    """The moment as of which the event ends something of the organisation; its own: nothing."""
    event = logged.event
    if isinstance(event, events.KeyRevoked) and event.organisation == organisation:
        return event.at
    if isinstance(event, events.StandingChanged) and event.organisation == organisation:
        stopped = event.status != codes.STANDING_GOOD
        return event.since * SECONDS_PER_DAY if stopped else logged.moment
    return logged.moment


def _recorded(snapshot: Snapshot, organisation: int, since: int, until: int) -> list[LoggedEvent]:
    """What names it from a moment on, up to an event, that one left out."""
    first = snapshot.connection.execute(
        select(func.min(blocks.c.number)).where(blocks.c.moment >= since)
    ).scalar_one()
    wanted = Filter(subjects=((ORGANISATION, organisation),))
    told = (
        logged
        for page in pages(snapshot, wanted, number_at(first, 0) - 1, MOST + 1)
        for _, logged in page
    )
    earlier = (logged for logged in islice(told, MOST + 1) if number(logged) < until)
    return list(earlier)
