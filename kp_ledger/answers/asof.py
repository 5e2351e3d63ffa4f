"""As of which block an answer is."""

from __future__ import annotations

from kp_ledger.answers.schemas.base import AsOf
from kp_ledger.answers.units import known_moment
from kp_ledger.domain.days import day_of
from kp_ledger.domain.sentences import limit
from kp_ledger.index.store import Snapshot
from kp_ledger.model.state import State


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
