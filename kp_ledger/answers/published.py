"""The published figures: production 2023 and trade 2024, in whole carats and dollars."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

PRODUCTION_YEAR, TRADE_YEAR = 2023, 2024
OTHER, WORLD = "OTHER", "WORLD"
MILLICARATS_PER_KILOCARAT: Final = 1_000_000
CENTS_PER_MILLION_DOLLARS: Final = 100_000_000

# Large producers and trading centres: on a demonstration's ledger. The others are outside.
ON_LEDGER: Final = (
    *("AE", "AO", "BW", "CA", "CD", "CN", "EU", "IL"),
    *("IN", "LS", "NA", "RU", "SL", "TZ", "ZA", "ZW"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A published total; `cents` is None where the source gives no value."""

    participant: str
    millicarats: int | None
    cents: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What was published, by Participant; OTHER and WORLD are rows too."""

    production: dict[str, Figure]
    exports: dict[str, Figure]
    imports: dict[str, Figure]
    names: dict[str, str]

    @property
    def gap(self) -> int:
        """Millicarats by which the world's imports exceed its exports."""
        return weight(self.imports[WORLD]) - weight(self.exports[WORLD])

    def unnamed(self, table: dict[str, Figure]) -> int:
        """Millicarats of the world that no row of `table` names."""
        named = (row.millicarats or 0 for code, row in table.items() if code != WORLD)
        return weight(table[WORLD]) - sum(named)

    def price(self, participant: str) -> tuple[int, int]:
        """US cents and the millicarats they were published for: of exports, else of production."""
        rows = (self.exports.get(participant), self.production.get(participant))
        for row in (*rows, self.exports[WORLD]):
            if row and row.cents and row.millicarats:
                return row.cents, row.millicarats
        raise LookupError("the world has no price")


def weight(figure: Figure) -> int:
    assert figure.millicarats is not None
    return figure.millicarats


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("kp_ledger") / "data" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _scaled(text: str, factor: int) -> int | None:
    return int(text) * factor if text else None


def _figure(row: dict[str, str]) -> Figure:
    return Figure(
        row["participant"],
        _scaled(row["kilocarats"], MILLICARATS_PER_KILOCARAT),
        _scaled(row["value_musd"], CENTS_PER_MILLION_DOLLARS),
        row["source"],
    )


@cache
def published() -> Figures:
    """The figures that come with the package (kp_ledger/data)."""
    trade = [(row["flow"], _figure(row)) for row in _rows("trade_2024.csv")]
    return Figures(
        production={f.participant: f for f in map(_figure, _rows("production_2023.csv"))},
        exports={f.participant: f for flow, f in trade if flow == "export"},
        imports={f.participant: f for flow, f in trade if flow == "import"},
        names={row["code"]: row["name"] for row in _rows("participants.csv")},
    )
