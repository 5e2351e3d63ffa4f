"""The promises of the ledger, in words, each judged on one act at a time.

A promise yields once for each time its premise held: nothing more when it was kept, and the way in
which it was broken, in two or three words, when it was not. The ways stand in breaks.txt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.promises.ghost import Ghost
from tests.promises.watching import Step

KEPT = ""
Judgement = Iterator[str]
Judge = Callable[[Step, Ghost], Judgement]


@dataclass(frozen=True)
class Promise:
    """`judge` yields KEPT, or how it was broken, for each time that the premise held."""

    name: str
    sentence: str
    judge: Judge
    of_attempts: bool = False  # also of acts that were refused


PROMISES: list[Promise] = []


def promise(judge: Judge) -> Judge:
    """Its name is the function's, its sentence the docstring's."""
    PROMISES.append(Promise(judge.__name__, " ".join((judge.__doc__ or "").split()), judge))
    return judge


def promise_to_stop(judge: Judge) -> Judge:
    """The same, of what nobody in a certain state can do."""
    PROMISES.append(Promise(judge.__name__, " ".join((judge.__doc__ or "").split()), judge, True))
    return judge
