"""A row of the table of boundaries: what it says, and how rows are made that are much alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.world import Door

HOUR = 3_600
DAY = 24 * HOUR
DAYS_90, DAYS_30, DAYS_20, DAYS_10 = 90 * DAY, 30 * DAY, 20 * DAY, 10 * DAY


@dataclass(frozen=True)
class Boundary:
    """`do` succeeds with `last`, and is refused by `refusal` one further on: one more, or one less."""

    limit: str
    last: int
    do: Callable[[Door, int], None]
    refusal: type[Exception]
    beyond: int = 1
    set_to: int | None = None  # of a setting or a parameter; None while nobody has set it

    @property
    def first(self) -> int:
        """The first value that is refused."""
        return self.last + self.beyond


def least(
    limit: str, last: int, do: Callable[[Door, int], None], refusal: type[Exception]
) -> Boundary:
    """What is refused is less."""
    return Boundary(limit, last, do, refusal, beyond=-1)


def width(
    last: int, refusal: type[Exception], *does: Callable[[Door, int], None]
) -> Iterator[Boundary]:
    return (Boundary(refusal.__name__, last, do, refusal) for do in does)


def both(row: Boundary, set_to: int, last: int) -> Iterator[Boundary]:
    yield row
    yield replace(row, set_to=set_to, last=last)


def each(name: str, lasts: tuple[int, int, int], refusal: type[Exception], *does: Callable[[Door, int], None], beyond: int = 1) -> Iterator[Boundary]:  # fmt: skip
    """At each act the last while it is usual, what it is set to, and the last from then on."""
    usual, set_to, last = lasts
    for do in does:
        yield from both(Boundary(name, usual, do, refusal, beyond), set_to, last)
