"""What is said while the year is played: a story, a progress bar, the answers to the lies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from typing import Any, Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from kp_ledger.base.messages import Refusal, plain
from kp_ledger.demo import lies, newcomer
from kp_ledger.demo.book import Step
from kp_ledger.domain import words
from kp_ledger.domain.days import day_of, show_day
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import show_participant
from kp_ledger.generated.events import HoldPlaced

LIMIT_OF_PROOF: Final = "The ledger proves who signed what, and when; not what is in the bag."
HEADINGS: Final = {
    newcomer.CHAPTER: f"{newcomer.TITLE}\n",
    lies.CHAPTER: "\nLies, told by insiders with real keys\n",
}

# Values of a refusal, by their type; the others are numbers, or ids in hexadecimal.
WRITTEN: Final[dict[str, Callable[[Any], str]]] = {
    "Day": show_day,
    "CertificateId": show_certificate,
    "Participant": show_participant,
    "CertificateStatus": partial(words.word, words.CERTIFICATE_STATUSES),
    "Role": partial(words.word, words.ROLES),
    "Roles": partial(words.words, words.ROLES),
}


class Narration:
    """Text to `out`; the progress bar to `err`, where it disturbs no pipe."""

    def __init__(self, out: Console, err: Console) -> None:
        self.out = out
        self.err = err
        self.names: dict[int, str] = {}  # of organisations
        self.told: list[dict[str, str]] = []  # each step with a text, as the gateway shows it
        self._chapter = ""

    @contextmanager
    def year(self, days: int) -> Iterator[Callable[[], None]]:
        """A bar over the days, with an estimate."""
        columns = (
            TextColumn("The year"),
            BarColumn(),
            TextColumn("day {task.completed} of {task.total}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self.err, transient=True) as progress:
            task = progress.add_task("year", total=days)
            yield lambda: progress.advance(task)

    def deployed(self, contract: str) -> None:
        self.err.print(f"  {contract} stands", style="dim", highlight=False)

    def step(self, step: Step) -> None:
        """One step of a story, or a lie with its answer."""
        if step.chapter != self._chapter:
            self._say(HEADINGS[step.chapter])
            self._chapter = step.chapter
        if step.chapter == newcomer.CHAPTER:
            self._say(f"  {show_day(day_of(step.moment))}  {step.text}")
        else:
            self._say(f"  {step.text}")
        rule, outcome = self._outcome(step)
        if outcome:
            self._say(f"      {f'refused by {rule}: ' if rule else ''}{outcome}")
        self._keep(step, rule, outcome)
        if step.chapter == newcomer.CHAPTER and step.refusal is not None:
            self._say(f"  {LIMIT_OF_PROOF}\n")

    def _outcome(self, step: Step) -> tuple[str, str]:
        """The rule that refused a step, if one did, and what came of it where that is told."""
        if step.refusal is not None:
            return type(step.refusal).__name__, answer(step.refusal, self.names)
        if any(isinstance(event, HoldPlaced) for event in step.events):
            return "", "goes through, and is on hold until an office has looked."
        return "", ""

    def _keep(self, step: Step, rule: str, outcome: str) -> None:
        day = show_day(day_of(step.moment))
        kept = {"chapter": step.chapter, "day": day, "text": step.text}
        self.told.append({**kept, "rule": rule, "outcome": outcome})

    def _say(self, text: str) -> None:
        self.out.print(text, highlight=False, markup=False, soft_wrap=True)


def answer(refusal: Refusal, names: dict[int, str]) -> str:
    """The rule's sentence with its values as people write them."""
    values = {
        member.name: _written(str(member.type), getattr(refusal, member.name), names)
        for member in fields(refusal)  # type: ignore[arg-type]
    }
    return refusal.sentence.format(**values)


def _written(kind: str, value: Any, names: dict[int, str]) -> str:
    if kind == "OrganisationId" and value in names:
        return f"{names[value]} (no. {value})"
    return WRITTEN.get(kind, plain)(value)
