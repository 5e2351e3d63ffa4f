"""Manufacture as the tests order it: bw_cutter, licensed in Botswana, cuts what it holds and owns."""

from __future__ import annotations

from typing import Any

from kp_ledger.base.messages import Event
from kp_ledger.generated import codes
from kp_ledger.generated.records import Output, ParcelRef
from tests.actors import actor
from tests.contracts.transforming import (
    ascending,
    order,
    output,
    products,
    put_down,
    send,
    send_approved,
)
from tests.world import Door

CUTTER = actor("bw_cutter").organisation
LICENCE = actor("bw_cutter").licence
GEM, POLISHED = codes.KIND_GEM, codes.KIND_POLISHED


def rough(door: Door, text: str = "ROUGH", weight: int = 1_000, **changes: Any) -> ParcelRef:
    """A parcel that the cutter holds and owns."""
    return put_down(door, text, weight, **{"custodian": CUTTER, "owner": CUTTER} | changes)


def polished(text: str, weight: int) -> Output:
    return output(text, weight, POLISHED)


def cutting(door: Door, refs: Any, *outputs: Output, **changes: Any) -> Any:
    named = {"by": "bw_cutter", "licence": LICENCE} | changes
    return order(door, codes.OPERATION_MANUFACTURE, ascending(*refs), outputs, **named)


def cut(door: Door, refs: Any, *outputs: Output, **changes: Any) -> list[Event]:
    by = changes.get("by", "bw_cutter")
    return send(door, cutting(door, refs, *outputs, **changes), by)


def cut_approved(
    door: Door, refs: Any, *outputs: Output, office: str = "bw_office", **changes: Any
) -> list[Event]:
    return send_approved(door, cutting(door, refs, *outputs, **changes), "bw_cutter", office)


def a_polished(door: Door, text: str = "P", weight: int = 400) -> ParcelRef:
    """Cut of a parcel of its own: two fifths of it."""
    refs = [rough(door, f"R-{text}", weight * 5 // 2)]
    (made,) = products(cut(door, refs, polished(text, weight), loss=weight * 3 // 2))
    return made
