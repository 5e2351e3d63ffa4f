"""The rows of all kinds of events, a module for each contract.

EVENTS[SeenInTransit].sentence
"""

from __future__ import annotations

from typing import Any, Final

from kp_ledger.base.messages import Event
from kp_ledger.catalogue.contracts import rows_of
from kp_ledger.catalogue.rows import EventRow, Stage

EVENTS: Final[dict[type[Event], EventRow]] = {row.kind: row for row in rows_of(__name__)}


def kinds_at(*stages: Stage) -> tuple[type[Any], ...]:
    """The kinds of events that are such a step."""
    return tuple(kind for kind, row in EVENTS.items() if row.stage in stages)
