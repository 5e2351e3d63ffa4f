"""Acts of contracts/Participants.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_COMMAND, NO_ORDER, NOBODY_ELSE, ActRow, Sent
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.ParticipantsOpenOffice,
        signers=(orders.NEW_KEY,),
        shown=orders.ENROLMENT,
        sent=Sent.OWN_KEY,
        commands=("office open",),
    ),
    ActRow(
        acts.ParticipantsCloseOffice,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("office close",),
    ),
    ActRow(
        acts.ParticipantsAdmit,
        signers=(orders.NEW_KEY,),
        shown=orders.ENROLMENT,
        sent=Sent.OWN_KEY,
        commands=("organisation admit",),
    ),
    ActRow(
        acts.ParticipantsAdmitOutside,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("organisation admit-outside",),
    ),
    ActRow(
        acts.ParticipantsSetStanding,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("organisation standing",),
    ),
    ActRow(
        acts.ParticipantsSetSetting,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("office setting",),
    ),
    ActRow(
        acts.ParticipantsWithdrawOrders,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("keys withdraw-orders",),
    ),
    ActRow(
        acts.ParticipantsSetParticipant,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ParticipantsSetParameter,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ParticipantsEnrolKey,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ParticipantsKeepKeys,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ParticipantsRevokeKey,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ParticipantsKeepOffice,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ParticipantsCloseOffices,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ParticipantsSetRoles,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
)
