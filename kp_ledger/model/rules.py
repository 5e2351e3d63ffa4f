"""The two doors of the model: `decide` says what an act leads to, `apply` makes it so.

    events = decide(state, act, Call(sender, moment))   # or raises the Refusal
    for event in events:
        apply(state, event, moment)

Every capability has a module of its own beside this one, which puts its rules into the two
tables here. The contracts are held against this model act by act, refusals included.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from kp_ledger.base.messages import Act, Event
from kp_ledger.domain.days import day_of
from kp_ledger.model.state import State


@dataclass(frozen=True, slots=True)
class Call:
    """Who sent the transaction (lower-case address), and the block's time in Unix seconds."""

    sender: str
    moment: int

    @property
    def today(self) -> int:
        return day_of(self.moment)


Decider = Callable[[State, Any, Call], list[Event]]
Applier = Callable[[State, Any, int], None]

DECIDERS: dict[type[Act], Decider] = {}
APPLIERS: dict[type[Event], Applier] = {}

D = TypeVar("D", bound=Decider)
A = TypeVar("A", bound=Applier)


def decides(act: type[Act]) -> Callable[[D], D]:
    """Registers the rule of one kind of act."""

    def register(rule: D) -> D:
        DECIDERS[act] = rule
        return rule

    return register


def applies(*events: type[Event]) -> Callable[[A], A]:
    """Registers what one kind of event changes."""

    def register(change: A) -> A:
        for event in events:
            APPLIERS[event] = change
        return change

    return register


def decide(state: State, act: Act, call: Call) -> list[Event]:
    """The events `act` leads to, in the order of the logs; raises the Refusal. Changes nothing."""
    return DECIDERS[type(act)](state, act, call)


def apply(state: State, event: Event, moment: int) -> State:
    """The state after `event`, recorded at `moment` (Unix seconds); `state` itself, changed."""
    APPLIERS[type(event)](state, event, moment)
    return state
