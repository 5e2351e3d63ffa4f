"""`kp state`: what storage holds, as RFC 8785 JSON; equal, byte for byte, from either source."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kp_ledger.chain.states import chain_state
from kp_ledger.cli.desk import Desk
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption
from kp_ledger.cli.world import World
from kp_ledger.domain.errors import BadInput
from kp_ledger.model.canonical import state_json


def add(app: typer.Typer) -> None:
    app.command("state")(state)


def state(
    source: Annotated[str, typer.Option(help="chain: read storage; model: fold the events.")],
    at: Annotated[int | None, typer.Option("--at", metavar="BLOCK", help="[default: now]")] = None,
    stable: Annotated[
        bool, typer.Option("--stable", help="Without what differs between equal years.")
    ] = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Print the whole state: keys from the logs, values from the source named."""
    if source not in ("chain", "model"):
        raise BadInput(source, "a source is chain or model")
    desk = Desk(home)
    head = desk.link.client.head()
    if at is not None and not 0 <= at <= head:
        raise BadInput(at, f"the last block is {head}")
    world = World(desk.ledger, desk.link.entries(last=at))
    found = world.state if source == "model" else chain_state(desk.link.client, world.state, at)
    sys.stdout.write(state_json(found, stable=stable) + "\n")
