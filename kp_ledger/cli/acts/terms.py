"""`kp terms`: what a handover costs, known to its two sides."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from kp_ledger.cli.acts.parcels import FromOption, HandedArgument, ReceiverOption, named
from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption, JsonOption
from kp_ledger.cli.output import lines, say, say_json, tell
from kp_ledger.cli.terms_file import TermsFile, currency_of
from kp_ledger.documents.files import write_new
from kp_ledger.domain.parse import parse_amount, show_dollars
from kp_ledger.domain.showing import Showing

app = typer.Typer(help="What a handover costs: both sides sign its hash.", no_args_is_help=True)
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="Where the terms stand.")]


def add(parent: typer.Typer) -> None:
    app.command("write")(write)
    app.command("show")(show)
    parent.add_typer(app, name="terms")


def write(
    file: FileArgument,
    parcels: HandedArgument = None,
    to: ReceiverOption = "",
    giver: Annotated[str, typer.Option(help="Who gives: a name or a number.")] = "",
    amount: Annotated[str, typer.Option(help="What it costs, with at most two places.")] = "",
    currency: Annotated[str, typer.Option(help="Three letters of ISO 4217.")] = "USD",
    from_file: FromOption = None,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Write the terms of a handover into a new file; prints the hash that both sign.

    Then `kp handover … --terms FILE`; the other side's copy goes by `kp document add FILE`,
    encrypted to both.
    """
    context = Context(home)
    made = TermsFile.of(
        context.ledger,
        context.refs(named(parcels, from_file)),
        salt=os.urandom(32),
        amount=parse_amount(amount),
        currency=currency_of(currency),
        giver=context.organisation(giver),
        receiver=context.organisation(to),
    )
    write_new(file, [json.dumps(made.as_json(), indent=1).encode() + b"\n"])
    tell(f"{file}: keep it, since nobody finds the price again from its hash")
    say(f"0x{made.hash.hex()}")


def show(file: FileArgument, as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME) -> None:
    """Say what a file of terms says, once its hash is that of what it says."""
    context = Context(home)
    found = TermsFile.read(file, context.ledger)
    if as_json:
        say_json(found.as_json())
    else:
        _say(found, Showing(context.names).value)


def _say(found: TermsFile, name: Callable[[Any, str], str]) -> None:
    terms = found.terms
    lines(
        [
            ("terms", f"0x{found.hash.hex()}"),
            ("amount", f"{show_dollars(terms.amount)} {terms.currency.decode()}"),
            ("giver", name(terms.giver, "organisation")),
            ("receiver", name(terms.receiver, "organisation")),
            *(("parcel", f"0x{ref.parcel.hex()}@{ref.revision}") for ref in found.parcels),
        ]
    )
