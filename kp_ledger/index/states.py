"""The ledger's state as the index has it, whole."""

from __future__ import annotations

from kp_ledger.index.sections import KINDS, SINGLE
from kp_ledger.index.store import Index, Reading
from kp_ledger.model.state import State


def index_state(index: Index, block: int | None = None) -> State:
    """The state as of a block, or of the index's head; NoSuchBlock."""
    with index.reading(block) as reading:
        return whole_state(reading)


def whole_state(reading: Reading) -> State:
    """Every entry there is, in sections that are plain tables."""
    state = State(reading.ledger)
    for name in KINDS:
        value = getattr(reading.state, name)
        setattr(state, name, value if name in SINGLE else dict(value.items()))
    return state
