"""`kp index`: follow the chain into the index."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption, JsonOption
from kp_ledger.cli.output import say, say_json, tell
from kp_ledger.domain.showing import written_moment
from kp_ledger.index.follow import Follower, Step
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
    place = Index.open(url or context.home.index_url)
    follower = Follower(context.link.client, place)
    with _watched(follower.block) as told:
        for step in follower.steps():
            told(step)
        if follow:
            follower.follow(told, stop=_Stopped())
    head = place.head()
    assert head is not None
    if as_json:
        found = {"block": head.block, "hash": "0x" + head.hash.hex(), "moment": head.moment}
        say_json({"done": True, "events": told.events, **found})
        return
    say(
        f"{told.events:,} events taken up; the index is at block {head.block:,}"
        f" of {written_moment(head.moment)}."
    )


class _Watch:
    """Progress on a terminal; elsewhere a line for each thing that has to be said."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self.events = 0
        self._began = time.monotonic()
        self._bar = bar
        self._task = task

    def __call__(self, step: Step) -> None:
        self.events += step.events
        if step.cut is not None:
            tell(f"The chain has changed: the index went back to block {step.cut:,}.")
        rate = self.events / max(0.001, time.monotonic() - self._began)
        told = f"block {step.block:,}, {rate:,.0f} events/s, {step.lag:,} blocks behind"
        self._bar.update(self._task, total=step.chain, completed=step.block, told=told)


@contextmanager
def _watched(block: int) -> Iterator[_Watch]:
    bar = Progress(
        TextColumn("Indexing"),
        BarColumn(),
        TextColumn("{task.fields[told]}"),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
    with bar:
        yield _Watch(bar, bar.add_task("", completed=block, total=None, told=""))


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
