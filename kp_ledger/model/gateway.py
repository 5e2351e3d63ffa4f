"""What is signed around a gateway, never sent to the chain: Entry and Receipt of rules.md (c)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# What a receipt is about: an order, by its digest, or a signed transaction, by its hash.
FORM_ORDER: Final = 1
FORM_TRANSACTION: Final = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """Opens a gateway for an enrolled key: what it signs of the challenge it was given."""

    key: str  # lower-case address
    challenge: bytes
    expires: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a gateway signs of what it was handed: when, and by when it is to be recorded."""

    subject: bytes
    form: int
    received: int
    record_by: int
