"""Kinds of actor, each with real keys: what it makes of the acts that the makers draw.

The makers are those of the differential machine, so that a new kind of act is tried here too. An
insider is a scene seen with other eyes: it picks other organisations, keys, days and goods.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import ClassVar, TypeVar

from kp_ledger.base.messages import Act
from tests.differential import authority, goods, papers
from tests.differential.mutate import spoil
from tests.differential.scene import NothingSuitableError, Scene

Made = tuple[Act, str]
T = TypeVar("T")

GOODS = list(goods.MAKERS)
PAPERS = list(papers.MAKERS)
AUTHORITY = list(authority.MAKERS)
ALL = [*GOODS, *PAPERS, *AUTHORITY]
TRIES = 12


def doing(function: str) -> list[type[Act]]:
    """The kinds of act of that function, whichever contract has it."""
    return [kind for kind in ALL if kind.function == function]


@dataclass
class Memory:
    """What outlives one act: the offices' lists, and every act ever made, accepted or not."""

    files: papers.Files = field(default_factory=papers.Files)
    made: list[Made] = field(default_factory=list)


@dataclass
class Insider(Scene):
    """An honest one. The others change how it picks, signs and dates."""

    memory: Memory = field(default_factory=Memory)
    kinds: ClassVar[list[list[type[Act]]]] = [GOODS, GOODS, PAPERS, PAPERS, AUTHORITY]

    def act(self) -> Made:
        for _ in range(TRIES):
            try:
                return self.turn(self.made(self.random.choice(self.random.choice(self.kinds))))
            except (NothingSuitableError, ValueError):  # a maker's range may be empty, of dust
                continue
        raise NothingSuitableError

    def made(self, kind: type[Act]) -> Made:
        if kind in papers.MAKERS:
            return papers.MAKERS[kind](self, self.memory.files)
        return {**goods.MAKERS, **authority.MAKERS}[kind](self)

    def turn(self, made: Made) -> Made:
        """What this actor makes of an act before it is sent."""
        return made


class Honest(Insider):
    """Keeps to what the makers draw."""


class Courier(Insider):
    """Carries shipments on, from the last step that can be made to the first."""

    STEPS: ClassVar[tuple[str, ...]] = (
        "confirm", "closeOutside", "depart", "issue", "value", "request", "recordInbound",
        "handOver",
    )  # fmt: skip

    def pick(self, items: Iterable[T], suits: Callable[[T], bool] = lambda _: True) -> T:
        """What came last, and was not valued long ago: it is still as it was."""
        found = [item for item in items if suits(item)]
        return super().pick([item for item in found if self._is_fresh(item)][-6:])

    def _is_fresh(self, item: object) -> bool:
        given = [self.state.valuations.get((item, capacity)) for capacity in (1, 2, 3)]  # type: ignore[arg-type]
        return all(one is None or one.day > self.today - 25 for one in given)

    def chance(self, percent: int) -> bool:
        return percent >= 50  # makes no mistakes

    def act(self) -> Made:
        last = self.random.randrange(4)
        for function in (*self.STEPS[last:], *self.STEPS[:last]):
            try:
                return self.made(self.pick(doing(function)))
            except NothingSuitableError:
                continue
        raise NothingSuitableError


class Warden(Insider):
    """An office that suspends, ends, closes and revokes, and takes some of it back."""

    HARSH: ClassVar[tuple[str, ...]] = (
        "setStanding", "setStanding", "setStanding", "revoke", "enrol", "enrolLost", "end",
        "closeOffice", "suspendSelf", "withdrawOrders", "stopOwn", "barOwn",
    )  # fmt: skip

    def act(self) -> Made:
        for _ in range(TRIES):
            function = self.random.choice(self.HARSH)
            try:
                return self.made(self.pick(doing(function)))
            except NothingSuitableError:
                continue
        raise NothingSuitableError

    def chance(self, percent: int) -> bool:
        return super().chance(max(percent, 60))


class Mistaken(Insider):
    """Enters one value wrongly."""

    def turn(self, made: Made) -> Made:
        act, by = made
        return spoil(act, self.state, self.random, self.today), by
