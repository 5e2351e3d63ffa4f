"""`kp index`: follow the chain into the index."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption, JsonOption
from kp_ledger.cli.output import say, say_json
from kp_ledger.cli.progress import index_progress
from kp_ledger.domain.showing import written_moment
from kp_ledger.index.follow import Follower
from kp_ledger.index.store import Index


def add(app: typer.Typer) -> None:
    app.command("index")(index)


def index(
    follow: Annotated[
        bool, typer.Option("--follow", help="Go on as blocks come, until stopped.")
    ] = False,
    url: Annotated[
        str,
        typer.Option(
            help="sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME. [default: the home's]",
            envvar="KP_INDEX",
        ),
    ] = "",
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Follow the chain into the index, from where it stopped: answers come from there."""
    context = Context(home)
    opened = Index.open(url or context.home.index_url)
    follower = Follower(context.link.client, opened)
    with index_progress() as taken:
        for step in follower.steps():
            taken(step)
        if follow:
            follower.follow(taken, stop=_Stopped())
    head = opened.head()
    assert head is not None
    if as_json:
        found = {"block": head.block, "hash": "0x" + head.hash.hex(), "moment": head.moment}
        say_json({"done": True, "events": taken.events, **found})
        return
    say(
        f"{taken.events:,} events taken up; the index is at block {head.block:,}"
        f" of {written_moment(head.moment)}."
    )


class _Stopped:
    """Whether SIGTERM or Ctrl-C has come: between two batches, so that none is cut."""

    def __init__(self) -> None:
        self._came = False
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, self._note)

    def _note(self, number: int, frame: object) -> None:
        self._came = True

    def __call__(self) -> bool:
        return self._came
