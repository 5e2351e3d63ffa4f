"""How a document is encrypted, with libsodium (PyNaCl) and nothing of our own but the nonces.

Every document has a key of its own, the exclusive-or of two random halves. The *inner* half is
sealed to each recipient and stands in the manifest; the *counterfoil* never does, so that it can
be destroyed (docs/decisions/0012-documents.md). A part's nonce is the document's salt, the part's
place and whether it is the last: one that is moved, or made the last, does not open.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.blockstore import LIMIT_BLOCK

HALF: Final = SecretBox.KEY_SIZE
SALT: Final = 16
# Bytes of a document in one part: with its tag, it fills one block.
PART: Final = LIMIT_BLOCK - SecretBox.MACBYTES
WRAP: Final = HALF + 48  # SealedBox: a public key of 32 bytes and a tag of 16
_COMMITMENT: Final = b"kimberley-ledger document key 1"


@dataclass(frozen=True, slots=True)
class Secret:
    """The two halves of a document's key. Its repr shows neither."""

    inner: bytes
    counterfoil: bytes

    @classmethod
    def draw(cls) -> Secret:
        return cls(random(HALF), random(HALF))

    def __repr__(self) -> str:
        return "<the key of a document>"

    @property
    def key(self) -> bytes:
        return bytes(a ^ b for a, b in zip(self.inner, self.counterfoil, strict=True))

    def commitment(self, salt: bytes) -> bytes:
        """What the manifest says of the key, so that no two keys open one document differently."""
        return hashlib.sha256(_COMMITMENT + salt + self.key).digest()


def wrap(inner: bytes, recipient: bytes) -> bytes:
    """The inner half, sealed to a recipient's X25519 key; BadInput for a key that is none."""
    try:
        return SealedBox(PublicKey(recipient)).encrypt(inner)
    except (CryptoError, ValueError, TypeError):
        raise BadInput(recipient.hex(), "is no X25519 key to encrypt to") from None


def unwrap(wrapped: bytes, secret: PrivateKey) -> bytes | None:
    """The inner half; None when the wrap was sealed to another key."""
    try:
        return SealedBox(secret).decrypt(wrapped)
    except CryptoError:
        return None


def seal_part(key: bytes, salt: bytes, index: int, last: bool, plain: bytes) -> bytes:
    """A part as it is stored: 16 bytes longer."""
    return SecretBox(key).encrypt(plain, _nonce(salt, index, last)).ciphertext


def open_part(key: bytes, salt: bytes, index: int, last: bool, sealed: bytes) -> bytes | None:
    """A part's bytes; None when it was not sealed with this key, in this place."""
    try:
        return SecretBox(key).decrypt(sealed, _nonce(salt, index, last))
    except CryptoError:
        return None


def _nonce(salt: bytes, index: int, last: bool) -> bytes:
    """24 bytes. Never used twice: the key is one document's, and each place has its own."""
    return salt + index.to_bytes(7, "big") + bytes([last])
