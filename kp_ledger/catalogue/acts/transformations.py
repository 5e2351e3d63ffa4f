"""Acts of contracts/Transformations.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import ActRow, By, Sent, Signer
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.TransformationsTransform,
        signers=(
            Signer(
                order="order",
                number="custodian",
                by=By.ORGANISATION,
                signature="custodian",
                title="custodian",
            ),
            Signer(
                order="order", number="owner", by=By.ORGANISATION, signature="owner", title="owner"
            ),
            Signer(
                order="approval",
                number="organisation",
                by=By.APPROVER,
                signature="signature",
                title="licence office",
            ),
        ),
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
