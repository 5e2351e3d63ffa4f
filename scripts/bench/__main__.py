"""Runs the benchmarks and writes bench/results.json: `make bench`. Nothing fails on a time."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.chain.deployment import CONTRACTS
from scripts.bench import ancestry, gas, index, mixes, submission
from scripts.bench.ground import ground
from scripts.bench.results import Row, show, write

CODE_BAR = 20_000


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


def main() -> int:
    rows = sizes()
    with tempfile.TemporaryDirectory() as folder:
        for name, measure, more in (
            ("gas", gas.measure, 0),
            ("mixes", mixes.measure, 140),
            ("submission", submission.measure, 0),
        ):
            print(f"measuring {name} …", file=sys.stderr)
            here = ground(Path(folder) / name, more)
            try:
                rows += measure(here)
            finally:
                here.node.stop()
        for name, alone in (("index", index.measure), ("ancestry", ancestry.measure)):
            print(f"measuring {name} …", file=sys.stderr)
            rows += alone(Path(folder) / name)
    show(rows)
    write(rows, Path("bench/results.json"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
