"""Documents: what goes in comes out, for whom it is meant and for nobody else."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from kp_ledger.base.errors import BadInput
from kp_ledger.documents import documents as module
from kp_ledger.documents.blockstore import LIMIT_BLOCK, Blockstore
from kp_ledger.documents.counterfoils import Counterfoils
from kp_ledger.documents.documents import Documents
from kp_ledger.documents.errors import (
    BlockChanged,
    BlockCut,
    BlockMissing,
    DocumentEmpty,
    DocumentTooLarge,
    Forgotten,
    NoCounterfoil,
    NotAManifest,
    PartOutOfPlace,
    WrongKey,
    WrongRecipient,
)
from kp_ledger.documents.identifiers import cid_of, cid_of_digest, digest_of
from kp_ledger.documents.manifest import LIMIT_DOCUMENT, Manifest, Wrap, decode
from kp_ledger.documents.sealing import PART
from tests.documents.conftest import Damage, public

PDF = "application/pdf"


def put(documents: Documents, plain: bytes, *keys: PrivateKey) -> bytes:
    return documents.add(io.BytesIO(plain), public(*keys), PDF).digest


def read(documents: Documents, digest: bytes, *keys: PrivateKey) -> bytes:
    return b"".join(documents.read(digest, keys))


@pytest.mark.parametrize("size", [1, PART - 1, PART, PART + 1, 2 * PART, 700_001])
def test_a_document_comes_back_for_each_recipient(
    documents: Documents, miner: PrivateKey, office: PrivateKey, size: int
) -> None:
    plain = os.urandom(size)
    added = documents.add(io.BytesIO(plain), public(miner, office), PDF, "a lot's papers")
    assert added.size == size
    assert added.cid == cid_of_digest(added.digest)
    assert added.digest == hashlib.sha256(documents.store.get(added.cid)).digest()
    assert read(documents, added.digest, miner) == plain
    assert read(documents, added.digest, office) == plain


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(plain=st.binary(min_size=1, max_size=5_000), media=st.sampled_from([PDF, "image/svg+xml"]))
def test_any_bytes_come_back(here: Documents, miner: PrivateKey, plain: bytes, media: str) -> None:
    added = here.add(io.BytesIO(plain), public(miner), media)
    assert here.manifest(added.digest).media == media
    assert read(here, added.digest, miner) == plain


def test_every_block_is_one_block_everywhere_and_says_nothing(
    here: Documents, miner: PrivateKey
) -> None:
    plain = b"the same line, over and over\n" * 30_000
    digest = put(here, plain, miner)
    blocks = [here.store.get(cid) for cid in here.store.list()]
    assert len(blocks) == 1 + len(here.manifest(digest).parts) == 5
    assert max(map(len, blocks)) == LIMIT_BLOCK
    assert not any(b"the same line" in block for block in blocks)


def test_one_file_added_twice_is_two_documents(here: Documents, miner: PrivateKey) -> None:
    first, second = (here.manifest(put(here, b"the same", miner)) for _ in range(2))
    assert first.parts != second.parts
    assert first.salt != second.salt
    assert len(first.salt) == 16


def test_each_block_is_pinned(documents: Documents, miner: PrivateKey) -> None:
    digest = put(documents, os.urandom(2 * PART), miner)
    blocks = {cid_of_digest(digest), *documents.manifest(digest).parts}
    assert blocks <= documents.store.pinned()
    documents.unpin(digest)
    assert not blocks & documents.store.pinned()
    documents.pin(digest)
    assert blocks <= documents.store.pinned()


def test_a_missing_part_is_named_when_pinning(here: Documents, miner: PrivateKey) -> None:
    digest = put(here, b"x", miner)
    (part,) = here.manifest(digest).parts
    here.unpin(digest)
    here.store.delete(part)
    with pytest.raises(BlockMissing, match=part):
        here.pin(digest)


def test_the_wrong_recipient_is_refused_by_name(
    documents: Documents, miner: PrivateKey, office: PrivateKey
) -> None:
    digest = put(documents, b"for the miner", miner)
    with pytest.raises(WrongRecipient) as refused:
        read(documents, digest, office)
    assert refused.value.keys == tuple(public(office))
    assert refused.value.recipients == tuple(public(miner))
    assert public(office)[0].hex() in str(refused.value)
    with pytest.raises(WrongRecipient, match="not to no key"):
        read(documents, digest)


def test_one_of_several_keys_is_enough(
    here: Documents, miner: PrivateKey, office: PrivateKey
) -> None:
    assert read(here, put(here, b"x", miner), office, miner) == b"x"


def changed(documents: Documents, digest: bytes, **members: object) -> bytes:
    """A manifest that somebody else made of this one; its digest is another."""
    forged = dataclasses.replace(documents.manifest(digest), **members)
    other = digest_of(documents.store.put(forged.encode()))
    documents.counterfoils.keep(other, documents.counterfoils.get(digest))
    return other


def test_the_wrong_counterfoil_is_refused_by_name(here: Documents, miner: PrivateKey) -> None:
    digest = put(here, b"x", miner)
    here.counterfoils.keep(digest, bytes(32))
    with pytest.raises(WrongKey, match="another document's"):
        read(here, digest, miner)


def test_a_wrap_sealed_to_another_is_refused_by_name(
    here: Documents, miner: PrivateKey, office: PrivateKey
) -> None:
    digest = put(here, b"x", miner)
    (wrap,) = here.manifest(digest).wraps
    forged = changed(here, digest, wraps=(Wrap(public(office)[0], wrap.sealed),))
    with pytest.raises(WrongKey, match=public(office)[0].hex()):
        read(here, forged, office)


def test_no_two_keys_open_one_document(here: Documents, miner: PrivateKey) -> None:
    """Poly1305 alone does not bind a key: the manifest's commitment does."""
    digest = put(here, b"x", miner)
    with pytest.raises(WrongKey):
        read(here, changed(here, digest, commitment=bytes(32)), miner)
    with pytest.raises(WrongKey):
        read(here, changed(here, digest, salt=bytes(16)), miner)


def test_parts_that_change_places_are_named(here: Documents, miner: PrivateKey) -> None:
    digest = put(here, os.urandom(3 * PART), miner)
    one, two, three = here.manifest(digest).parts
    with pytest.raises(PartOutOfPlace, match=f"{two} was not sealed as part 1 of 3"):
        read(here, changed(here, digest, parts=(two, one, three)), miner)
    with pytest.raises(PartOutOfPlace, match=f"{one} was not sealed as part 2 of 3"):
        read(here, changed(here, digest, parts=(one, one, three)), miner)


def test_a_document_cut_between_parts_is_named(here: Documents, miner: PrivateKey) -> None:
    digest = put(here, os.urandom(3 * PART), miner)
    parts = here.manifest(digest).parts
    shorter = changed(here, digest, parts=parts[:2], size=2 * PART)
    with pytest.raises(PartOutOfPlace, match=f"{parts[1]} was not sealed as part 2 of 2"):
        read(here, shorter, miner)


def test_a_document_made_longer_is_named(here: Documents, miner: PrivateKey) -> None:
    digest, more = put(here, os.urandom(PART), miner), put(here, os.urandom(PART), miner)
    parts = here.manifest(digest).parts + here.manifest(more).parts
    with pytest.raises(PartOutOfPlace, match="part 1 of 2"):
        read(here, changed(here, digest, parts=parts, size=2 * PART), miner)


def test_a_missing_changed_or_cut_part_is_named(
    documents: Documents, miner: PrivateKey, damage: Damage
) -> None:
    digest = put(documents, os.urandom(2 * PART + 5), miner)
    first, second, _ = documents.manifest(digest).parts
    damage(first, documents.store.get(first)[:1_000])
    with pytest.raises(BlockCut, match=f"{first} in .* is cut: 1,000 of 262,144 bytes"):
        read(documents, digest, miner)
    damaged = bytearray(documents.store.get(second))
    damaged[7] ^= 1
    documents.unpin(digest)
    documents.store.delete(first)
    with pytest.raises(BlockMissing, match=first):
        read(documents, digest, miner)
    damage(second, bytes(damaged))
    with pytest.raises(BlockChanged, match=second):
        documents.part(documents.manifest(digest), 1)
    assert len(documents.part(documents.manifest(digest), 2)) == 5 + 16


def test_an_empty_document_is_refused(documents: Documents, miner: PrivateKey) -> None:
    with pytest.raises(DocumentEmpty, match="at least one byte"):
        put(documents, b"", miner)


class Endless(io.RawIOBase):
    """More bytes than anybody wants, a few at a time, as a pipe gives them."""

    given = 0

    def read(self, size: int = -1) -> bytes:
        self.given += min(size, 60_000)
        return bytes(min(size, 60_000))


def test_a_document_that_is_too_large_is_refused_and_leaves_nothing(
    here: Documents, miner: PrivateKey
) -> None:
    source = Endless()
    with pytest.raises(DocumentTooLarge, match="at most 50,000,000 bytes, and this one has 50,"):
        here.add(source, public(miner), PDF)  # type: ignore[arg-type]
    assert source.given < LIMIT_DOCUMENT + 3 * PART
    assert list(here.store.list()) == []
    assert here.store.pinned() == set()
    assert here.counterfoils.all() == []


def test_the_largest_document_goes_through_in_little_memory(
    here: Documents, miner: PrivateKey
) -> None:
    done: list[int] = []
    plain = hashlib.sha256()
    tracemalloc.start()
    added = here.add(Large(), public(miner), PDF, advance=done.append)  # type: ignore[arg-type]
    for piece in here.read(added.digest, [miner]):
        plain.update(piece)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (added.size, added.parts, sum(done)) == (LIMIT_DOCUMENT, 191, 191)
    assert plain.digest() == hashlib.sha256(bytes(LIMIT_DOCUMENT)).digest()
    assert peak < 8 * LIMIT_BLOCK


class Large(io.RawIOBase):
    """As many zeros as a document may have bytes."""

    left = LIMIT_DOCUMENT

    def read(self, size: int = -1) -> bytes:
        given = min(size, self.left)
        self.left -= given
        return bytes(given)


def test_a_source_that_breaks_off_leaves_nothing(here: Documents, miner: PrivateKey) -> None:
    class Breaks(Large):
        def read(self, size: int = -1) -> bytes:
            if self.left < LIMIT_DOCUMENT - 3 * PART:
                raise OSError("the stick was pulled out")
            return super().read(size)

    with pytest.raises(OSError, match="pulled out"):
        here.add(Breaks(), public(miner), PDF)  # type: ignore[arg-type]
    assert list(here.store.list()) == []


def test_it_is_kept_before_it_is_announced(
    here: Documents, miner: PrivateKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A death after the counterfoil leaves no manifest; none is there without its counterfoil."""
    order: list[str] = []
    keep, store = here.counterfoils.keep, here.store.put
    monkeypatch.setattr(here.counterfoils, "keep", lambda *a: (order.append("half"), keep(*a)))
    monkeypatch.setattr(here.store, "put", lambda b: (order.append("block"), store(b))[1])
    put(here, b"x", miner)
    assert order == ["block", "half", "block"]


@pytest.mark.parametrize("count", [0, 201])
def test_as_many_recipients_as_fit(here: Documents, count: int) -> None:
    keys = [os.urandom(32) for _ in range(count)]
    with pytest.raises(BadInput, match="a document has 1 to 200 recipients"):
        here.add(io.BytesIO(b"x"), keys, PDF)


def test_recipients_in_any_order_each_once(
    here: Documents, miner: PrivateKey, office: PrivateKey
) -> None:
    keys = sorted(public(miner, office))
    added = here.add(io.BytesIO(b"x"), [*reversed(keys), keys[0]], PDF)
    assert here.manifest(added.digest).recipients == tuple(keys)


def test_the_largest_manifest_is_one_block(here: Documents, miner: PrivateKey) -> None:
    keys = [bytes(PrivateKey.generate().public_key) for _ in range(199)]
    added = here.add(Large(), [*keys, *public(miner)], PDF)  # type: ignore[arg-type]
    assert len(here.store.get(added.cid)) < LIMIT_BLOCK


@pytest.mark.parametrize("key", [bytes(32), bytes(31), bytes([1]) + bytes(31)])
def test_what_is_no_key_is_encrypted_to_by_nobody(here: Documents, key: bytes) -> None:
    with pytest.raises(BadInput, match="is no X25519 key"):
        here.add(io.BytesIO(b"x"), [key], PDF)
    assert list(here.store.list()) == []


@pytest.mark.parametrize(
    "media", ["", "pdf", "application/", "Text/HTML", "a/b\n", "a/" + "b" * 200]
)
def test_a_media_type_has_its_shape(here: Documents, miner: PrivateKey, media: str) -> None:
    with pytest.raises(BadInput, match="a media type is written"):
        here.add(io.BytesIO(b"x"), public(miner), media)


def test_what_is_forgotten_cannot_be_opened_and_its_digest_stays(
    documents: Documents, miner: PrivateKey
) -> None:
    digest = put(documents, b"a digger's name", miner)
    counterfoil = documents.counterfoils.get(digest)
    moment = documents.forget(digest)
    with pytest.raises(Forgotten, match=r"was forgotten here on .*: its key is destroyed"):
        read(documents, digest, miner)
    assert documents.forget(digest) == moment
    assert hashlib.sha256(documents.store.get(cid_of_digest(digest))).digest() == digest
    assert documents.manifest(digest).recipients == tuple(public(miner))
    with pytest.raises(Forgotten):
        documents.counterfoils.keep(digest, counterfoil)


def test_nothing_of_the_key_is_left_in_the_folder(here: Documents, miner: PrivateKey) -> None:
    digest = here.add(io.BytesIO(b"x"), public(miner), PDF, "labelled").digest
    counterfoil = here.counterfoils.get(digest)
    here.forget(digest)
    left = b"".join(f.read_bytes() for f in here.counterfoils.root.rglob("*") if f.is_file())
    assert counterfoil.hex().encode() not in left
    assert b"labelled" not in left


def test_the_bytes_are_overwritten_where_they_lie(
    here: Documents, miner: PrivateKey, tmp_path: object
) -> None:
    """A second name for the same file shows what the file's own bytes have become."""
    digest = put(here, b"x", miner)
    counterfoil = here.counterfoils.get(digest)
    (file,) = here.counterfoils.root.rglob("*.json")
    other = file.with_suffix(".seen")
    other.hardlink_to(file)
    here.forget(digest)
    assert counterfoil.hex().encode() not in other.read_bytes()


def test_a_document_that_was_never_here_is_not_forgotten(here: Documents) -> None:
    with pytest.raises(NoCounterfoil, match="is not here"):
        here.forget(bytes(32))


def test_a_recipient_elsewhere_needs_the_counterfoil(
    here: Documents, miner: PrivateKey, tmp_path: object, counterfoils: Counterfoils
) -> None:
    digest = put(here, b"x", miner)
    elsewhere = Documents(here.store, Counterfoils(counterfoils.root.parent / "elsewhere"))
    with pytest.raises(NoCounterfoil):
        read(elsewhere, digest, miner)
    elsewhere.counterfoils.keep(digest, counterfoils.get(digest))
    assert read(elsewhere, digest, miner) == b"x"


def test_a_hash_that_is_no_manifest_is_named(here: Documents, miner: PrivateKey) -> None:
    digest = digest_of(here.store.put(b"a plain file that was only hashed"))
    with pytest.raises(NotAManifest, match=cid_of_digest(digest)):
        here.manifest(digest)
    with pytest.raises(BlockMissing):
        here.manifest(bytes(32))


def test_each_read_hashes_anew(
    documents: Documents, miner: PrivateKey, damage: Damage, store: Blockstore
) -> None:
    digest = put(documents, b"read twice", miner)
    assert read(documents, digest, miner) == b"read twice"
    damage(cid_of_digest(digest), store.get(cid_of_digest(digest)) + b" ")
    with pytest.raises(BlockChanged, match=cid_of_digest(digest)):
        read(documents, digest, miner)


def test_reading_begins_only_for_whom_it_is_meant(
    here: Documents, office: PrivateKey, miner: PrivateKey
) -> None:
    """Refused when it is asked, not at the first part."""
    digest = put(here, b"x", miner)
    with pytest.raises(WrongRecipient):
        here.read(digest, [office])


def test_no_secret_is_shown() -> None:
    secret = module.Secret.draw()
    assert secret.inner.hex() not in repr(secret)
    assert repr(secret.key) not in repr(secret)


def test_the_manifest_decodes_to_itself(here: Documents, miner: PrivateKey) -> None:
    manifest: Manifest = here.manifest(put(here, b"x", miner))
    assert decode(manifest.encode()) == manifest
    assert cid_of(manifest.encode()) in set(here.store.list())
