"""Encryption keys: under a keystore's password, several to a name, and none ever lost or shown."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from kp_ledger.base.errors import BadInput
from kp_ledger.documents import encryption
from kp_ledger.documents.encryption import EncryptionKeys
from kp_ledger.keys import keystore as keystores
from kp_ledger.keys.keystore import Owner
from tests import clocks

PASSWORD = "twelve letters or more"
MINER = Owner("miner", 7, "BW", "miner", demonstration=False)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keystores, "COST", 1 << 10)


@pytest.fixture
def keys(tmp_path: Path) -> EncryptionKeys:
    return EncryptionKeys(tmp_path / "encryption")


def test_a_key_is_kept_and_opened_by_its_password(keys: EncryptionKeys) -> None:
    made = keys.create(MINER, PASSWORD)
    (found,) = keys.of("miner")
    assert found == made
    assert bytes(found.unlock(PASSWORD).public_key).hex() == made.public


def test_a_wrong_password_is_refused_and_not_repeated(keys: EncryptionKeys) -> None:
    made = keys.create(MINER, PASSWORD)
    with pytest.raises(BadInput, match="'miner': this password does not open") as refused:
        made.unlock("not the password")
    assert "not the password" not in str(refused.value)


def test_a_new_key_leaves_the_old_one(
    keys: EncryptionKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks.read_by(monkeypatch, encryption, lambda: 1.0)
    old = keys.create(MINER, PASSWORD)
    clocks.read_by(monkeypatch, encryption, lambda: 2.0)
    new = keys.create(MINER, PASSWORD)
    assert [key.public for key in keys.of("miner")] == [new.public, old.public]


def test_the_secret_is_in_no_file_and_the_file_is_private(keys: EncryptionKeys) -> None:
    secret = keys.create(MINER, PASSWORD).unlock(PASSWORD)
    (file,) = keys.root.rglob("*.json")
    assert bytes(secret).hex() not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_file_that_says_another_key_is_refused(keys: EncryptionKeys) -> None:
    keys.create(MINER, PASSWORD)
    (file,) = keys.root.rglob("*.json")
    file.write_text(json.dumps({**json.loads(file.read_text()), "public": "00" * 32}))
    with pytest.raises(BadInput, match="holds another key than 0000"):
        keys.of("miner")[0].unlock(PASSWORD)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": "miner"}', "\x00"])
def test_a_damaged_file_is_named(keys: EncryptionKeys, text: str) -> None:
    keys.create(MINER, PASSWORD)
    (file,) = keys.root.rglob("*.json")
    file.write_text(text)
    with pytest.raises(BadInput, match="is not an encryption key"):
        keys.of("miner")


def test_damaged_numbers_of_the_encryption_are_refused(keys: EncryptionKeys) -> None:
    keys.create(MINER, PASSWORD)
    (file,) = keys.root.rglob("*.json")
    file.write_text(json.dumps({**json.loads(file.read_text()), "crypto": {"kdf": "scrypt"}}))
    with pytest.raises(BadInput, match="the file is damaged"):
        keys.of("miner")[0].unlock(PASSWORD)


@pytest.mark.parametrize("name", ["", "../miner", "a/b", ".hidden"])
def test_a_name_leads_to_no_other_folder(keys: EncryptionKeys, name: str) -> None:
    with pytest.raises(BadInput, match="a key's name is letters"):
        keys.of(name)
