"""Acts of contracts/Transformations.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import ActRow, Sent
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.TransformationsTransform,
        signers=(orders.CUSTODIAN, orders.OWNER, orders.LICENCE_OFFICE),
        shown=orders.TRANSFORMATION,
        sent=Sent.ANYBODY,
        commands=(
            "split",
            "mix",
            "resort",
            "manufacture",
            "loss",
            "sell",
        ),
    ),
)
