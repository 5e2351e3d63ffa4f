"""Which commands there are, where each is, and what it does: known without importing any of them.

Each command's own module is imported when it is run; a test holds the sentences to the modules'.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group, get_install_completion_arguments

ABOUT: Final = "A ledger of custody, origin and certificates for rough diamonds."


# By module; in the order in which `kp --help` lists them.
COMMANDS: Final[dict[str, dict[str, str]]] = {
    "run.running": {
        "up": "Start the ledger's node and leave it running; a new home gets a new chain.",
        "down": "Stop the node; its chain stays on disk.",
        "deploy": "Deploy the contracts and found the ledger; goes on where it broke off.",
        "status": "Say how far the ledger is: its last block, its clock, and what it holds.",
        "doctor": "Check what a ledger needs, and say what to do about what is missing.",
    },
    "run.demoing": {
        "demo": "Play a year: one parcel's story, the world's trade, and the lies of insiders.",
    },
    "run.indexing": {
        "index": "Follow the chain into the index, from where it stopped: answers come from there.",
    },
    "run.serving": {
        "serve": "Answer people who have no node: pages and an API, until stopped.",
    },
    "reads.reading": {
        "show": "Show what the ledger knows of ID; it finds out what ID is.",
        "trace": "Print a parcel's story: each hand it went through, and what it was made of.",
        "events": "List what has happened, a line each; with --json a JSON object a line.",
        "overdue": "List shipments that left and were not confirmed within their days.",
        "detained": "List shipments that an office has stopped: since when, and why.",
    },
    "reads.state": {
        "state": "Print the whole state: keys from the logs, values from the source named.",
    },
    "reads.labels": {
        "label": "Print a parcel's label: ledger, parcel, lot reference and a code.",
        "slip": "Print a handover's slip: both parties, weight, day and code.",
    },
    "acts.parcels": {
        "register": "Register what was dug: one lot, or a batch of them from a file.",
        "handover": "Hand parcels over, custody, title or both: giver and receiver both sign.",
    },
    "acts.terms": {
        "terms": "What a handover costs: both sides sign its hash.",
    },
    "acts.work": {
        "split": "Split a parcel into parts, numbered from 0; all of them weigh what it weighed.",
        "mix": "Mix parcels into one, which weighs their sum and may come from wherever they did.",
        "resort": "Re-sort parcels by kind: many in, many out.",
        "manufacture": "Cut rough: polished comes out, and what remains rough.",
        "loss": "Record a loss by work: the parcel keeps its number and weighs less.",
        "sell": "Sell polished parcels off the ledger: their story ends here.",
        "hold": "Stop a parcel, and let it go again.",
    },
    "acts.corrections": {
        "correct": "Opening stock, void, what is missing, and by law.",
    },
    "acts.certificates": {
        "certificate": "Ask for, issue and follow KP certificates.",
    },
    "acts.people": {
        "office": "Offices, by a Participant's focal key or their own.",
        "organisation": "Organisations, by a licence office.",
    },
    "acts.zones": {
        "zone": "Zones, by a licence office.",
        "licence": "Licences, by a licence office.",
    },
    "acts.consensus": {
        "propose": "Propose, give voice, close.",
    },
    "acts.other": {
        "attach": "Attach a document to a subject: it points at a record and changes nothing.",
        "act": "Any act there is, by its name and its arguments as JSON.",
        "sign": "Add your signature to an order that somebody else has signed; shows it first.",
        "relay": "Send what was signed offline: anyone may, and gains nothing by it.",
    },
    "acts.keys": {
        "keys": "Keys: make, keep, back up, enrol, revoke.",
    },
    "run.documents": {
        "document": "Encrypted documents: add, read, check, repair, forget.",
    },
    "run.login": {
        "enter": "Sign a gateway's challenge; prints a token for reading what concerns you.",
    },
}


class Later(TyperCommand):
    """A command whose module is imported when it is run, or asked for its own help."""

    def __init__(self, module: str, name: str, does: str) -> None:
        super().__init__(name, help=does, rich_markup_mode=None)
        self.module = module

    def loaded(self) -> Any:
        """The command, or group of commands, itself."""
        assert self.name is not None
        return _commands_of(self.module)[self.name]

    def get_short_help_str(self, limit: int = 0) -> str:
        """The whole sentence: it goes on in a second line rather than end in dots."""
        return self.help or ""

    def make_context(self, info_name: Any, args: Any, parent: Any = None, **more: Any) -> Any:
        return self.loaded().make_context(info_name, args, parent, **more)


@cache
def _commands_of(module: str) -> dict[str, Any]:
    """The commands that a module adds."""
    app = typer.Typer(rich_markup_mode=None)
    import_module(f"kp_ledger.cli.{module}").add(app)
    return dict(get_group(app).commands)


def later() -> dict[str, Later]:
    """Every command by its name; none is imported."""
    return {
        name: Later(module, name, does)
        for module, commands in COMMANDS.items()
        for name, does in commands.items()
    }


def root() -> TyperGroup:
    """`kp` itself: with completion for shells, and its version."""
    return TyperGroup(
        name="kp",
        help=ABOUT,
        commands=dict(later()),
        no_args_is_help=True,
        rich_markup_mode=None,
        params=[*_own_options(), *get_install_completion_arguments()],
    )


def _own_options() -> list[Any]:
    app = typer.Typer(rich_markup_mode=None)
    app.callback()(_options)
    return list(get_group(app).params)


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_say_version,
            expose_value=False,
            help="Say which version this is.",
        ),
    ] = False,
) -> None:
    """Nothing: the option answers for itself."""


def _say_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"kp {version('kimberley-ledger')}")
        raise typer.Exit()
