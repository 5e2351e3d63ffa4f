"""Acts of contracts/Certificates.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import NO_COMMAND, NO_ORDER, NOBODY_ELSE, ActRow, By, Sent, Signer
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.CertificatesIssue,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate issue",),
    ),
    ActRow(
        acts.CertificatesVoidCertificate,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate void",),
    ),
    ActRow(
        acts.CertificatesReplace,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate replace",),
    ),
    ActRow(
        acts.CertificatesLapse,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate lapse",),
    ),
    ActRow(
        acts.CertificatesDepart,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate depart",),
    ),
    ActRow(
        acts.CertificatesSeenInTransit,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("certificate transit",),
    ),
    ActRow(
        acts.CertificatesConfirm,
        signers=(
            Signer(
                order="acceptance",
                number="importer",
                by=By.ORGANISATION,
                signature="signature",
                title="importer",
            ),
        ),
        shown=orders.ACCEPTANCE,
        sent=Sent.OWN_KEY,
        commands=("certificate confirm",),
    ),
    ActRow(
        acts.CertificatesRecord,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.CertificatesCloseOutside,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
)
