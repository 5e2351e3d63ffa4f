"""Whether a document is all there, and mending it from another store: no key is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kp_ledger.documents.blockstore import Blockstore
from kp_ledger.documents.documents import Advance, silent, whole_part
from kp_ledger.documents.errors import BlockError
from kp_ledger.documents.identifiers import cid_of_digest
from kp_ledger.documents.manifest import Manifest, decode


@dataclass(frozen=True, slots=True)
class Condition:
    """What was looked at, and what is wrong. Without its manifest no part can be looked for."""

    blocks: int
    wrong: tuple[BlockError, ...]

    @property
    def whole(self) -> bool:
        return not self.wrong


@dataclass(frozen=True, slots=True)
class Repair:
    """Identifiers of the blocks that were fetched, and what could not be had there either."""

    fetched: tuple[str, ...]
    left: tuple[BlockError, ...]


def verify(store: Blockstore, digest: bytes, advance: Advance = silent) -> Condition:
    """Every block of a document, hashed anew: which are missing, changed or cut."""
    wrong: list[BlockError] = []
    blocks = 0
    for _, trouble in _looked_at(store, digest):
        blocks += 1
        wrong += [trouble] if trouble else []
        advance(1)
    return Condition(blocks, tuple(wrong))


def repair(
    store: Blockstore, source: Blockstore, digest: bytes, advance: Advance = silent
) -> Repair:
    """Fetches what is missing or damaged from `source`, hashed on the way, and pins it all."""
    fetched: list[str] = []
    left: list[BlockError] = []
    for cid, trouble in _looked_at(store, digest, source):
        try:
            if trouble:
                store.put(source.get(cid))
                fetched.append(cid)
            store.pin(cid)
        except BlockError as still:
            left.append(still)
        advance(1)
    return Repair(tuple(fetched), tuple(left))


def _looked_at(
    store: Blockstore, digest: bytes, source: Blockstore | None = None
) -> Iterator[tuple[str, BlockError | None]]:
    """The manifest, then each part, with what is wrong with it. `source` may know the manifest."""
    cid = cid_of_digest(digest)
    trouble = _trouble(store, cid)
    yield cid, trouble
    if trouble and (source is None or _trouble(source, cid)):
        return
    manifest = decode((source if trouble and source else store).get(cid))
    for index, part in enumerate(manifest.parts):
        yield part, _trouble_of_part(store, manifest, index)


def _trouble(store: Blockstore, cid: str) -> BlockError | None:
    try:
        store.get(cid)
    except BlockError as error:
        return error
    return None


def _trouble_of_part(store: Blockstore, manifest: Manifest, index: int) -> BlockError | None:
    try:
        whole_part(store, manifest, index)
    except BlockError as error:
        return error
    return None
