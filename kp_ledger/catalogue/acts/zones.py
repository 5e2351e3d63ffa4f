"""Acts of contracts/Zones.sol."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.act_rows import NO_COMMAND, NO_ORDER, NOBODY_ELSE, ActRow, Sent
from kp_ledger.generated import acts

ROWS: Final = (
    ActRow(
        acts.ZonesOpenZone,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("zone open",),
    ),
    ActRow(
        acts.ZonesBarOwn,
        signers=NOBODY_ELSE,
        shown=NO_ORDER,
        sent=Sent.OWN_KEY,
        commands=("zone bar",),
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
