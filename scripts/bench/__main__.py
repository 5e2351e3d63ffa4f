"""Runs the benchmarks and writes bench/results.json: `make bench`. Nothing fails on a time.

`python -m scripts.bench gateway index` runs those alone.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.chain.deployment import CONTRACTS
from scripts.bench import ancestry, figures, gas, gateway, index, mixes, starts, submission
from scripts.bench.ground import ground
from scripts.bench.results import Row, show, write

CODE_BAR = 20_000
RESULTS = Path("bench/results.json")
Measure = Callable[[Any], list[Row]]


def sizes() -> list[Row]:
    found = []
    for name in CONTRACTS:
        code = len(load_artifact(name)["deployedBytecode"].removeprefix("0x")) // 2
        bar = f"at most {CODE_BAR:,}"
        found.append(
            Row(
                f"code of {name}",
                code,
                "bytes",
                "EIP-170: 24,576",
                round(code / 24_576, 3),
                bar,
                code <= CODE_BAR,
            )
        )
    return found


def _on_ground(measure: Measure, more: int) -> Measure:
    """Measures on a ledger of the tests' world, with `more` Participants outside."""

    def measured(folder: Any) -> list[Row]:
        here = ground(folder, more)
        try:
            return measure(here)
        finally:
            here.node.stop()

    return measured


# What is measured, each in a folder of its own or in one that it shares.
MEASURES: dict[str, tuple[Measure, str]] = {
    "sizes": (lambda folder: sizes(), "sizes"),
    "gas": (_on_ground(gas.measure, 0), "gas"),
    "mixes": (_on_ground(mixes.measure, 140), "mixes"),
    "submission": (_on_ground(submission.measure, 0), "submission"),
    "index": (index.measure, "year"),
    "starts": (starts.measure, "year"),
    "figures": (figures.measure, "filled"),
    "ancestry": (ancestry.measure, "filled"),
    "gateway": (gateway.measure, "filled"),
}


def main(names: list[str]) -> int:
    """All of them, or those named; the rows of the others stay as they were."""
    unknown = set(names) - MEASURES.keys()
    if unknown:
        print(f"there are: {', '.join(MEASURES)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names or MEASURES:
            print(f"measuring {name} …", file=sys.stderr)
            measure, place = MEASURES[name]
            rows += measure(Path(folder) / place)
            write(rows, RESULTS, keep=bool(names))
    show(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
