"""Acts of contracts/Requests.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_COMMAND, NO_ORDER, NOBODY_ELSE, ActRow, By, Sent, Signer
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.RequestsRequest,
        signers=(
            Signer(
                order="order",
                number="exporter",
                by=By.ORGANISATION,
                signature="exporter",
                title="exporter",
            ),
            orders.OWNER,
        ),
        shown=orders.APPLICATION,
        sent=Sent.ANYBODY,
        commands=("certificate request",),
    ),
    ActRow(
        acts.RequestsValue,
        signers=(
            Signer(
                order="order",
                number="valuer",
                by=By.ORGANISATION,
                signature="signature",
                title="valuer",
            ),
        ),
        shown=orders.VALUATION,
        sent=Sent.ANYBODY,
        commands=("certificate value",),
    ),
    ActRow(
        acts.RequestsRefuse,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate refuse",),
    ),
    ActRow(
        acts.RequestsWithdraw,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate withdraw",),
    ),
    ActRow(
        acts.RequestsSettle,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
)
