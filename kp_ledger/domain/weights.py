"""Weights, exact: whole millicarats, and fractions of them that are rounded once, in print."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kp_ledger.base.errors import BadInput
from kp_ledger.domain.parse import (
    MILLICARATS_PER_CARAT,
    MOST_MILLICARATS,
    parse_carats,
    show_carats,
)

TRACE = "trace"


@dataclass(frozen=True, slots=True, order=True)
class Weight:
    """A mass of rough diamonds, in whole millicarats (0.001 ct, 0.2 mg)."""

    millicarats: int

    def __post_init__(self) -> None:
        if not 0 <= self.millicarats <= MOST_MILLICARATS:
            raise BadInput(self.millicarats, f"a weight is 0 to {MOST_MILLICARATS} millicarats")

    @classmethod
    def carats(cls, text: str) -> Weight:
        """The weight that carats with at most three places say; BadInput otherwise, and at zero."""
        return cls(parse_carats(text))

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.millicarats + other.millicarats)

    def __sub__(self, other: Weight) -> Weight:
        return Weight(self.millicarats - other.millicarats)

    def __str__(self) -> str:
        return f"{show_carats(self.millicarats)} ct"


def show_weight_share(millicarats: Fraction) -> str:
    """A fraction of millicarats as carats, rounded once, half to even; "trace" at none."""
    rounded = round(millicarats)
    return f"{show_carats(rounded)} ct" if rounded else TRACE


def show_share(share: Fraction, places: int = 2) -> str:
    """A share of one as per cent, rounded once, half to even; "trace" at none."""
    scale = 10**places
    rounded = round(share * 100 * scale)
    if not rounded:
        return TRACE
    return f"{rounded // scale}.{rounded % scale:0{places}} %" if places else f"{rounded} %"


def carats_of(millicarats: int) -> Fraction:
    """Carats as an exact number, for sums that are printed later."""
    return Fraction(millicarats, MILLICARATS_PER_CARAT)
