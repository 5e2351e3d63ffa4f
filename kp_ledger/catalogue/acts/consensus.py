"""Acts of contracts/Consensus.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_ORDER, NOBODY_ELSE, ActRow, By, Sent, Signer
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.ConsensusPropose,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=(
            "propose suspension",
            "propose lifting",
            "propose zone-status",
            "propose bar-origin",
            "propose release-origin",
            "propose opening-stock",
            "propose parameter",
        ),
    ),
    ActRow(
        acts.ConsensusProposeJoining,
        signers=(orders.NEW_KEY, orders.NEW_RESERVE_KEY),
        shown=orders.ENROLMENT,
        sent=Sent.OWN_KEY,
        commands=("propose joining",),
    ),
    ActRow(
        acts.ConsensusVoice,
        signers=(
            Signer(
                order="order",
                number="participant",
                by=By.PARTICIPANT,
                signature="signature",
                title="participant",
            ),
        ),
        shown=orders.VOICE,
        sent=Sent.ANYBODY,
        commands=("propose voice",),
    ),
    ActRow(
        acts.ConsensusClose,
        signers=(
            Signer(
                order="closings",
                number="participant",
                by=By.PARTICIPANT,
                signature="signatures",
                title="closing",
            ),
        ),
        shown=orders.CLOSING,
        sent=Sent.ANYBODY,
        commands=("propose close",),
    ),
    ActRow(
        acts.ConsensusBlock,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("propose block",),
    ),
    ActRow(
        acts.ConsensusLapse,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("propose lapse",),
    ),
    ActRow(
        acts.ConsensusSuspendSelf,
        signers=(
            Signer(
                order="approval",
                number="organisation",
                by=By.APPROVER,
                signature="signature",
                title="focal key",
            ),
        ),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("propose suspend-self",),
    ),
)
