"""`kp document`: what a person does with a document, from the key to forgetting it."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest
from nacl.public import PrivateKey

from kp_ledger.documents.identifiers import cid_of_digest
from kp_ledger.documents.manifest import LIMIT_DOCUMENT
from tests.cli.conftest import Kp, capture, kp, running
from tests.documents.daemon import Daemon

__all__ = ["capture", "kp", "running"]
PLAIN = os.urandom(600_000)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "papers.pdf"
    path.write_bytes(PLAIN)
    return path


@pytest.fixture
def miner(kp: Kp) -> str:
    return with_key(kp, "miner")


def with_key(kp: Kp, name: str) -> str:
    """A demonstration key of that name with an encryption key, which is returned."""
    kp("keys", "create", name, "--demonstration", "--participant", "BW", "--role", "miner")
    return str(kp.json("document", "keygen", "--as", name).json["encryption_key"])


def added(kp: Kp, file: Path, *to: str) -> str:
    options = [option for name in to for option in ("--to", name)]
    return str(kp.json("document", "add", str(file), *options).json["digest"])


def test_a_document_goes_in_and_comes_out(kp: Kp, miner: str, file: Path, tmp_path: Path) -> None:
    answer = kp.json("document", "add", str(file), "--to", "miner").json
    assert answer["media"] == "application/pdf"
    assert (answer["size"], answer["parts"], answer["recipients"]) == (600_000, 3, [miner])
    out = tmp_path / "out.pdf"
    kp("document", "read", answer["digest"], "--as", "miner", "-o", str(out))
    assert out.read_bytes() == PLAIN
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert (
        "600,000 bytes, application/pdf"
        in kp("document", "read", answer["cid"], "--as", "miner", "-o", str(tmp_path / "again")).out
    )
    assert not list(tmp_path.glob(".part-*"))


def test_it_is_said_for_people_as_well(kp: Kp, miner: str, file: Path) -> None:
    answer = kp("document", "add", str(file), "--to", "miner", "--media", "text/plain")
    digest = answer.out.strip()
    assert "600,000 bytes in 3 parts, for 1: bafkrei" in answer.err
    assert "All 4 blocks are there" in kp("document", "verify", digest).out
    assert "4 blocks are pinned" in kp("document", "pin", digest).out
    listed = kp("document", "list").out
    assert digest in listed
    assert "papers.pdf" in listed


def test_a_key_of_hexadecimal_digits_is_encrypted_to(kp: Kp, file: Path) -> None:
    key = bytes(PrivateKey.generate().public_key).hex()
    answer = kp.json("document", "add", str(file), "--to", key).json
    assert answer["recipients"] == [key]


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("nobody", "neither a number, nor a key here"),
        ("trader", "has no encryption key on the ledger, nor here"),
        ("7", "has no encryption key on the ledger, nor here"),
        ("00" * 32, "is no X25519 key"),
    ],
)
def test_who_has_no_key_is_named(kp: Kp, miner: str, file: Path, to: str, said: str) -> None:
    kp("keys", "create", "trader", "--demonstration", "--participant", "BW", "--role", "trader")
    refused = kp("document", "add", str(file), "--to", to, code=2)
    assert said in refused.err
    assert kp.json("document", "list").json == []


def test_the_wrong_recipient_is_named(kp: Kp, miner: str, file: Path, tmp_path: Path) -> None:
    other = with_key(kp, "other")
    digest = added(kp, file, "miner")
    out = tmp_path / "out"
    refused = kp("document", "read", digest, "--as", "other", "-o", str(out), code=1)
    assert f"is encrypted to {miner}, not to {other}" in refused.err
    as_json = kp.json("document", "read", digest, "--as", "other", "-o", str(out), code=1)
    assert as_json.json["error"] == "WrongRecipient"
    assert not out.exists()


def test_a_key_changed_since_still_reads(kp: Kp, miner: str, file: Path, tmp_path: Path) -> None:
    digest = added(kp, file, "miner")
    newer = kp.json("document", "keygen", "--as", "miner").json["encryption_key"]
    assert newer != miner
    kp("document", "read", digest, "--as", "miner", "-o", str(tmp_path / "out"))


def test_a_real_key_asks_for_its_password(
    kp: Kp, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kp_ledger.keys.keystore.COST", 1 << 10)
    password = tmp_path / "password"
    password.touch(0o600)
    password.write_text("twelve letters or more")
    monkeypatch.setenv("KP_PASSWORD_FILE", str(password))
    kp("keys", "create", "real", "--participant", "BW", "--role", "miner")
    kp("document", "keygen", "--as", "real")
    digest = added(kp, file, "real")
    kp("document", "read", digest, "--as", "real", "-o", str(tmp_path / "out"))
    password.write_text("twelve other letters")
    kp("document", "keygen", "--as", "real", code=2)
    refused = kp("document", "read", digest, "--as", "real", "-o", str(tmp_path / "no"), code=2)
    assert "this password does not open" in refused.err
    assert "twelve other letters" not in refused.err

    kp("document", "forget", digest)
    monkeypatch.delenv("KP_PASSWORD_FILE")
    asked = kp("document", "read", digest, "--as", "real", "-o", str(tmp_path / "no"), code=1)
    assert "was forgotten here on" in asked.err


def test_no_file_is_overwritten(kp: Kp, miner: str, file: Path) -> None:
    digest = added(kp, file, "miner")
    refused = kp("document", "read", digest, "--as", "miner", "-o", str(file), code=2)
    assert "none is overwritten" in refused.err
    assert file.read_bytes() == PLAIN


def test_a_damaged_document_leaves_no_file(kp: Kp, miner: str, file: Path, tmp_path: Path) -> None:
    digest = added(kp, file, "miner")
    last = block_files(kp)[-1]
    last.write_bytes(last.read_bytes()[:-1])
    out = tmp_path / "out" / "papers.pdf"
    out.parent.mkdir()
    refused = kp("document", "read", digest, "--as", "miner", "-o", str(out), code=1)
    assert last.name in refused.err
    assert list(out.parent.iterdir()) == []


def block_files(kp: Kp) -> list[Path]:
    """Blocks, the manifest (the smallest) first."""
    files = (kp.home / "documents" / "blocks").rglob("bafkrei*")
    return sorted(files, key=lambda path: path.stat().st_size)


@pytest.mark.parametrize("size", [LIMIT_DOCUMENT + 1, 200_000_000])
def test_a_file_that_is_too_large_is_refused(kp: Kp, miner: str, tmp_path: Path, size: int) -> None:
    large = tmp_path / "large"
    with large.open("wb") as handle:
        handle.truncate(size)
    refused = kp("document", "add", str(large), "--to", "miner", code=1)
    assert f"at most 50,000,000 bytes, and this one has {size:,}" in refused.err
    assert not (kp.home / "documents" / "blocks").exists()


def test_what_cannot_be_added_is_said(kp: Kp, miner: str, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    for path, said, code in (
        (tmp_path / "none", "cannot be read", 2),
        (tmp_path, "cannot be read", 2),
        (tmp_path / "empty", "at least one byte", 1),
    ):
        assert said in kp("document", "add", str(path), "--to", "miner", code=code).err


@pytest.mark.parametrize("digest", ["", "12", "zz" * 32, "bafkrei", "../../etc/passwd"])
def test_what_is_no_digest_is_refused(kp: Kp, digest: str) -> None:
    for command in ("verify", "pin", "forget", "counterfoil"):
        assert "a document is 64 hexadecimal digits" in kp("document", command, digest, code=2).err


def test_a_document_that_is_not_here_is_said(kp: Kp, miner: str, tmp_path: Path) -> None:
    digest = "12" * 32
    kp("document", "forget", digest, code=1)
    kp("document", "read", digest, "--as", "miner", "-o", str(tmp_path / "out"), code=1)
    assert cid_of_digest(bytes.fromhex(digest)) in kp("document", "verify", digest, code=1).out
    assert kp.json("document", "pin", digest, code=1).json["error"] == "BlockMissing"


def test_another_home_repairs_and_reads(
    kp: Kp, miner: str, file: Path, tmp_path: Path, capture: object
) -> None:
    """A recipient elsewhere fetches the blocks, is given the counterfoil, and reads."""
    elsewhere = Kp(tmp_path / "elsewhere", capture)
    key = with_key(elsewhere, "dubai")
    digest = added(kp, file, "miner", key)
    fetched = elsewhere.json("document", "repair", digest, "--from", str(kp.home)).json
    assert len(fetched["fetched"]) == 4
    out = tmp_path / "out"
    reading = ("document", "read", digest, "--as", "dubai", "-o", str(out))
    assert elsewhere.json(*reading, code=1).json["error"] == "NoCounterfoil"
    half = kp.json("document", "counterfoil", digest).json["counterfoil"]
    elsewhere("document", "counterfoil", digest, "--keep", half)
    elsewhere(*reading)
    assert out.read_bytes() == PLAIN


def test_a_block_that_is_gone_everywhere_is_named(
    kp: Kp, miner: str, file: Path, tmp_path: Path, capture: object
) -> None:
    elsewhere = Kp(tmp_path / "elsewhere", capture)
    digest = added(kp, file, "miner")
    elsewhere("document", "repair", digest, "--from", str(kp.home))
    lost = block_files(kp)[-1]
    lost.unlink()
    missing = {
        "cid": lost.name,
        "error": "BlockMissing",
        "reason": f"block {lost.name} is missing from {kp.home / 'documents'}",
    }
    assert kp.json("document", "verify", digest, code=1).json["wrong"] == [missing]
    (copy,) = (path for path in block_files(elsewhere) if path.name == lost.name)
    copy.unlink()
    source = ("--from", str(elsewhere.home))
    assert (
        f"BlockMissing: block {lost.name}" in kp("document", "repair", digest, *source, code=1).out
    )
    copy.write_bytes(PLAIN[:262_144])
    left = kp.json("document", "repair", digest, *source, code=1).json
    assert (left["done"], left["fetched"]) == (False, [])
    assert left["wrong"][0]["error"] == "BlockChanged"


def test_a_forgotten_document_does_not_open(kp: Kp, miner: str, file: Path, tmp_path: Path) -> None:
    digest = added(kp, file, "miner")
    half = kp.json("document", "counterfoil", digest).json["counterfoil"]
    kp("document", "forget", digest)
    out = str(tmp_path / "out")
    refused = kp("document", "read", digest, "--as", "miner", "-o", out, code=1)
    assert "was forgotten here on" in refused.err
    assert "was forgotten" in kp("document", "counterfoil", digest, "--keep", half, code=1).err
    assert kp.json("document", "forget", digest).json["done"]
    assert "All 4 blocks are there" in kp("document", "verify", digest).out
    assert hashlib.sha256(block_files(kp)[0].read_bytes()).hexdigest() == digest[2:]
    listed = kp("document", "list").out
    assert "forgotten" in listed
    assert "papers.pdf" not in listed
    assert kp.json("document", "list").json[0]["forgotten"] > 0
    left = [path.read_bytes() for path in kp.home.rglob("*") if path.is_file()]
    assert not any(half.encode() in content for content in left)


def test_kubo_keeps_what_the_home_keeps(
    kp: Kp, miner: str, file: Path, tmp_path: Path, daemon: Daemon
) -> None:
    """Added through Kubo, brought home; added at home, brought to Kubo; read in both."""
    there = ("--store", daemon.url)
    answer = kp.json("document", "add", str(file), "--to", "miner", *there).json
    kp("document", "repair", answer["digest"], "--from", daemon.url)
    at_home = added(kp, file, "miner")
    kp("document", "repair", at_home, "--from", "embedded", *there)
    for number, digest in enumerate((answer["digest"], at_home)):
        for where, options in (("home", ()), ("kubo", there)):
            out = tmp_path / f"{where}{number}"
            kp("document", "read", digest, "--as", "miner", "-o", str(out), *options)
            assert out.read_bytes() == PLAIN
            kp("document", "verify", digest, *options)


def test_a_kubo_that_is_away_is_said(kp: Kp, miner: str, file: Path) -> None:
    away = ("--store", "http://127.0.0.1:1")
    assert (
        "nobody answers there"
        in kp("document", "add", str(file), "--to", "miner", *away, code=1).err
    )
    assert kp.json("document", "list").json == []
    assert (
        "is no address of a Kubo API"
        in kp("document", "verify", "12" * 32, "--store", "/ip4/nowhere", code=2).err
    )
    assert (
        "a blockstore is embedded"
        in kp("document", "verify", "12" * 32, "--store", "s3", code=2).err
    )


@pytest.mark.chain
def test_what_the_ledger_says_is_encrypted_to(running: Kp, file: Path) -> None:
    """A key recorded with the admission, then changed: each time the one on the ledger counts."""
    kp = running
    first = kp.json("document", "keygen", "--as", "valuer").json["encryption_key"]
    assert kp.json("document", "add", str(file), "--to", "valuer").json["recipients"] == [first]
    recorded = bytes(PrivateKey.generate().public_key).hex()
    kp("keys", "encryption", recorded, "--as", "valuer")
    assert kp.json("document", "add", str(file), "--to", "valuer").json["recipients"] == [recorded]
    event = next(
        json.loads(line)
        for line in kp.json("events", "--kind", "EncryptionKeyChanged").out.splitlines()
    )
    number = str(event["fields"]["organisation"])
    by_number = kp.json("document", "add", str(file), "--to", number).json
    assert by_number["recipients"] == [recorded]
