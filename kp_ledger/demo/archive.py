"""The documents that the year's acts name: invented, and encrypted to those who may read them.

archive = Archive(seed, cast)
digest = archive.file("licence", miner.name, to=[miner])      # goes on chain
archive.lay(store, counterfoils)                              # into a home, or into Kubo

A year is the same for the same seed to the last signature, and so are its documents: salt, key and
what seals it to a recipient are drawn from the seed. No real document may be made so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from nacl.bindings import crypto_box, crypto_box_NONCEBYTES, crypto_box_seed_keypair

from kp_ledger.demo.actors import Actor, Cast
from kp_ledger.documents.blockstore import Blockstore
from kp_ledger.documents.counterfoils import Counterfoils
from kp_ledger.documents.identifiers import cid_of, digest_of
from kp_ledger.documents.manifest import Manifest, Wrap
from kp_ledger.documents.sealing import HALF, SALT, Secret, seal_part

MEDIA: Final = "text/plain"
HEADING: Final = "INVENTED FOR THE DEMONSTRATION"


@dataclass(frozen=True, slots=True)
class Filed:
    """A document as it is kept: its one part, its manifest, the half of its key outside both."""

    label: str
    part: bytes
    manifest: bytes
    counterfoil: bytes


class Archive:
    """Documents by their digests. `file` gives the same digest for the same document."""

    def __init__(self, seed: int, cast: Cast) -> None:
        self._seed = seed
        self._offices = {office.participant: office for office in cast.offices}
        self.filed: dict[bytes, Filed] = {}

    def file(self, title: str, *about: object, to: Iterable[Actor]) -> bytes:
        """A document that these actors read, and the first office of each one's Participant."""
        named = [one for one in to if one.secret]  # a party outside has no keys
        offices = [self._offices[one.participant] for one in named]
        label = ", ".join([title, *map(str, about)])
        text = f"{HEADING}\n\n{title[0].upper()}{title[1:]}\n{chr(10).join(map(str, about))}\n"
        keys = sorted({one.encryption for one in (*named, *offices)})
        filed = self._sealed(label, text.encode(), keys)
        digest = digest_of(cid_of(filed.manifest))
        self.filed[digest] = filed
        return digest

    def lay(self, store: Blockstore, counterfoils: Counterfoils) -> None:
        """Puts all there is into a store, and pins it."""
        for digest, filed in self.filed.items():
            counterfoils.keep(digest, filed.counterfoil, filed.label)
            for block in (filed.part, filed.manifest):
                store.pin(store.put(block))

    def _sealed(self, label: str, text: bytes, keys: list[bytes]) -> Filed:
        secret = Secret(self._drawn(label, "inner"), self._drawn(label, "outer"))
        salt = self._drawn(label, "salt")[:SALT]
        part = seal_part(secret.key, salt, 0, True, text)
        wraps = tuple(Wrap(key, self._wrapped(label, secret.inner, key)) for key in keys)
        commitment = secret.commitment(salt)
        manifest = Manifest(MEDIA, len(text), (cid_of(part),), wraps, commitment, salt)
        return Filed(label, part, manifest.encode(), secret.counterfoil)

    def _wrapped(self, label: str, inner: bytes, recipient: bytes) -> bytes:
        """What libsodium's sealed box is, with a key of one use that is drawn from the seed."""
        public, once = crypto_box_seed_keypair(self._drawn(label, recipient.hex()))
        nonce = hashlib.blake2b(public + recipient, digest_size=crypto_box_NONCEBYTES).digest()
        return bytes(public + crypto_box(inner, nonce, recipient, once))

    def _drawn(self, label: str, what: str) -> bytes:
        text = f"kimberley demonstration/{self._seed}/document/{label}/{what}"
        return hashlib.sha256(text.encode()).digest()[:HALF]
