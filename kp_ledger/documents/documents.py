"""Documents: added, read, pinned, forgotten. What checks and mends them is in care.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from nacl.public import PrivateKey
from nacl.utils import random

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.blockstore import Blockstore
from kp_ledger.documents.counterfoils import Counterfoils
from kp_ledger.documents.errors import (
    BlockChanged,
    BlockCut,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    PartOutOfPlace,
    WrongKey,
    WrongRecipient,
)
from kp_ledger.documents.identifiers import cid_of, cid_of_digest, digest_of
from kp_ledger.documents.manifest import (
    LIMIT_DOCUMENT,
    LIMIT_RECIPIENTS,
    Manifest,
    Wrap,
    check_media,
    decode,
)
from kp_ledger.documents.sealing import PART, SALT, Secret, open_part, seal_part, unwrap, wrap

Advance = Callable[[int], None]


def silent(parts: int) -> None:
    """The progress of whoever does not ask for it."""


@dataclass(frozen=True, slots=True)
class Added:
    """`digest` is what goes on chain; `cid` is the same as an identifier. Size in bytes."""

    digest: bytes
    cid: str
    size: int
    parts: int
    recipients: tuple[bytes, ...]


class Documents:
    """`advance` is called with the number of parts just done, wherever it is asked for."""

    def __init__(self, store: Blockstore, counterfoils: Counterfoils) -> None:
        self.store = store
        self.counterfoils = counterfoils

    def add(
        self,
        source: BinaryIO,
        recipients: Iterable[bytes],
        media: str,
        label: str = "",
        advance: Advance = silent,
    ) -> Added:
        """Encrypts a document to these X25519 keys, stores and pins it; one part in memory."""
        check_media(media)
        secret, salt = Secret.draw(), random(SALT)
        wraps = _wraps(secret.inner, recipients)
        stored: list[str] = []
        try:
            size = self._store_parts(source, secret.key, salt, stored, advance)
            manifest = Manifest(media, size, tuple(stored), wraps, secret.commitment(salt), salt)
            return self._store_manifest(manifest, secret.counterfoil, label)
        except BaseException:
            self._discard(stored)
            raise

    def manifest(self, digest: bytes) -> Manifest:
        """What the digest on chain stands for. Raises BlockError or NotAManifest."""
        return decode(self.store.get(cid_of_digest(digest)))

    def read(
        self, digest: bytes, keys: Iterable[PrivateKey], advance: Advance = silent
    ) -> Iterator[bytes]:
        """The document part by part, each proven; whole only when the iterator has ended."""
        manifest = self.manifest(digest)
        key = self._key(digest, manifest, list(keys))
        return self._open_parts(digest, manifest, key, advance)

    def pin(self, digest: bytes, advance: Advance = silent) -> None:
        """Keeps the manifest and every part from being deleted. Raises BlockMissing."""
        for cid in (cid_of_digest(digest), *self.manifest(digest).parts):
            self.store.pin(cid)
            advance(1)

    def unpin(self, digest: bytes) -> None:
        for cid in (*self.manifest(digest).parts, cid_of_digest(digest)):
            self.store.unpin(cid)

    def forget(self, digest: bytes) -> int:
        """Destroys this document's key here; returns the moment. Its digest stays valid."""
        return self.counterfoils.forget(digest)

    def part(self, manifest: Manifest, index: int) -> bytes:
        """A part as it is stored, hashed anew. Raises BlockMissing, BlockChanged or BlockCut."""
        return whole_part(self.store, manifest, index)

    def _store_parts(
        self, source: BinaryIO, key: bytes, salt: bytes, stored: list[str], advance: Advance
    ) -> int:
        size = 0
        for index, (plain, last) in enumerate(_pieces(source)):
            size += len(plain)
            if size > LIMIT_DOCUMENT:
                raise DocumentTooLarge(size, LIMIT_DOCUMENT)
            stored.append(self.store.put(seal_part(key, salt, index, last, plain)))
            self.store.pin(stored[-1])
            advance(1)
        return size

    def _store_manifest(self, manifest: Manifest, counterfoil: bytes, label: str) -> Added:
        """The counterfoil first: a manifest without one would be a document nobody can open."""
        block = manifest.encode()
        cid = cid_of(block)
        digest = digest_of(cid)
        self.counterfoils.keep(digest, counterfoil, label)
        self.store.pin(self.store.put(block))
        return Added(digest, cid, manifest.size, len(manifest.parts), manifest.recipients)

    def _discard(self, stored: list[str]) -> None:
        """Parts of a document that did not come about; nobody else can have the same ones."""
        for cid in stored:
            try:
                self.store.unpin(cid)
                self.store.delete(cid)
            except DocumentError:
                # The store that failed may fail here too; the first failure is what is told.
                continue

    def _key(self, digest: bytes, manifest: Manifest, keys: list[PrivateKey]) -> bytes:
        counterfoil = self.counterfoils.get(digest)
        mine = {bytes(key.public_key): key for key in keys}
        found = next((wrap for wrap in manifest.wraps if wrap.recipient in mine), None)
        if found is None:
            raise WrongRecipient(digest, tuple(mine), manifest.recipients)
        inner = unwrap(found.sealed, mine[found.recipient])
        if inner is None:
            raise WrongKey(digest, f"its wrap for {found.recipient.hex()} was not sealed to it")
        secret = Secret(inner, counterfoil)
        if secret.commitment(manifest.salt) != manifest.commitment:
            raise WrongKey(digest, "the counterfoil kept here is another document's")
        return secret.key

    def _open_parts(
        self, digest: bytes, manifest: Manifest, key: bytes, advance: Advance
    ) -> Iterator[bytes]:
        count = len(manifest.parts)
        for index, cid in enumerate(manifest.parts):
            sealed = self.part(manifest, index)
            plain = open_part(key, manifest.salt, index, index == count - 1, sealed)
            if plain is None:
                raise PartOutOfPlace(digest, cid, index, count)
            yield plain
            advance(1)


def whole_part(store: Blockstore, manifest: Manifest, index: int) -> bytes:
    """A part's block from a store; BlockCut when it is shorter than the manifest says."""
    expected = manifest.stored_length(index)
    try:
        return store.get(manifest.parts[index])
    except BlockChanged as changed:
        if changed.length < expected:
            raise BlockCut(changed.cid, changed.store, changed.length, expected) from None
        raise


def _pieces(source: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Each part's bytes, and whether it is the last; raises DocumentEmpty for no bytes at all."""
    piece = _filled(source)
    if not piece:
        raise DocumentEmpty()
    while piece:
        following = _filled(source)
        yield piece, not following
        piece = following


def _filled(source: BinaryIO) -> bytes:
    """A whole part: a pipe gives fewer bytes than it is asked for."""
    found = bytearray()
    while len(found) < PART and (more := source.read(PART - len(found))):
        found += more
    return bytes(found)


def _wraps(inner: bytes, recipients: Iterable[bytes]) -> tuple[Wrap, ...]:
    keys = sorted(set(recipients))
    if not 0 < len(keys) <= LIMIT_RECIPIENTS:
        raise BadInput(len(keys), f"a document has 1 to {LIMIT_RECIPIENTS} recipients")
    return tuple(Wrap(key, wrap(inner, key)) for key in keys)
