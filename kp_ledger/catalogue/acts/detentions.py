"""Acts of contracts/Detentions.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.act_rows import NO_ORDER, NOBODY_ELSE, ActRow, Sent
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.DetentionsDetain,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate detain",),
    ),
    ActRow(
        acts.DetentionsRelease,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate release",),
    ),
    ActRow(
        acts.DetentionsTurnBack,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate turn-back",),
    ),
    ActRow(
        acts.DetentionsTakeBack,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate take-back",),
    ),
)
