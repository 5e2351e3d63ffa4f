"""To whom a document is encrypted: an X25519 key, or the one that a name has."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.cli.context import Context
from kp_ledger.documents.encryption import EncryptionKeys
from kp_ledger.domain.parse import is_id, parse_id
from kp_ledger.generated.events import EncryptionKeyChanged, OrganisationAdmitted

NO_KEY = bytes(32)


def encryption_keys(context: Context) -> EncryptionKeys:
    return EncryptionKeys(context.home.path / "encryption")


def recipients(context: Context, texts: list[str]) -> list[bytes]:
    """Each one's key: as given, else as the ledger has it, else the newest one kept here."""
    recorded = cache(on_ledger)
    return [_recipient(context, text, recorded) for text in texts]


def on_ledger(context: Context) -> dict[int, bytes]:
    """Every organisation's encryption key as last recorded; none where no node answers."""
    found: dict[int, bytes] = {}
    try:
        entries = context.link.entries() if context.link.answers() else []
    except LedgerUnavailable:
        return found
    for entry in entries:
        if isinstance(entry.event, OrganisationAdmitted | EncryptionKeyChanged):
            found[entry.event.organisation] = entry.event.encryption_key
    return found


def _recipient(
    context: Context, text: str, recorded: Callable[[Context], dict[int, bytes]]
) -> bytes:
    if is_id(text):
        return parse_id(text, "an encryption key")
    key = recorded(context).get(context.organisation(text), NO_KEY)
    if key != NO_KEY:
        return key
    here = encryption_keys(context).of(text) if text in context.keys.names() else []
    if not here:
        rule = "has no encryption key on the ledger, nor here: kp document keygen --as NAME"
        raise BadInput(text, rule)
    return bytes.fromhex(here[0].public)
