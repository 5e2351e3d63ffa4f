"""Rows of bench/results.json: name, value, unit, baseline, ratio, bar, reached."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """A measured figure beside a named baseline of the same run; without a bar it is only told."""

    name: str
    value: float
    unit: str
    baseline: str
    ratio: float | None
    bar: str
    reached: bool | None

    @classmethod
    def gas(cls, name: str, gas: int, baseline: str, base: int, limit: int) -> Row:
        """Gas, which must not exceed `limit`; `base` is what the baseline used."""
        ratio = round(gas / base, 3) if base else None
        told = f"{baseline}: {base:,} gas" if base else baseline
        return cls(name, gas, "gas", told, ratio, f"at most {limit:,}", gas <= limit)

    @classmethod
    def rate(cls, name: str, rate: float, baseline: str, base: float, least: float | None) -> Row:
        """Transactions a second; `least` is the ratio to reach."""
        ratio = round(rate / base, 3)
        bar = f"ratio of at least {least}" if least is not None else "none"
        reached = ratio >= least if least is not None else None
        return cls(
            name, round(rate, 1), "per second", f"{baseline}: {base:,.1f}", ratio, bar, reached
        )


def write(rows: list[Row], path: Path, *, keep: bool = False) -> None:
    """Puts rows down; with `keep`, in the place of those of their names, beside the others."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = json.loads(path.read_text("utf-8")) if keep and path.exists() else []
    by_name = {row["name"]: row for row in before} | {row.name: asdict(row) for row in rows}
    path.write_text(json.dumps(list(by_name.values()), indent=2) + "\n", "utf-8")


def show(rows: list[Row]) -> None:
    for row in rows:
        mark = {True: "reached", False: "NOT reached", None: ""}[row.reached]
        ratio = "" if row.ratio is None else f"ratio {row.ratio}"
        print(f"{row.name:50} {row.value:>14,} {row.unit:10} {ratio:14} {row.bar:28} {mark}")
        print(f"{'':50} beside {row.baseline}")
