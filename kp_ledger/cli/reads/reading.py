"""Commands that read: show, trace, events."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.cli.acts.acting import event_json
from kp_ledger.cli.cards import CARDS, Card
from kp_ledger.cli.context import Context
from kp_ledger.cli.facts import definition
from kp_ledger.cli.following import concerns, kinds
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption, JsonOption
from kp_ledger.cli.output import REFUSED, lines, say, say_json, tell
from kp_ledger.cli.reads.finding import Subject, find
from kp_ledger.cli.story import print_story, story_json
from kp_ledger.domain.sentences import UNKNOWN, limit
from kp_ledger.domain.showing import written_moment

IdArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help='A parcel, certificate ("BW 000123"), organisation, Participant (BW), zone:N, '
        "licence:N, request, proposal, hold or key.",
    ),
]


def add(app: typer.Typer) -> None:
    app.command("show")(show)
    app.command("trace")(trace)
    app.command("events")(events)


def show(ID: IdArgument, as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME) -> None:  # noqa: N803
    """Show what the ledger knows of ID; it finds out what ID is."""
    context = Context(home)
    found = find(context, ID)
    cards = [CARDS[kind](context, key) for kind, key in found] or [Card("unknown", UNKNOWN)]
    below = limit(definition(context.state, context.today))
    if as_json:
        say_json({"answers": [_json(card) for card in cards], "limit": below})
    else:
        for card in cards:
            say(card.summary)
            lines(card.fields)
            say()
        say(below)
    if all(card.kind == "unknown" for card in cards):
        raise typer.Exit(REFUSED)


def _json(card: Card) -> dict[str, object]:
    return {"kind": card.kind, "summary": card.summary, "record": card.record} | {
        "fields": [{"label": label, "value": value} for label, value in card.fields]
    }


def trace(ID: IdArgument, as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME) -> None:  # noqa: N803
    """Print a parcel's story: each hand it went through, and what it was made of."""
    context = Context(home)
    found = [key for kind, key in find(context, ID) if kind == "parcel"]
    if len(found) > 1:
        ids = ", ".join("0x" + parcel.hex() for parcel in found[:4])
        raise BadInput(ID, f"{len(found)} parcels have this name: {ids}")
    if not found or found[0] not in context.state.parcels:
        say_json({"summary": UNKNOWN}) if as_json else say(UNKNOWN)
        raise typer.Exit(REFUSED)
    if as_json:
        say_json(story_json(context, found[0]))
    else:
        print_story(context, found[0])


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
    context = Context(home)
    wanted = kinds(kind or [])
    about: list[Subject] = find(context, subject) if subject else []
    if subject and not about:
        raise BadInput(subject, "nothing of this name is on this ledger")
    shown = 0
    for told in context.world.entries:
        if told.block < since or (until is not None and told.block > until):
            continue
        if wanted and type(told.event) not in wanted:
            continue
        if about and not any(concerns(told.event, *one) for one in about):
            continue
        shown += 1
        if as_json:
            head = {"block": told.block, "moment": told.moment, "log": told.log}
            line = head | {"transaction": told.transaction} | event_json(told.event)
            say(json.dumps(line, ensure_ascii=False))
        else:
            text = sentence(told.event, context.full_names)
            say(f"{told.block:>6}  {written_moment(told.moment):<32}  {text}")
    tell(f"{shown:,} of {len(context.world.entries):,} events.")
