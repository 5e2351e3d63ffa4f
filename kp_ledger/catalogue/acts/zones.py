"""Acts of contracts/Zones.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue import orders
from kp_ledger.catalogue.act_rows import (
    NO_COMMAND,
    NO_ORDER,
    NOBODY_ELSE,
    ActRow,
    By,
    Sent,
    Signer,
)
from kp_ledger.generated import acts

FOCAL_KEY: Final = Signer(
    order="approval",
    number="organisation",
    by=By.APPROVER,
    signature="signature",
    title="focal key",
)

ROWS: Final = (
    ActRow(
        acts.ZonesOpenZone,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("zone open",),
    ),
    ActRow(
        acts.ZonesStopOwn,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("zone stop",),
    ),
    ActRow(
        acts.ZonesEndStop,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("zone end-stop",),
    ),
    ActRow(
        acts.ZonesBarOwn,
        signers=(FOCAL_KEY,),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("zone bar",),
    ),
    ActRow(
        acts.ZonesClearOwn,
        signers=(FOCAL_KEY,),
        shown=orders.APPROVAL,
        sent=Sent.OWN_KEY,
        commands=("zone clear",),
    ),
    ActRow(
        acts.ZonesGrant,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("licence grant",),
    ),
    ActRow(
        acts.ZonesEnd,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("licence end",),
    ),
    ActRow(
        acts.ZonesRaiseCeiling,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("licence raise",),
    ),
    ActRow(
        acts.ZonesOpenFirst,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ZonesSetStatus,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ZonesBarOrigin,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ZonesReleaseOrigin,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ZonesDeclareOpening,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ZonesDig,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
    ActRow(
        acts.ZonesTakeOpening,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.CONTRACT,
        commands=NO_COMMAND,
    ),
)
