"""Commands that run a ledger in a folder: up, down, deploy, status, doctor, demo."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.chain.deployment import CONTRACTS, deploy
from kp_ledger.chain.homes import KINDS, node_of, url_of
from kp_ledger.chain.rpc import Rpc
from kp_ledger.chain.tools import anvil_binary, ganache_command
from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption, JsonOption
from kp_ledger.cli.output import REFUSED, lines, say, say_json, tell
from kp_ledger.cli.progress import progress
from kp_ledger.cli.run.checks import checks
from kp_ledger.cli.run.counting import counts
from kp_ledger.cli.run.founding import (
    Brought,
    demonstration_key,
    founders,
    playing_founding,
    read_founding,
)
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parse import parse_number
from kp_ledger.domain.showing import written_moment
from kp_ledger.home import Description, Home
from kp_ledger.keys.passwords import open_keystore

# What each kind of node runs on: looked for before anything is written.
PROGRAMS: Final[dict[str, Callable[[], object]]] = {
    "anvil": anvil_binary,
    "ganache": ganache_command,
}


def add(app: typer.Typer) -> None:
    for command in (up, down):
        app.command(command.__name__)(command)
    app.command("deploy")(deploy_ledger)
    for command in (status, doctor):
        app.command(command.__name__)(command)


def up(
    node: Annotated[
        str, typer.Option(help="anvil or ganache: what a new ledger runs on.")
    ] = "anvil",
    port: Annotated[str, typer.Option(help="[default: as before, or a free one]")] = "0",
    chain_id: Annotated[str, typer.Option(help="Of a new ledger. [default: drawn]")] = "",
    url: Annotated[str, typer.Option(help="A node that runs elsewhere, instead.")] = "",
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Start the ledger's node and leave it running; a new home gets a new chain."""
    place = Home(home)
    if not place.exists():
        _begin(place, node, chain_id, url)
    description = place.description()
    if not description.url:
        port_number = parse_number(port, "a port", 65_535, least=0)
        node_of(place, port_number).start(background=True)
    found = url_of(place, description)
    Rpc(found).expect_chain(description.chain_id)
    if as_json:
        say_json({"done": True, "url": found, "chain_id": description.chain_id})
        return
    say(f"The node of {home} answers at {found}, chain id {description.chain_id}.")
    if not description.addresses:
        tell("Nothing is deployed yet: kp deploy, or kp demo for a year to look at.")


def _begin(home: Home, node: str, chain_id: str, url: str) -> None:
    """A home for a new ledger: its chain id is drawn at random, so that no order fits another."""
    if node not in KINDS:
        raise BadInput(node, f"a node is one of {', '.join(KINDS)}")
    if not url:
        PROGRAMS[node]()
    number = parse_number(chain_id, "a chain id", (1 << 53) - 1) if chain_id else _drawn()
    if url:
        number = int(str(Rpc(url).call("eth_chainId")), 16)
        home.describe(Description(number, "url", url))
    else:
        home.describe(Description(number, node, genesis_time=int(time.time())))


def _drawn() -> int:
    return 100_000_000 + secrets.randbelow(1_900_000_000)


def down(as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME) -> None:
    """Stop the node; its chain stays on disk."""
    node = node_of(Home(home))
    was = node.pid is not None
    node.stop()
    if as_json:
        say_json({"done": True, "was_running": was})
        return
    say("The node has stopped; its chain is kept." if was else "No node was running.")


def deploy_ledger(
    from_file: Annotated[
        Path | None, typer.Option("--founding", metavar="FILE", help="The founding, as JSON.")
    ] = None,
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="Three Participants and keys to play with.")
    ] = False,
    as_name: Annotated[str, typer.Option("--as", help="Whose key deploys.")] = "",
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Deploy the contracts and found the ledger; goes on where it broke off."""
    if (from_file is None) != demonstration:
        raise BadInput("", "give --founding FILE, or --demonstration to play")
    context = Context(home)
    description = context.home.description()
    sealer = None if description.url else node_of(context.home).sealer
    rpc = Rpc(url_of(context.home, description))
    rpc.expect_chain(description.chain_id)
    if demonstration:
        deployer = demonstration_key(context, as_name or "deployer", "", "deployer")
        founding = playing_founding(context, context.home.allocation(), _today(rpc))
        brought: Brought = {}
    else:
        assert from_file is not None
        deployer = open_keystore(context.keys.get(as_name))
        founding, brought = read_founding(context, from_file, context.home.allocation())
    with progress("Deploying", len(CONTRACTS)) as advance:
        ledger = deploy(
            rpc,
            sealer,
            deployer.account,
            founding,
            founders(context, founding, brought),
            context.home.path / "deployment.json",
            progress=lambda contract: advance(1),
        )
    described = replace(description, addresses=ledger.addresses, demonstration=demonstration)
    context.home.describe(described)
    if as_json:
        say_json({"done": True, "chain_id": ledger.chain_id, "addresses": ledger.addresses})
        return
    say(f"The ledger is founded on chain {ledger.chain_id}.")
    lines(ledger.addresses.items())


def _today(rpc: Rpc) -> int:
    block = rpc.call("eth_getBlockByNumber", "latest", False)
    return day_of(int(block["timestamp"], 16))


def status(as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME) -> None:
    """Say how far the ledger is: its last block, its clock, and what it holds."""
    context = Context(home)
    link, now = context.link, context.snapshot
    found = counts(now)
    if as_json:
        say_json({"url": link.url, "head": now.block, "moment": now.moment, "counts": found})
        return
    lines(
        [
            ("Ledger", f"chain {link.description.chain_id} at {link.url}"),
            ("Last block", f"{now.block:,}"),
            ("Its clock", written_moment(now.moment)),
            *((label, f"{count:,}") for label, count in found.items()),
        ]
    )


def doctor(as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME) -> None:
    """Check what a ledger needs, and say what to do about what is missing."""
    found = list(checks(Context(home)))
    if as_json:
        say_json([{"check": c.name, "good": c.good, "found": c.found, "do": c.do} for c in found])
    else:
        for check in found:
            say(f"{'good' if check.good else 'BAD '}  {check.name}: {check.found}")
            if not check.good:
                say(f"      {check.do}")
    if not all(check.good for check in found):
        raise typer.Exit(REFUSED)
