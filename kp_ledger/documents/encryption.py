"""Organisations' X25519 keys on this machine: HOME/encryption/NAME/PUBLIC.json.

The secret is encrypted as a keystore's is (Web3 secret storage, version 3), under the password of
the keystore of that name. A new key does not take the place of an old one: what was encrypted to
it is still read with it.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eth_account import Account
from nacl.public import PrivateKey

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.durable import write_whole
from kp_ledger.keys import keystore as keystores
from kp_ledger.keys.keystore import DEMONSTRATION_COST, DEMONSTRATION_PASSWORD, Owner, check_name


@dataclass(frozen=True, slots=True)
class EncryptionKey:
    """A closed key: `public` is 64 hexadecimal digits, `made` a moment in Unix seconds."""

    name: str
    public: str
    made: int
    crypto: dict[str, Any]

    @classmethod
    def lock(cls, secret: PrivateKey, owner: Owner, password: str) -> EncryptionKey:
        """Encrypts a key for `owner`."""
        cost = DEMONSTRATION_COST if owner.demonstration else keystores.COST
        file = Account.encrypt(bytes(secret), password, kdf="scrypt", iterations=cost)
        public = bytes(secret.public_key).hex()
        return cls(owner.name, public, int(time.time()), file["crypto"])

    def unlock(self, password: str) -> PrivateKey:
        """Decrypts; BadInput when the password is another's, without saying which was tried."""
        try:
            secret = PrivateKey(
                bytes(Account.decrypt({"crypto": self.crypto, "version": 3}, password))
            )
        except (ValueError, KeyError, TypeError):
            rule = "this password does not open its encryption key, or the file is damaged"
            raise BadInput(self.name, rule) from None
        if bytes(secret.public_key).hex() != self.public:
            raise BadInput(self.name, f"holds another key than {self.public}, as it says")
        return secret


class EncryptionKeys:
    """Makes and finds encryption keys in a folder of the home."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def create(self, owner: Owner, password: str) -> EncryptionKey:
        """Makes a new key, random, encrypted before it is written."""
        return self._keep(PrivateKey.generate(), owner, password)

    def keep_demonstration(self, secret: PrivateKey, owner: Owner) -> EncryptionKey:
        """Keeps a key to play with, under the published password."""
        return self._keep(secret, owner, DEMONSTRATION_PASSWORD)

    def of(self, name: str) -> list[EncryptionKey]:
        """The keys of that name, the newest first; none when there are none."""
        files = sorted(self._folder(name).glob("*.json"))
        return sorted((_read(file) for file in files), key=lambda key: -key.made)

    def _keep(self, secret: PrivateKey, owner: Owner, password: str) -> EncryptionKey:
        key = EncryptionKey.lock(secret, owner, password)
        path = self._folder(owner.name) / f"{key.public}.json"
        try:
            write_whole(path, (json.dumps(asdict(key), indent=1) + "\n").encode("ascii"))
        except OSError as error:
            raise BadInput(str(path), f"cannot be written: {error.strerror}") from None
        return key

    def _folder(self, name: str) -> Path:
        return self.root / check_name(name)


def _read(path: Path) -> EncryptionKey:
    try:
        return EncryptionKey(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        raise BadInput(str(path), "is not an encryption key") from None
