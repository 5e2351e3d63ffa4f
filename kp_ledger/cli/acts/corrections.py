"""Corrections: opening stock, void, missing, found, written off."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kp_ledger.base.messages import Act
from kp_ledger.cli.acts import batch
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.acts.approving import approved
from kp_ledger.cli.acts.parcels import UNSIGNED
from kp_ledger.cli.acts.work import OwnerOption
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import (
    DayOption,
    DocumentOption,
    GoodForOption,
    ParcelArgument,
    ParcelsArgument,
    ReasonOption,
)
from kp_ledger.domain import words
from kp_ledger.domain.parse import parse_carats, parse_id, parse_number
from kp_ledger.domain.references import parse_reference
from kp_ledger.generated import acts
from kp_ledger.generated.records import OpeningLot, WriteDown
from kp_ledger.model.absences import held_at
from kp_ledger.model.approvals import NO_APPROVAL

correct = typer.Typer(
    help="Opening stock, void, what is missing, and by law.", no_args_is_help=True
)


def add(app: typer.Typer) -> None:
    act_command(correct, "opening")(opening)
    act_command(correct, "void")(void)
    act_command(correct, "missing")(missing)
    act_command(correct, "found")(found)
    act_command(correct, "write-down")(write_down)
    act_command(correct, "write-off")(write_off)
    act_command(correct, "by-law")(by_law)
    app.add_typer(correct, name="correct")


def opening(
    context: Context,
    holder: Annotated[str, typer.Argument(help="Who has the stock.")],
    from_file: Annotated[
        Path, typer.Option("--from", help="CSV or JSON: reference, carats, kind, origin, document.")
    ],
    day: DayOption = "",
) -> Act:
    """Register opening stock of a holder, by a licence office, within the published total."""
    found = batch.rows(from_file, ["reference", "carats", "origin"], ["kind", "document"])
    batch.check_unique(from_file, found, "reference")
    lots = tuple(batch.each(from_file, found, _opening_lot))
    return acts.CorrectionsRegisterOpening(context.organisation(holder), context.day(day), lots)


def _opening_lot(row: batch.Row) -> OpeningLot:
    stated = row.get("document", "")
    return OpeningLot(
        parse_reference(row["reference"]),
        parse_carats(row["carats"]),
        words.parse_kind(row.get("kind") or "unsorted", cut=True),
        parse_number(row["origin"], "an origin", (1 << 24) - 1),
        parse_id(stated, "a document") if stated else bytes(32),
    )


def void(
    context: Context, parcel: ParcelArgument, reason: ReasonOption, document_: DocumentOption = ""
) -> Act:
    """Take back a registration while its parcel is untouched. The reference stays used."""
    return acts.CorrectionsVoidRegistration(
        context.parcel(parcel), document(reason), document(document_)
    )


def missing(
    context: Context,
    parcel: ParcelArgument,
    cause: Annotated[str, typer.Option(help="lost or stolen.")] = "lost",
    document_: DocumentOption = "",
) -> Act:
    """Report a parcel missing that you hold, or that lies in your country. Its weight stays."""
    why = words.parse_word(words.MISSING_CAUSES, cause, "cause")
    return acts.CorrectionsReportMissing(context.parcel(parcel), why, document(document_))


def found(context: Context, parcel: ParcelArgument, document_: DocumentOption = "") -> Act:
    """Report a missing parcel found, with the holds it had."""
    return acts.CorrectionsReportFound(context.parcel(parcel), document(document_))


def write_down(
    context: Context,
    parcel: ParcelArgument,
    left: Annotated[str, typer.Argument(metavar="CARATS", help="What is left; 0: all is void.")],
    reason: Annotated[
        str, typer.Option(metavar="lab-grown|HASH|FILE", help="Why: a word, a document, its hash.")
    ],
    document_: Annotated[
        str, typer.Option("--document", metavar="HASH|FILE", help="What it rests on, or its hash.")
    ],
    approved_by: Annotated[str, typer.Option(help="The licence office that approves.")],
    owner: OwnerOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Write weight down that is none, with the licence office: a lab-grown stone, for one.

    Custodian, owner and office sign: with their keys here, --with NAME.
    """
    ref = context.ref(parcel)
    order = WriteDown(
        parcel=ref.parcel,
        revision=ref.revision,
        millicarats=parse_carats(left, zero=True),
        custodian=context.me.organisation,
        owner=context.organisation(owner) if owner else context.owner(ref.parcel),
        reason=words.LAB_GROWN if reason == "lab-grown" else document(reason),
        document=document(document_),
        signed_at=context.now,
        deadline=context.deadline(good_for),
    )
    held = () if order.millicarats else held_at(context.state, ref.parcel)
    act = acts.CorrectionsWriteDown(order, UNSIGNED, UNSIGNED, held, NO_APPROVAL, UNSIGNED)
    return approved(context, act, context.organisation(approved_by), good_for)


def write_off(
    context: Context, parcel: ParcelArgument, reason: ReasonOption, document_: DocumentOption = ""
) -> Act:
    """Write off a parcel that has long been missing, by the licence office where it lay."""
    found_ = context.parcel(parcel)
    held = held_at(context.state, found_)
    return acts.CorrectionsWriteOff(found_, held, document(reason), document(document_))


def by_law(
    context: Context,
    parcels: ParcelsArgument,
    to: Annotated[str, typer.Option(help="Who receives: a name or a number.")],
    document_: Annotated[
        str, typer.Option("--document", metavar="HASH|FILE", help="What orders it, or its hash.")
    ],
    moves: Annotated[str, typer.Option(help="custody, title or both.")] = "both",
    good_for: GoodForOption = "30",
) -> Act:
    """Move parcels in your country by law, as its licence office: two of its keys sign.

    With the second key here: --with NAME. It is shown as such on every answer from then on.
    """
    act = acts.CorrectionsMoveByLaw(
        parcels=context.refs(parcels),
        to=context.organisation(to),
        moves=words.parse_word(words.MOVES, moves, "move's object"),
        document=document(document_),
        approval=NO_APPROVAL,
        signature=UNSIGNED,
    )
    return approved(context, act, context.me.organisation, good_for)
