"""A blockstore as a setting or a command line names it."""

from __future__ import annotations

from pathlib import Path

from kp_ledger.base.errors import BadInput
from kp_ledger.documents.blockstore import Blockstore
from kp_ledger.documents.counterfoils import Counterfoils
from kp_ledger.documents.documents import Documents
from kp_ledger.documents.embedded import Embedded
from kp_ledger.home import Home

EMBEDDED = "embedded"
KUBO = "kubo"


def folder_of(home: Home) -> Path:
    """Where a home keeps its documents."""
    return home.path / "documents"


def open_store(text: str, home: Home) -> Blockstore:
    """`embedded` (in the home), `kubo` (on this machine), a URL or multiaddress of Kubo's API."""
    if text == EMBEDDED:
        return Embedded(folder_of(home))
    if text == KUBO or "://" in text or text.startswith(("/ip4/", "/ip6/", "/dns", "/unix/")):
        # Imported where it is wanted: it takes longer than the rest of a command together.
        from kp_ledger.documents.kubo import DEFAULT_ADDRESS, Kubo

        return Kubo(DEFAULT_ADDRESS if text == KUBO else text)
    raise BadInput(text, "a blockstore is embedded, kubo, or the URL of Kubo's API")


def open_source(text: str, home: Home) -> Blockstore:
    """A store to fetch from: as `open_store` has it, or the folder of another home."""
    folder = Path(text)
    if not folder.is_dir():
        return open_store(text, home)
    other = folder_of(Home(folder))
    return Embedded(other if other.is_dir() else folder)


def open_documents(home: Home, store: str = EMBEDDED) -> Documents:
    """A home's documents, their blocks in that store, their counterfoils in the home."""
    return Documents(open_store(store, home), Counterfoils(folder_of(home) / "counterfoils"))
