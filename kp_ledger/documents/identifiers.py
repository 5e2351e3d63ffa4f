"""A block's identifier: CIDv1, raw, SHA-256, in base32, as IPFS has it (`bafkrei…`)."""

from __future__ import annotations

import hashlib
import re
from base64 import b32decode, b32encode
from typing import Final

from kp_ledger.base.errors import BadInput
from kp_ledger.domain.parse import is_id, parse_id

# Version 1, codec raw, hash SHA-256, 32 bytes of it.
_HEAD: Final = bytes([0x01, 0x55, 0x12, 0x20])
_CID = re.compile(r"bafkrei[a-z2-7]{52}")


def cid_of(block: bytes) -> str:
    """The identifier of these bytes."""
    return cid_of_digest(hashlib.sha256(block).digest())


def cid_of_digest(digest: bytes) -> str:
    return "b" + b32encode(_HEAD + digest).decode("ascii").rstrip("=").lower()


def is_cid(text: str) -> bool:
    """Whether it is an identifier of a raw block, the one way in which it is written."""
    return bool(_CID.fullmatch(text)) and cid_of_digest(_digest(text)) == text


def digest_of(cid: str) -> bytes:
    """The SHA-256 within an identifier; BadInput for anything else, a path to a file included."""
    if not is_cid(cid):
        raise BadInput(cid, "is no identifier of a raw block (bafkrei and 52 letters)")
    return _digest(cid)


def parse_document(text: str) -> bytes:
    """A document as typed: the digest on chain, or the identifier of its manifest."""
    if is_id(text):
        return parse_id(text)
    if is_cid(text):
        return _digest(text)
    raise BadInput(text, "a document is 64 hexadecimal digits, or its manifest's bafkrei…")


def _digest(cid: str) -> bytes:
    return b32decode(cid[1:].upper() + "======")[len(_HEAD) :]
