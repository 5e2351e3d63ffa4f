"""Acts on shipments that do not arrive as they left."""

from __future__ import annotations

from typing import Annotated

import typer

from kp_ledger.base.messages import Act
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import CertificateArgument, DayOption, DocumentOption, ReasonOption
from kp_ledger.domain.parse import parse_carats, parse_certificate
from kp_ledger.generated import acts


def add(parent: typer.Typer) -> None:
    for name, make in (
        ("detain", detain),
        ("release", release),
        ("turn-back", turn_back),
        ("take-back", take_back),
    ):
        act_command(parent, name)(make)


def detain(
    context: Context,
    certificate: CertificateArgument,
    reason: ReasonOption,
    document_: DocumentOption = "",
    measured: Annotated[
        str, typer.Option(help="Carats, as you weighed them. [default: nothing was weighed]")
    ] = "",
    day: DayOption = "",
) -> Act:
    """Stop all that is still to come, as the importing office, with a reason and a document."""
    return acts.DetentionsDetain(
        parse_certificate(certificate),
        parse_carats(measured) if measured else 0,
        context.day(day),
        document(reason),
        document(document_),
    )


def release(
    context: Context, certificate: CertificateArgument, document_: DocumentOption = ""
) -> Act:
    """Let a detained shipment go, as the importing office, with a document."""
    return acts.DetentionsRelease(parse_certificate(certificate), document(document_))


def turn_back(
    context: Context,
    certificate: CertificateArgument,
    document_: DocumentOption = "",
    day: DayOption = "",
) -> Act:
    """Send a shipment back unopened, as the importing office."""
    number = parse_certificate(certificate)
    return acts.DetentionsTurnBack(number, context.day(day), document(document_))


def take_back(
    context: Context,
    certificate: CertificateArgument,
    document_: DocumentOption = "",
    day: DayOption = "",
) -> Act:
    """Record that you have a shipment back, as the exporting office."""
    number = parse_certificate(certificate)
    return acts.DetentionsTakeBack(
        number, context.day(day), document(document_), context.packing(number)
    )
