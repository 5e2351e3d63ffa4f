"""The folder of blocks: whole or not at all, whatever happens to who writes."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kp_ledger.documents import embedded as module
from kp_ledger.documents.embedded import Embedded
from kp_ledger.documents.errors import StoreUnavailable
from kp_ledger.documents.identifiers import cid_of
from tests.chance import drawing


def test_blocks_lie_two_folders_deep_for_their_owner_alone(embedded: Embedded) -> None:
    cid = embedded.put(b"a block")
    (file,) = (path for path in embedded.root.rglob("*") if path.is_file())
    assert file.relative_to(embedded.root).parts[0] == "blocks"
    assert len(file.relative_to(embedded.root).parts) == 4
    assert file.name == cid
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(embedded.root.stat().st_mode) == 0o700


def test_a_block_is_on_disk_before_it_has_its_name(
    embedded: Embedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    sync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def renamed(old: str, new: str) -> None:
        order.append("name")
        replace(old, new)

    embedded.put(b"makes the folders")
    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", renamed)
    embedded.put(b"a block")
    told = order[order.index("file") :]
    assert told == ["file", "name", "folder"]


def test_every_new_folder_is_noted_on_disk_too(
    embedded: Embedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    sync = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda h: (synced.append(os.readlink(f"/proc/self/fd/{h}")), sync(h))
    )
    embedded.put(b"a block")
    (file,) = (embedded.root / "blocks").rglob("bafkrei*")
    above = {str(path) for path in file.parents if embedded.root.parent in (path, *path.parents)}
    assert above <= set(synced)


def test_a_full_disk_is_said_and_leaves_nothing(
    embedded: Embedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreUnavailable, match="No space left on device"):
        embedded.put(b"a block")
    monkeypatch.undo()
    assert [path for path in embedded.root.rglob("*") if path.is_file()] == []
    assert embedded.put(b"a block") == cid_of(b"a block")


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="file"):
        Embedded(tmp_path / "file").put(b"a block")


def test_what_a_killed_writer_left_is_swept_away_in_time(embedded: Embedded) -> None:
    embedded.put(b"a block")
    fresh, stale = (embedded.root / "staging" / name for name in (".part-fresh", ".part-stale"))
    fresh.touch()
    stale.touch()
    os.utime(stale, (0, time.time() - module.STALE - 1))
    assert set(Embedded(embedded.root).list()) == {cid_of(b"a block")}
    assert fresh.exists()
    assert not stale.exists()


def test_no_half_block_after_kills(tmp_path: Path) -> None:
    """Killed with SIGKILL at random moments while it writes: every block there is whole."""
    writes = (
        "import os, sys; from pathlib import Path; from kp_ledger.documents.embedded import *\n"
        "store = Embedded(Path(sys.argv[1])); print('begun', flush=True)\n"
        "while True: store.pin(store.put(os.urandom(200_000)))"
    )
    drawn = drawing("half blocks")
    for pause in (drawn.uniform(0.02, 0.4) for _ in range(5)):
        with subprocess.Popen(
            [sys.executable, "-c", writes, str(tmp_path / "blocks")], stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(pause)
            writer.send_signal(signal.SIGKILL)
    store = Embedded(tmp_path / "blocks")
    blocks = list(store.list())
    assert len(blocks) > 5
    assert all(len(store.get(cid)) == 200_000 for cid in blocks)
    assert store.pinned() <= set(blocks)


def test_strangers_among_the_blocks_are_passed_over(embedded: Embedded) -> None:
    cid = embedded.put(b"a block")
    (file,) = (embedded.root / "blocks").rglob("bafkrei*")
    (file.parent / "notes.txt").write_text("")
    assert list(embedded.list()) == [cid]
