"""Acts of licence offices on zones and licences."""

from __future__ import annotations

from typing import Annotated

import typer

from kp_ledger.base.messages import Act
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.acts.approving import FOCAL_KEY, approved
from kp_ledger.cli.acts.people import (
    FromDayOption,
    NumberOption,
    WhoArgument,
    day_ahead,
    drawn,
)
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import DocumentOption, GoodForOption
from kp_ledger.domain import words
from kp_ledger.domain.days import FOREVER, parse_day
from kp_ledger.domain.parse import parse_carats, parse_number
from kp_ledger.generated import acts
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.epochs import epochs_so_far, last_own

zone = typer.Typer(help="Zones, by a licence office.", no_args_is_help=True)
licence = typer.Typer(help="Licences, by a licence office.", no_args_is_help=True)

ZoneArgument = Annotated[str, typer.Argument(metavar="ZONE")]


def add(app: typer.Typer) -> None:
    for parent, name, make in (
        (zone, "open", open_zone),
        (zone, "stop", stop_zone),
        (zone, "end-stop", end_stop),
        (zone, "bar", bar_zone),
        (zone, "clear", clear_zone),
        (licence, "grant", grant),
        (licence, "end", end),
        (licence, "raise", raise_ceiling),
    ):
        act_command(parent, name)(make)
    app.add_typer(zone, name="zone")
    app.add_typer(licence, name="licence")


def open_zone(
    context: Context,
    boundary: Annotated[str, typer.Option(help="The boundary's document: hash or file.")],
    replaces: Annotated[
        list[str] | None, typer.Option(help="A zone it replaces; repeatable.")
    ] = None,
) -> Act:
    """Open a named zone of your Participant."""
    zones = tuple(sorted(_zone(text) for text in replaces or []))
    return acts.ZonesOpenZone(document(boundary), zones)


def stop_zone(context: Context, number: ZoneArgument, document_: DocumentOption = "") -> Act:
    """Stop a zone of your own Participant for 10 days, at once; not again within 90 days."""
    return acts.ZonesStopOwn(_zone(number), document(document_))


def end_stop(context: Context, number: ZoneArgument, document_: DocumentOption = "") -> Act:
    """End a stop with the end of today."""
    return acts.ZonesEndStop(_zone(number), document(document_))


def bar_zone(
    context: Context,
    number: ZoneArgument,
    document_: DocumentOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Bar a zone of your own Participant, with its focal key's Approval: at once, or from the first
    day of a stop.

    Where the focal key is kept elsewhere: --sign-only FILE here, kp sign FILE there, kp relay FILE
    --as the office again.
    """
    zone_ = _zone(number)
    epochs = epochs_so_far(context.state, zone_)
    act = acts.ZonesBarOwn(zone_, epochs, document(document_), *NOT_APPROVED)
    return approved(context, act, FOCAL_KEY, good_for)


def clear_zone(
    context: Context,
    number: ZoneArgument,
    document_: DocumentOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """End a bar of your own Participant's with the end of today, with its focal key's Approval.

    What was decided last is in force again; that is cleared by Consensus.
    """
    zone_ = _zone(number)
    epoch = last_own(context.state, zone_).epoch
    act = acts.ZonesClearOwn(zone_, epoch, document(document_), *NOT_APPROVED)
    return approved(context, act, FOCAL_KEY, good_for)


def grant(
    context: Context,
    who: WhoArgument,
    role: Annotated[str, typer.Option(help="miner, trader, carrier, valuer or cutter.")],
    zone_: Annotated[str, typer.Option("--zone", help="A miner's zone.")] = "0",
    ceiling: Annotated[str, typer.Option(help="Carats a month, for a miner.")] = "0",
    from_day: FromDayOption = "",
    until: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help="[default: until further notice]")
    ] = "",
    number: NumberOption = "",
    document_: DocumentOption = "",
) -> Act:
    """Grant a licence."""
    return acts.ZonesGrant(
        drawn(number),
        context.organisation(who),
        parse_number(zone_, "a zone", (1 << 16) - 1, least=0),
        words.parse_word(words.ROLES, role, "role"),
        day_ahead(context, from_day),
        parse_day(until) if until else FOREVER,
        parse_carats(ceiling, zero=True),
        document(document_),
    )


def end(
    context: Context,
    number: Annotated[str, typer.Argument(metavar="LICENCE")],
    day: FromDayOption = "",
    document_: DocumentOption = "",
) -> Act:
    """End a licence with the end of a day, today or later."""
    return acts.ZonesEnd(
        parse_number(number, "a licence", (1 << 32) - 1),
        day_ahead(context, day),
        document(document_),
    )


def raise_ceiling(
    context: Context,
    number: Annotated[str, typer.Argument(metavar="LICENCE")],
    ceiling: Annotated[str, typer.Argument(metavar="CARATS", help="A month, from now on.")],
) -> Act:
    """Raise what may be registered under a licence in a month. What is on hold stays so."""
    return acts.ZonesRaiseCeiling(
        parse_number(number, "a licence", (1 << 32) - 1), parse_carats(ceiling)
    )


def _zone(text: str) -> int:
    return parse_number(text, "a zone", (1 << 16) - 1)
