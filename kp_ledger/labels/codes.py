"""A QR code as runs of dark modules, for whatever draws them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import segno

QUIET: Final = 4  # light modules around a code, as its standard asks
CORRECTION: Final = "m"


@dataclass(frozen=True, slots=True)
class Run:
    """Dark modules beside each other in a row."""

    x: int
    y: int
    length: int


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its quiet zone; `size` is its edge in modules."""

    size: int
    runs: tuple[Run, ...]

    @property
    def path(self) -> str:
        """The dark modules as an SVG path, a unit a module."""
        return "".join(f"M{r.x} {r.y}h{r.length}v1h-{r.length}z" for r in self.runs)


def code_of(text: str) -> Code:
    """The code that says `text`."""
    made = segno.make(text, error=CORRECTION, micro=False)
    rows = [bytes(row) for row in made.matrix_iter(border=QUIET)]
    runs = (run for y, row in enumerate(rows) for run in _runs(row, y))
    return Code(len(rows), tuple(runs))


def _runs(row: bytes, y: int) -> Iterator[Run]:
    x = 0
    while x < len(row):
        end = next((at for at in range(x, len(row)) if row[at] != row[x]), len(row))
        if row[x]:
            yield Run(x, y, end - x)
        x = end
