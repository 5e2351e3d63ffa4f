"""Lot references: a registrar's own name for a lot, an output or a request, in 32 bytes.

contracts/libraries/References.sol has the same rule.
"""

from __future__ import annotations

import re

from kp_ledger.base.errors import BadInput

_SHAPE = re.compile(rb"[A-Za-z0-9./-]{1,31}\0+")
NO_REFERENCE = bytes(32)


def well_formed(reference: bytes) -> bool:
    """Whether 32 bytes are 1 to 31 letters, digits and - . / followed by zeros."""
    return len(reference) == 32 and _SHAPE.fullmatch(reference) is not None


def parse_reference(text: str) -> bytes:
    """The 32 bytes of a reference as a person writes it; BadInput otherwise."""
    reference = text.encode().ljust(32, b"\0")
    if "\0" in text or not well_formed(reference):
        raise BadInput(text, "a reference is 1 to 31 letters, digits and - . /")
    return reference


def show_reference(reference: bytes) -> str:
    """What a person wrote; empty when there is none."""
    return reference.rstrip(b"\0").decode("ascii", "backslashreplace")
