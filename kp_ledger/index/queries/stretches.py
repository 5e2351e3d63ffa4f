"""Acts that stand: recorded of an organisation after the moment as of which it was stopped; of a
Participant, those of its offices.

A key is revoked as of a moment past, a standing ends as of a day past; what was recorded until that
was said is undone by nothing. Which key signed is in each act's transaction, not in its events.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, func, select

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import codes, events
from kp_ledger.index.prepared import Prepared
from kp_ledger.index.queries.events import naming, number
from kp_ledger.index.queries.participants import history, offices
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import ORGANISATION
from kp_ledger.index.tables import blocks, mentions, number_at

MOST: Final = 100
_MOMENT = Prepared(select(blocks.c.moment).where(blocks.c.number == bindparam("number")))
_FIRST = Prepared(select(func.min(blocks.c.number)))
NAMING = (
    select(mentions.c.event)
    .where(
        mentions.c.kind == ORGANISATION,
        mentions.c.subject == bindparam("organisation"),
        mentions.c.event >= bindparam("first"),
        mentions.c.event < bindparam("until"),
    )
    .order_by(mentions.c.event)
    .limit(MOST + 1)
)


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
            acts = _acts(snapshot, [organisation], since, logged)
            found.append(Stretch(since, logged, acts[:MOST], len(acts) > MOST))
    return [one for one in found if one.acts]


def of_participant(snapshot: Snapshot, participant: int) -> list[Stretch]:
    """Those of its standing: acts that name one of its offices."""
    its = [office for office, _ in offices(snapshot, participant)]
    found = []
    for logged, entry in history(snapshot, participant):
        since = entry.day * SECONDS_PER_DAY
        if entry.status != codes.KP_PARTICIPANT and since < logged.moment:
            acts = _acts(snapshot, its, since, logged)
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


def _acts(
    snapshot: Snapshot, organisations: Iterable[int], since: int, end: LoggedEvent
) -> list[LoggedEvent]:
    """What names one of them from a moment on, up to an event, that one left out."""
    asked = {"first": number_at(_first_block(snapshot, since), 0), "until": number(end)}
    found: set[int] = set()
    for one in organisations:
        found.update(snapshot.connection.execute(NAMING, {**asked, "organisation": one}).scalars())
    return snapshot.events(sorted(found)[: MOST + 1])


def _first_block(snapshot: Snapshot, moment: int) -> int:
    """The first block of a moment or later; moments have no index, and only grow."""
    connection = snapshot.connection
    known = range(_FIRST.scalar(connection) or 0, snapshot.block + 1)
    return known.start + bisect_left(
        known, moment, key=lambda block: _MOMENT.scalar(connection, number=block) or 0
    )
