"""Acts that change what is in a parcel: split, mix, re-sort, cut, loss; and holds."""

from __future__ import annotations

from typing import Annotated

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import Act
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.acts.approving import approved
from kp_ledger.cli.acts.parcels import UNSIGNED, FromOption, named
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import (
    DayOption,
    DocumentOption,
    GoodForOption,
    ParcelArgument,
    ParcelsArgument,
)
from kp_ledger.cli.resolve import by_prefix
from kp_ledger.domain import words
from kp_ledger.domain.parse import parse_carats, parse_id, parse_number
from kp_ledger.domain.references import NO_REFERENCE, parse_reference
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Output, ParcelRef, Transformation
from kp_ledger.model.approvals import NO_APPROVAL
from kp_ledger.model.licences import licence_in_role

hold = typer.Typer(help="Stop a parcel, and let it go again.", no_args_is_help=True)
LossOption = Annotated[str, typer.Option("--loss", help="Carats lost in work.")]
ApprovedOption = Annotated[
    str,
    typer.Option(
        "--approved-by", metavar="OFFICE", help="Licence office whose word a great loss needs."
    ),
]
OwnerOption = Annotated[str, typer.Option("--owner", help="The owner. [default: as recorded]")]


def add(app: typer.Typer) -> None:
    act_command(app, "split")(split)
    act_command(app, "mix")(mix)
    act_command(app, "resort")(resort)
    act_command(app, "manufacture")(manufacture)
    act_command(app, "loss")(loss)
    act_command(app, "sell")(sell)
    act_command(hold, "place")(place)
    act_command(hold, "release")(release)
    app.add_typer(hold, name="hold")


def split(
    context: Context,
    parcel: ParcelArgument,
    part: Annotated[list[str], typer.Option("--part", help="Carats of a part; repeatable.")],
    rest: Annotated[bool, typer.Option("--rest", help="What is left is the last part.")] = False,
    lost: LossOption = "0",
    day: DayOption = "",
    owner: OwnerOption = "",
    document_: DocumentOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Split a parcel into parts, numbered from 0; all of them weigh what it weighed."""
    ref = context.ref(parcel)
    word = context.word(ref.parcel, parcel)
    weights = [parse_carats(text) for text in part]
    lost_weight = parse_carats(lost, zero=True)
    if rest:
        weights.append(_rest(parcel, word.millicarats - sum(weights) - lost_weight))
    outputs = tuple(Output(NO_REFERENCE, weight, word.kind) for weight in weights)
    common = (day, owner, document_, good_for)
    return _transformation(context, codes.OPERATION_SPLIT, (ref,), outputs, lost_weight, *common)


def _rest(parcel: str, left: int) -> int:
    if left <= 0:
        raise BadInput(parcel, "its parts weigh all of it or more: nothing is left for --rest")
    return left


def mix(
    context: Context,
    parcels: Annotated[list[str] | None, typer.Argument(metavar="PARCEL")] = None,
    reference: Annotated[str, typer.Option(help="Your reference of what comes out.")] = "",
    from_file: FromOption = None,
    lost: LossOption = "0",
    day: DayOption = "",
    owner: OwnerOption = "",
    document_: DocumentOption = "",
    approved_by: ApprovedOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Mix parcels into one, which weighs their sum and may come from wherever they did."""
    refs = context.refs(named(parcels, from_file))
    inputs = [context.word(ref.parcel, ref.parcel.hex()) for ref in refs]
    kinds = {word.kind for word in inputs}
    kind = kinds.pop() if len(kinds) == 1 else codes.KIND_UNSORTED
    lost_weight = parse_carats(lost, zero=True)
    left = sum(word.millicarats for word in inputs) - lost_weight
    if left <= 0:
        raise BadInput(lost, "nothing would be left of the parcels")
    outputs = (Output(parse_reference(reference), left, kind),)
    common = (day, owner, document_, good_for, approved_by)
    return _transformation(context, codes.OPERATION_MIX, refs, outputs, lost_weight, *common)


def resort(
    context: Context,
    parcels: ParcelsArgument,
    into: Annotated[
        list[str], typer.Option("--into", metavar="REFERENCE:KIND:CARATS", help="Repeatable.")
    ],
    lost: LossOption = "0",
    day: DayOption = "",
    owner: OwnerOption = "",
    document_: DocumentOption = "",
    approved_by: ApprovedOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Re-sort parcels by kind: many in, many out. All that come out share one blend of origins."""
    outputs = tuple(_output(text) for text in into)
    lost_weight = parse_carats(lost, zero=True)
    common = (day, owner, document_, good_for, approved_by)
    refs = context.refs(parcels)
    return _transformation(context, codes.OPERATION_RESORT, refs, outputs, lost_weight, *common)


def _output(text: str, cut: bool = False) -> Output:
    reference, _, other = text.partition(":")
    kind, _, carats = other.rpartition(":")
    if not kind:
        raise BadInput(text, "what comes out is written REFERENCE:KIND:CARATS, as in S-1:gem:12.5")
    return Output(parse_reference(reference), parse_carats(carats), words.parse_kind(kind, cut))


def manufacture(
    context: Context,
    parcels: ParcelsArgument,
    into: Annotated[
        list[str], typer.Option("--into", metavar="REFERENCE:KIND:CARATS", help="Repeatable.")
    ],
    licence: Annotated[str, typer.Option(help="The cutter's licence. [default: yours]")] = "",
    day: DayOption = "",
    owner: OwnerOption = "",
    document_: DocumentOption = "",
    approved_by: ApprovedOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Cut rough: polished comes out, and what remains rough. What is missing was lost by it."""
    outputs = tuple(_output(text, cut=True) for text in into)
    refs = context.refs(parcels)
    put_in = sum(context.word(ref.parcel, ref.parcel.hex()).millicarats for ref in refs)
    lost = put_in - sum(output.millicarats for output in outputs)
    if lost < 0:
        raise BadInput(" ".join(into), "more would come out than goes in")
    common = (day, owner, document_, good_for, approved_by, _cutters(context, licence))
    return _transformation(context, codes.OPERATION_MANUFACTURE, refs, outputs, lost, *common)


def _cutters(context: Context, stated: str) -> int:
    if stated:
        return parse_number(stated, "a licence", (1 << 32) - 1)
    found = licence_in_role(context.state, context.me.organisation, codes.ROLE_CUTTER)
    if not found:
        raise BadInput(context.me.name, "you have no licence as a cutter")
    return found


def sell(
    context: Context,
    parcels: ParcelsArgument,
    day: DayOption = "",
    owner: OwnerOption = "",
    document_: DocumentOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Sell polished parcels off the ledger: their story ends here."""
    common = (day, owner, document_, good_for)
    return _transformation(context, codes.OPERATION_SALE, context.refs(parcels), (), 0, *common)


def loss(
    context: Context,
    parcel: ParcelArgument,
    carats: Annotated[str, typer.Argument(help="What was lost, in carats.")],
    day: DayOption = "",
    owner: OwnerOption = "",
    document_: DocumentOption = "",
    approved_by: ApprovedOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Record a loss by work: the parcel keeps its number and weighs less."""
    ref, lost_weight = context.ref(parcel), parse_carats(carats)
    common = (day, owner, document_, good_for, approved_by)
    return _transformation(context, codes.OPERATION_LOSS, (ref,), (), lost_weight, *common)


def _transformation(
    context: Context,
    operation: int,
    refs: tuple[ParcelRef, ...],
    outputs: tuple[Output, ...],
    lost: int,
    day: str,
    owner: str,
    stated: str,
    good_for: str,
    approved_by: str = "",
    licence: int = 0,
) -> Act:
    order = Transformation(
        operation=operation,
        licence=licence,
        custodian=context.me.organisation,
        owner=context.organisation(owner) if owner else context.owner(refs[0].parcel),
        day=context.day(day),
        signed_at=context.now,
        deadline=context.deadline(good_for),
        loss=lost,
        document=document(stated),
        inputs=refs,
        outputs=outputs,
    )
    act = acts.TransformationsTransform(order, UNSIGNED, UNSIGNED, NO_APPROVAL, UNSIGNED)
    if not approved_by:
        return act
    return approved(context, act, context.organisation(approved_by), good_for)


def place(
    context: Context,
    parcels: Annotated[
        list[str] | None, typer.Argument(metavar="PARCEL", help="What is put on hold.")
    ] = None,
    reason: Annotated[str, typer.Option(help="bar, limited zone or office.")] = "office",
    document_: DocumentOption = "",
    from_file: FromOption = None,
) -> Act:
    """Put parcels in your country on hold, as an office: they may not move until released.

    They are held as they are, whatever became of them since: what is spent, departed, outside or
    void by then is skipped, and said.
    """
    refs = context.refs(named(parcels, from_file))
    why = words.parse_word(words.HOLD_REASONS, reason, "reason for a hold")
    return acts.ParcelsPlaceHolds(tuple(ref.parcel for ref in refs), why, document(document_))


def release(
    context: Context,
    held: Annotated[str, typer.Argument(metavar="HOLD", help="A hold's id, or how that begins.")],
    document_: DocumentOption = "",
) -> Act:
    """Release a hold, as the office whose it is."""
    found = parse_id(held, "a hold") if len(held) >= 64 else _short_hold(context, held)
    return acts.ParcelsReleaseHold(found, document(document_))


def _short_hold(context: Context, text: str) -> bytes:
    return by_prefix(text, context.snapshot, "holds", "a hold")
