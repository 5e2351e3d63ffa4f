"""Where and how much may be dug: what other capabilities ask of contracts/Zones.sol."""

from __future__ import annotations

from kp_ledger.model.digging import dig
from kp_ledger.model.epochs import first_zone, set_status, zone_on
from kp_ledger.model.licences import licence_in_role
from kp_ledger.model.openings import open_first
from kp_ledger.model.origins import (
    bar_origin,
    check_origins,
    declare_opening,
    release_origin,
    take_opening,
)

__all__ = [
    "bar_origin",
    "check_origins",
    "declare_opening",
    "dig",
    "first_zone",
    "licence_in_role",
    "open_first",
    "release_origin",
    "set_status",
    "take_opening",
    "zone_on",
]
