"""`kp label` and `kp slip`: what is printed and goes with the goods."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption
from kp_ledger.cli.output import say, tell
from kp_ledger.documents.files import write_new
from kp_ledger.domain.showing import Showing
from kp_ledger.generated import events
from kp_ledger.index.queries.events import Filter, number, of_kinds, pages
from kp_ledger.index.queries.prefetch import rows_by_id, words_at
from kp_ledger.index.store import Snapshot
from kp_ledger.labels import label as labels
from kp_ledger.labels import slip as slips

USUAL: Final = "http://127.0.0.1:8000"
_EVENT: Final = re.compile(r"([0-9]{1,12})-([0-9]{1,6})")

OutOption = Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="A new file.")]
GatewayOption = Annotated[
    str,
    typer.Option("--gateway", envvar="KP_BASE_URL", help="Where the code leads to."),
]


def add(app: typer.Typer) -> None:
    app.command("label")(label)
    app.command("slip")(slip)


def label(
    ID: Annotated[str, typer.Argument(metavar="ID", help="A parcel: id or lot reference.")],  # noqa: N803
    out: OutOption,
    pdf: Annotated[bool, typer.Option("--pdf", help="As PDF; else by FILE's name.")] = False,
    svg: Annotated[bool, typer.Option("--svg", help="As SVG; else by FILE's name.")] = False,
    gateway: GatewayOption = USUAL,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Print a parcel's label: ledger, parcel, lot reference and a code. Never an answer."""
    kind = _kind(out, {"pdf": pdf, "svg": svg})
    context = Context(home)
    parcel = context.parcel(ID)
    context.word(parcel, ID)
    reference = context.names_with([parcel]).parcels.get(parcel, "")
    made = labels.Label(checked_base(gateway), context.ledger.chain_id, parcel, reference)
    write_new(out, [labels.as_pdf(made) if kind == "pdf" else labels.as_svg(made).encode()])
    tell(f"The code leads to {made.link}")
    say(str(out))


def slip(
    handover: Annotated[
        str,
        typer.Argument(
            metavar="HANDOVER", help="Its event (BLOCK-LOG) or transaction, or a parcel's last one."
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="A new file, .pdf or .txt.")
    ] = None,
    roll: Annotated[int, typer.Option(help="Millimetres of the paper: 58 or 80.")] = 58,
    gateway: GatewayOption = USUAL,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Print a handover's slip: both parties, weight, day and code. Without FILE, as text."""
    if roll not in slips.ROLLS:
        raise BadInput(roll, "a till printer's paper is 58 or 80 millimetres wide")
    kind = "txt" if out is None else _kind(out, {"pdf": False, "txt": False})
    made = slip_of(Context(home), handover, checked_base(gateway))
    if out is None:
        say(slips.as_text(made, roll).rstrip("\n"))
        return
    write_new(out, [slips.as_pdf(made, roll) if kind == "pdf" else _text(made, roll)])
    say(str(out))


def slip_of(context: Context, text: str, base: str) -> slips.Slip:
    """A handover as it was recorded, each parcel with the weight it had then."""
    recorded = _found(context, text)
    first = recorded[0].event
    parcels = [one.event.parcel for one in recorded]
    rows = rows_by_id(context.snapshot, parcels)
    words = words_at(context.snapshot, list(rows), number(recorded[0]))
    show = Showing(context.names).value
    return slips.Slip(
        base=base,
        chain_id=context.ledger.chain_id,
        giver=show(first.giver, "organisation"),
        receiver=show(first.receiver, "organisation"),
        moved=show(first.moves, "moved"),
        day=first.day,
        code=f"{recorded[0].block}-{recorded[0].log}",
        parcels=tuple(
            slips.Handed(bytes(row.id), words[key].millicarats, row.reference)
            for key, row in rows.items()
        ),
    )


def checked_base(text: str) -> str:
    """A gateway's address; BadInput for anything else."""
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", text):
        raise BadInput(text, "a gateway's address is https://HOST, perhaps with a path")
    return text.rstrip("/")


def _text(made: slips.Slip, roll: int) -> bytes:
    return slips.as_text(made, roll).encode()


def _kind(out: Path, kinds: dict[str, bool]) -> str:
    """As asked for, else as the file's name ends; BadInput for both or neither."""
    chosen_kinds = [kind for kind, chosen in kinds.items() if chosen]
    if len(chosen_kinds) > 1:
        raise BadInput(" ".join(f"--{kind}" for kind in chosen_kinds), "one form at a time")
    kind = chosen_kinds[0] if chosen_kinds else out.suffix.lstrip(".").lower()
    if kind not in kinds:
        raise BadInput(str(out), f"a file's name ends in {' or '.join('.' + one for one in kinds)}")
    return kind


def _found(context: Context, text: str) -> list[Any]:
    """The events of one handover, a parcel each, in their order."""
    named = _named(context.snapshot, text)
    if not named and not _EVENT.fullmatch(text):
        named = _last_of(context, text)
    if not named:
        raise BadInput(text, "no handover of this name was recorded")
    first = named[0]
    every = _handovers(context.snapshot)
    return [one for one in every if _is_same(one, first)]


def _named(snapshot: Snapshot, text: str) -> list[Any]:
    return [
        one for one in _handovers(snapshot) if text in (f"{one.block}-{one.log}", one.transaction)
    ]


def _last_of(context: Context, text: str) -> list[Any]:
    """A parcel's last handover."""
    kinds = frozenset({events.HandedOver.__name__})
    only = Filter(kinds, parcel=context.parcel(text))
    return [one for page in pages(context.snapshot, only) for _, one in page][-1:]


def _handovers(snapshot: Snapshot) -> list[Any]:
    return list(of_kinds(snapshot, events.HandedOver))


def _is_same(one: Any, other: Any) -> bool:
    """Whether two events are of one handover: one transaction may carry several."""
    names = ("giver", "receiver", "moves", "day", "terms")
    same = all(getattr(one.event, name) == getattr(other.event, name) for name in names)
    return bool(one.transaction == other.transaction and same)
