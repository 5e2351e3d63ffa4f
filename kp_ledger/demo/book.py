"""What is done in the year: each act goes through the model first, so that none can be refused.

A Step is an act with its sender, the moment of its block and what comes of it. Whoever plans an
act asks `Book.do`; what comes back are the events, as the chain will emit them. Lies are planned
too, by `Book.lie`: the refusal is known beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from eth_hash.auto import keccak

from kp_ledger.base.messages import Act, Event, Refusal, Signed
from kp_ledger.demo.actors import Actor
from kp_ledger.demo.archive import Archive
from kp_ledger.demo.draws import stream
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.showing import written_day
from kp_ledger.generated import codes
from kp_ledger.generated.records import Enrolment
from kp_ledger.model import typed
from kp_ledger.model.rules import Call, apply, decide
from kp_ledger.model.state import State

# A day's acts share a block while they are few: sealing costs more the more is stored.
STEPS_PER_BLOCK: Final = 80
BLOCK_MINUTES: Final = 5
OPENING_HOUR, HOURS = 6, 9


@dataclass(frozen=True, slots=True)
class Step:
    """One transaction: `number` counts them from 0. With a refusal there are no events.

    `text` is told when it is recorded, under the heading of its `chapter`.
    """

    number: int
    moment: int
    sender: Actor
    act: Act
    events: tuple[Event, ...]
    refusal: Refusal | None = None
    chapter: str = ""
    text: str = ""


@dataclass(slots=True)
class Book:
    """The model's state, the clock of the block in the making, the steps since the last take.

    `archive` has the documents that the acts name.
    """

    state: State
    seed: int
    first_day: int
    moment: int
    archive: Archive
    steps: list[Step] = field(default_factory=list)
    count: int = 0
    _in_block: int = 0
    _chapter: str = ""
    _text: str = ""

    @property
    def today(self) -> int:
        return self.moment // SECONDS_PER_DAY

    def open_day(self, day: int) -> None:
        """Begins the `day`-th day of the year with a block at a drawn hour."""
        rng = stream(self.seed, "hour", day)
        second = OPENING_HOUR * 3600 + rng.randrange(HOURS * 3600)
        self.moment = (self.first_day + day) * SECONDS_PER_DAY + second
        self._in_block = 0

    def tell(self, chapter: str, text: str) -> None:
        """What is told of the next act, when it has been recorded."""
        self._chapter, self._text = chapter, text

    def do(self, sender: Actor, act: Act) -> list[Event]:
        """The events of `act`, which is planned with them; raises the Refusal, planning nothing."""
        if self._in_block == STEPS_PER_BLOCK:
            self.new_block()
        events = decide(self.state, act, Call(sender.address, self.moment))
        for event in events:
            apply(self.state, event, self.moment)
        self._plan(sender, act, tuple(events), None)
        self._in_block += 1
        return events

    def lie(self, sender: Actor, act: Act) -> Refusal:
        """Plans an act that is refused, in a block of its own; LookupError if it is not."""
        self.new_block()
        try:
            decide(self.state, act, Call(sender.address, self.moment))
        except Refusal as refusal:
            self._plan(sender, act, (), refusal)
            self.new_block()
            return refusal
        raise LookupError(f"nobody refuses: {self._text}")

    def go_on_at(self, hour: int) -> None:
        """Moves on to an hour of this day, if it is not past."""
        self.moment = max(self.moment + 60, self.today * SECONDS_PER_DAY + hour * 3_600)
        self._in_block = 0

    def new_block(self) -> None:
        self.moment += BLOCK_MINUTES * 60
        self._in_block = 0

    def _plan(
        self, sender: Actor, act: Act, events: tuple[Event, ...], refusal: Refusal | None
    ) -> None:
        about = self._chapter, self._text
        self.steps.append(Step(self.count, self.moment, sender, act, events, refusal, *about))
        self.count += 1
        self._chapter = self._text = ""

    def take(self) -> list[Step]:
        """The steps planned since the last call."""
        taken, self.steps = self.steps, []
        return taken

    def signed(self, order: Any, actor: Actor, sender: Actor, verifier: str = "") -> Signed:
        """The actor's signature under an order; none where the actor itself sends it."""
        if actor == sender:
            return actor.as_sender
        return actor.sign(typed.digest(order, self.state.ledger, verifier))

    def document(self, title: str, *about: object, to: Sequence[Actor]) -> bytes:
        """The digest of a document that these read, as of today."""
        day = f"on {written_day(self.today)}"
        return self.archive.file(title, *about, day, to=to)

    def enrolled(self, actor: Actor, use: int = codes.USE_ORGANISATION) -> tuple[Enrolment, Signed]:
        """What the actor's new key says of itself, and its signature."""
        whose = actor.organisation, actor.participant, use
        said = Enrolment(*whose, self.moment, self.deadline)
        return said, actor.sign(typed.digest(said, self.state.ledger))

    @property
    def deadline(self) -> int:
        return self.moment + SECONDS_PER_DAY


def token(*about: object) -> bytes:
    """32 bytes that stand for a thing: a seal, the terms of a price, a device."""
    return keccak("/".join(str(part) for part in ("kimberley demonstration", *about)).encode())


def shown(reference: bytes) -> str:
    """A lot's reference as text."""
    return reference.rstrip(b"\0").decode("ascii")


def reference(text: str) -> bytes:
    return text.encode("ascii").ljust(32, b"\0")
