"""Plain files at the edge: what is encrypted from one, and decrypted into one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.errors import DocumentTooLarge
from kp_ledger.documents.manifest import LIMIT_DOCUMENT


def opened(path: Path) -> BinaryIO:
    """A file to read; refused before a byte of it is read when it is too large."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise BadInput(str(path), f"cannot be read: {error.strerror}") from None
    size = os.fstat(file.fileno()).st_size
    if size > LIMIT_DOCUMENT:
        file.close()
        raise DocumentTooLarge(size, LIMIT_DOCUMENT)
    return file


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a file that is not there yet, for its owner alone: whole, or not at all."""
    if path.exists():
        raise BadInput(str(path), "there is a file already, and none is overwritten")
    try:
        handle, part = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    except OSError as error:
        raise BadInput(str(path), f"cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise BadInput(str(path), f"cannot be written: {error.strerror}") from None
    finally:
        Path(part).unlink(missing_ok=True)
