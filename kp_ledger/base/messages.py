"""What acts, events and refusals are. Their lists are made from the contracts' interfaces."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from kp_ledger.base.errors import RuleError

NO_KEY = "0x" + "00" * 20


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature and the key it recovers to: NO_KEY when it is none; the sender when empty."""

    key: str  # lower-case address
    signature: bytes = b""


@dataclass(frozen=True, slots=True)
class Act:
    """A call that changes the ledger; its fields are the function's arguments in order."""

    contract: ClassVar[str]
    function: ClassVar[str]
    abi_types: ClassVar[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has happened; its fields are the log's, in order."""

    contract: ClassVar[str]
    abi_types: ClassVar[tuple[str, ...]]


class Refusal(RuleError):
    """The ledger said no. Equal when rule and values are."""

    sentence: ClassVar[str]
    abi_types: ClassVar[tuple[str, ...]]

    def values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, field.name) for field in fields(self))  # type: ignore[arg-type]

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.values() == other.values()

    def __hash__(self) -> int:
        return hash((type(self), self.values()))

    def __str__(self) -> str:
        shown = {field.name: plain(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]
        return self.sentence.format(**shown)


def plain(value: object) -> str:
    return "0x" + value.hex() if isinstance(value, bytes) else str(value)
