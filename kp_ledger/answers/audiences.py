"""Who asks, and what they may see (design.md, Audiences)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Audience(IntEnum):
    """From the widest to the narrowest: who sees more sees all that the wider one sees."""

    PUBLIC = 0
    PARTY = 1
    MEMBER = 2


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks. A party is one about its own parcels, and the public about all others."""

    audience: Audience = Audience.PUBLIC
    organisation: int = 0
    key: str = ""

    def about(self, *organisations: int) -> Audience:
        """The audience it is about something that concerns these organisations."""
        if self.audience is Audience.PARTY and self.organisation not in organisations:
            return Audience.PUBLIC
        return self.audience


PUBLIC = Reader()
