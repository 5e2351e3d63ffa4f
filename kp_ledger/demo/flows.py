"""Who ships how much to whom in the year, in exact millicarats.

The exports of AE, EU, RU, IN, BW, CA, AO and CD and the imports of IN and AE are the published
totals. Everything else is drawn, and stays below what the published figures leave unnamed.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from kp_ledger.answers.published import MILLICARATS_PER_KILOCARAT as KILOCARAT
from kp_ledger.answers.published import ON_LEDGER, Figures
from kp_ledger.demo.draws import shared, stream

# One solution of the published totals, thousand carats.
MAIN: Final = {
    ("RU", "AE"): 30_370,
    ("IN", "AE"): 22_800,
    ("AO", "AE"): 10_140,
    ("CD", "AE"): 9_240,
    ("BW", "AE"): 10_550,
    ("AE", "IN"): 85_700,
    ("EU", "IN"): 28_400,
    ("BW", "EU"): 9_790,
    ("CA", "EU"): 12_880,
    ("EU", "US"): 4_600,
    ("EU", "CH"): 3_700,
    ("EU", "GB"): 2_100,
    ("EU", "TH"): 1_200,
}
# Producers whose exports are drawn, and where they may go.
DRAWN_PRODUCERS: Final = {
    "ZA": ("EU", "IL", "CN", "US"),
    "ZW": ("CN", "IL"),
    "NA": ("EU", "IL"),
    "SL": ("EU", "IL"),
    "LS": ("EU",),
    "TZ": ("EU",),
}
# Trading centres that ship part of what they draw in.
DRAWN_CENTRES: Final = {"IL": ("US", "CH"), "CN": ("TH", "VN")}
# Participants outside whose paper comes in during the year, thousand carats at most.
INBOUND: Final = {
    ("GB", "EU"): 900,
    ("CH", "EU"): 700,
    ("AU", "EU"): 600,
    ("BR", "EU"): 120,
    ("GH", "CN"): 90,
    ("US", "IL"): 500,
    ("GY", "IL"): 60,
    ("SG", "CN"): 400,
}
# Paper issued before the first day: it makes the gap between imports and exports.
BEFORE: Final = {("BW", "EU"): 9, ("CA", "EU"): 7, ("ZA", "IL"): 5, ("ZW", "CN"): 4}
# Pairs of exporters and importers that swap a drawn weight, which leaves every total as it is.
SWAPS: Final = (
    ("RU", "AE", "EU", "IN"),
    ("BW", "AE", "EU", "IN"),
    ("AO", "AE", "EU", "IN"),
    ("BW", "EU", "CD", "AE"),
    ("AE", "IN", "EU", "US"),
    ("AE", "IN", "ZA", "IL"),
    ("AE", "IN", "ZW", "CN"),
    ("IN", "AE", "ZW", "CN"),
)


@dataclass(frozen=True, slots=True)
class Flows:
    """Millicarats by (exporter, importer): certified in the year, and on paper from before it."""

    certified: dict[tuple[str, str], int]
    before: dict[tuple[str, str], int]

    def exports(self, participant: str) -> int:
        return sum(w for (giver, _), w in self.certified.items() if giver == participant)

    def imports(self, participant: str) -> int:
        flows = (*self.certified.items(), *self.before.items())
        return sum(w for (_, receiver), w in flows if receiver == participant)


def drawn(figures: Figures, seed: int) -> Flows:
    """The trade matrix of a seed."""
    rng = stream(seed, "flows")
    certified = {pair: kilocarats * KILOCARAT for pair, kilocarats in MAIN.items()}
    before = _before(figures.gap, rng)
    _draw_producers(certified, figures, rng)
    for (issuer, importer), most in INBOUND.items():
        certified[issuer, importer] = _carats(most * KILOCARAT * rng.uniform(0.5, 1))
    _draw_centres(certified, before, rng)
    for swap in SWAPS:
        _swap(certified, *swap, rng)
    flows = Flows(certified, before)
    check(flows, figures)
    return flows


def _carats(millicarats: float) -> int:
    """Whole carats."""
    return int(millicarats) // 1000 * 1000


def _before(gap: int, rng: Random) -> dict[tuple[str, str], int]:
    weights = shared(gap, [w * rng.uniform(0.8, 1.2) for w in BEFORE.values()], unit=1000)
    return dict(zip(BEFORE, weights, strict=True))


def _draw_producers(certified: dict[tuple[str, str], int], figures: Figures, rng: Random) -> None:
    for producer, importers in DRAWN_PRODUCERS.items():
        produced = figures.production[producer].millicarats or 0
        total = _carats(produced * rng.uniform(0.65, 0.85))
        shares = shared(total, [rng.lognormvariate(0, 0.4) for _ in importers], unit=1000)
        certified |= {(producer, to): w for to, w in zip(importers, shares, strict=True)}


def _draw_centres(
    certified: dict[tuple[str, str], int], before: dict[tuple[str, str], int], rng: Random
) -> None:
    for centre, importers in DRAWN_CENTRES.items():
        stock = Flows(certified, before).imports(centre)
        total = _carats(stock * rng.uniform(0.4, 0.6))
        shares = shared(total, [rng.lognormvariate(0, 0.4) for _ in importers], unit=1000)
        certified |= {(centre, to): w for to, w in zip(importers, shares, strict=True)}


def _swap(
    certified: dict[tuple[str, str], int], a: str, x: str, b: str, y: str, rng: Random
) -> None:
    """Moves a drawn weight of a's shipments from x to y, and as much of b's from y to x."""
    most = min(certified[a, x], certified[b, y])
    moved = min(_carats(most * rng.lognormvariate(-2.5, 0.4)), most // 3)
    for pair, change in {(a, x): -moved, (a, y): moved, (b, y): -moved, (b, x): moved}.items():
        certified[pair] = certified.get(pair, 0) + change


def check(flows: Flows, figures: Figures) -> None:
    """The totals that are published are met; those that are not stay below what is left."""
    for code, row in figures.exports.items():
        if row.millicarats is not None and code in ON_LEDGER:
            assert flows.exports(code) == row.millicarats, code
    for code, row in figures.imports.items():
        if row.millicarats is not None and code in ON_LEDGER:
            assert flows.imports(code) == row.millicarats, code
    named_out = {code for code, row in figures.exports.items() if row.millicarats is not None}
    out = sum(w for (giver, _), w in flows.certified.items() if giver not in named_out)
    received = (*flows.certified.items(), *flows.before.items())
    taken = sum(w for (_, receiver), w in received if receiver not in figures.imports)
    assert out < figures.unnamed(figures.exports), out
    assert taken < figures.unnamed(figures.imports), taken
    assert sum(flows.before.values()) == figures.gap
