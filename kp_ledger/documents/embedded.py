"""Blocks in a folder: no daemon, nothing to install.

blocks/3f/a0/bafkrei…   a block; the folders are the first two bytes of its digest
pins/3f/a0/bafkrei…     an empty file: the block of this name is pinned
staging/                what is being written; moved to its place once it is on disk
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kp_ledger.documents.blockstore import checked
from kp_ledger.documents.durable import Write, remove, write_whole
from kp_ledger.documents.errors import BlockChanged, BlockMissing, BlockPinned, StoreUnavailable
from kp_ledger.documents.identifiers import cid_of, digest_of, is_cid

# What a writer that was killed has left is swept away when it is as old as this, in seconds.
STALE = 86_400


class Embedded:
    """A blockstore in `root`, which is made when something is first put there."""

    def __init__(self, root: Path, write: Write = write_whole) -> None:
        self.root = root
        self._write = write
        self._sweep()

    @property
    def name(self) -> str:
        return str(self.root)

    def put(self, block: bytes) -> str:
        cid = checked(block)
        with self._telling():
            if not self._is_whole(cid):
                self._write(self._block(cid), block, self._staging)
        return cid

    def get(self, cid: str) -> bytes:
        path = self._block(cid)
        with self._telling():
            try:
                block = path.read_bytes()
            except FileNotFoundError:
                raise BlockMissing(cid, self.name) from None
        if cid_of(block) != cid:
            raise BlockChanged(cid, self.name, len(block))
        return block

    def has(self, cid: str) -> bool:
        with self._telling():
            return self._block(cid).is_file()

    def pin(self, cid: str) -> None:
        if not self.has(cid):
            raise BlockMissing(cid, self.name)
        with self._telling():
            if not self._pin(cid).exists():
                self._write(self._pin(cid), b"", self._staging)

    def unpin(self, cid: str) -> None:
        with self._telling():
            if self._pin(cid).exists():
                remove(self._pin(cid))

    def pinned(self) -> set[str]:
        return set(self._names("pins"))

    def delete(self, cid: str) -> None:
        if not self.has(cid):
            raise BlockMissing(cid, self.name)
        with self._telling():
            if self._pin(cid).exists():
                raise BlockPinned(cid, self.name)
            remove(self._block(cid))

    def list(self) -> Iterator[str]:
        return self._names("blocks")

    @property
    def _staging(self) -> Path:
        return self.root / "staging"

    def _block(self, cid: str) -> Path:
        return self._place("blocks", cid)

    def _pin(self, cid: str) -> Path:
        return self._place("pins", cid)

    def _place(self, kind: str, cid: str) -> Path:
        digits = digest_of(cid).hex()
        return self.root / kind / digits[:2] / digits[2:4] / cid

    def _names(self, kind: str) -> Iterator[str]:
        with self._telling():
            for path in (self.root / kind).glob("*/*/*"):
                if is_cid(path.name):
                    yield path.name

    def _is_whole(self, cid: str) -> bool:
        path = self._block(cid)
        return path.is_file() and cid_of(path.read_bytes()) == cid

    def _sweep(self) -> None:
        with self._telling():
            for path in self._staging.glob(".part-*"):
                if path.stat().st_mtime < time.time() - STALE:
                    path.unlink(missing_ok=True)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """A full disk, a folder that may not be read: said as what it is, with the place."""
        try:
            yield
        except OSError as error:
            raise StoreUnavailable(self.name, error.strerror or str(error)) from error
