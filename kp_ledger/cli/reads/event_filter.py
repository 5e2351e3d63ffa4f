"""Which events are asked for on the command line."""

from __future__ import annotations

from typing import Any, Final

from kp_ledger.answers.event_query import EventQuery
from kp_ledger.index import subjects
from kp_ledger.index.queries.events import Filter

SUBJECTS: Final = {
    "organisation": subjects.ORGANISATION,
    "participant": subjects.PARTICIPANT,
    "zone": subjects.ZONE,
    "licence": subjects.LICENCE,
    "certificate": subjects.CERTIFICATE,
    "request": subjects.REQUEST,
    "proposal": subjects.PROPOSAL,
    "hold": subjects.HOLD,
    "key": subjects.KEY,
}


def filter_of(kinds: list[str], about: tuple[str, Any] | None) -> Filter:
    """Events of these kinds, or of all, that name this subject, or any; BadInput for a kind."""
    named = EventQuery.written(kinds=kinds).kinds
    if about is None:
        return Filter(named)
    kind, key = about
    if kind == "parcel":
        return Filter(named, parcel=key)
    return Filter(named, ((SUBJECTS[kind], key),))
