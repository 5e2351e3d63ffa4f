"""As of which block an answer is, and conditional requests by block."""

from __future__ import annotations

from typing import Final

from api.answers.base import AsOf
from api.answers.units import known_moment
from kp_ledger.domain.days import day_of
from kp_ledger.domain.sentences import limit
from kp_ledger.index.store import Reading
from kp_ledger.model.state import State

VERSION: Final = "1"  # raised when the same block is told in other words


def definition(state: State, day: int) -> int:
    """The number of the conflict-diamond definition in force on a day; the first before any."""
    return max(1, sum(1 for first in state.definitions if first <= day))


def as_of(reading: Reading) -> AsOf:
    """Recorded, never more: there are no checkpoints yet that could make it witnessed."""
    number = definition(reading.state, day_of(reading.moment))
    return AsOf(
        block=reading.block,
        hash="0x" + reading.hash.hex(),
        moment=known_moment(reading.moment),
        standing="recorded",
        definition=number,
        limit=limit(number),
    )


def etag(block_hash: bytes, audience: int, organisation: int = 0) -> str:
    """Equal tags, equal answers: the block, and who may see what."""
    return f'W/"{VERSION}-{block_hash.hex()[:24]}-{audience}-{organisation}"'
