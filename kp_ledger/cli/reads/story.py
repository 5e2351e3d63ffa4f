"""A parcel's story: what happened to it, oldest first, and what it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from kp_ledger.answers.ancestry import RelativesPage, above
from kp_ledger.answers.elements import View
from kp_ledger.answers.parcels import story_answer
from kp_ledger.answers.schemas.ancestry import RelativeOut
from kp_ledger.answers.schemas.elements import Step
from kp_ledger.answers.schemas.parcels import StoryAnswer
from kp_ledger.cli.output import hanging, paragraph, say, table
from kp_ledger.cli.reads.answering import view
from kp_ledger.cli.reads.cards import carats, count, day
from kp_ledger.domain.showing import Names
from kp_ledger.index.queries.parcels import Subject, find
from kp_ledger.index.store import Snapshot

NEAREST: Final = 10
WHOLE: Final = 1 << 31


def story_of(snapshot: Snapshot, names: Names, parcel: bytes) -> tuple[Subject, StoryAnswer]:
    """The whole of it, on one page."""
    subject = find(snapshot, names, parcel)
    assert subject is not None
    return subject, story_answer(subject, view(names), "", WHOLE)


def say_story(subject: Subject, seen: View, story: StoryAnswer) -> None:
    """For people: the answer first, in words."""
    for text in (story.summary, story.as_of.limit):
        paragraph(text)
        say()
    say_steps(story.steps)
    _say_made_of(above(subject, seen, RelativesPage(level=_of_last_mix(subject), limit=NEAREST)))


def say_steps(steps: Sequence[Step]) -> None:
    say("What happened to it, oldest first:")
    for step in reversed(steps):
        hanging(f"  {day(step.day):<18}  ", step.sentence + _gap(step))


def _gap(step: Step) -> str:
    """How much later it was entered than it happened, and whether that is late."""
    entered = f" (Entered {count(step.days_late, 'day', 'days')} later.)" if step.days_late else ""
    return f"{entered} (Late.)" if step.late else entered


def _of_last_mix(subject: Subject) -> int:
    """How many acts back its last mix is: its line of splits lies between."""
    return len(subject.line)


def _say_made_of(ancestry: Any) -> None:
    """The parcels that went into its last mix, the heaviest first."""
    if not ancestry.items:
        return
    say()
    mixed = ancestry.levels[ancestry.level - 1].parcels
    title = f"Made of {count(mixed, 'parcel', 'parcels')}; the heaviest:"
    table(title, ["Parcel", "Weight", "From"], [_row(one) for one in ancestry.items])
    if mixed > len(ancestry.items):
        say(f"and {mixed - len(ancestry.items):,} more.")
    say(f"{count(ancestry.total, 'parcel stands', 'parcels stand')} behind it in all.")


def _row(one: RelativeOut) -> tuple[str, str, str]:
    origins = ", ".join(f"{part.participant} {part.share}" for part in one.origins)
    return one.reference or one.parcel, carats(one.carats), origins
