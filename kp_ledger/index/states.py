"""The ledger's state as the index has it, whole."""

from __future__ import annotations

from kp_ledger.index.sections import KINDS, SINGLE
from kp_ledger.index.store import Index, Snapshot
from kp_ledger.model.state import State


def index_state(index: Index, block: int | None = None) -> State:
    """The state as of a block, or of the index's head; NoSuchBlock."""
    with index.snapshot(block) as snapshot:
        return whole_state(snapshot)


def whole_state(snapshot: Snapshot) -> State:
    """Every entry there is, in sections that are plain tables."""
    state = State(snapshot.ledger)
    for name in KINDS:
        value = getattr(snapshot.state, name)
        setattr(state, name, value if name in SINGLE else dict(value.items()))
    return state
