"""The halves of documents' keys that stay outside the manifests: a table that can be erased.

A counterfoil alone opens nothing, and a manifest and a recipient's secret key without it open
nothing either: destroying it, everywhere, is how a document is forgotten.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

from nacl.utils import random

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.durable import Write, write_whole
from kp_ledger.documents.errors import Forgotten, NoCounterfoil, StoreUnavailable
from kp_ledger.documents.sealing import HALF


@dataclass(frozen=True, slots=True)
class Entry:
    """A document known here. Moments in Unix seconds; `forgotten` is 0 while its key is here."""

    digest: bytes
    label: str
    kept: int
    forgotten: int


@dataclass(frozen=True, slots=True)
class _File:
    """A document's file: a counterfoil in hexadecimal, or the moment it was destroyed."""

    counterfoil: str
    label: str
    kept: int
    forgotten: int


def _parsed(text: bytes) -> _File:
    """A file's content; ValueError or TypeError when it is damaged."""
    file = _File(**json.loads(text))
    kinds = [type(value) for value in astuple(file)]
    length = 0 if file.forgotten else HALF
    if kinds != [str, str, int, int] or len(bytes.fromhex(file.counterfoil)) != length:
        raise ValueError(file)
    return file


class Counterfoils:
    """One small file a document, in `root`."""

    def __init__(self, root: Path, write: Write = write_whole) -> None:
        self.root = root
        self._put = write

    def keep(self, digest: bytes, counterfoil: bytes, label: str = "") -> None:
        """Keeps a counterfoil, on disk when it returns; Forgotten for a document that was."""
        if len(counterfoil) != HALF:
            raise BadInput(counterfoil.hex(), f"a counterfoil is {2 * HALF} hexadecimal digits")
        found = self._read(digest)
        if found and found.forgotten:
            raise Forgotten(digest, found.forgotten)
        self._write(digest, _File(counterfoil.hex(), label, int(time.time()), 0))

    def get(self, digest: bytes) -> bytes:
        """The counterfoil; NoCounterfoil or Forgotten."""
        found = self._required(digest)
        if found.forgotten:
            raise Forgotten(digest, found.forgotten)
        return bytes.fromhex(found.counterfoil)

    def forget(self, digest: bytes) -> int:
        """Destroys the counterfoil and the label; returns the moment it was done first."""
        if not self._file(digest).exists():
            raise NoCounterfoil(digest)
        found = self._readable(digest)
        if not found.forgotten:
            self._overwrite(digest)
            self._write(digest, _File("", "", found.kept, int(time.time())))
        return self._required(digest).forgotten

    def all(self) -> list[Entry]:
        """Every document known here, the oldest first."""
        with self._telling():
            digests = [bytes.fromhex(path.stem) for path in self.root.glob("*/*.json")]
        found = ((digest, self._required(digest)) for digest in digests)
        entries = [Entry(digest, f.label, f.kept, f.forgotten) for digest, f in found]
        return sorted(entries, key=lambda entry: (entry.kept, entry.digest))

    def _file(self, digest: bytes) -> Path:
        return self.root / digest.hex()[:2] / f"{digest.hex()}.json"

    def _required(self, digest: bytes) -> _File:
        found = self._read(digest)
        if not found:
            raise NoCounterfoil(digest)
        return found

    def _readable(self, digest: bytes) -> _File:
        """What is there. Forgetting may have broken off after the bytes were overwritten."""
        try:
            return self._required(digest)
        except StoreUnavailable:
            return _File("", "", 0, 0)

    def _read(self, digest: bytes) -> _File | None:
        path = self._file(digest)
        with self._telling():
            try:
                return _parsed(path.read_bytes())
            except FileNotFoundError:
                return None
            except (ValueError, TypeError):
                rule = "is damaged: bring it back from a backup, or forget the document"
                raise StoreUnavailable(str(path), rule) from None

    def _write(self, digest: bytes, file: _File) -> None:
        with self._telling():
            self._put(self._file(digest), json.dumps(asdict(file)).encode("ascii"), None)

    def _overwrite(self, digest: bytes) -> None:
        """In place, so that the bytes are gone where the disk writes where it is told to."""
        with self._telling(), self._file(digest).open("r+b") as file:
            file.write(random(os.fstat(file.fileno()).st_size))
            file.flush()
            os.fsync(file.fileno())

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreUnavailable(str(self.root), error.strerror or str(error)) from error
