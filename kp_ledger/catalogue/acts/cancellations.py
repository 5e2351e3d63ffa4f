"""Acts of contracts/Cancellations.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_ORDER, NOBODY_ELSE, ActRow, Sent
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.CancellationsVoidCertificate,
        signers=(orders.SECOND_KEY,),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("certificate void",),
    ),
    ActRow(
        acts.CancellationsLapse,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate lapse",),
    ),
    ActRow(
        acts.CancellationsSpoil,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate spoil",),
    ),
    ActRow(
        acts.CancellationsReportForgery,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate report-forgery",),
    ),
    ActRow(
        acts.CancellationsAnswerForgery,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate answer-forgery",),
    ),
)
