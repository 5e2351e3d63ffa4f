"""
* LedgerError
  + RuleError            the ledger said no: kp_ledger.generated.refusals has one for each rule
  + BadInput             what was entered is not a weight, day, id, number or address
  + LedgerUnavailable    nobody answered, or another ledger did
"""

from __future__ import annotations


class LedgerError(Exception):
    """Whatever goes wrong in words a person can act on."""


class RuleError(LedgerError):
    """The ledger refused an act by one of its rules."""


class BadInput(LedgerError):
    """A value was refused at the edge: `value` breaks `rule`."""

    def __init__(self, value: object, rule: str) -> None:
        super().__init__(f"{value!r}: {rule}")
        self.value = value
        self.rule = rule


class LedgerUnavailable(LedgerError):
    """No node answers here, or it is another chain's."""
