"""Shipments that crossed a border, or were to: what left and what was counted on arrival."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kp_ledger.generated import codes

# Kinds in the order in which certificates and valuations list them.
KINDS: Final = (codes.KIND_UNSORTED, codes.KIND_INDUSTRIAL, codes.KIND_GEM)

Weights = tuple[int, ...]  # millicarats by kind


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the importing side counted on a day; `measured` and `certified` in millicarats."""

    event: int
    day: int
    certified: Weights
    measured: int
    cents: int


@dataclass(slots=True)
class Crossing:
    """A certificate under which weight crossed a border, or was to.

    `paper`: of an issuer outside, recorded here; it left on its day of issue, as far as is known.
    """

    certificate: int
    exporting: int
    importing: int
    weights: Weights
    cents: Weights
    issued: int
    parcels: int
    paper: bool = False
    departed: int = 0
    departed_event: int = 0
    arrivals: list[Arrival] = field(default_factory=list)

    @property
    def millicarats(self) -> int:
        return sum(self.weights)


def measured(arrival: Arrival) -> list[tuple[int, int]]:
    """Weight by kind. What was measured more or less stands with the heaviest kind."""
    weights = list(arrival.certified)
    heaviest = max(range(len(weights)), key=weights.__getitem__)
    weights[heaviest] += arrival.measured - sum(arrival.certified)
    return [(kind, weight) for kind, weight in zip(KINDS, weights, strict=True) if weight]
