"""Which names a reader may read: those of zones are public, those of organisations are not."""

from __future__ import annotations

from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.domain.showing import Names


def names_for(names: Names, reader: Reader, audience: Audience | None = None) -> Names:
    """Every name for a member, its own and the zones' for a party, the zones' for the public.

    `audience` is what the reader is about one thing; without it, what the reader is at all.
    """
    seen = reader.audience if audience is None else audience
    if seen is Audience.MEMBER:
        return names
    own = names.organisations.get(reader.organisation) if seen is Audience.PARTY else None
    return Names({} if own is None else {reader.organisation: own}, names.zones)
