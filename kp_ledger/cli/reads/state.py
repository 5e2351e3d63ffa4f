"""`kp state`: what storage holds, as RFC 8785 JSON; equal, byte for byte, from each source."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.chain.states import chain_state
from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption
from kp_ledger.index.states import index_state, whole_state
from kp_ledger.index.store import Index
from kp_ledger.model.canonical import state_json
from kp_ledger.model.rules import apply
from kp_ledger.model.state import State


def add(app: typer.Typer) -> None:
    app.command("state")(state)


def state(
    source: Annotated[
        str, typer.Option(help="chain: read storage; model: fold the events; index: as it has it.")
    ],
    at: Annotated[int | None, typer.Option("--at", metavar="BLOCK", help="[default: now]")] = None,
    stable: Annotated[
        bool, typer.Option("--stable", help="Without what differs between equal years.")
    ] = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Print the whole state: keys from the logs, values from the source named."""
    if source not in ("chain", "model", "index"):
        raise BadInput(source, "a source is chain, model or index")
    context = Context(home)
    found = _indexed(context, at) if source == "index" else _folded(context, source, at)
    sys.stdout.write(state_json(found, stable=stable) + "\n")


def _indexed(context: Context, at: int | None) -> State:
    """As the index has it, brought up to the node's head first where the node answers."""
    now = context.known
    if at is None:
        return whole_state(now)
    return index_state(Index.open(context.home.index_url), at)


def _folded(context: Context, source: str, at: int | None) -> State:
    """From the chain alone: this is what the index is held against."""
    reader = context.link.reader
    head = reader.head()
    if at is not None and not 0 <= at <= head:
        raise BadInput(at, f"the last block is {head}")
    folded = State(context.ledger)
    for one in context.link.entries(last=at):
        apply(folded, one.event, one.moment)
    return folded if source == "model" else chain_state(reader, folded, at)
