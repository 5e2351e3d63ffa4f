"""What an office did whose Participant was not in good standing, marked so wherever it is told."""

from __future__ import annotations

from typing import Final

from kp_ledger.base.messages import Event
from kp_ledger.domain import words
from kp_ledger.domain.days import day_of
from kp_ledger.domain.participants import participant_name
from kp_ledger.generated import codes
from kp_ledger.model.lookups import participant_on
from kp_ledger.model.state import State

MARK: Final = " On that day {place} was {status}."


def mark_of(state: State, event: Event, moment: int) -> str:
    """A sentence about the office's Participant on the day of the block, or nothing."""
    office = state.offices.get(getattr(event, "office", 0))
    if office is None:
        return ""
    status = participant_on(state, office.participant, day_of(moment)).status
    if status == codes.KP_PARTICIPANT:
        return ""
    place, said = participant_name(office.participant), words.word(words.KP_STATUSES, status)
    return MARK.format(place=place, status=said)
