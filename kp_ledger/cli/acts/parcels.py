"""Acts on parcels: register and hand over."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY, Act, Signed
from kp_ledger.cli.acts import batch
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import DayOption, DocumentOption, GoodForOption, KindOption
from kp_ledger.cli.terms_file import agreed
from kp_ledger.domain import words
from kp_ledger.domain.parse import parse_carats, parse_id, parse_number
from kp_ledger.domain.references import parse_reference
from kp_ledger.generated import acts, codes
from kp_ledger.generated.codes import LIMIT_PRODUCTION_ORDER_DAYS
from kp_ledger.generated.records import Handover, Lot, Production

UNSIGNED = Signed(NO_KEY)
HandedArgument = Annotated[
    list[str] | None, typer.Argument(metavar="PARCEL", help="What is handed over.")
]
ReceiverOption = Annotated[str, typer.Option("--to", help="Who receives: a name or a number.")]
FromOption = Annotated[
    Path | None, typer.Option("--from", metavar="FILE", help="A batch: CSV or JSON.")
]


def add(app: typer.Typer) -> None:
    act_command(app, "register")(register)
    act_command(app, "handover")(hand_over)


def register(
    context: Context,
    reference: Annotated[str, typer.Argument(help="Your own reference of the lot.")] = "",
    carats: Annotated[str, typer.Argument(help="Its weight in carats.")] = "",
    licence: Annotated[str, typer.Option(help="The licence's number. [default: yours]")] = "",
    kind: KindOption = "unsorted",
    day: DayOption = "",
    document_: DocumentOption = "",
    from_file: FromOption = None,
    late: Annotated[bool, typer.Option(help="By the licence office: late, on hold.")] = False,
    good_for: GoodForOption = "7",
) -> Act:
    """Register what was dug: one lot, or a batch of them from a file.

    A batch (reference, carats, kind, document) goes through whole or not at all.
    """
    if from_file is not None:
        lots = lots_from(from_file)
    else:
        lots = (_lot(reference, carats, kind, document_),)
    number = _licence(context, licence)
    dug, captured = context.day(day), context.now
    if late:
        return acts.ParcelsRegisterLate(number, dug, captured, lots)
    if context.sign_only:
        deadline = context.deadline(good_for, LIMIT_PRODUCTION_ORDER_DAYS)
        order = Production(number, dug, captured, context.now, deadline, lots)
        return acts.ParcelsRegisterSigned(order, UNSIGNED)
    return acts.ParcelsRegister(number, dug, captured, lots)


def lots_from(path: Path) -> tuple[Lot, ...]:
    """The lots of a batch, all of them, or BadBatch with what is wrong with each row."""
    found = batch.rows(path, ["reference", "carats"], ["kind", "document"])
    batch.check_unique(path, found, "reference")
    return tuple(batch.each(path, found, _lot_of_row))


def _lot_of_row(row: batch.Row) -> Lot:
    stated = row.get("document", "")
    digest = parse_id(stated, "a document") if stated else bytes(32)
    weight = parse_carats(row["carats"])
    kind = words.parse_kind(row.get("kind") or "unsorted")
    return Lot(parse_reference(row["reference"]), weight, kind, digest)


def _lot(reference: str, carats: str, kind: str, stated: str) -> Lot:
    if not reference or not carats:
        raise BadInput(reference, "give REFERENCE and CARATS, or --from FILE")
    weight = parse_carats(carats)
    return Lot(parse_reference(reference), weight, words.parse_kind(kind), document(stated))


def _licence(context: Context, text: str) -> int:
    """The licence named, or the only miner's licence of who acts."""
    if text:
        return parse_number(text, "a licence", (1 << 32) - 1)
    numbers = context.state.licences_of.get(context.me.organisation, [])
    licences = {number: context.state.licences[number] for number in numbers}
    found = [
        number
        for number, licence in licences.items()
        if licence.role == codes.ROLE_MINER and licence.status == codes.LICENCE_GRANTED
    ]
    if len(found) != 1:
        rule = f"has {len(found)} miner's licences here: say which with --licence NUMBER"
        raise BadInput(context.acting, rule)
    return found[0]


def hand_over(
    context: Context,
    parcels: HandedArgument = None,
    to: ReceiverOption = "",
    giver: Annotated[str, typer.Option(help="Who gives. [default: who acts]")] = "",
    moves: Annotated[str, typer.Option(help="custody, title or both.")] = "both",
    day: DayOption = "",
    terms: Annotated[
        str, typer.Option(metavar="FILE", help="Terms both agreed on (kp terms), or their hash.")
    ] = "",
    from_file: FromOption = None,
    good_for: GoodForOption = "30",
) -> Act:
    """Hand parcels over, custody, title or both: giver and receiver both sign.

    With the receiver's key here: --with NAME. Otherwise --sign-only FILE, then the receiver's
    `kp sign FILE --as NAME`, then `kp relay FILE`.
    """
    if not to:
        raise BadInput("", "say who receives with --to NAME")
    gives = context.organisation(giver) if giver else context.me.organisation
    receives, refs = context.organisation(to), context.refs(named(parcels, from_file))
    order = Handover(
        giver=gives,
        receiver=receives,
        moves=words.parse_word(words.MOVES, moves, "handover's object"),
        day=context.day(day),
        signed_at=context.now,
        deadline=context.deadline(good_for),
        terms=agreed(terms, context.ledger, gives, receives, refs) if terms else bytes(32),
        parcels=refs,
    )
    return acts.ParcelsHandOver(order, UNSIGNED, UNSIGNED)


def named(parcels: list[str] | None, from_file: Path | None) -> list[str]:
    """The parcels on the command line, or in the column `parcel` of a batch."""
    if from_file is None:
        if not parcels:
            raise BadInput("", "name the parcels, or give --from FILE")
        return parcels
    found = batch.rows(from_file, ["parcel"], ["revision"])
    batch.check_unique(from_file, found, "parcel")
    return [
        row["parcel"] + (f"@{row['revision']}" if row.get("revision") else "") for _, row in found
    ]
