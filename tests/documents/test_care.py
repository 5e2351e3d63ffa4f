"""What is missing or damaged is named block by block, and fetched from another store."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from kp_ledger.documents.blockstore import Blockstore
from kp_ledger.documents.care import repair, verify
from kp_ledger.documents.counterfoils import Counterfoils
from kp_ledger.documents.documents import Documents
from kp_ledger.documents.embedded import Embedded
from kp_ledger.documents.errors import BlockChanged, BlockCut, BlockMissing, NotAManifest
from kp_ledger.documents.identifiers import cid_of_digest, digest_of
from kp_ledger.documents.sealing import PART
from tests.documents.conftest import Damage, public

PLAIN = os.urandom(2 * PART + 77)


@pytest.fixture
def digest(documents: Documents, miner: PrivateKey) -> bytes:
    return documents.add(io.BytesIO(PLAIN), public(miner), "application/pdf").digest


@pytest.fixture
def copy(store: Blockstore, digest: bytes, tmp_path: Path) -> Embedded:
    """Another store that has the document whole."""
    other = Embedded(tmp_path / "copy")
    assert repair(other, store, digest).left == ()
    return other


def test_a_whole_document_is_said_to_be_whole(store: Blockstore, digest: bytes) -> None:
    seen: list[int] = []
    condition = verify(store, digest, seen.append)
    assert condition.whole
    assert condition.blocks == sum(seen) == 4


def test_each_wrong_block_is_named_and_repaired(
    documents: Documents, digest: bytes, damage: Damage, copy: Embedded, miner: PrivateKey
) -> None:
    store = documents.store
    missing, cut, changed = documents.manifest(digest).parts
    damage(cut, store.get(cut)[:-1])
    damage(changed, bytes(len(store.get(changed))))
    store.unpin(missing)
    store.delete(missing)

    wrong = verify(store, digest).wrong
    assert [(type(error), error.cid) for error in wrong] == [
        (BlockMissing, missing),
        (BlockCut, cut),
        (BlockChanged, changed),
    ]
    mended = repair(store, copy, digest)
    assert mended.fetched == (missing, cut, changed)
    assert mended.left == ()
    assert verify(store, digest).whole
    assert {missing, cut, changed} <= store.pinned()
    assert b"".join(documents.read(digest, [miner])) == PLAIN


def test_a_missing_manifest_is_named_and_repaired(
    store: Blockstore, digest: bytes, copy: Embedded
) -> None:
    manifest = cid_of_digest(digest)
    store.unpin(manifest)
    store.delete(manifest)
    condition = verify(store, digest)
    assert [error.cid for error in condition.wrong] == [manifest]
    assert condition.blocks == 1
    assert repair(store, copy, digest).fetched == (manifest,)
    assert verify(store, digest).whole


def test_what_the_other_lacks_too_is_named(
    store: Blockstore, digest: bytes, copy: Embedded, documents: Documents
) -> None:
    first, second, third = documents.manifest(digest).parts
    for cid in (first, second):
        store.unpin(cid)
        store.delete(cid)
    copy.unpin(second)
    copy.delete(second)
    mended = repair(store, copy, digest)
    assert mended.fetched == (first,)
    assert [(error.cid, error.store) for error in mended.left] == [(second, copy.name)]
    assert third in store.pinned()


def test_a_damaged_block_of_the_other_is_not_taken(
    store: Blockstore, digest: bytes, copy: Embedded, documents: Documents
) -> None:
    first = documents.manifest(digest).parts[0]
    store.unpin(first)
    store.delete(first)
    (file,) = (copy.root / "blocks").glob(f"*/*/{first}")
    file.write_bytes(b"something else")
    left = repair(store, copy, digest).left
    assert [type(error) for error in left] == [BlockChanged]
    assert not store.has(first)


def test_without_a_manifest_anywhere_there_is_nothing_to_repair(
    store: Blockstore, embedded: Embedded
) -> None:
    nowhere = os.urandom(32)
    left = repair(store, embedded, nowhere).left
    assert [error.cid for error in left] == [cid_of_digest(nowhere)]


def test_what_is_no_manifest_is_not_taken_apart(store: Blockstore) -> None:
    with pytest.raises(NotAManifest):
        verify(store, digest_of(store.put(b"no manifest")))


def test_a_forgotten_document_can_still_be_looked_after(
    documents: Documents, digest: bytes
) -> None:
    documents.forget(digest)
    assert verify(documents.store, digest).whole


def test_the_same_identifiers_in_both_and_each_reads_the_others(
    embedded: Embedded, kubo: Blockstore, tmp_path: Path, miner: PrivateKey
) -> None:
    """Whatever store a document was added through, the other takes it as its own."""
    foils = Counterfoils(tmp_path / "both")
    for mine, other in ((embedded, kubo), (kubo, embedded)):
        added = Documents(mine, foils).add(io.BytesIO(PLAIN), public(miner), "text/plain")
        blocks = [added.cid, *Documents(mine, foils).manifest(added.digest).parts]
        assert not any(other.has(cid) for cid in blocks)
        assert [other.put(mine.get(cid)) for cid in blocks] == blocks
        assert b"".join(Documents(other, foils).read(added.digest, [miner])) == PLAIN


def test_kubos_own_way_of_adding_gives_the_same_identifiers(
    here: Documents, kubo: Blockstore, miner: PrivateKey
) -> None:
    """`ipfs add --cid-version 1 --raw-leaves` of each block, by the daemon's own chunker."""
    client = kubo._client  # type: ignore[attr-defined]
    added = here.add(io.BytesIO(PLAIN), public(miner), "text/plain")
    for cid in (added.cid, *here.manifest(added.digest).parts):
        block = io.BytesIO(here.store.get(cid))
        assert client.add(block, cid_version=1, raw_leaves=True, pin=False)["Hash"] == cid
