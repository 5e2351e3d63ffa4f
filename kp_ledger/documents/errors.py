"""
* LedgerError
  + DocumentError
    - StoreUnavailable      the folder or the daemon does not do what it is asked
      . NoAnswer            not within the timeout
    - BlockError            a block, named by its identifier
      . BlockMissing        is not there
      . BlockChanged        its bytes are others than its identifier says
      . BlockCut            likewise, and they are fewer than the manifest says
      . BlockPinned         is to be deleted, and somebody needs it
    - NotAManifest          the block of this digest describes no document
    - PartOutOfPlace        a sealed part does not belong where the manifest puts it
    - WrongRecipient        is not encrypted to this key
    - WrongKey              the key opens its wrap, or the counterfoil fits, but not both
    - NoCounterfoil         the half of the key that stays outside the manifest is not here
    - Forgotten             that half was destroyed
    - DocumentEmpty, DocumentTooLarge
"""

from __future__ import annotations

from dataclasses import dataclass

from kp_ledger.base.errors import LedgerError
from kp_ledger.domain.showing import written_moment


class DocumentError(LedgerError):
    """A document cannot be stored, found or opened."""


@dataclass(eq=False)
class StoreUnavailable(DocumentError):
    store: str
    reason: str

    def __str__(self) -> str:
        return f"{self.store}: {self.reason}"


class NoAnswer(StoreUnavailable):
    """The daemon may still be at it."""


@dataclass(eq=False)
class BlockError(DocumentError):
    cid: str
    store: str


@dataclass(eq=False)
class BlockMissing(BlockError):
    def __str__(self) -> str:
        return f"block {self.cid} is missing from {self.store}"


@dataclass(eq=False)
class BlockChanged(BlockError):
    """`length` is how many bytes there are."""

    length: int

    def __str__(self) -> str:
        return f"block {self.cid} in {self.store} holds other bytes ({self.length:,}) than its name"


@dataclass(eq=False)
class BlockCut(BlockChanged):
    """`expected` is how many bytes the manifest says there are."""

    expected: int

    def __str__(self) -> str:
        lengths = f"{self.length:,} of {self.expected:,} bytes"
        return f"block {self.cid} in {self.store} is cut: {lengths}"


@dataclass(eq=False)
class BlockPinned(BlockError):
    def __str__(self) -> str:
        return f"block {self.cid} in {self.store} is pinned: unpin it before it is deleted"


@dataclass(eq=False)
class NotAManifest(DocumentError):
    cid: str
    rule: str

    def __str__(self) -> str:
        return f"block {self.cid} is no document's manifest: {self.rule}"


@dataclass(eq=False)
class PartOutOfPlace(DocumentError):
    """`index` counts from 0."""

    digest: bytes
    cid: str
    index: int
    parts: int

    def __str__(self) -> str:
        place = f"part {self.index + 1} of {self.parts}"
        return f"document {self.digest.hex()}: block {self.cid} was not sealed as {place}"


@dataclass(eq=False)
class WrongRecipient(DocumentError):
    """`keys` are the encryption keys asked with, `recipients` those of the manifest."""

    digest: bytes
    keys: tuple[bytes, ...]
    recipients: tuple[bytes, ...]

    def __str__(self) -> str:
        asked = ", ".join(key.hex() for key in self.keys) or "no key"
        meant = ", ".join(key.hex() for key in self.recipients)
        return f"document {self.digest.hex()} is encrypted to {meant}, not to {asked}"


@dataclass(eq=False)
class WrongKey(DocumentError):
    digest: bytes
    reason: str

    def __str__(self) -> str:
        return f"document {self.digest.hex()} does not open: {self.reason}"


@dataclass(eq=False)
class NoCounterfoil(DocumentError):
    digest: bytes

    def __str__(self) -> str:
        return (
            f"document {self.digest.hex()}: the half of its key that stays outside the manifest "
            "is not here; who added it has it: kp document counterfoil"
        )


@dataclass(eq=False)
class Forgotten(DocumentError):
    """`moment` is when, in Unix seconds."""

    digest: bytes
    moment: int

    def __str__(self) -> str:
        when = written_moment(self.moment)
        return f"document {self.digest.hex()} was forgotten here on {when}: its key is destroyed"


class DocumentEmpty(DocumentError):
    def __str__(self) -> str:
        return "a document has at least one byte, and this one has none"


@dataclass(eq=False)
class DocumentTooLarge(DocumentError):
    """`size` is what is known of it: all of it, or what was read before it was refused."""

    size: int
    limit: int

    def __str__(self) -> str:
        return (
            f"a document has at most {self.limit:,} bytes, and this one has {self.size:,} or more"
        )
