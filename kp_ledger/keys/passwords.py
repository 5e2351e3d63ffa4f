"""Where a keystore's password comes from: published, a file, or the terminal. Nowhere else."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from kp_ledger.base.errors import BadInput
from kp_ledger.keys.keystore import DEMONSTRATION_PASSWORD, Keystore, Opened, Owner

VARIABLE = "KP_PASSWORD_FILE"


def password_of(owner: Owner) -> str:
    """The password that opens `owner`'s keystore."""
    if owner.demonstration:
        return DEMONSTRATION_PASSWORD
    if path := os.environ.get(VARIABLE):
        return _from_file(Path(path))
    return _from_terminal(f"Password of {owner.name}: ", owner.name)


def new_password(owner: Owner) -> str:
    """A password for a keystore about to be made, asked for twice on a terminal."""
    if owner.demonstration or os.environ.get(VARIABLE):
        return password_of(owner)
    first = _from_terminal(f"New password for {owner.name} (12 characters or more): ", owner.name)
    if first != _from_terminal("The same again: ", owner.name):
        raise BadInput(owner.name, "the two passwords differ; nothing was written")
    return first


def open_keystore(keystore: Keystore) -> Opened:
    return keystore.unlock(password_of(keystore.owner))


def _from_file(path: Path) -> str:
    try:
        if path.stat().st_mode & 0o077:
            raise BadInput(str(path), "others may read this password file: chmod 600 it first")
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadInput(str(path), f"{VARIABLE} names no file that can be read") from None
    if not lines:
        raise BadInput(str(path), f"{VARIABLE} names an empty file")
    return lines[0]


def _from_terminal(prompt: str, name: str) -> str:
    if not sys.stdin.isatty():
        rule = f"its password is asked for on a terminal; without one, {VARIABLE} names a file"
        raise BadInput(name, rule)
    return getpass.getpass(prompt, stream=sys.stderr)
