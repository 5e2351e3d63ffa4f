"""The keystores of a ledger's home, by name: HOME/keys/NAME.json."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kp_ledger.base.errors import BadInput
from kp_ledger.keys.keystore import (
    DEMONSTRATION_PASSWORD,
    Keystore,
    Owner,
    check_name,
    read_keystore,
    write_keystore,
)

if TYPE_CHECKING:
    from eth_account.signers.local import LocalAccount


class KeyDirectory:
    """Creates, finds, copies and takes in keystores."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> list[str]:
        return sorted(file.stem for file in self.path.glob("*.json"))

    def all(self) -> list[Keystore]:
        return [self.get(name) for name in self.names()]

    def get(self, name: str) -> Keystore:
        """The keystore of that name; BadInput that lists a few there are."""
        path = self._file(name)
        if not path.exists():
            some = ", ".join(self.names()[:8]) or "none yet: kp keys create NAME"
            raise BadInput(name, f"there is no key of this name in {self.path}; there are: {some}")
        return read_keystore(path)

    def of(self, organisation: int) -> list[Keystore]:
        """All keys of one organisation."""
        return [keystore for keystore in self.all() if keystore.owner.organisation == organisation]

    def create(self, owner: Owner, password: str) -> Keystore:
        """Makes a new key, random, encrypted before it is written."""
        from eth_account import Account

        return self.put(Account.create(), owner, password)

    def put(self, account: LocalAccount, owner: Owner, password: str) -> Keystore:
        """Keeps a key that is there already, encrypted."""
        self._check_password(owner, password)
        self._make()
        keystore = Keystore.lock(account, owner, password)
        write_keystore(keystore, self._file(owner.name))
        return keystore

    def put_demonstration(
        self, account: LocalAccount, name: str, organisation: int, participant: str, role: str
    ) -> Keystore:
        """Keeps a key to play with, under the published password."""
        owner = Owner(name, organisation, participant, role, demonstration=True)
        return self.put(account, owner, DEMONSTRATION_PASSWORD)

    def assign(self, name: str, organisation: int, participant: str, role: str) -> Keystore:
        """Notes whose key it is, once it is enrolled; the secret stays as it is."""
        old = self.get(name)
        owner = replace(old.owner, organisation=organisation, participant=participant, role=role)
        keystore = replace(old, owner=owner)
        fresh = self._file(name).with_suffix(".new")
        fresh.unlink(missing_ok=True)
        write_keystore(keystore, fresh)
        fresh.replace(self._file(name))
        return keystore

    def backup(self, name: str, target: Path, password: str) -> Path:
        """Copies a keystore and proves the copy by opening it."""
        keystore = self.get(name)
        path = target / f"{name}.json" if target.is_dir() else target
        write_keystore(keystore, path)
        opened = read_keystore(path).unlock(password)
        if opened.address != keystore.address:
            raise BadInput(str(path), f"the copy holds {opened.address}, not {keystore.address}")
        return path

    def take(self, source: Path, name: str, password: str) -> Keystore:
        """Takes in a keystore from elsewhere, once the password has opened it."""
        keystore = read_keystore(source)
        keystore.unlock(password)
        self._make()
        kept = replace(keystore, owner=replace(keystore.owner, name=name))
        write_keystore(kept, self._file(name))
        return kept

    def _file(self, name: str) -> Path:
        return self.path / f"{check_name(name)}.json"

    def _make(self) -> None:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)

    @staticmethod
    def _check_password(owner: Owner, password: str) -> None:
        if not owner.demonstration and len(password) < 12:
            raise BadInput(owner.name, "its password needs twelve characters or more")
