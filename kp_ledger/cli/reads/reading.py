"""Commands that read: show, trace, events, overdue, detained.

What they print, page and API show too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any

import orjson
import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption, JsonOption
from kp_ledger.cli.output import REFUSED, lines, paragraph, say, tell
from kp_ledger.cli.reads.answering import ANSWERS, MEMBER, say_answer, unknown, view
from kp_ledger.cli.reads.cards import headline, lines_of
from kp_ledger.cli.reads.finding import find, one, written

IdArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help='A parcel, certificate ("BW 000123"), organisation, Participant (BW), zone:N, '
        "licence:N, request, proposal, hold or key.",
    ),
]
AtOption = Annotated[
    int | None, typer.Option("--at", metavar="BLOCK", help="As of this block. [default: now]")
]


ParticipantArgument = Annotated[
    str, typer.Argument(metavar="[PARTICIPANT]", help="Letters, as in BW. [default: all]")
]


def add(app: typer.Typer) -> None:
    for command in (show, trace, events, overdue, detained):
        app.command(command.__name__)(command)


def show(
    ID: IdArgument,  # noqa: N803
    at: AtOption = None,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Show what the ledger knows of ID; it finds out what ID is.

    With --json the answer that the API gives a member; where several have this name, one a line.
    """
    context = Context(home, at=at)
    found = find(context, ID)
    if not found:
        _say_unknown(context, ID, as_json)
    for kind, key in found:
        answer = ANSWERS[kind](context.known, context.names, key)
        if as_json:
            say_answer(answer)
        else:
            _say_card(kind, answer)


def _say_card(kind: str, answer: Any) -> None:
    for text in (*headline(answer), answer.as_of.limit):
        paragraph(text)
    lines(lines_of(kind, answer))
    if kind == "certificate":
        from kp_ledger.cli.reads.story import say_steps

        say()
        say_steps(answer.steps)
    say()


def _say_unknown(context: Context, text: str, as_json: bool) -> None:
    """Absence is an answer too, and not a good one."""
    answer: Any = unknown(context.known, context.names, text)
    if as_json:
        say_answer(answer)
    else:
        paragraph(answer.unknown or f"There is no such thing under {text}.")
        for meant in answer.suggestions:
            say(f"Perhaps {meant.text}: {meant.why}.")
    raise typer.Exit(REFUSED)


def trace(
    ID: IdArgument,  # noqa: N803
    at: AtOption = None,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Print a parcel's story: each hand it went through, and what it was made of."""
    from kp_ledger.cli.reads.story import say_story, story_of

    context = Context(home, at=at)
    found = [key for kind, key in find(context, ID) if kind == "parcel"]
    if len(found) > 1:
        ids = ", ".join(written(parcel) for parcel in found[:4])
        raise BadInput(ID, f"{len(found)} parcels have this name: {ids}")
    if not found:
        _say_unknown(context, ID, as_json)
    subject, story = story_of(context.known, context.names, found[0])
    if as_json:
        say_answer(story)
    else:
        say_story(subject, view(context.names), story)


def events(
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="As in HandedOver; repeatable.")
    ] = None,
    subject: Annotated[str, typer.Option("--subject", help="An ID, as kp show takes it.")] = "",
    since: Annotated[int, typer.Option("--from", metavar="BLOCK", help="The first block.")] = 0,
    until: Annotated[
        int | None, typer.Option("--to", metavar="BLOCK", help="The last block.")
    ] = None,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """List what has happened, a line each; with --json a JSON object a line."""
    from kp_ledger.cli.reads.cards import moment

    context = Context(home)
    count = 0
    for event in _recorded(context, kind or [], subject, since):
        if until is not None and event.block > until:
            break
        count += 1
        if as_json:
            say(orjson.dumps(event.model_dump(exclude_none=True)).decode())
        else:
            say(f"{event.block:>6}  {moment(event.moment):<32}  {event.words}")
    tell(f"{count:,} events.")


def _recorded(context: Context, kinds: list[str], subject: str, first: int) -> Iterator[Any]:
    """Events of these kinds, or of all, that name a subject, or any, from a block on."""
    from kp_ledger.answers.events import Asked, events_page
    from kp_ledger.cli.reads.event_filter import filter_of
    from kp_ledger.index.tables import after

    about = one(context, subject) if subject else None
    asked = Asked(MEMBER, context.names, filter_of(kinds, about))
    behind: int | None = after(first - 1) - 1
    while behind is not None:
        found, behind = events_page(context.known, asked, behind)
        yield from found


def overdue(
    participant: ParticipantArgument = "",
    at: AtOption = None,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """List shipments that left and were not confirmed within their days."""
    from kp_ledger.answers.overdue import overdue_answer

    _list("overdue", overdue_answer, Context(home, at=at), participant, as_json)


def detained(
    participant: ParticipantArgument = "",
    at: AtOption = None,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """List shipments that an office has stopped: since when, and why."""
    from kp_ledger.answers.overdue import detained_answer

    _list("detained", detained_answer, Context(home, at=at), participant, as_json)


def _list(
    name: str, compose: Callable[..., Any], context: Context, participant: str, as_json: bool
) -> None:
    """The shipments of a Participant, or of all, that are in a state."""
    from kp_ledger.domain.participants import parse_participant

    answer = compose(context.known, parse_participant(participant) if participant else None)
    if as_json:
        say_answer(answer)
        return
    lines(lines_of(name, answer))
    tell(f"{len(getattr(answer, name)):,} shipments are {name}.")
