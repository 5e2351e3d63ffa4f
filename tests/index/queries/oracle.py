"""What a chain on paper was as of a block, folded in memory: questions are held against it."""

from __future__ import annotations

from collections.abc import Iterator

from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.model.rules import apply
from kp_ledger.model.state import State
from tests.index.chains import Paper
from tests.index.queries.history import History


class Oracle:
    """State and history of the blocks up to one of them."""

    def __init__(self, paper: Paper, block: int) -> None:
        self.block = block
        self.state = State(paper.ledger)
        self.entries = list(_told(paper, block))
        for entry in self.entries:
            apply(self.state, entry.event, entry.moment)
        self.history = History(self.entries)

    def descendants(self, parcel: bytes) -> set[bytes]:
        """Every parcel that came from it."""
        return {one for one in self.state.parcels if parcel in self.history.ancestors(one)}

    def levels(self, parcel: bytes) -> list[set[bytes]]:
        """Its ancestors by the fewest acts, the nearest first."""
        seen, edge, found = {parcel}, {parcel}, []
        while True:
            above = {one for member in edge for one in self.history.parents(member)}
            edge = above - seen
            if not edge:
                return found
            seen |= edge
            found.append(edge)


def _told(paper: Paper, block: int) -> Iterator[LoggedEvent]:
    for logs in paper.logs[: block + 1]:
        for told, _, _ in logs:
            yield told
