"""The chance in a run: one seed decides all of it, a fresh one unless SEED= names one.

Hypothesis, the differential machine, the years and the kills draw from it, in every process of the
run. A seed that failed is kept in tests/seeds.txt, and tried again by tests/test_seeds.py.
"""

from __future__ import annotations

import os
import secrets
from random import Random

from hypothesis import HealthCheck, settings


def seed() -> int:
    """The seed of this run; the processes that it starts have the same."""
    return int(os.environ.setdefault("SEED", str(secrets.randbelow(10**9))))


def drawing(purpose: str) -> Random:
    """A source of draws for one purpose, the same whatever else was drawn."""
    return Random(f"{seed()}/{purpose}")


def fresh(purpose: int | str) -> int:
    """A seed for one purpose, made from the run's."""
    return drawing(str(purpose)).randrange(2**32)


def prepare() -> None:
    """Hypothesis without what depends on the machine's load or on earlier runs."""
    settings.register_profile(
        "kp",
        deadline=None,
        derandomize=False,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("kp")
