"""As of which block an answer is, and conditional requests by block."""

from __future__ import annotations

from typing import Final

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.schemas.base import AsOf
from kp_ledger.answers.units import known_moment
from kp_ledger.domain.days import day_of
from kp_ledger.domain.sentences import limit
from kp_ledger.index.store import Snapshot
from kp_ledger.model.state import State

VERSION: Final = "1"  # raised when the same block is told in other words


def definition(state: State, day: int) -> int:
    """The number of the conflict-diamond definition in force on a day; the first before any."""
    return max(1, sum(1 for first in state.definitions if first <= day))


def as_of(snapshot: Snapshot) -> AsOf:
    """Recorded, never more: there are no checkpoints yet that could make it witnessed."""
    number = definition(snapshot.state, day_of(snapshot.moment))
    return AsOf(
        block=snapshot.block,
        hash="0x" + snapshot.hash.hex(),
        moment=known_moment(snapshot.moment),
        standing="recorded",
        definition=number,
        limit=limit(number),
    )


def etag(block_hash: bytes, audience: int, organisation: int = 0) -> str:
    """Equal tags, equal answers: the block, and who may see what."""
    return f'W/"{VERSION}-{block_hash.hex()[:24]}-{audience}-{organisation}"'


def headers_of(tag: str, audience: Audience = Audience.PUBLIC) -> dict[str, str]:
    """Whoever keeps a public answer asks each time whether it still stands; others keep none."""
    public = audience is Audience.PUBLIC
    return {
        "ETag": tag,
        "Cache-Control": "public, no-cache" if public else "private, no-store",
        "Vary": "Authorization, Accept",
    }


def is_known(if_none_match: str | None, tag: str) -> bool:
    """Whether who asks has this answer already: one of several tags, or any."""
    if if_none_match is None:
        return False
    known = {one.strip().removeprefix("W/") for one in if_none_match.split(",")}
    return "*" in known or tag.removeprefix("W/") in known
