"""`kp label` and `kp slip`: what is printed and goes with the goods."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption
from kp_ledger.cli.output import say, tell
from kp_ledger.cli.world import World
from kp_ledger.documents.files import write_new
from kp_ledger.generated import events
from kp_ledger.labels import label as labels
from kp_ledger.labels import slip as slips

USUAL: Final = "http://127.0.0.1:8000"
_PLACE: Final = re.compile(r"([0-9]{1,12})-([0-9]{1,6})")

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
    context.known(parcel, ID)
    reference = context.full_names.parcels.get(parcel, "")
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
    told = _found(context, text)
    first = told[0].event
    assert isinstance(first, events.HandedOver)
    then = World(context.ledger, [one for one in context.world.entries if _is_before(one, told[0])])
    names = context.full_names.parcels
    show = context.showing.value
    return slips.Slip(
        base=base,
        chain_id=context.ledger.chain_id,
        giver=show(first.giver, "organisation"),
        receiver=show(first.receiver, "organisation"),
        moved=show(first.moves, "moved"),
        day=first.day,
        code=f"{told[0].block}-{told[0].log}",
        parcels=tuple(
            slips.Handed(parcel, then.state.parcels[parcel].millicarats, names.get(parcel, ""))
            for parcel in (one.event.parcel for one in told)  # type: ignore[attr-defined]
        ),
    )


def checked_base(text: str) -> str:
    """A gateway's address; BadInput for anything else."""
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", text):
        raise BadInput(text, "a gateway's address is https://HOST, perhaps with a path")
    return text.rstrip("/")


def _text(made: slips.Slip, roll: int) -> bytes:
    return slips.as_text(made, roll).encode()


def _kind(out: Path, wanted: dict[str, bool]) -> str:
    """As asked for, else as the file's name ends; BadInput for both or neither."""
    asked = [kind for kind, chosen in wanted.items() if chosen]
    if len(asked) > 1:
        raise BadInput(" ".join(f"--{kind}" for kind in asked), "one form at a time")
    kind = asked[0] if asked else out.suffix.lstrip(".").lower()
    if kind not in wanted:
        raise BadInput(
            str(out), f"a file's name ends in {' or '.join('.' + one for one in wanted)}"
        )
    return kind


def _found(context: Context, text: str) -> list[LoggedEvent]:
    """The events of one handover, a parcel each."""
    handed = [one for one in context.world.entries if isinstance(one.event, events.HandedOver)]
    named = [one for one in handed if _is_named(one, text)]
    if not named and not _PLACE.fullmatch(text):
        parcel = context.parcel(text)
        named = [one for one in handed if one.event.parcel == parcel][-1:]  # type: ignore[attr-defined]
    if not named:
        raise BadInput(text, "no handover of this name was recorded")
    return [one for one in handed if _is_of(one, named[0])]


def _is_named(one: LoggedEvent, text: str) -> bool:
    return text in (f"{one.block}-{one.log}", one.transaction)


def _is_of(one: LoggedEvent, other: LoggedEvent) -> bool:
    """Whether two events are of one handover: one transaction may carry several."""
    names = ("giver", "receiver", "moves", "day", "terms")
    same = all(getattr(one.event, name) == getattr(other.event, name) for name in names)
    return one.transaction == other.transaction and same


def _is_before(one: LoggedEvent, other: LoggedEvent) -> bool:
    return (one.block, one.log) < (other.block, other.log)
