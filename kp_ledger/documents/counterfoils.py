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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nacl.utils import random

from kp_ledger.documents.durable import write_whole
from kp_ledger.documents.errors import Forgotten, NoCounterfoil, StoreUnavailable
from kp_ledger.documents.sealing import HALF
from kp_ledger.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class Entry:
    """A document known here. Moments in Unix seconds; `forgotten` is 0 while its key is here."""

    digest: bytes
    label: str
    kept: int
    forgotten: int


class Counterfoils:
    """One small file a document, in `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def keep(self, digest: bytes, counterfoil: bytes, label: str = "") -> None:
        """Keeps a counterfoil, on disk when it returns; Forgotten for a document that was."""
        if len(counterfoil) != HALF:
            raise BadInput(counterfoil.hex(), f"a counterfoil is {2 * HALF} hexadecimal digits")
        found = self._read(digest)
        if found and found["forgotten"]:
            raise Forgotten(digest, found["forgotten"])
        self._write(digest, counterfoil=counterfoil.hex(), label=label, kept=int(time.time()))

    def get(self, digest: bytes) -> bytes:
        """The counterfoil; NoCounterfoil or Forgotten."""
        found = self._read(digest)
        if not found:
            raise NoCounterfoil(digest)
        if found["forgotten"]:
            raise Forgotten(digest, found["forgotten"])
        return bytes.fromhex(found["counterfoil"])

    def forget(self, digest: bytes) -> int:
        """Destroys the counterfoil and the label; returns the moment it was done first."""
        found = self._read(digest)
        if not found:
            raise NoCounterfoil(digest)
        if not found["forgotten"]:
            self._overwrite(digest)
            self._write(digest, kept=found["kept"], forgotten=int(time.time()))
        return int(self._required(digest)["forgotten"])

    def all(self) -> list[Entry]:
        """Every document known here, the oldest first."""
        with self._telling():
            names = [path.stem for path in self.root.glob("*/*.json")]
        found = ((bytes.fromhex(name), self._required(bytes.fromhex(name))) for name in names)
        entries = [Entry(d, f["label"], f["kept"], f["forgotten"]) for d, f in found]
        return sorted(entries, key=lambda entry: (entry.kept, entry.digest))

    def _file(self, digest: bytes) -> Path:
        return self.root / digest.hex()[:2] / f"{digest.hex()}.json"

    def _required(self, digest: bytes) -> dict[str, Any]:
        found = self._read(digest)
        if not found:
            raise NoCounterfoil(digest)
        return found

    def _read(self, digest: bytes) -> dict[str, Any] | None:
        path = self._file(digest)
        with self._telling():
            try:
                text = path.read_bytes()
            except FileNotFoundError:
                return None
        try:
            found = json.loads(text)
            bytes.fromhex(found["counterfoil"])
            return {"label": str(found["label"]), **found}
        except (ValueError, KeyError, TypeError):
            raise StoreUnavailable(str(path), "is damaged: bring it back from a backup") from None

    def _write(
        self,
        digest: bytes,
        *,
        kept: int,
        counterfoil: str = "",
        label: str = "",
        forgotten: int = 0,
    ) -> None:
        file = {"counterfoil": counterfoil, "label": label, "kept": kept, "forgotten": forgotten}
        with self._telling():
            write_whole(self._file(digest), json.dumps(file).encode("ascii"))

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
