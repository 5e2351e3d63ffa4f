"""Files that are there whole or not at all, and are on disk when the call returns."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

# Writes or replaces a file, by way of another on the same disk.
Write = Callable[[Path, bytes, Path | None], None]


def write_whole(path: Path, content: bytes, staging: Path | None = None) -> None:
    """Writes or replaces a file that only its owner may read. `staging` is on the same disk."""
    make_folder(path.parent)
    folder = staging or path.parent
    make_folder(folder)
    handle, part = tempfile.mkstemp(prefix=".part-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_unsynced(path: Path, content: bytes, staging: Path | None = None) -> None:
    """The same for thousands of files at once, which are on disk after os.sync()."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".part-{path.name}")
    part.write_bytes(content)
    part.chmod(0o600)
    part.replace(path)


def remove(path: Path) -> None:
    path.unlink()
    sync_folder(path.parent)


def make_folder(path: Path) -> None:
    """Makes a folder and those above it, each noted on disk in the one above."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Without it a file's name may be lost with the power, though its bytes are on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
