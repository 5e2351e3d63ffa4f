"""Acts of contracts/Enrolments.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_COMMAND, NO_ORDER, NOBODY_ELSE, ActRow, Sent
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.EnrolmentsSetFocalKey,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.EnrolmentsSetReserve,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.EnrolmentsNameReserve,
        signers=(orders.NEW_KEY,),
        shown=orders.ENROLMENT,
        sent=Sent.OWN_KEY,
        commands=("keys reserve",),
    ),
    ActRow(
        acts.EnrolmentsRefuseReserve,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("keys refuse-reserve",),
    ),
    ActRow(
        acts.EnrolmentsTakeOver,
        signers=(orders.NEW_KEY,),
        shown=orders.ENROLMENT,
        sent=Sent.OWN_KEY,
        commands=("keys take-over",),
    ),
    ActRow(
        acts.EnrolmentsAskTwoKeys,
        signers=(orders.SECOND_KEY,),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("office two-keys",),
    ),
    ActRow(
        acts.EnrolmentsAllotNumbers,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("office numbers",),
    ),
    ActRow(
        acts.EnrolmentsCutKeys,
        signers=(orders.NEW_KEY,),
        shown=orders.ENROLMENT,
        sent=Sent.OWN_KEY,
        commands=("keys cut",),
    ),
    ActRow(
        acts.EnrolmentsEnrol,
        signers=(orders.NEW_KEY, orders.APPROVING_KEY),
        shown=orders.ENROLMENT,
        sent=Sent.OWN_KEY,
        commands=("keys enrol",),
    ),
    ActRow(
        acts.EnrolmentsRevoke,
        signers=(orders.APPROVING_KEY,),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("keys revoke",),
    ),
    ActRow(
        acts.EnrolmentsChangeEncryptionKey,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("keys encryption",),
    ),
)
