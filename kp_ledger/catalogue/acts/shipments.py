"""Acts of contracts/Shipments.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_ORDER, NOBODY_ELSE, ActRow, Sent
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.ShipmentsDepart,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate depart",),
    ),
    ActRow(
        acts.ShipmentsUndoDeparture,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate undo-departure",),
    ),
    ActRow(
        acts.ShipmentsSeenInTransit,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate transit",),
    ),
    ActRow(
        acts.ShipmentsConfirm,
        signers=(orders.IMPORTER,),
        shown=orders.ACCEPTANCE,
        sent=Sent.OWN_KEY,
        commands=("certificate confirm",),
    ),
    ActRow(
        acts.ShipmentsSetTolerance,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("office tolerance",),
    ),
)
