"""The gateway's own secrets: two keys that are enrolled nowhere, and what its tokens are made with.

Each is a file that only its owner may read, made once; none is ever shown.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from eth_account import Account

from kp_ledger.base.errors import BadInput
from kp_ledger.keys.keystore import Opened, Owner


@dataclass(frozen=True)
class Secrets:
    """`receipts` signs receipts, `sending` the transactions that carry other people's orders."""

    receipts: Opened
    sending: Opened
    tokens: bytes

    def __repr__(self) -> str:
        return f"<secrets of the gateway {self.receipts.address} {self.sending.address}>"

    @classmethod
    def of(cls, folder: Path) -> Secrets:
        """Those in `folder`, made when they are not there; BadInput when others may read them."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(
            _key(folder / "receipts.key", "gateway-receipts"),
            _key(folder / "sending.key", "gateway-sending"),
            _secret(folder / "tokens.secret"),
        )


def _key(path: Path, name: str) -> Opened:
    owner = Owner(name, 0, "", "gateway", demonstration=False)
    try:
        return Opened(owner, Account.from_key(_secret(path)))
    except ValueError:
        raise BadInput(str(path), "holds no private key") from None


def _secret(path: Path) -> bytes:
    if not path.exists():
        _make(path)
    if path.stat().st_mode & 0o077:
        raise BadInput(str(path), "others may read this secret: chmod 600 it first")
    try:
        secret = bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        secret = b""
    if len(secret) != 32:
        raise BadInput(str(path), "holds no secret of 32 bytes in hexadecimal")
    return secret


def _make(path: Path) -> None:
    """Whole or not at all, and once: of several workers that start together the first wins."""
    part = path.with_suffix(f".{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(part, path)
    part.unlink()
