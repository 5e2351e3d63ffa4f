"""Values that follow the published dollars per carat of whoever exports."""

from __future__ import annotations

from typing import Final

from kp_ledger.answers.published import Figures
from kp_ledger.demo.draws import shared
from kp_ledger.generated import codes

# How much more or less a kind is worth than goods not sorted; drawn, not published.
WORTH: Final = {codes.KIND_UNSORTED: 1.0, codes.KIND_INDUSTRIAL: 0.3, codes.KIND_GEM: 1.5}
KINDS: Final = (codes.KIND_UNSORTED, codes.KIND_INDUSTRIAL, codes.KIND_GEM)

ByKind = tuple[int, int, int]


def value(figures: Figures, exporter: str, millicarats: ByKind, factor: float = 1.0) -> ByKind:
    """US cents by kind: the published price times the weight, shared out by worth."""
    cents, weight = figures.price(exporter)
    total = (
        int(sum(millicarats) * cents // weight * factor)
        if factor < 1
        else (sum(millicarats) * cents // weight)
    )
    present = [index for index, kind_weight in enumerate(millicarats) if kind_weight]
    worths = [millicarats[index] * WORTH[KINDS[index]] for index in present]
    out = [0, 0, 0]
    for index, part in zip(present, shared(total, worths, unit=1), strict=True):
        out[index] = part
    return out[0], out[1], out[2]
