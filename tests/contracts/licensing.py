"""Licences as tests grant and end them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.generated import acts, codes
from tests.contracts.parceling import NOTHING, org
from tests.world import DOCUMENT, TODAY, Door


def granting(name: str = "bw_unlicensed", **changes: Any) -> acts.ZonesGrant:
    act = acts.ZonesGrant(901, org(name), 0, codes.ROLE_TRADER, TODAY, TODAY + 365, 0, NOTHING)
    return replace(act, **changes)


def end(door: Door, licence: int, day: int = TODAY, by: str = "bw_office") -> list[Any]:
    return door.do(acts.ZonesEnd(licence, day, DOCUMENT), by)
