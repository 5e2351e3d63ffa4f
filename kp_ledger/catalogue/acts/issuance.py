"""Acts of contracts/Issuance.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_COMMAND, NO_ORDER, NOBODY_ELSE, ActRow, Sent
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.IssuanceIssue,
        signers=(orders.SECOND_KEY,),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("certificate issue",),
    ),
    ActRow(
        acts.IssuanceReplace,
        signers=(orders.SECOND_KEY,),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("certificate replace",),
    ),
    ActRow(
        acts.IssuanceIssueTechnical,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
)
