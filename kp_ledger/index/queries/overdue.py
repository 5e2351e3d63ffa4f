"""Shipments that left and were not confirmed within the days of their origin, or are detained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.index.queries.prefetch import fetch
from kp_ledger.index.store import Snapshot
from kp_ledger.index.tables import crossings
from kp_ledger.model.lookups import parameter, setting
from kp_ledger.model.state import Certificate, State


@dataclass(frozen=True, slots=True)
class Overdue:
    """A shipment that is `late` days past the `limit` days that it had."""

    certificate: int
    record: Certificate
    limit: int
    late: int


def days_allowed(state: State, record: Certificate) -> int:
    """Within how many days after departure a shipment is confirmed, as its origin has set."""
    return setting(state, record.a.from_, codes.SETTING_OVERDUE_DAYS, record.b.departed)


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
        for number, record in on_their_way(snapshot, _numbers(snapshot, participant))
        if (late := days_late(state, record, today))
    ]
    return sorted(found, key=lambda one: (-one.late, one.certificate))


@dataclass(frozen=True, slots=True)
class Detained:
    """A shipment that is detained for `days` days; `alone_from` its office decides alone."""

    certificate: int
    record: Certificate
    days: int
    alone_from: int


def detained(snapshot: Snapshot, participant: int | None = None) -> list[Detained]:
    """What is detained at the block's day, from and to a Participant or all, the longest first."""
    state, today = snapshot.state, day_of(snapshot.moment)
    numbers = _numbers(snapshot, participant)
    limit = parameter(state, codes.PARAMETER_RESOLVE_ALONE_DAYS, today)
    found = [
        Detained(number, record, today - record.a.stopped, record.a.stopped + limit + 1)
        for number, record in _in(snapshot, numbers, codes.CERTIFICATE_DETAINED)
    ]
    return sorted(found, key=lambda one: (-one.days, one.certificate))


def on_their_way(snapshot: Snapshot, numbers: Sequence[int]) -> list[tuple[int, Certificate]]:
    """Those of these certificates that have departed and are neither there nor back."""
    return _in(snapshot, numbers, codes.CERTIFICATE_DEPARTED)


def _in(snapshot: Snapshot, numbers: Sequence[int], status: int) -> list[tuple[int, Certificate]]:
    fetch(snapshot, "certificates", numbers)
    records = ((number, snapshot.state.certificates[number]) for number in numbers)
    return [one for one in records if one[1].a.status == status]


def _numbers(snapshot: Snapshot, participant: int | None) -> list[int]:
    """Certificates that departed, without those that were confirmed in full or closed."""
    away = crossings.c
    query = select(away.certificate).where(
        away.away_until >= snapshot.until, away.event < snapshot.until
    )
    if participant is not None:
        query = query.where(or_(away.exporting == participant, away.importing == participant))
    return list(snapshot.connection.execute(query).scalars())
