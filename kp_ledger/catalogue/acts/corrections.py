"""Acts of contracts/Corrections.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import (
    NO_COMMAND,
    NO_ORDER,
    NOBODY_ELSE,
    ActRow,
    Sent,
)
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.CorrectionsRegisterOpening,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("correct opening",),
    ),
    ActRow(
        acts.CorrectionsVoidRegistration,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("correct void",),
    ),
    ActRow(
        acts.CorrectionsReportMissing,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("correct missing",),
    ),
    ActRow(
        acts.CorrectionsReportFound,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("correct found",),
    ),
    ActRow(
        acts.CorrectionsWriteDown,
        signers=(orders.CUSTODIAN, orders.OWNER, orders.LICENCE_OFFICE),
        shown=orders.WRITE_DOWN,
        sent=Sent.ANYBODY,
        commands=("correct write-down",),
    ),
    ActRow(
        acts.CorrectionsWriteOff,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("correct write-off",),
    ),
    ActRow(
        acts.CorrectionsMoveByLaw,
        signers=(orders.SECOND_KEY,),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("correct by-law",),
    ),
    ActRow(
        acts.CorrectionsRegisterSurplus,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
)
