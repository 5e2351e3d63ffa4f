"""Who asks, and what they may see: docs/audiences.md has the tables."""

from __future__ import annotations

from dataclasses import dataclass

from kp_ledger.catalogue.audience import Audience as Audience


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
