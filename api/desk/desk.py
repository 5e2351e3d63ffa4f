"""The desk: all that the gateway keeps itself, put together."""

from __future__ import annotations

from pathlib import Path

from api.desk.accepting import Accepting
from api.desk.keyring import Secrets
from api.desk.node import Node
from api.desk.store import Store
from kp_ledger.model.state import Ledger

DATABASE = "gateway.sqlite"


class Desk:
    """One ledger's desk. Several workers may have one each on the same folder and database."""

    def __init__(self, store: Store, node: Node, ledger: Ledger, secrets: Secrets) -> None:
        self.store = store
        self.node = node
        self.ledger = ledger
        self.secrets = secrets
        self.accepting = Accepting(store, node, ledger, secrets)

    @classmethod
    def open(cls, folder: Path, ledger: Ledger, node_url: str, database: str = "") -> Desk:
        """The desk whose secrets are in `folder`, and its database too unless `database` is a URL.

        Both are made when they are not there. The node may be away.
        """
        secrets = Secrets.of(folder)
        store = Store.open(database or f"sqlite:///{folder / DATABASE}")
        return cls(store, Node(node_url, ledger), ledger, secrets)

    def close(self) -> None:
        """Waits until everything that was handed in before is on disk."""
        self.store.close()
