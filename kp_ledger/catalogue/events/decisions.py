"""Events of contracts/Decisions.sol: none, what it decides is told where it is written."""

from __future__ import annotations

from typing import Final

from kp_ledger.catalogue.rows import EventRow

ROWS: Final[tuple[EventRow, ...]] = ()
