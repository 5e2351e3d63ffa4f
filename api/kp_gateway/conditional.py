"""Conditional requests: what stands for an answer, and whether who asks has it already.

An answer is a function of its block, of who may see what, and of this program: the tag names the
three. An answer as of a past block keeps its tag for ever, unless a reorganisation cuts the block.
"""

from __future__ import annotations

from typing import Final

from kp_ledger.answers.audiences import Audience, Reader

VERSION: Final = "1"  # raised when the same block is told in other words


def etag(block_hash: bytes, reader: Reader, form: str = "") -> str:
    """Equal tags, equal answers. `form` is what else there is of the same: a table, a language."""
    who = f"{int(reader.audience)}-{reader.organisation}"
    return f'W/"{"-".join(filter(None, (VERSION, block_hash.hex()[:24], who, form)))}"'


def headers_of(tag: str, audience: Audience = Audience.PUBLIC) -> dict[str, str]:
    """Whoever keeps a public answer asks each time whether it still stands; others keep none."""
    public = audience is Audience.PUBLIC
    return {
        "ETag": tag,
        "Cache-Control": "public, no-cache" if public else "private, no-store",
        "Vary": "Authorization, Accept",
    }


def is_known(if_none_match: str | None, tag: str) -> bool:
    """Whether who asks has this answer already: one of several tags, or any."""
    if if_none_match is None:
        return False
    known = {one.strip().removeprefix("W/") for one in if_none_match.split(",")}
    return "*" in known or tag.removeprefix("W/") in known
