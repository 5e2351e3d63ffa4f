"""`kp demo`: a year of the world's real figures, played on a fresh ledger, and served."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from typing import Annotated, Final

import typer
import urllib3
from rich.console import Console

from kp_ledger.answers import comparison as table
from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.chain.homes import node_of
from kp_ledger.chain.processes import LOOPBACK
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.tools import anvil_binary
from kp_ledger.cli.options import DEFAULT_HOME, AnyHomeOption, JsonOption
from kp_ledger.cli.output import REFUSED, say, say_json, tell
from kp_ledger.cli.run.serving import Serving, until_signal
from kp_ledger.demo.narration import Narration
from kp_ledger.demo.run import Demonstration, Outcome, Settings, read_settings
from kp_ledger.demo.worth import worth_opening
from kp_ledger.domain.days import parse_day
from kp_ledger.domain.parse import parse_number
from kp_ledger.home import Home
from kp_ledger.index.store import Index

INDEX_SECONDS: Final = 120.0


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
    once: Annotated[
        bool, typer.Option("--once", help="Look at the pages once, and leave nothing running.")
    ] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Answer at a port until stopped, and say what to open.")
    ] = False,
    port: Annotated[str, typer.Option(help="Where to answer.", envvar="PORT")] = "8000",
    stable: Annotated[
        bool, typer.Option("--stable", help="Print nothing that two runs of a year differ in.")
    ] = False,
    as_json: JsonOption = False,
    home: AnyHomeOption = DEFAULT_HOME,
) -> None:
    """Play a year: one parcel's story, the world's trade, and the lies of insiders."""
    place = Home(home)
    anew = fresh and not resume
    if not anew:
        place.check_format()
    anvil_binary()  # it is missed before an older demonstration is taken away
    if anew:
        take_away(place)
    first_day = parse_day(first) if first else None
    settings = read_settings(place) if resume else Settings.checked(seed, scale, first_day)
    out = Console(file=None, stderr=as_json, highlight=False)
    narration = Narration(out, Console(stderr=True))
    number = parse_number(port, "a port", 65_535)
    outcome = Demonstration(place, settings, narration).run(resume=resume, keep=True)
    _report(outcome, home, once or serve, stable, as_json)
    try:
        pages = not (once or serve) or _served(place, number, once=once)
    finally:
        if once:
            node_of(place).stop()
    if not (outcome.true and pages):
        raise typer.Exit(REFUSED)


def _served(home: Home, port: int, *, once: bool) -> bool:
    """Serves the year; true when every page worth opening was there. Stays unless `once`."""
    with Serving(home.path, LOOPBACK, 0 if once else port, log=home.gateway_log) as serving:
        index = Index.open(home.index_url)
        _caught_up(index, home)
        worth = worth_opening(index)
        index.close()
        found = [page for page in worth if _opens(serving.url + page.path)]
        if once:
            missing = [page.path for page in worth if page not in found]
            say(f"{len(found)} of {len(worth)} pages worth opening were there.")
            for path in missing:
                tell(f"missing: {path}")
            return not missing
        tell(f"Each request is a line of {home.gateway_log}.")
        tell("Ctrl-C stops the gateway; the ledger's node stays: kp down")
        say("\nOpen:")
        for page in worth:
            say(f"  {serving.url}{page.path}\n      {page.what}")
        sys.stdout.flush()
        serving.watch(until_signal())
    return True


def _caught_up(index: Index, home: Home) -> None:
    """Until the follower has taken up the year."""
    chain = Rpc(node_of(home).url)
    height = int(chain.call("eth_blockNumber"), 16)
    deadline = time.monotonic() + INDEX_SECONDS
    while (head := index.head()) is None or head.block < height:
        if time.monotonic() > deadline:
            raise LedgerUnavailable(f"the index does not reach block {height}")
        time.sleep(0.1)


def _opens(url: str) -> bool:
    answer = urllib3.request("GET", url, retries=False, timeout=30)
    return answer.status == 200 and b"<html" in answer.data


def _report(outcome: Outcome, home: Path, once: bool, stable: bool, as_json: bool) -> None:
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


def take_away(home: Home) -> None:
    """Removes a demonstration of any format, and nothing that is not one."""
    if not home.exists():
        return
    found = home.description_of_any_format()
    if not found.demonstration:
        raise BadInput(str(home.path), "holds a ledger that is no demonstration; it is kept")
    node_of(home, description=found).stop()
    shutil.rmtree(home.path)
