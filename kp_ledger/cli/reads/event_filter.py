"""Which events are asked for on the command line."""

from __future__ import annotations

from typing import Any, Final

from kp_ledger.base.errors import BadInput
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.index import subjects
from kp_ledger.index.queries.events import Filter

KINDS: Final = {kind.__name__ for kind in EVENTS}
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
    for name in kinds:
        if name not in KINDS:
            known = ", ".join(sorted(KINDS))
            raise BadInput(name, f"is no kind of event; there are {known}")
    wanted = frozenset(kinds) if kinds else None
    if about is None:
        return Filter(wanted)
    kind, key = about
    if kind == "parcel":
        return Filter(wanted, parcel=key)
    return Filter(wanted, ((SUBJECTS[kind], key),))
