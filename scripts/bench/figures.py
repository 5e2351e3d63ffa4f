"""Statistics, flows and a Participant's figures, as they are answered, on a million parcels."""

from __future__ import annotations

import sys
from pathlib import Path

from kp_ledger.answers.figures import Span
from kp_ledger.answers.participants import participant_answer
from kp_ledger.answers.schemas.participants import ParticipantAnswer
from kp_ledger.answers.statistics import YEAR, statistics_answer
from kp_ledger.answers.world import world_answer
from kp_ledger.domain.days import day_of
from kp_ledger.domain.showing import Names
from kp_ledger.index.store import Index, Snapshot
from scripts.bench.generated import FIRST, Filled, fill, filled
from scripts.bench.queries import Question, measured
from scripts.bench.results import Row
from tests.actors import BW
from tests.postgres import running
from tests.tools import is_there

SIZE = 1_000_000
BAR = 50  # milliseconds


def measure(folder: Path) -> list[Row]:
    rows = _asked("SQLite", filled(folder, SIZE))
    if not is_there("postgresql"):
        print("PostgreSQL is not installed: left out", file=sys.stderr)
        return rows
    with running() as server:
        return [*rows, *_asked("PostgreSQL", fill(server.database(), SIZE))]


def _asked(engine: str, there: Filled) -> list[Row]:
    index = Index.open(there.url)
    try:
        questions: dict[str, Question] = {
            "statistics of all, since 2003": lambda s: statistics_answer(s, None, _all(s), "half"),
            "statistics of one, since 2003": lambda s: statistics_answer(s, BW, _all(s), "month"),
            "flows, since 2003": lambda s: world_answer(s, _all(s), None),
            "figures of a Participant, last year": lambda s: _participant(s, _year(s, 0)),
            "figures of a Participant, 20 years ago": lambda s: _participant(s, _year(s, 20)),
            "figures of a Participant, since 2003": lambda s: _participant(s, _all(s)),
        }
        size = f"{there.parcels:,} parcels, {engine}"
        return [measured(index, f"{name}, {size}", ask, BAR) for name, ask in questions.items()]
    finally:
        index.close()


def _participant(snapshot: Snapshot, span: Span) -> ParticipantAnswer:
    return participant_answer(snapshot, Names(), BW, span)


def _year(snapshot: Snapshot, ago: int) -> Span:
    last = day_of(snapshot.moment) - ago * YEAR
    return Span(last - YEAR, last)


def _all(snapshot: Snapshot) -> Span:
    return Span(FIRST, day_of(snapshot.moment))
