"""The two doors of the model: `decide` says what an act leads to, `apply` makes it so.

    events = decide(state, act, Call(sender, moment))   # or raises the Refusal
    for event in events:
        apply(state, event, moment)

Every capability has a module of its own beside this one, which puts its rules into the two
tables here; all are imported when the first rule is looked up. The contracts are held against this
model act by act, refusals included.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from kp_ledger.base.messages import Act, Event
from kp_ledger.domain.days import day_of, latest_day
from kp_ledger.model.state import State


@dataclass(frozen=True, slots=True)
class Call:
    """Who sent the transaction (lower-case address), and the block's time in Unix seconds."""

    sender: str
    moment: int

    @property
    def today(self) -> int:
        return day_of(self.moment)

    @property
    def latest_day(self) -> int:
        """The latest day that has begun anywhere, at UTC+14: no act bears a later one."""
        return latest_day(self.moment)


K = TypeVar("K")
V = TypeVar("V")
Decider = Callable[[State, Any, Call], list[Event]]
Applier = Callable[[State, Any, int], None]


class Rules(dict[K, V]):
    """By kind of act or event. What is not there yet is there once every module is imported."""

    def __missing__(self, kind: K) -> V:
        import_all()
        if kind not in self:
            raise KeyError(kind)
        return self[kind]


@cache
def import_all() -> None:
    """Fills the tables: imports the module of every capability."""
    package = importlib.import_module("kp_ledger.model")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")


DECIDERS: Rules[type[Act], Decider] = Rules()
APPLIERS: Rules[type[Event], Applier] = Rules()

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
