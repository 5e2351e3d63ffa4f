"""Who asks: the three audiences of an answer."""

from __future__ import annotations

from enum import IntEnum


class Audience(IntEnum):
    """From the widest to the narrowest: who sees more sees all that the wider one sees."""

    PUBLIC = 0
    PARTY = 1
    MEMBER = 2
