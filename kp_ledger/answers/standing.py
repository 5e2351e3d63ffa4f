"""What an office did whose Participant was not in good standing, marked so wherever it is told."""

from __future__ import annotations

from typing import Any, Final

from kp_ledger.base.messages import Event
from kp_ledger.domain import words
from kp_ledger.domain.days import day_of
from kp_ledger.domain.participants import participant_name
from kp_ledger.generated import codes
from kp_ledger.model.lookups import participant_on
from kp_ledger.model.state import State

MARK: Final = " On that day {place} was {status}."
ONE_HAND: Final = ("office", "exporting", "importing", "by")


def mark_of(state: State, event: Event, moment: int) -> str:
    """A sentence about each Participant whose office did it, on the block's day; or nothing."""
    return "".join(dict.fromkeys(_mark(state, one, day_of(moment)) for one in _hands(event)))


def _hands(event: Any) -> list[int]:
    """The organisations that an event says did it; a focal key is none."""
    several = getattr(event, "by", ())
    named = several if isinstance(several, tuple) else ()
    hands = (*(getattr(event, name, None) for name in ONE_HAND), *named)
    return [one for one in hands if isinstance(one, int)]


def _mark(state: State, organisation: int, day: int) -> str:
    office = state.offices.get(organisation)
    if office is None:
        return ""
    status = participant_on(state, office.participant, day).status
    if status == codes.KP_PARTICIPANT:
        return ""
    place, said = participant_name(office.participant), words.word(words.KP_STATUSES, status)
    return MARK.format(place=place, status=said)
