"""Participants through time: status, offices, settings and parameters."""

from __future__ import annotations

from dataclasses import dataclass

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain import words
from kp_ledger.domain.bounds import PARAMETERS, SETTINGS
from kp_ledger.domain.days import day_of
from kp_ledger.generated import events
from kp_ledger.generated.records import DatedValue, Office, ParticipantState
from kp_ledger.index.queries.events import of_kinds
from kp_ledger.index.store import Snapshot
from kp_ledger.model.lookups import (
    is_on_ledger,
    last_participant,
    office_now,
    parameter,
    participant_on,
    setting,
)

OF_FOCAL_KEYS = (events.FocalKeySet, events.ReserveKeySet, events.ReserveKeyRefused)


@dataclass(frozen=True, slots=True)
class Value:
    """A setting or parameter: what is in force at the block's day, and all that was ever set."""

    name: str
    value: int
    history: tuple[DatedValue, ...]


def known(snapshot: Snapshot) -> list[int]:
    """Every Participant that was put down, those on the ledger first, then by letters."""
    today = day_of(snapshot.moment)
    return sorted(
        snapshot.state.participants,
        key=lambda code: (not is_on_ledger(now(snapshot, code), today), code),
    )


def now(snapshot: Snapshot, code: int) -> ParticipantState:
    """What is in force at the block's day; before its first day, what comes first."""
    entry = participant_on(snapshot.state, code, day_of(snapshot.moment))
    return entry if entry.status else last_participant(snapshot.state, code)


def history(snapshot: Snapshot, code: int) -> list[tuple[LoggedEvent, events.ParticipantSet]]:
    """Each entry of its status with the event that recorded it, oldest first."""
    # By kind, of which there are few: every certificate from and to a Participant names it.
    found = of_kinds(snapshot, events.ParticipantSet)
    return [
        (logged, logged.event)
        for logged in found
        if isinstance(logged.event, events.ParticipantSet) and logged.event.participant == code
    ]


def focal_keys(snapshot: Snapshot, code: int) -> list[LoggedEvent]:
    """What became of its focal and reserve keys, oldest first."""
    found = of_kinds(snapshot, *OF_FOCAL_KEYS)
    return [
        logged
        for logged in found
        if isinstance(logged.event, OF_FOCAL_KEYS) and logged.event.participant == code
    ]


def offices(snapshot: Snapshot, code: int) -> list[tuple[int, Office]]:
    """Its offices with their numbers, ascending."""
    state = snapshot.state
    its = sorted(number for number, one in state.offices.items() if one.participant == code)
    return [(number, office_now(state, number)) for number in its]


def settings(snapshot: Snapshot, code: int) -> list[Value]:
    """What a Participant may set for itself."""
    state, today = snapshot.state, day_of(snapshot.moment)
    return [
        Value(
            words.SETTINGS[number],
            setting(state, code, number, today),
            tuple(state.settings.get((code, number), [])),
        )
        for number in SETTINGS
    ]


def parameters(snapshot: Snapshot) -> list[Value]:
    """What holds for everybody."""
    state, today = snapshot.state, day_of(snapshot.moment)
    return [
        Value(
            words.PARAMETERS[number],
            parameter(state, number, today),
            tuple(state.parameters.get(number, [])),
        )
        for number in PARAMETERS
    ]
