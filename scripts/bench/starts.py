"""What a command takes from its start to its end, beside Python that does nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from kp_ledger.chain.reader import Reader
from kp_ledger.chain.rpc import Rpc
from kp_ledger.home import Home
from kp_ledger.index.follow import bring_up_to_date
from kp_ledger.index.store import Index
from kp_ledger.index.tables import parcels
from scripts.bench.results import Row
from scripts.bench.years import year

ROUNDS = 9
KP = str(Path(sys.executable).with_name("kp"))
SHOW, HELP = 0.7, 0.3  # seconds


def measure(folder: Path) -> list[Row]:
    """The medians of some rounds, taken in turns; the index is up to date."""
    with year(folder) as (home, node):
        parcel = _indexed(home, Reader(Rpc(node.url), home.description().ledger))
        commands = {
            "python": [sys.executable, "-c", "pass"],
            "help": [KP, "--help"],
            "show": [KP, "show", parcel, "--home", str(home.path)],
        }
        found: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                found[name].append(_seconds(command))
    median = {name: sorted(taken)[ROUNDS // 2] for name, taken in found.items()}
    return [
        _row("kp show of a parcel of the year", median["show"], median["python"], SHOW),
        _row("kp --help", median["help"], median["python"], HELP),
    ]


def _indexed(home: Home, reader: Reader) -> str:
    """A parcel of the index that is now up to date."""
    index = Index.open(home.index_url)
    bring_up_to_date(reader, index)
    with index.engine.connect() as connection:
        query = select(parcels.c.id).order_by(parcels.c.certificate.desc()).limit(1)
        found = bytes(connection.execute(query).scalar_one())
    index.close()
    return "0x" + found.hex()


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _row(name: str, found: float, python: float, bar: float) -> Row:
    told = f"python -c pass: {python:.3f} s"
    ratio = round(found / python, 1)
    return Row(name, round(found, 3), "s", told, ratio, f"under {bar} s", found < bar)
