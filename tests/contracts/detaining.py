"""Shipments that do not arrive as they left, as the tests of each row need them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import Event
from kp_ledger.generated import acts
from kp_ledger.model.state import Certificate
from tests.contracts.certifying import REASON, Certified, today
from tests.world import DOCUMENT, Door


def record(door: Door, shipment: Certified) -> Certificate:
    return door.state().certificates[shipment.number]


def detain(door: Door, shipment: Certified, by: str = "ae_office", **changes: Any) -> list[Event]:
    act = acts.DetentionsDetain(shipment.number, 2_900, today(door), REASON, DOCUMENT)
    return door.do(replace(act, **changes), by)


def let_go(door: Door, shipment: Certified, by: str = "ae_office", **changes: Any) -> list[Event]:
    act = acts.DetentionsRelease(shipment.number, DOCUMENT)
    return door.do(replace(act, **changes), by)


def turn_back(
    door: Door, shipment: Certified, by: str = "ae_office", **changes: Any
) -> list[Event]:
    act = acts.DetentionsTurnBack(shipment.number, today(door), DOCUMENT)
    return door.do(replace(act, **changes), by)


def take_back(
    door: Door, shipment: Certified, by: str = "bw_office", **changes: Any
) -> list[Event]:
    act = acts.DetentionsTakeBack(shipment.number, today(door), DOCUMENT, shipment.packing)
    return door.do(replace(act, **changes), by)
