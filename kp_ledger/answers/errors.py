"""Why there is no answer.

* LedgerError
  + NotFound     nothing of this name is on the ledger
  + NotForYou    there may be an answer; it is for another audience
"""

from __future__ import annotations

from typing import Any

from kp_ledger.base.errors import LedgerError


class NotFound(LedgerError):
    """Nothing of this name is on the ledger. `value` is what was asked for."""

    def __init__(self, value: str, meaning: str) -> None:
        super().__init__(meaning)
        self.value = value

    def values_by_name(self) -> dict[str, Any]:
        return {"value": self.value}


class NotForYou(LedgerError):
    """There may be an answer; it is for another audience."""

    def __init__(self, what: str, audience: str) -> None:
        super().__init__(f"{what} is for {audience}")
        self.value = what

    def values_by_name(self) -> dict[str, Any]:
        return {"value": self.value}
