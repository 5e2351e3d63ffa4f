"""Acts of contracts/Detentions.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_ORDER, NOBODY_ELSE, ActRow, By, Sent, Signer
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
    ActRow(
        acts.DetentionsResolve,
        signers=(
            Signer(
                order="order",
                number="exporting_office",
                by=By.ORGANISATION,
                signature="exporting",
                title="exporting office",
            ),
            Signer(
                order="order",
                number="importing_office",
                by=By.ORGANISATION,
                signature="importing",
                title="importing office",
            ),
        ),
        shown=orders.RESOLUTION,
        sent=Sent.ANYBODY,
        commands=("certificate resolve",),
    ),
    ActRow(
        acts.DetentionsResolveAlone,
        signers=(orders.SECOND_KEY,),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("certificate resolve-alone",),
    ),
    ActRow(
        acts.DetentionsLose,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate lost",),
    ),
    ActRow(
        acts.DetentionsFindOnItsWay,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate found",),
    ),
    ActRow(
        acts.DetentionsFindBack,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate found-back",),
    ),
)
