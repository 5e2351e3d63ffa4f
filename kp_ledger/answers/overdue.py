"""Overdue and detained shipments, as answers have them."""

from __future__ import annotations

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.schemas.overdue import (
    DetainedAnswer,
    DetainedOut,
    OverdueAnswer,
    OverdueOut,
)
from kp_ledger.answers.units import carats, country, known_day
from kp_ledger.domain.parse import show_certificate
from kp_ledger.index.queries.certificates import CertificateSubject
from kp_ledger.index.queries.overdue import Detained, Overdue, detained, overdue
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


def detained_answer(snapshot: Snapshot, participant: int | None) -> DetainedAnswer:
    return DetainedAnswer(
        as_of=as_of(snapshot),
        participant=None if participant is None else country(participant),
        detained=[detained_out(snapshot, one) for one in detained(snapshot, participant)],
    )


def detained_out(snapshot: Snapshot, one: Detained) -> DetainedOut:
    """With what its office said when it stopped it."""
    a, subject = one.record.a, CertificateSubject(snapshot, one.certificate, one.record)
    said = subject.detained
    assert said is not None
    return DetainedOut(
        certificate=show_certificate(one.certificate),
        exporting=country(a.from_),
        importing=country(a.to),
        since=known_day(a.stopped),
        days=one.days,
        words=subject.said.answer,
        reason="0x" + said.reason.hex(),
        measured=carats(said.measured) if said.measured else None,
        alone_from=known_day(one.alone_from),
        parcels=a.parcels,
        remaining=a.remaining,
        carats=carats(a.millicarats),
        exporter=a.exporter,
        importer=a.importer,
    )
