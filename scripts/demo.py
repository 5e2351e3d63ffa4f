"""Plays the demonstration year: the same as `kp demo`, for a checkout without the command.

python scripts/demo.py --help
"""

from __future__ import annotations

import sys

from kp_ledger.cli.main import run

if __name__ == "__main__":
    sys.exit(run(["demo", *sys.argv[1:]]))
