"""Acts of contracts/Paper.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_ORDER, NOBODY_ELSE, ActRow, Sent
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.PaperCloseOutside,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate close-outside",),
    ),
    ActRow(
        acts.PaperRecordInbound,
        signers=(orders.IMPORTER,),
        shown=orders.ACCEPTANCE,
        sent=Sent.OWN_KEY,
        commands=("certificate record-inbound",),
    ),
    ActRow(
        acts.PaperBackFromOutside,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate back-from-outside",),
    ),
)
