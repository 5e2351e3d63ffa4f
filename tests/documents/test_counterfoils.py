"""The table that can be erased, against damage and a disk that does not take it."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from kp_ledger.base.errors import BadInput
from kp_ledger.documents import counterfoils as tables
from kp_ledger.documents.counterfoils import Counterfoils, Entry
from kp_ledger.documents.errors import Forgotten, NoCounterfoil, StoreUnavailable
from tests import clocks

DIGEST, OTHER, HALF = b"\x01" * 32, b"\x02" * 32, b"\x03" * 32


def test_what_is_kept_comes_back(counterfoils: Counterfoils) -> None:
    counterfoils.keep(DIGEST, HALF, "papers.pdf")
    assert counterfoils.get(DIGEST) == HALF
    counterfoils.keep(DIGEST, OTHER)
    assert counterfoils.get(DIGEST) == OTHER
    (file,) = counterfoils.root.rglob("*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_list_says_what_was_forgotten(
    counterfoils: Counterfoils, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert counterfoils.all() == []
    moments = iter([100.0, 200.0, 300.0, 400.0])
    clocks.read_by(monkeypatch, tables, lambda: next(moments))
    counterfoils.keep(DIGEST, HALF, "papers.pdf")
    counterfoils.keep(OTHER, HALF, "Größe.txt")
    assert counterfoils.forget(DIGEST) == 300
    assert counterfoils.forget(DIGEST) == 300
    assert counterfoils.all() == [Entry(DIGEST, "", 100, 300), Entry(OTHER, "Größe.txt", 200, 0)]
    with pytest.raises(Forgotten):
        counterfoils.get(DIGEST)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_counterfoil_has_its_length(counterfoils: Counterfoils, length: int) -> None:
    with pytest.raises(BadInput, match="a counterfoil is 64 hexadecimal digits"):
        counterfoils.keep(DIGEST, bytes(length))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"counterfoil": "zz", "label": "", "kept": 1, "forgotten": 0}',
        '{"counterfoil": "00", "label": "", "kept": "x", "forgotten": 0}',
        '{"counterfoil": "", "label": "", "kept": 1, "forgotten": 0}',
    ],
)
def test_a_damaged_file_is_named(counterfoils: Counterfoils, text: str) -> None:
    counterfoils.keep(DIGEST, HALF)
    (file,) = counterfoils.root.rglob("*.json")
    file.write_text(text)
    with pytest.raises(StoreUnavailable, match=f"{DIGEST.hex()}.json: is damaged"):
        counterfoils.get(DIGEST)
    with pytest.raises(StoreUnavailable, match="is damaged"):
        counterfoils.all()
    assert counterfoils.forget(DIGEST) > 0


def test_forgetting_that_breaks_off_can_be_done_again(
    counterfoils: Counterfoils, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes were overwritten and the note of it was not written: then a second time."""
    counterfoils.keep(DIGEST, HALF)
    monkeypatch.setattr(Counterfoils, "_write", lambda *a, **k: (_ for _ in ()).throw(KeyError))
    with pytest.raises(KeyError):
        counterfoils.forget(DIGEST)
    monkeypatch.undo()
    (file,) = counterfoils.root.rglob("*.json")
    assert HALF.hex() not in file.read_text("latin-1")
    assert counterfoils.forget(DIGEST) > 0
    with pytest.raises(Forgotten):
        counterfoils.get(DIGEST)


def test_a_full_disk_is_said_and_leaves_the_old_one(
    counterfoils: Counterfoils, monkeypatch: pytest.MonkeyPatch
) -> None:
    counterfoils.keep(DIGEST, HALF)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreUnavailable, match="No space left on device"):
        counterfoils.keep(DIGEST, OTHER)
    monkeypatch.undo()
    assert counterfoils.get(DIGEST) == HALF


def test_what_was_never_here_is_said(counterfoils: Counterfoils) -> None:
    with pytest.raises(NoCounterfoil, match=DIGEST.hex()):
        counterfoils.get(DIGEST)
