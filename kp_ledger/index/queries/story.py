"""Events as steps of a story: their day, documents and weight, and whose signatures they are."""

from __future__ import annotations

from typing import Any, Final

from kp_ledger.base.messages import Event
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.rows import Late
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain.days import day_of
from kp_ledger.domain.words import WRITTEN_REASONS
from kp_ledger.generated import codes, events
from kp_ledger.model.lookups import parameter
from kp_ledger.model.state import State

BY_RULE: Final = "nobody: a rule of the ledger placed it with the act"
# Members of events that are documents.
DOCUMENTS: Final = ("document", "reason", "lost", "boundary", "text", "reasons", "decision")
# What a member is called that is the day on which it happened.
DAYS: Final = ("day", "arrived")
LATE_AFTER: Final = {
    Late.CROSSING: codes.PARAMETER_LATE_DAYS,
    Late.ACT: codes.PARAMETER_DAYS_BEFORE_SIGNING,
}
ONE_WEIGHT: Final = ("measured", "millicarats", "carats")


def signed_by(event: Event) -> str:
    """Whose signatures an event rests on, in words."""
    if isinstance(event, events.HoldPlaced) and event.reason != codes.HOLD_OFFICE:
        return BY_RULE
    if isinstance(event, events.Transformed) and event.custodian == event.owner:
        return "the custodian, who is the owner too"
    return EVENTS[type(event)].signed


def day_of_event(logged: LoggedEvent) -> int:
    """The day on which it happened; of acts without one, the day they were recorded."""
    found = (getattr(logged.event, name, None) for name in DAYS)
    return next((day for day in found if isinstance(day, int) and day), day_of(logged.moment))


def is_late(state: State, logged: LoggedEvent) -> bool:
    """Whether it was entered late: as it says itself, or by its day and its block's."""
    row = EVENTS[type(logged.event)]
    if row.late is Late.SAID:
        return bool(logged.event.late)  # type: ignore[attr-defined]
    happened, today = day_of_event(logged), day_of(logged.moment)
    if row.late is Late.NEVER or happened >= today:
        return False
    return happened + parameter(state, LATE_AFTER[row.late], today) < today


def documents_in(event: Event) -> list[tuple[str, bytes]]:
    """The documents that an event names, and what it calls each; a word is none."""
    found = [(name, getattr(event, name, None)) for name in DOCUMENTS]
    documents = [(name, one) for name, one in found if isinstance(one, bytes) and any(one)]
    return [(name, one) for name, one in documents if one not in WRITTEN_REASONS]


def weight_in(event: Event) -> int | None:
    """The weight that an event is about, in millicarats; None where it says none, or several."""
    if isinstance(event, events.Transformed):
        return sum(product.millicarats for product in event.outputs)
    found = (getattr(event, name, None) for name in ONE_WEIGHT)
    weight: Any = next((one for one in found if one is not None), None)
    return sum(weight) if isinstance(weight, tuple) else weight
