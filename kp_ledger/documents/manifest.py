"""A manifest: one block of canonical JSON (RFC 8785), whose SHA-256 stands on chain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import orjson
import rfc8785

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.blockstore import LIMIT_BLOCK
from kp_ledger.documents.errors import NotAManifest
from kp_ledger.documents.identifiers import cid_of, is_cid
from kp_ledger.documents.sealing import PART, SALT, WRAP

FORMAT: Final = "kimberley-ledger document 1"
LIMIT_DOCUMENT: Final = 50_000_000
LIMIT_RECIPIENTS: Final = 200
_MEDIA = re.compile(r"[a-z0-9][a-z0-9.+-]{0,62}/[a-z0-9][a-z0-9.+-]{0,126}")


@dataclass(frozen=True, slots=True, order=True)
class Wrap:
    """The inner half of the document's key, sealed to one recipient's X25519 key."""

    recipient: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """`size` is the document's, in bytes; `parts` are the identifiers of its sealed parts."""

    media: str
    size: int
    parts: tuple[str, ...]
    wraps: tuple[Wrap, ...]
    commitment: bytes
    salt: bytes

    def encode(self) -> bytes:
        """The canonical bytes."""
        return rfc8785.dumps(
            {
                "format": FORMAT,
                "media": self.media,
                "size": self.size,
                "parts": list(self.parts),
                "wraps": [
                    {"recipient": wrap.recipient.hex(), "sealed": wrap.sealed.hex()}
                    for wrap in self.wraps
                ],
                "commitment": self.commitment.hex(),
                "salt": self.salt.hex(),
            }
        )

    @property
    def recipients(self) -> tuple[bytes, ...]:
        return tuple(wrap.recipient for wrap in self.wraps)

    def stored_length(self, index: int) -> int:
        """Bytes of a part's block."""
        return min(PART, self.size - index * PART) + LIMIT_BLOCK - PART


def parts_of(size: int) -> int:
    """How many parts a document of so many bytes has."""
    return -(-size // PART)


def check_media(media: str) -> str:
    if not _MEDIA.fullmatch(media):
        raise BadInput(media, "a media type is written as in application/pdf, in lower case")
    return media


def decode(block: bytes) -> Manifest:
    """The manifest in a block; NotAManifest with the rule that it breaks."""
    try:
        found = orjson.loads(block)
        _rule(
            isinstance(found, dict) and found.get("format") == FORMAT, f'its format is "{FORMAT}"'
        )
        manifest = _manifest(found)
        _check(manifest)
        _rule(manifest.encode() == block, "it is canonical JSON, with these members and no other")
    except _Broken as broken:
        raise NotAManifest(cid_of(block), str(broken)) from None
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        raise NotAManifest(cid_of(block), "it is JSON with a manifest's members") from None
    return manifest


class _Broken(Exception):
    pass


def _rule(holds: bool, rule: str) -> None:
    if not holds:
        raise _Broken(rule)


def _manifest(found: dict[str, Any]) -> Manifest:
    return Manifest(
        found["media"],
        found["size"],
        tuple(found["parts"]),
        tuple(
            Wrap(bytes.fromhex(wrap["recipient"]), bytes.fromhex(wrap["sealed"]))
            for wrap in found["wraps"]
        ),
        bytes.fromhex(found["commitment"]),
        bytes.fromhex(found["salt"]),
    )


def _check(manifest: Manifest) -> None:
    size, recipients = manifest.size, manifest.recipients
    _rule(bool(_MEDIA.fullmatch(manifest.media)), "it has a media type")
    _rule(type(size) is int and 0 < size <= LIMIT_DOCUMENT, f"its size is 1 to {LIMIT_DOCUMENT:,}")
    _rule(all(is_cid(part) for part in manifest.parts), "its parts are identifiers of raw blocks")
    count = parts_of(size)
    _rule(
        len(manifest.parts) == count,
        f"{size:,} bytes make {count} parts, not {len(manifest.parts)}",
    )
    _rule(0 < len(recipients) <= LIMIT_RECIPIENTS, f"it has 1 to {LIMIT_RECIPIENTS} recipients")
    _rule(recipients == tuple(sorted(set(recipients))), "its recipients are in order, each once")
    _rule(
        all(len(w.recipient) == 32 and len(w.sealed) == WRAP for w in manifest.wraps),
        "its wraps are whole",
    )
    _rule(len(manifest.commitment) == 32 and len(manifest.salt) == SALT, "its salt is 16 bytes")
