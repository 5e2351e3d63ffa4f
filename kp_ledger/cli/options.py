"""The options that many commands share, each with its help in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kp_ledger.home import Home


def _checked(context: typer.Context, home: Path) -> Path:
    """Looked at before anything else: nothing is written to a home of another format."""
    if not context.resilient_parsing:
        Home(home).check_format()
    return home


HomeOption = Annotated[
    Path,
    typer.Option(
        "--home", help="The ledger's folder.", envvar="KP_HOME", callback=_checked, is_eager=True
    ),
]
# For the one command that takes an older home away.
AnyHomeOption = Annotated[
    Path, typer.Option("--home", help="The ledger's folder.", envvar="KP_HOME")
]
AsOption = Annotated[
    str, typer.Option("--as", metavar="NAME", help="Whose key acts: a name of kp keys list.")
]
WithOption = Annotated[
    list[str],
    typer.Option("--with", metavar="NAME", help="Another key here that signs too; repeatable."),
]
SignOnlyOption = Annotated[
    Path | None,
    typer.Option("--sign-only", metavar="FILE", help="Sign, write FILE, send nothing."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON on standard output.")]
TryOption = Annotated[
    bool, typer.Option("--try", help="Say what it would lead to, and send nothing.")
]
GoodForOption = Annotated[
    str, typer.Option("--good-for", metavar="DAYS", help="Days until the signed order is dead.")
]
DayOption = Annotated[
    str, typer.Option("--day", metavar="YYYY-MM-DD", help="The day it happened. [default: today]")
]
DocumentOption = Annotated[
    str,
    typer.Option(
        "--document", metavar="HASH|FILE", help="64 hexadecimal digits, or a file to hash."
    ),
]
ReasonOption = Annotated[
    str, typer.Option("--reason", metavar="HASH|FILE", help="The reason: a document, or its hash.")
]
SealsOption = Annotated[
    str,
    typer.Option("--seals", metavar="HASH|FILE", help="What you found: the seals are intact."),
]
KindOption = Annotated[
    str, typer.Option("--kind", help="unsorted, industrial or gem; with :stone, one single stone.")
]
ParcelsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PARCEL", help="Id, lot reference, NAME:REFERENCE; @REVISION."),
]
ParcelArgument = Annotated[
    str, typer.Argument(metavar="PARCEL", help="Id, lot reference, NAME:REFERENCE; @REVISION.")
]
CertificateArgument = Annotated[
    str, typer.Argument(metavar="CERTIFICATE", help='A number as printed: "BW 000123".')
]
RequestArgument = Annotated[
    str, typer.Argument(metavar="REQUEST", help="The exporter's reference, or the id.")
]
DEFAULT_HOME = Path(".kp")
