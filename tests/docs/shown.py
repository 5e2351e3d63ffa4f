"""tests/refusals.txt, read: which refusal is provoked at which act, and by which test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.docs.rules import ROOT

CHOSEN: Final = ROOT / "tests" / "refusals.txt"
FOUNDING: Final = "a founding"


@dataclass(frozen=True, order=True, slots=True)
class Shown:
    """A refusal at an act (`Contract.function`, or a door), and a test that provokes it."""

    refusal: str
    at: str
    test: str


def chosen() -> list[Shown]:
    lines = CHOSEN.read_text("utf-8").splitlines()
    return [Shown(*line.split(" | ")) for line in lines if not line.startswith("#")]
