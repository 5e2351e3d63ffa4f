"""Keystores: encrypted, private, never overwritten, and no secret ever printed."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from eth_account import Account

from kp_ledger.base.errors import BadInput
from kp_ledger.keys import keystore as keystores
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.keys.keystore import DEMONSTRATION_PASSWORD, Owner, read_keystore
from kp_ledger.keys.passwords import new_password, open_keystore

PASSWORD = "twelve letters or more"
PRIVATE = "11" * 32


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keystores, "COST", 1 << 10)


@pytest.fixture
def keys(tmp_path: Path) -> KeyDirectory:
    return KeyDirectory(tmp_path / "keys")


def real(name: str = "miner") -> Owner:
    return Owner(name, 7, "BW", "miner", demonstration=False)


def test_a_key_is_kept_and_opened_by_its_password(keys: KeyDirectory) -> None:
    made = keys.create(real(), PASSWORD)
    opened = keys.get("miner").unlock(PASSWORD)
    assert opened.address == made.address
    assert opened.owner == real()


def test_a_wrong_password_is_refused_and_not_repeated(keys: KeyDirectory) -> None:
    keys.create(real(), PASSWORD)
    with pytest.raises(BadInput, match="'miner': this password does not open") as refused:
        keys.get("miner").unlock("not the password")
    assert "not the password" not in str(refused.value)


def test_files_are_for_their_owner_alone(keys: KeyDirectory) -> None:
    keys.create(real(), PASSWORD)
    assert stat.S_IMODE((keys.path / "miner.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.path.stat().st_mode) == 0o700


def test_no_keystore_is_overwritten(keys: KeyDirectory) -> None:
    keys.create(real(), PASSWORD)
    with pytest.raises(BadInput, match="none is overwritten"):
        keys.create(real(), PASSWORD)


def test_a_short_password_is_refused_for_a_real_key(keys: KeyDirectory) -> None:
    with pytest.raises(BadInput, match="twelve characters"):
        keys.create(real(), "short")


def test_no_secret_is_in_the_file_or_the_repr(keys: KeyDirectory) -> None:
    keys.put(Account.from_key(PRIVATE), real(), PASSWORD)
    text = (keys.path / "miner.json").read_text()
    opened = keys.get("miner").unlock(PASSWORD)
    for shown in (text, repr(opened), str(opened), repr(keys.get("miner"))):
        assert PRIVATE not in shown
        assert PASSWORD not in shown


def test_a_demonstration_key_says_so_and_opens_with_the_published_word(keys: KeyDirectory) -> None:
    keys.put_demonstration(Account.create(), "orapa", 7, "BW", "miner")
    assert json.loads((keys.path / "orapa.json").read_text())["demonstration"] is True
    assert open_keystore(keys.get("orapa")).owner.demonstration
    assert DEMONSTRATION_PASSWORD == "demonstration"


def test_a_backup_is_proved_by_opening_it(keys: KeyDirectory, tmp_path: Path) -> None:
    made = keys.create(real(), PASSWORD)
    copy = keys.backup("miner", tmp_path, PASSWORD)
    assert copy == tmp_path / "miner.json"
    assert read_keystore(copy).unlock(PASSWORD).address == made.address
    with pytest.raises(BadInput, match="none is overwritten"):
        keys.backup("miner", tmp_path, PASSWORD)


def test_a_keystore_from_elsewhere_comes_in_once_it_opens(
    keys: KeyDirectory, tmp_path: Path
) -> None:
    account = Account.create()
    plain = tmp_path / "UTC--somewhere"
    file = Account.encrypt(account.key, PASSWORD, kdf="scrypt", iterations=1 << 10)
    plain.write_text(json.dumps(file))
    with pytest.raises(BadInput):
        keys.take(plain, "mine", "another password")
    assert keys.take(plain, "mine", PASSWORD).address == account.address.lower()
    assert keys.names() == ["mine"]


def test_it_is_noted_whose_key_it_is_later(keys: KeyDirectory) -> None:
    keys.create(Owner("new", 0, "", "", demonstration=False), PASSWORD)
    keys.assign("new", 9, "AE", "trader")
    assert keys.get("new").unlock(PASSWORD).owner == Owner("new", 9, "AE", "trader", False)
    assert [k.owner.name for k in keys.of(9)] == ["new"]


def test_an_unknown_name_is_answered_with_those_there_are(keys: KeyDirectory) -> None:
    with pytest.raises(BadInput, match="none yet"):
        keys.get("nobody")
    keys.create(real(), PASSWORD)
    with pytest.raises(BadInput, match="there are: miner"):
        keys.get("nobody")
    with pytest.raises(BadInput, match="a key's name"):
        keys.get("../nobody")


def test_what_is_no_keystore_is_refused(keys: KeyDirectory, tmp_path: Path) -> None:
    for text in ("", "[]", "{}", '{"address": 1, "crypto": {}}'):
        path = tmp_path / "file"
        path.write_text(text)
        with pytest.raises(BadInput, match="is not a keystore"):
            keys.take(path, "x", PASSWORD)
    with pytest.raises(BadInput, match="no keystore to read"):
        keys.take(tmp_path / "none", "x", PASSWORD)


def test_a_password_file_that_others_may_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "password"
    path.write_text(PASSWORD + "\n")
    monkeypatch.setenv("KP_PASSWORD_FILE", str(path))
    with pytest.raises(BadInput, match="chmod 600"):
        new_password(real())
    path.chmod(0o600)
    assert new_password(real()) == PASSWORD
    path.write_text("")
    with pytest.raises(BadInput, match="empty file"):
        new_password(real())


def test_without_a_terminal_the_way_to_give_a_password_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("KP_PASSWORD_FILE", raising=False)
    with pytest.raises(BadInput, match="KP_PASSWORD_FILE names a file"):
        new_password(real())
