"""
* LedgerError            whatever goes wrong: the class's name is the rule; a sentence, and values
  + RuleError            the ledger said no
    - Refusal            base/messages.py; kp_ledger.generated.refusals has one for each rule
  + Refused              said no before the ledger was asked
    - NotTaken           kp_gateway/refusals.py: whatever was asked for
    - IntakeRefusal      kp_gateway/intake/errors.py: what was handed in, who signs in
  + BadInput             what was entered is not a weight, day, id, number or address
  + NotFound, NotForYou  answers/errors.py: why there is no answer
  + DocumentError        documents/errors.py draws its own tree
  + LedgerUnavailable    nobody answered, or another ledger did
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, ClassVar


class LedgerError(Exception):
    """Whatever goes wrong in words a person can act on."""

    @classmethod
    def rule_name(cls) -> str:
        """The rule that was broken, as programs read it."""
        return cls.__name__

    def values_by_name(self) -> dict[str, Any]:
        """The values that were wrong; of a dataclass its fields."""
        if not is_dataclass(self):
            return {}
        return {field.name.rstrip("_"): getattr(self, field.name) for field in fields(self)}


class RuleError(LedgerError):
    """The ledger refused an act by one of its rules."""


class Refused(LedgerError):
    """Refused before the ledger was asked: a sentence, made with its values by name."""

    sentence: ClassVar[str] = ""

    def __init__(self, **values: Any) -> None:
        super().__init__(self.sentence.format(**values))
        self._values = values

    def values_by_name(self) -> dict[str, Any]:
        return self._values


class BadInput(LedgerError):
    """A value was refused at the edge: `value` breaks `rule`."""

    def __init__(self, value: object, rule: str) -> None:
        super().__init__(f"{value!r}: {rule}")
        self.value = value
        self.rule = rule

    def values_by_name(self) -> dict[str, Any]:
        return {"value": str(self.value), "rule": self.rule}


class LedgerUnavailable(LedgerError):
    """No node answers here, or it is another chain's."""
