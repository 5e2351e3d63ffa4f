"""`kp demo`: a year of the world's real figures, played on a fresh ledger."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kp_ledger.chain.homes import node_of
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption, JsonOption
from kp_ledger.cli.output import REFUSED, say, say_json, tell
from kp_ledger.demo import table
from kp_ledger.demo.run import Demonstration, Outcome, Settings, read_settings
from kp_ledger.demo.telling import Telling
from kp_ledger.domain.days import parse_day
from kp_ledger.domain.errors import BadInput
from kp_ledger.home import Home


def add(app: typer.Typer) -> None:
    app.command("demo")(demo)


def demo(
    seed: Annotated[int, typer.Option(help="What is drawn is drawn from it.")] = 1,
    scale: Annotated[float, typer.Option(help="More or fewer parcels; the totals stay.")] = 1.0,
    first: Annotated[
        str, typer.Option("--from", metavar="YYYY-MM-DD", help="[default: the year before today]")
    ] = "",
    resume: Annotated[bool, typer.Option("--resume", help="Go on where it broke off.")] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Take away an older demonstration first.")
    ] = False,
    once: Annotated[bool, typer.Option("--once", help="Leave no node running.")] = False,
    stable: Annotated[
        bool, typer.Option("--stable", help="Print nothing that two runs of a year differ in.")
    ] = False,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Play a year: one parcel's story, the world's trade, twelve lies, and what was recorded."""
    place = Home(home)
    if fresh and not resume:
        _take_away(place)
    first_day = parse_day(first) if first else None
    settings = read_settings(place) if resume else Settings.checked(seed, scale, first_day)
    out = Console(file=None, stderr=as_json, highlight=False)
    telling = Telling(out, Console(stderr=True))
    outcome = Demonstration(place, settings, telling).run(resume=resume, keep=not once)
    _told(outcome, home, once, stable, as_json)
    if not outcome.true:
        raise typer.Exit(REFUSED)


def _told(outcome: Outcome, home: Path, once: bool, stable: bool, as_json: bool) -> None:
    if as_json:
        say_json(outcome.as_json(stable=stable))
        return
    say()
    for line in table.lines(outcome.rows, outcome.tally):
        say(line)
    if not stable:
        say(outcome.played())
    if not once:
        tell(
            f"\nThe ledger runs on. Look around: kp status --home {home}, kp keys list, kp show BW"
        )


def _take_away(home: Home) -> None:
    """Removes a demonstration, and nothing that is not one."""
    if not home.exists():
        return
    if not home.description().demonstration:
        raise BadInput(str(home.path), "holds a ledger that is no demonstration; it is kept")
    node_of(home).stop()
    shutil.rmtree(home.path)
