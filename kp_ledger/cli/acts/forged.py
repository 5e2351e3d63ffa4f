"""Paper that was forged: its number is reported, and answered for."""

from __future__ import annotations

from typing import Annotated

import typer

from kp_ledger.base.messages import Act
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import DocumentOption
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts


def add(app: typer.Typer) -> None:
    act_command(app, "report-forgery")(report_forgery)
    act_command(app, "answer-forgery")(answer_forgery)


def report_forgery(
    context: Context,
    issuer: Annotated[str, typer.Argument(help="Whose paper it claims to be, as in SL.")],
    number: Annotated[str, typer.Argument(help="The number that stands on it.")],
    document_: DocumentOption = "",
) -> Act:
    """Report a paper in your office's hands as forged, with a document; it binds nobody."""
    printed = number.strip().upper()
    return acts.CancellationsReportForgery(parse_participant(issuer), printed, document(document_))


def answer_forgery(
    context: Context,
    number: Annotated[str, typer.Argument(help="The number that was reported, as printed.")],
    document_: DocumentOption = "",
) -> Act:
    """Say, with a document, what your office knows of a number of your Participant."""
    return acts.CancellationsAnswerForgery(number.strip().upper(), document(document_))
