"""To whom a document is encrypted: an X25519 key, or the one that a name has."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kp_ledger.cli.desk import Desk
from kp_ledger.documents.encryption import EncryptionKeys
from kp_ledger.domain.errors import BadInput, LedgerUnavailable
from kp_ledger.domain.parse import is_id, parse_id
from kp_ledger.model.events import EncryptionKeyChanged, OrganisationAdmitted

NO_KEY = bytes(32)


def encryption_keys(desk: Desk) -> EncryptionKeys:
    return EncryptionKeys(desk.home.path / "encryption")


def recipients(desk: Desk, texts: list[str]) -> list[bytes]:
    """Each one's key: as given, else as the ledger has it, else the newest one kept here."""
    recorded = cache(on_ledger)
    return [_recipient(desk, text, recorded) for text in texts]


def on_ledger(desk: Desk) -> dict[int, bytes]:
    """Every organisation's encryption key as last recorded; none where no node answers."""
    found: dict[int, bytes] = {}
    try:
        entries = desk.link.entries() if desk.link.answers() else []
    except LedgerUnavailable:
        return found
    for entry in entries:
        if isinstance(entry.event, OrganisationAdmitted | EncryptionKeyChanged):
            found[entry.event.organisation] = entry.event.encryption_key
    return found


def _recipient(desk: Desk, text: str, recorded: Callable[[Desk], dict[int, bytes]]) -> bytes:
    if is_id(text):
        return parse_id(text, "an encryption key")
    key = recorded(desk).get(desk.organisation(text), NO_KEY)
    if key != NO_KEY:
        return key
    here = encryption_keys(desk).of(text) if text in desk.keys.names() else []
    if not here:
        rule = "has no encryption key on the ledger, nor here: kp document keygen --as NAME"
        raise BadInput(text, rule)
    return bytes.fromhex(here[0].public)
