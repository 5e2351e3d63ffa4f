"""What arrived after its certificate had expired, noted wherever the arrival is told.

No act says so and none has to: the days do, that of the arrival and that of expiry.
"""

from __future__ import annotations

from typing import Any, Final

from kp_ledger.base.messages import Event
from kp_ledger.domain.showing import written_day
from kp_ledger.generated.events import InboundRecorded, ShipmentConfirmed
from kp_ledger.model.state import State

NOTE: Final = " The certificate had expired, at the end of {expires}."


def note_of(state: State, event: Event) -> str:
    """A sentence about an arrival after expiry; or nothing."""
    day, expires = _days(state, event)
    return NOTE.format(expires=written_day(expires)) if day > expires else ""


def _days(state: State, event: Any) -> tuple[int, int]:
    if isinstance(event, ShipmentConfirmed):
        return event.day, state.certificates[event.certificate].b.expires
    if isinstance(event, InboundRecorded):
        return event.arrived, event.expires
    return 0, 0
