"""Overdue shipments, as answers have them."""

from __future__ import annotations

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.schemas.overdue import OverdueAnswer, OverdueOut
from kp_ledger.answers.units import carats, country, known_day
from kp_ledger.domain.parse import show_certificate
from kp_ledger.index.queries.overdue import Overdue, overdue
from kp_ledger.index.store import Snapshot


def overdue_answer(snapshot: Snapshot, participant: int | None) -> OverdueAnswer:
    return OverdueAnswer(
        as_of=as_of(snapshot),
        participant=None if participant is None else country(participant),
        overdue=[overdue_out(one) for one in overdue(snapshot, participant)],
    )


def overdue_out(one: Overdue) -> OverdueOut:
    a, b = one.record.a, one.record.b
    return OverdueOut(
        certificate=show_certificate(one.certificate),
        exporting=country(a.from_),
        importing=country(a.to),
        departed=known_day(b.departed),
        limit_days=one.limit,
        due=known_day(b.departed + one.limit),
        days_late=one.late,
        parcels=a.parcels,
        remaining=a.remaining,
        carats=carats(a.millicarats),
        exporter=a.exporter,
        importer=a.importer,
    )
