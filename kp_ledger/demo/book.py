"""What is done in the year: each act goes through the model first, so that none can be refused.

A Step is an act with its sender and the moment of its block. Whoever plans an act asks `Book.do`;
what comes back are the events, as the chain will emit them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from eth_hash.auto import keccak

from kp_ledger.demo.actors import Actor
from kp_ledger.demo.draws import stream
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.model import typed
from kp_ledger.model.base import Act, Event, Signed
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import State

# A day's acts share a block while they are few: sealing costs more the more is stored.
STEPS_PER_BLOCK: Final = 80
BLOCK_MINUTES: Final = 12
OPENING_HOUR, HOURS = 6, 9


@dataclass(frozen=True, slots=True)
class Step:
    """One transaction: `number` counts them from 0."""

    number: int
    moment: int
    sender: Actor
    act: Act


@dataclass(slots=True)
class Book:
    """The model's state, the clock of the block in the making, the steps since the last take."""

    state: State
    seed: int
    first_day: int
    moment: int
    steps: list[Step] = field(default_factory=list)
    count: int = 0
    _in_block: int = 0

    @property
    def today(self) -> int:
        return self.moment // SECONDS_PER_DAY

    def open_day(self, day: int) -> None:
        """Begins the `day`-th day of the year with a block at a drawn hour."""
        rng = stream(self.seed, "hour", day)
        second = OPENING_HOUR * 3600 + rng.randrange(HOURS * 3600)
        self.moment = (self.first_day + day) * SECONDS_PER_DAY + second
        self._in_block = 0

    def do(self, sender: Actor, act: Act) -> list[Event]:
        """The events of `act`, which is planned with them; raises the Refusal, planning nothing."""
        if self._in_block == STEPS_PER_BLOCK:
            self.moment += BLOCK_MINUTES * 60
            self._in_block = 0
        events = decide(self.state, act, Call(sender.address, self.moment))
        for event in events:
            apply(self.state, event, self.moment)
        self.steps.append(Step(self.count, self.moment, sender, act))
        self.count += 1
        self._in_block += 1
        return events

    def take(self) -> list[Step]:
        """The steps planned since the last call."""
        taken, self.steps = self.steps, []
        return taken

    def signed(self, order: Any, actor: Actor, sender: Actor) -> Signed:
        """The actor's signature under an order; none where the actor itself sends it."""
        if actor == sender:
            return actor.as_sender
        return actor.sign(typed.digest(order, self.state.ledger))

    @property
    def deadline(self) -> int:
        return self.moment + SECONDS_PER_DAY


def document(*about: object) -> bytes:
    """Stands for the manifest of a document; there is no text behind it in the demonstration."""
    return keccak("/".join(str(part) for part in ("kimberley demonstration", *about)).encode())


def reference(text: str) -> bytes:
    return text.encode("ascii").ljust(32, b"\0")
