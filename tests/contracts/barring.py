"""Zones that their own Participant stops or bars, as tests have it done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.generated import acts, codes
from kp_ledger.model.approvals import NO_APPROVAL
from kp_ledger.model.epochs import epochs_so_far, last_own
from tests.actors import BW, actor
from tests.contracts.approving import UNSIGNED, approved, focal_key_of
from tests.world import DOCUMENT, ZONES, Door

ZONE = ZONES[BW, codes.NATURE_TRACED]
OFFICE = "bw_office"


def stop(door: Door, zone: int = ZONE, by: str = OFFICE) -> list[Any]:
    return door.do(acts.ZonesStopOwn(zone, DOCUMENT), by)


def end_stop(door: Door, zone: int = ZONE, by: str = OFFICE) -> list[Any]:
    return door.do(acts.ZonesEndStop(zone, DOCUMENT), by)


def barring(door: Door, zone: int = ZONE, **changes: Any) -> acts.ZonesBarOwn:
    """A bar of one's own zone, with nobody's Approval yet."""
    epochs = epochs_so_far(door.state(), zone) if zone in door.state().zones else 0
    act = acts.ZonesBarOwn(zone, epochs, DOCUMENT, NO_APPROVAL, UNSIGNED)
    return replace(act, **changes)


def clearing(door: Door, zone: int = ZONE, **changes: Any) -> acts.ZonesClearOwn:
    epoch = last_own(door.state(), zone).epoch
    act = acts.ZonesClearOwn(zone, epoch, DOCUMENT, NO_APPROVAL, UNSIGNED)
    return replace(act, **changes)


def bar(door: Door, zone: int = ZONE, by: str = OFFICE) -> list[Any]:
    """An office bars a zone of its own Participant, as its focal key approves."""
    return door.do(approved(door, barring(door, zone), focal_key_of(by)), by)


def clear(door: Door, zone: int = ZONE, by: str = OFFICE) -> list[Any]:
    return door.do(approved(door, clearing(door, zone), focal_key_of(by)), by)


def number(name: str = OFFICE) -> int:
    return actor(name).organisation
