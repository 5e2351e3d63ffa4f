"""One small year, played once for this state of the sources and copied for whoever needs one."""

from __future__ import annotations

import fcntl
import functools
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
YEARS = ROOT / "build" / "years"
SCALE = "0.05"
COMMAND = [sys.executable, "-m", "kp_ledger.cli.main"]


def environment(**given: str) -> dict[str, str]:
    """Ours without the settings of whoever runs this."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KP_")}
    return {**kept, **given}


def copy_year(home: Path) -> None:
    """Makes `home` the home of a small year that is over; its node is not running."""
    shutil.copytree(_played(), home)


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time: the workers of a run share the year."""
    YEARS.mkdir(parents=True, exist_ok=True)
    with (YEARS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _played() -> Path:
    """The year of these sources: another one is of no use any more."""
    place = YEARS / _digest()
    with alone():
        if not place.exists():
            for older in YEARS.glob("*/"):
                shutil.rmtree(older)
            made = YEARS / "unfinished"
            asked = ["demo", "--scale", SCALE, "--once", "--home", str(made)]
            done = subprocess.run(
                [*COMMAND, *asked], env=environment(), capture_output=True, text=True
            )
            assert done.returncode == 0, done.stdout + done.stderr
            made.rename(place)
    return place


@functools.cache
def _digest() -> str:
    """Of all that a year is made from and with."""
    today = str(int(time.time()) // 86_400)  # the year is the one before it
    files = [ROOT / "package-lock.json", ROOT / "requirements" / "product.txt"]
    files += [path for path in (ROOT / "kp_ledger").rglob("*") if path.suffix in SOURCES]
    found = hashlib.sha256(today.encode())
    for path in sorted(files):
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


SOURCES = (".py", ".json", ".csv", ".md")
