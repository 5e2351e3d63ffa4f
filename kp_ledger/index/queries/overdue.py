"""Shipments that left and were not confirmed within the days of their destination."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import and_, exists, func, or_, select

from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.index.store import Snapshot
from kp_ledger.index.subjects import CERTIFICATE
from kp_ledger.index.tables import events, mentions
from kp_ledger.model.participants import setting
from kp_ledger.model.state import Certificate, State

# Where ShipmentConfirmed has `remaining` in its data, counted from 1: nothing, once all is there.
_REMAINING: Final = 7 * 32 + 1
_NOTHING: Final = bytes(32)


@dataclass(frozen=True, slots=True)
class Overdue:
    """A shipment that is `late` days past the `limit` days that it had."""

    certificate: int
    record: Certificate
    limit: int
    late: int


def days_allowed(state: State, record: Certificate) -> int:
    """Within how many days after departure its destination confirms a shipment."""
    return setting(state, record.a.to, codes.SETTING_OVERDUE_DAYS, record.b.departed)


def days_late(state: State, record: Certificate, day: int) -> int:
    """Days that a shipment is overdue on a day; zero when it is not."""
    if record.a.status != codes.CERTIFICATE_DEPARTED:
        return 0
    return max(0, day - record.b.departed - days_allowed(state, record))


def overdue(snapshot: Snapshot, participant: int | None = None) -> list[Overdue]:
    """What is overdue at the block's day, from and to a Participant or all, the longest first."""
    state, today = snapshot.state, day_of(snapshot.moment)
    found = [
        Overdue(number, record, days_allowed(state, record), late)
        for number, record in on_their_way(snapshot, _numbers(snapshot))
        if participant in (None, record.a.from_, record.a.to)
        and (late := days_late(state, record, today))
    ]
    return sorted(found, key=lambda one: (-one.late, one.certificate))


def on_their_way(snapshot: Snapshot, numbers: Iterable[int]) -> list[tuple[int, Certificate]]:
    """Those of these certificates that have departed and are neither there nor back."""
    records = ((number, snapshot.state.certificates[number]) for number in numbers)
    return [one for one in records if one[1].a.status == codes.CERTIFICATE_DEPARTED]


def _numbers(snapshot: Snapshot) -> list[int]:
    """Certificates that departed, without those that were confirmed in full or closed."""
    left, ended, named, again = events.alias(), events.alias(), mentions.alias(), mentions.alias()
    in_full = and_(
        ended.c.kind == "ShipmentConfirmed",
        func.substr(ended.c.data, _REMAINING, 32) == _NOTHING,
    )
    over = exists().where(
        again.c.kind == CERTIFICATE,
        again.c.subject == named.c.subject,
        again.c.event == ended.c.event,
        ended.c.event < snapshot.until,
        or_(in_full, ended.c.kind == "ClosedOutside"),
    )
    query = (
        select(named.c.subject)
        .join(left, left.c.event == named.c.event)
        .where(
            left.c.kind == "ShipmentDeparted",
            left.c.event < snapshot.until,
            named.c.kind == CERTIFICATE,
            ~over,
        )
        .distinct()
    )
    return list(snapshot.connection.execute(query).scalars())
