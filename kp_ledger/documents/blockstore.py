"""What holds blocks: a folder (embedded.py) or a Kubo daemon (kubo.py). One suite tests both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.identifiers import cid_of

# So many bytes Kubo keeps as one raw block, which makes identifiers the same everywhere.
LIMIT_BLOCK: Final = 262_144


class Blockstore(Protocol):
    """Blocks by identifier. Every method may raise StoreUnavailable; BadInput for no identifier."""

    @property
    def name(self) -> str:
        """Where it is, as errors say it."""
        ...

    def put(self, block: bytes) -> str:
        """Stores a block and returns its identifier; a damaged one of this name is replaced."""
        ...

    def get(self, cid: str) -> bytes:
        """The bytes, hashed anew. Raises BlockMissing or BlockChanged."""
        ...

    def has(self, cid: str) -> bool:
        """Whether a block of this name is here; only `get` says whether it is whole."""
        ...

    def pin(self, cid: str) -> None:
        """Keeps a block from being deleted. Raises BlockMissing."""
        ...

    def unpin(self, cid: str) -> None:
        """Lets go of a block; nothing happens to one that is not pinned."""
        ...

    def pinned(self) -> set[str]:
        """The identifiers of all pinned blocks."""
        ...

    def delete(self, cid: str) -> None:
        """Deletes a block. Raises BlockMissing or BlockPinned."""
        ...

    def list(self) -> Iterator[str]:
        """The identifiers of all blocks, whole or not, in no order."""
        ...


def checked(block: bytes) -> str:
    """The identifier of a block that is small enough to have the same one everywhere."""
    if len(block) > LIMIT_BLOCK:
        raise BadInput(len(block), f"a block has at most {LIMIT_BLOCK:,} bytes")
    return cid_of(block)
