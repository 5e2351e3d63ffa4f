"""The node that a home names: one that runs in it, or one elsewhere by its URL."""

from __future__ import annotations

from kp_ledger.base.errors import LedgerUnavailable
from kp_ledger.chain.node import Anvil, Ganache, Node
from kp_ledger.home import Description, Home

KINDS: dict[str, type[Node]] = {"anvil": Anvil, "ganache": Ganache}


def node_of(home: Home, port: int = 0, description: Description | None = None) -> Node:
    """The node that runs in this home; LedgerUnavailable when it names one elsewhere."""
    description = description or home.description()
    if description.node not in KINDS:
        raise LedgerUnavailable(f"this ledger's node runs elsewhere: {description.url}")
    kind = KINDS[description.node]
    return kind(home.node, description.chain_id, port, description.genesis_time or None)


def url_of(home: Home, description: Description) -> str:
    return description.url or node_of(home).url
