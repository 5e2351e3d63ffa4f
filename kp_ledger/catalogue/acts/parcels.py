"""Acts of contracts/Parcels.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_COMMAND, NO_ORDER, NOBODY_ELSE, ActRow, By, Sent, Signer
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.ParcelsRegister,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("register",),
    ),
    ActRow(
        acts.ParcelsRegisterSigned,
        signers=(
            Signer(
                order="order",
                number="licence",
                by=By.LICENCE,
                signature="signature",
                title="licence",
            ),
        ),
        shown=orders.PRODUCTION,
        sent=Sent.ANYBODY,
        commands=("register",),
    ),
    ActRow(
        acts.ParcelsRegisterLate,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("register",),
    ),
    ActRow(
        acts.ParcelsHandOver,
        signers=(
            Signer(
                order="order", number="giver", by=By.ORGANISATION, signature="giver", title="giver"
            ),
            Signer(
                order="order",
                number="receiver",
                by=By.ORGANISATION,
                signature="receiver",
                title="receiver",
            ),
        ),
        shown=orders.HANDOVER,
        sent=Sent.ANYBODY,
        commands=("handover",),
    ),
    ActRow(
        acts.ParcelsPlaceHolds,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("hold place",),
    ),
    ActRow(
        acts.ParcelsReleaseHold,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("hold release",),
    ),
    ActRow(
        acts.ParcelsWrite,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ParcelsEndHolds,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ParcelsNoteHold,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
)
