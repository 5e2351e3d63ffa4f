"""Writes docs/sizes.md: how much code each contract has, and how much it may still get.

python scripts/sizes.py [--check]
"""

from __future__ import annotations

import sys

from kp_ledger.chain.artifacts import load_artifact
from kp_ledger.chain.compiler import ROOT
from kp_ledger.chain.deployment import CONTRACTS

PAGE = ROOT / "docs" / "sizes.md"
MOST = 20_000
HEAD = f"""# Room in the contracts

Made by `make artifacts`; do not edit. Bytes of code as deployed, and what is left of {MOST:,}:
a limit of ours, below the 24,576 of EIP-170, so that a contract can be mended.

| contract | bytes | left |
|---|---|---|
"""


def sizes() -> dict[str, int]:
    """The bytes of each contract's code as deployed, in the order of deployment."""
    return {name: len(load_artifact(name)["deployedBytecode"]) // 2 - 1 for name in CONTRACTS}


def page(found: dict[str, int]) -> str:
    rows = (f"| {name} | {size:,} | {MOST - size:,} |\n" for name, size in found.items())
    return HEAD + "".join(rows)


def main() -> None:
    found = sizes()
    too_large = [name for name, size in found.items() if size > MOST]
    if too_large:
        raise SystemExit(f"above {MOST:,} bytes: {', '.join(too_large)}")
    if "--check" not in sys.argv:
        PAGE.write_text(page(found), "utf-8")
    elif not PAGE.is_file() or PAGE.read_text("utf-8") != page(found):
        raise SystemExit("docs/sizes.md is stale: make artifacts")


if __name__ == "__main__":
    main()
