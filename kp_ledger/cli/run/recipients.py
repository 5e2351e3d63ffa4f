"""To whom a document is encrypted: an X25519 key, or the one that a name has."""

from __future__ import annotations

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.cli.context import Context
from kp_ledger.documents.encryption import EncryptionKeys
from kp_ledger.domain.parse import is_id, parse_id
from kp_ledger.generated.events import EncryptionKeyChanged, OrganisationAdmitted
from kp_ledger.index.queries.events import naming
from kp_ledger.index.subjects import ORGANISATION

NO_KEY = bytes(32)


def encryption_keys(context: Context) -> EncryptionKeys:
    return EncryptionKeys(context.home.path / "encryption")


def recipients(context: Context, texts: list[str]) -> list[bytes]:
    """Each one's key: as given, else as the ledger has it, else the newest one kept here."""
    return [_recipient(context, text) for text in texts]


def on_ledger(context: Context, organisation: int) -> bytes:
    """Its encryption key as last recorded; none where no node answers."""
    try:
        if not context.link.answers():
            return NO_KEY
    except LedgerUnavailable:
        return NO_KEY
    kinds = (OrganisationAdmitted, EncryptionKeyChanged)
    found = naming(context.snapshot, ORGANISATION, [organisation], *kinds)
    recorded = [
        one.event.encryption_key
        for one in found
        if isinstance(one.event, kinds) and one.event.organisation == organisation
    ]
    return recorded[-1] if recorded else NO_KEY


def _recipient(context: Context, text: str) -> bytes:
    if is_id(text):
        return parse_id(text, "an encryption key")
    key = on_ledger(context, context.organisation(text))
    if key != NO_KEY:
        return key
    here = encryption_keys(context).of(text) if text in context.keys.names() else []
    if not here:
        rule = "has no encryption key on the ledger, nor here: kp document keygen --as NAME"
        raise BadInput(text, rule)
    return bytes.fromhex(here[0].public)
