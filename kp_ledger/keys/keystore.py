"""One encrypted key in one file: Web3 secret storage, version 3, with whose it is beside it.

A demonstration keystore is opened by a published password. Any other asks for its own, and
never on a command line. Nothing here prints or logs a private key.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kp_ledger.base.errors import BadInput

# eth-account is imported where a key is made or opened: to read whose keys there are needs none.
if TYPE_CHECKING:
    from eth_account.signers.local import LocalAccount

DEMONSTRATION_PASSWORD = "demonstration"  # noqa: S105 - published on purpose
# scrypt's cost: a demonstration opens hundreds, a real key must resist who steals the file.
DEMONSTRATION_COST, COST = 1 << 10, 1 << 18
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose key it is: a name on this machine, and the organisation's number (0: a focal key)."""

    name: str
    organisation: int
    participant: str
    role: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A key that may sign. Its repr shows no secret."""

    owner: Owner
    account: LocalAccount

    def __repr__(self) -> str:
        return f"<opened key {self.owner.name} {self.address}>"

    @property
    def address(self) -> str:
        return str(self.account.address).lower()


@dataclass(frozen=True, slots=True)
class Keystore:
    """A keystore as its file has it, still closed."""

    owner: Owner
    address: str
    crypto: dict[str, Any]
    identifier: str

    @classmethod
    def lock(cls, account: LocalAccount, owner: Owner, password: str) -> Keystore:
        """Encrypts a key for `owner`."""
        from eth_account import Account

        cost = DEMONSTRATION_COST if owner.demonstration else COST
        file = Account.encrypt(account.key, password, kdf="scrypt", iterations=cost)
        return cls(owner, account.address.lower(), file["crypto"], file["id"])

    def unlock(self, password: str) -> Opened:
        """Decrypts; BadInput when the password is another's, without saying which was tried."""
        from eth_account import Account

        file = {"crypto": self.crypto, "version": 3, "id": self.identifier}
        try:
            account = Account.from_key(Account.decrypt(file, password))
        except (ValueError, KeyError, TypeError):
            rule = "this password does not open the keystore, or the file is damaged"
            raise BadInput(self.owner.name, rule) from None
        if account.address.lower() != self.address:
            raise BadInput(self.owner.name, f"holds another key than {self.address}, as it says")
        return Opened(self.owner, account)

    def text(self) -> str:
        file = {"version": 3, "id": self.identifier, "address": self.address}
        return json.dumps({**asdict(self.owner), **file, "crypto": self.crypto}, indent=1) + "\n"


def parse_keystore(text: str, path: Path) -> Keystore:
    """A keystore of ours, or any version 3 file, whose owner is then unknown (organisation 0)."""
    try:
        file = json.loads(text)
        crypto = file.get("crypto") or file["Crypto"]
        address = "0x" + file["address"].removeprefix("0x").lower()
        owner = Owner(
            file.get("name", path.stem),
            int(file.get("organisation", 0)),
            str(file.get("participant", "")),
            str(file.get("role", "")),
            file.get("demonstration") is True,
        )
        return Keystore(owner, address, crypto, file.get("id", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(str(path), "is not a keystore (Web3 secret storage, version 3)") from None


def read_keystore(path: Path) -> Keystore:
    try:
        return parse_keystore(path.read_text("utf-8"), path)
    except (OSError, UnicodeDecodeError):
        raise BadInput(str(path), "there is no keystore to read here") from None


def write_keystore(keystore: Keystore, path: Path) -> None:
    """Writes a file that only its owner may read, and never over another."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BadInput(str(path), "there is a file already, and none is overwritten") from None
    except OSError as error:
        raise BadInput(str(path), f"cannot be written: {error.strerror}") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(keystore.text())
        file.flush()
        os.fsync(file.fileno())


def check_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise BadInput(name, "a key's name is letters, digits and . _ -, 63 at most")
    return name
